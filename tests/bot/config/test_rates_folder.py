"""A municipality's own rates: they price its lines, and what is wrong with them is told."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from bot.config.municipality import check, load_terms
from bot.config.rates import read_rates
from claims.lines import Meals, MileageLine, PerDiemLine
from claims.pricing import price

BICYCLE = 'paid.bicycle:\n  - {from: 2026-01-01, value: "3.00", source: "kommunestyret 26/41"}\n'


def _write(folder: Path, name: str, text: str) -> None:
    (folder / "rates").mkdir(exist_ok=True)
    (folder / "rates" / name).write_text(text, "utf-8")


def test_an_own_bicycle_rate_is_paid_and_wholly_taxable(folder: Path) -> None:
    _write(folder, "mileage.yaml", BICYCLE)
    ride = MileageLine(date=dt.date(2026, 11, 12), distance_km=Decimal(14), vehicle="bicycle")
    found = price(ride, load_terms(folder))
    assert found is not None
    assert (found.amount, found.taxable) == (Decimal("42.00"), Decimal("42.00"))
    assert found.parts[0].source == "kommunestyret 26/41"


def test_good_rates_leave_the_folder_without_problems(folder: Path) -> None:
    before = check(folder)
    _write(folder, "mileage.yaml", BICYCLE)
    assert check(folder) == before


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("mileage.yaml", BICYCLE.replace('"3.00"', "3.00"), "quotation marks"),
        ("mileage.yaml", BICYCLE.replace("paid", "pad"), "is no rate that anything is paid by"),
        ("abroad.yaml", BICYCLE.replace("paid.bicycle", "country.sweden"), "country.SE"),
        ("abroad.yaml", BICYCLE.replace("paid.bicycle", "city.SE.Stockholm"), "in small letters"),
        ("abroad.yaml", BICYCLE.replace("paid.bicycle", "share.from_6_hours"), "no share"),
        ("per_diem.yaml", BICYCLE.replace("paid.bicycle", "meal.lunch"), "no share"),
        ("mileage.yaml", BICYCLE.replace("bicycle", "unicycle"), "paid.unicycle"),
        ("bicycles.yaml", BICYCLE, "no kind of rates"),
        ("mileage.yaml", "a: [", "not YAML"),
    ],
)
def test_a_fault_names_its_file(folder: Path, name: str, text: str, what: str) -> None:
    _write(folder, name, text)
    (problem,) = read_rates(folder)[1]
    assert problem.file == f"rates/{name}"
    assert what in str(problem)


def test_a_file_that_is_no_text_is_told(folder: Path) -> None:
    (folder / "rates").mkdir(exist_ok=True)
    (folder / "rates" / "mileage.yaml").write_bytes(b"\xff\xfe\x00")
    (problem,) = read_rates(folder)[1]
    assert "cannot be read" in problem.what


def test_a_country_that_the_folder_has_is_paid_by_its_row(folder: Path) -> None:
    rows = 'country.SE:\n  - {from: 2026-01-01, value: "900", source: "Særavtalen 2026, utenlands, vedlegg"}\n'
    _write(folder, "abroad.yaml", rows)
    assert [problem for problem in check(folder) if problem.file == "rates/abroad.yaml"] == []
    trip = PerDiemLine(
        start=dt.datetime.fromisoformat("2026-06-01T08:00"),
        end=dt.datetime.fromisoformat("2026-06-02T08:00"),
        meals=Meals(),
        lodging="hotel",
        country="SE",
    )
    found = price(trip, load_terms(folder))
    assert found
    assert (found.amount, found.tax_free) == (Decimal("900.00"), Decimal("693.00"))
