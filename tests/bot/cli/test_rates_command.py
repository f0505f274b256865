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
