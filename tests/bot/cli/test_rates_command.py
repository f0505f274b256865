"""`godtgjort rates`, as a payroll officer and an auditor use it."""

from pathlib import Path

import pytest

from demo.town import Town
from tests.bot.cli.commands import complaint, godtgjort

OWN = 'paid.bicycle:\n  - {from: 2022-01-01, value: "3.00", source: "kommunestyret 26/41"}\n'


def _own(folder: Path, text: str) -> None:
    (folder / "rates").mkdir(exist_ok=True)
    (folder / "rates" / "mileage.yaml").write_text(text, "utf-8")


def test_the_rates_of_a_day_are_shown_with_their_sources(town: Town) -> None:
    shown = godtgjort("rates", "show", "--config", town.folder, "--on", "2024-03-01").stdout.decode()
    assert "mileage.paid.car" in shown
    assert "4.90" in shown
    assert "5.30" not in shown
    assert "PM-2023-16" in shown


@pytest.mark.parametrize(("day", "lacking"), [("2026-12-31", False), ("2027-01-01", True), ("2021-12-31", True)])
def test_what_has_no_rate_on_a_day_is_named(town: Town, day: str, *, lacking: bool) -> None:
    shown = godtgjort("rates", "show", "--config", town.folder, "--on", day).stdout.decode().splitlines()
    told = [line.split()[0] for line in shown if f"no rate on {day}" in line]
    assert ({"mileage.paid.car", "per_diem.tax_free.hotel"} <= set(told)) == lacking
    assert all(line.split()[0] not in told for line in shown if "no rate on" not in line)


def test_check_names_what_differs_from_the_state(town: Town) -> None:
    _own(town.folder, OWN)
    done = godtgjort("rates", "check", "--config", town.folder)
    assert done.returncode == 0
    assert "own mileage.paid.bicycle 3.00 instead of –: kommunestyret 26/41" in done.stdout.decode()


def test_a_broken_table_is_told_and_shown_nowhere(town: Town) -> None:
    _own(town.folder, OWN.replace('"3.00"', "3.00"))
    done = godtgjort("rates", "check", "--config", town.folder)
    assert done.returncode == 2
    assert "rates/mileage.yaml" in done.stdout.decode()
    shown = godtgjort("rates", "show", "--config", town.folder)
    assert shown.returncode == 2
    assert "quotation marks" in complaint(shown)


def test_the_rates_of_every_kind_are_shown(town: Town) -> None:
    (town.folder / "rates").mkdir(exist_ok=True)
    sweden = 'country.SE:\n  - {from: 2026-01-01, value: "900", source: "Særavtalen 2026, utenlands, vedlegg"}\n'
    (town.folder / "rates" / "abroad.yaml").write_text(sweden, "utf-8")
    mayor = 'mayor:\n  - {from: 2026-01-01, value: "1208000.00", source: "Kommunestyret 33/26"}\n'
    (town.folder / "rates" / "base.yaml").write_text(mayor, "utf-8")
    shown = godtgjort("rates", "show", "--config", town.folder, "--on", "2026-03-01").stdout.decode().splitlines()
    values = {line.split()[0]: line.split()[1] for line in shown}
    known = {
        "mileage.paid.car": "5.30",
        "mileage.supplement.passenger": "1.00",
        "per_diem.paid.night": "1012.00",
        "per_diem.meal.dinner": "0.50",
        "abroad.country.SE": "900",
        "abroad.share.from_6_hours": "0.50",
        "base.mayor": "1208000.00",
    }
    assert {name: values[name] for name in known} == known


OVERLAP = "let that one end the day before, or leave one out"
NUMBER = 'write it with a point in quotation marks, as "5.30"'
FAULTS = """\
paid.car:
  - {from: 2026-01-01, to: 2026-03-31, value: "5.50", source: KST}
  - {from: 2026-05-01, to: 2026-06-30, value: "5.60", source: KST}
  - {from: 2026-06-30, value: "5.60", source: KST}
paid.boat:
  - {from: 2026-01-01, value: "5.50"}
paid.moped:
  - {from: 2026-02-01, to: 2026-01-01, value: "5.50", source: KST}
paid.motorcycle:
  - {from: 2026-01-01, value: "-5.50", source: KST}
paid.bicycle:
  - {from: 2026-01-01, value: fem, source: KST}
paid.other:
  - {from: 2026-01-01, value: "5,30", source: KST}
tax_free.boat:
  - {from: 2026-01-01, value: "5.30", source: KST}
  - {from: 2026-01-01, value: "5.30", source: KST}
tax_free.moped:
  - {from: 2026-01-01, value: "5.30", source: KST, valid: x}
paid.rocket:
  - {from: 2026-01-01, value: "5.30", source: KST}
"""


def test_each_fault_is_one_line_that_says_where_it_is_and_what_to_do(town: Town) -> None:
    _own(town.folder, FAULTS)
    done = godtgjort("rates", "check", "--config", town.folder)
    told = [line for line in done.stdout.decode().splitlines() if line.startswith("error ")]
    assert [line.removeprefix("error rates/mileage.yaml: ").split("; ") for line in told] == [
        [
            "mileage.paid.car from 2026-05-01 does not follow upon 2026-03-31",
            "add the days between, or `none` with the reason",
        ],
        ["mileage.paid.car from 2026-06-30 overlaps the row before it", OVERLAP],
        ["mileage.paid.boat from 2026-01-01: `source` is missing", "say where the value stands"],
        [
            "mileage.paid.moped from 2026-02-01: `to` is no day on or after `from`",
            "write the last day, or leave it out",
        ],
        ["mileage.paid.motorcycle from 2026-01-01: `value` is no number from 0 up", NUMBER],
        ["mileage.paid.bicycle from 2026-01-01: `value` is no number from 0 up", NUMBER],
        ["mileage.paid.other from 2026-01-01: `value` is no number from 0 up", NUMBER],
        ["mileage.tax_free.boat from 2026-01-01 overlaps the row before it", OVERLAP],
        [
            "mileage.tax_free.moped from 2026-01-01: valid is not known",
            "a row has confidence, from, none, source, to, value",
        ],
        [
            '"paid.rocket" is no rate that anything is paid by',
            "see `godtgjort rates show` for the names that are used",
        ],
    ]
    assert done.returncode == 2
