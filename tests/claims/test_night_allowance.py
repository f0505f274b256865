"""Nights without a bill (nattillegg), trips near by, and lodging nobody can look up."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Literal

import pytest

from claims.catalogue import Catalogue
from claims.errors import NoRate
from claims.lines import Lodging, Meals, PerDiemLine
from claims.money import Half
from claims.per_diem import price
from claims.price import Price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.travel import Travel
from tests.claims.given import TERMS


def trip(start: str, end: str, lodging: Lodging | None = "private", nights: int = 0) -> PerDiemLine:
    """A trip without meals paid by others."""
    return PerDiemLine(
        start=dt.datetime.fromisoformat(start),
        end=dt.datetime.fromisoformat(end),
        meals=Meals(),
        lodging=lodging,
        night_allowances=nights,
    )


def paid(line: PerDiemLine, terms: Terms = TERMS) -> Price:
    """The price of the trip."""
    found = price(line, terms)
    assert found
    return found


def nights_of(found: Price) -> list[tuple[str, str, str]]:
    """Count, rate and kroner of each part paid for nights."""
    return [(str(p.quantity), str(p.rate), str(p.amount)) for p in found.parts if p.kind == "night_allowance"]


@pytest.mark.parametrize(("year", "rate"), [(2022, "435"), (2023, "435"), (2024, "435"), (2025, "452"), (2026, "452")])
def test_a_night_has_the_rate_of_its_year_and_is_tax_free(year: int, rate: str) -> None:
    line = trip(f"{year}-06-01T08:00", f"{year}-06-02T08:00", nights=1)
    found, without = paid(line), paid(replace(line, night_allowances=0))
    assert nights_of(found) == [("1", f"{rate}.00", f"{rate}.00")]
    assert found.taxable == without.taxable
    assert found.tax_free - without.tax_free == Decimal(rate)


def test_each_night_has_the_rate_of_its_evening() -> None:
    found = paid(trip("2024-12-30T08:00", "2025-01-02T08:00", nights=3))
    assert nights_of(found) == [("2", "435.00", "870.00"), ("1", "452.00", "452.00")]


def test_a_trip_has_no_more_nights_than_it_has() -> None:
    line = trip("2026-06-01T08:00", "2026-06-03T08:00", nights=2)
    assert nights_of(paid(line)) == [("2", "452.00", "904.00")]
    for impossible in (3, -1, 10**12):
        with pytest.raises(NoRate) as refused:
            price(replace(line, night_allowances=impossible), TERMS)
        assert refused.value.field == "night_allowances"


@pytest.mark.parametrize(("year", "limit"), [(2022, 435), (2023, 435), (2024, 435), (2025, 452), (2026, 452)])
def test_what_a_municipality_pays_above_the_limit_is_taxable(year: int, limit: int) -> None:
    own = Rate(
        name="per_diem.paid.night_allowance",
        valid_from=dt.date(2022, 1, 1),
        value=Decimal(500),
        source="kommunestyret 26/41",
        confidence="own",
    )
    terms = Terms(catalogue=Catalogue([], state_rates().replaced_by([own])))
    line = trip(f"{year}-06-01T08:00", f"{year}-06-03T08:00", nights=2)
    above = paid(line, terms).taxable - paid(line).taxable
    assert above == 2 * (500 - limit)
    assert paid(line, terms).tax_free == paid(line).tax_free


@pytest.mark.parametrize(("km", "amount"), [("15", "0.00"), ("15.0", "0.00"), ("15.1", "397.00"), (None, "397.00")])
def test_nothing_is_due_within_fifteen_kilometres(km: str | None, amount: str) -> None:
    line = trip("2026-06-01T08:00", "2026-06-01T16:00", lodging=None)
    found = paid(replace(line, distance_km=None if km is None else Decimal(km)))
    assert str(found.amount) == amount


@pytest.mark.parametrize(
    ("lodging", "named", "unnamed"),
    [("hotel", "1090.00", "214.00"), ("boarding", "797.00", "214.00"), ("private", "214.00", "214.00")],
)
def test_of_an_undocumented_night_no_more_than_of_a_private_one_is_tax_free(
    lodging: Lodging, named: str, unnamed: str
) -> None:
    line = trip("2026-11-05T07:00", "2026-11-06T17:30", lodging)
    unlooked = price(line, TERMS, named=False)
    assert unlooked
    assert str(paid(line).tax_free) == named
    assert str(unlooked.tax_free) == unnamed
    assert unlooked.amount == paid(line).amount == Decimal("1409.00")


def test_a_municipality_may_take_meals_off_the_overnight_rate() -> None:
    line = replace(trip("2026-10-14T08:00", "2026-10-14T17:40", lodging=None), meals=Meals(lunch=1))
    terms = replace(TERMS, travel=Travel(meals_taken_off="overnight_rate"))
    found = paid(line, terms)
    assert (str(found.amount), str(found.tax_free), str(found.taxable)) == ("93.40", "93.40", "0.00")  # 397 - 303.60


@pytest.mark.parametrize(
    ("nights", "breakfasts", "settled", "amount"),
    [
        (1, 1, "paid", "1012.00"),
        (1, 1, "taken_off", "809.60"),
        (0, 1, "paid", "809.60"),
        (1, 0, "taken_off", "1012.00"),
    ],
)
def test_a_breakfast_after_a_night_with_the_allowance_is_the_municipalitys_to_take_off(
    nights: int, breakfasts: int, settled: Literal["paid", "taken_off"], amount: str
) -> None:
    line = replace(trip("2026-06-01T08:00", "2026-06-02T08:00", nights=nights), meals=Meals(breakfast=breakfasts))
    terms = replace(TERMS, travel=Travel(night_allowance_breakfast=settled))
    assert str(paid(line, terms).amount - 452 * nights) == amount


def test_only_a_breakfast_for_each_such_night_stays_paid() -> None:
    line = replace(trip("2026-06-01T08:00", "2026-06-03T08:00", nights=1), meals=Meals(breakfast=2, dinner=1))
    assert paid(line).amount - 452 == 2 * 1012 - Decimal("0.7") * 1012


@pytest.mark.parametrize(("half", "limit"), [("up", 74), ("down", 73)])
def test_half_a_krone_of_a_reduced_limit_goes_where_the_municipality_says(half: Half, limit: int) -> None:
    line = replace(trip("2025-05-06T08:00", "2025-05-07T08:00", "private"), meals=Meals(lunch=1))  # 105 × 0.7 = 73.50
    assert paid(line, replace(TERMS, travel=Travel(half_krone=half))).tax_free == limit


@pytest.mark.parametrize(("year", "lunches", "limit"), [(2026, 1, 75), (2025, 0, 105)])
def test_no_other_limit_depends_on_where_half_a_krone_goes(year: int, lunches: int, limit: int) -> None:
    line = replace(trip(f"{year}-05-06T08:00", f"{year}-05-07T08:00", "private"), meals=Meals(lunch=lunches))
    settled: tuple[Half, ...] = ("up", "down")
    assert {paid(line, replace(TERMS, travel=Travel(half_krone=half))).tax_free for half in settled} == {limit}
