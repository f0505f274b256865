"""Mileage by the figures of the state agreement and the tax regulations of each year."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import pricing
from claims.catalogue import Catalogue
from claims.errors import NoRate
from claims.lines import MileageLine, Passenger, Vehicle
from claims.mileage import price
from claims.price import Price
from claims.rates import state_rates
from claims.terms import Terms
from tests.claims.given import TERMS, own_rate

IN_2026 = dt.date(2026, 11, 19)


def drive(km: str, day: dt.date = IN_2026, **values: Any) -> Price:
    """The price of a drive by car unless said otherwise."""
    found = price(MileageLine(date=day, distance_km=Decimal(km), **values), TERMS)
    assert found
    return found


def sums(found: Price) -> tuple[str, str, str]:
    """Amount, tax-free and taxable."""
    return str(found.amount), str(found.tax_free), str(found.taxable)


@pytest.mark.parametrize(
    ("year", "paid", "taxable"),
    [
        (2022, "4.03", "0.53"),
        (2023, "4.48", "0.98"),
        (2024, "4.90", "1.40"),
        (2025, "5.00", "1.50"),
        (2026, "5.30", "1.80"),
    ],
)
def test_every_year_has_its_own_rate_from_its_first_to_its_last_day(year: int, paid: str, taxable: str) -> None:
    for day in (dt.date(year, 1, 1), dt.date(year, 12, 31)):
        assert sums(drive("1", day)) == (paid, "3.50", taxable)


@pytest.mark.parametrize(
    ("day", "km", "expected"),
    [
        ("2026-11-19", "42", ("222.60", "147.00", "75.60")),
        ("2023-10-12", "64", ("286.72", "224.00", "62.72")),
        ("2026-11-17", "36", ("190.80", "126.00", "64.80")),
        ("2026-10-12", "60", ("318.00", "210.00", "108.00")),
        ("2026-11-05", "276", ("1462.80", "966.00", "496.80")),
        ("2026-10-14", "184", ("975.20", "644.00", "331.20")),
        ("2026-11-19", "38", ("201.40", "133.00", "68.40")),
        ("2026-11-17", "88", ("466.40", "308.00", "158.40")),
        ("2026-11-19", "8", ("42.40", "28.00", "14.40")),
        ("2026-11-10", "28", ("148.40", "98.00", "50.40")),
    ],
)
def test_drives_as_a_careful_human_prices_them(day: str, km: str, expected: tuple[str, str, str]) -> None:
    assert sums(drive(km, dt.date.fromisoformat(day))) == expected


def test_a_passenger_rides_the_whole_distance_unless_said_otherwise() -> None:
    golden = drive("120", passengers=(Passenger(name="Ola"),))
    assert sums(golden) == ("756.00", "540.00", "216.00")
    shorter = drive("120", passengers=(Passenger(name="Ola", distance_km=Decimal(20)), Passenger(name=None)))
    assert sums(shorter) == ("776.00", "560.00", "216.00")


def test_each_passenger_counts() -> None:
    found = drive("8", passengers=(Passenger(name="Anne"), Passenger(name="Per")))
    assert [(part.kind, str(part.amount)) for part in found.parts][-1] == ("passenger", "16.00")


def test_trailer_and_forest_road_are_supplements_of_their_own() -> None:
    found = drive("46", dt.date(2026, 10, 21), trailer_km=Decimal(46), forest_road_km=Decimal(18))
    assert {part.kind: str(part.amount) for part in found.parts} == {
        "mileage_tax_free": "161.00",
        "mileage_taxable": "82.80",
        "trailer": "46.00",
        "forest_road": "18.00",
    }
    assert found.taxable == Decimal("82.80")


def test_a_supplement_above_its_limit_is_taxed_for_the_rest() -> None:
    own = own_rate("mileage.supplement.passenger", "2.50")
    town = replace(TERMS, catalogue=Catalogue([], rates=state_rates().replaced_by([own])))
    line = MileageLine(date=IN_2026, distance_km=Decimal(10), passengers=(Passenger(name="Ola"),))
    found = price(line, town)
    assert found
    assert sums(found) == ("78.00", "45.00", "33.00")
    assert [(step.kind, str(step.amount)) for step in found.steps][-3:] == [
        ("passenger", "25.00"),
        ("tax_free", "10.00"),
        ("taxable", "15.00"),
    ]


@pytest.mark.parametrize(
    ("vehicle", "rate"), [("motorcycle", "2.95"), ("moped", "2.00"), ("boat", "7.50"), ("snowmobile", "10.00")]
)
def test_other_vehicles_are_wholly_tax_free(vehicle: Vehicle, rate: str) -> None:
    assert sums(drive("1", vehicle=vehicle)) == (rate, rate, "0.00")


@pytest.mark.parametrize(("vehicle", "km", "amount"), [("motorcycle", "125", "368.75"), ("snowmobile", "34", "340.00")])
def test_other_vehicles_as_a_careful_human_prices_them(vehicle: Vehicle, km: str, amount: str) -> None:
    assert sums(drive(km, dt.date(2026, 1, 12), vehicle=vehicle)) == (amount, amount, "0.00")


@pytest.mark.parametrize("vehicle", ["bicycle", "other"])
def test_what_has_no_state_rate_is_never_paid_as_a_car(vehicle: Vehicle) -> None:
    with pytest.raises(NoRate) as caught:
        drive("14", vehicle=vehicle)
    assert caught.value.field == "vehicle"


@pytest.mark.parametrize("day", [dt.date(2021, 12, 31), dt.date(2027, 1, 1)])
@pytest.mark.parametrize("vehicle", ["car", "boat"])
def test_a_day_outside_every_period_has_no_rate(day: dt.date, vehicle: Vehicle) -> None:
    with pytest.raises(NoRate) as caught:
        drive("10", day, vehicle=vehicle)
    assert (caught.value.field, caught.value.day) == (None, day)


@pytest.mark.parametrize(
    "line",
    [
        MileageLine(distance_km=Decimal(1)),
        MileageLine(date=IN_2026),
        MileageLine(date=IN_2026, distance_km=Decimal(1), vehicle=None),
    ],
)
def test_nothing_is_priced_while_date_distance_or_vehicle_is_open(line: MileageLine) -> None:
    assert price(line, TERMS) is None


@given(st.decimals(0, 10_000, places=3), st.dates(dt.date(2022, 1, 1), dt.date(2026, 12, 31)))
def test_the_parts_sum_to_the_rounded_whole(km: Decimal, day: dt.date) -> None:
    found = price(MileageLine(date=day, distance_km=km), TERMS)
    assert found
    paid = {2022: "4.03", 2023: "4.48", 2024: "4.90", 2025: "5.00", 2026: "5.30"}[day.year]
    assert abs(found.amount - km * Decimal(paid)) <= Decimal("0.005")
    assert found.tax_free + found.taxable == found.amount
    assert found.taxable >= 0


def test_the_source_of_each_rate_is_named() -> None:
    free, surplus = drive("10", dt.date(2024, 5, 1)).parts
    assert "FOR-2023-11-24-1905" in free.source
    assert "Særavtalen 2024" in surplus.source


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("trailer_km", {"trailer_km": Decimal(43)}),
        ("forest_road_km", {"forest_road_km": Decimal(500)}),
        ("passengers", {"passengers": (Passenger(name="Ola", distance_km=Decimal("42.1")),)}),
    ],
)
def test_a_part_of_a_drive_is_never_longer_than_the_drive(field: str, values: dict[str, Any]) -> None:
    with pytest.raises(NoRate) as caught:
        drive("42", **values)
    assert caught.value.field == field


@pytest.mark.parametrize("km", ["-100", "1e500", "NaN", "90000000"])
def test_a_passenger_s_impossible_distance_is_never_paid(km: str) -> None:
    rider = Passenger(name="Ola", distance_km=Decimal(km))
    line = MileageLine(date=IN_2026, distance_km=Decimal(42), passengers=(rider,))
    with pytest.raises(NoRate) as caught:
        pricing.price(line, Terms(catalogue=Catalogue([])))
    assert caught.value.field == "passengers"


def test_drives_over_a_change_of_rate_are_claimed_each_by_itself() -> None:
    with pytest.raises(NoRate):
        drive("100", dt.date(2025, 12, 20), end_date=dt.date(2026, 1, 20))
    assert sums(drive("100", dt.date(2026, 10, 1), end_date=dt.date(2026, 10, 31)))[0] == "530.00"
