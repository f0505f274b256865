"""Per diem by the bands and figures of the state agreement and the tax regulations of each year."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dogn import elapsed
from claims.errors import NoRate
from claims.lines import Lodging, Meals, PerDiemLine
from claims.per_diem import price
from claims.price import Price
from tests.claims.given import TERMS
from tests.claims.strategies import meals

NONE = Meals()


def trip(start: str, end: str, lodging: Lodging | None = None, eaten: Meals | None = NONE) -> Price | None:
    """The price of the trip between two local clock times."""
    first, last = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
    return price(PerDiemLine(start=first, end=last, meals=eaten, lodging=lodging), TERMS)


def sums(found: Price | None) -> tuple[str, str, str]:
    """Amount, tax-free and taxable."""
    assert found
    return str(found.amount), str(found.tax_free), str(found.taxable)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("13:59", ("0.00", "0.00", "0.00")),
        ("14:00", ("397.00", "200.00", "197.00")),
        ("20:00", ("397.00", "200.00", "197.00")),
        ("20:01", ("736.00", "400.00", "336.00")),
        ("17:40", ("397.00", "200.00", "197.00")),
    ],
)
def test_a_day_trip_is_paid_from_six_hours_and_better_beyond_twelve(end: str, expected: tuple[str, str, str]) -> None:
    assert sums(trip("2026-10-14T08:00", f"2026-10-14T{end}")) == expected


@pytest.mark.parametrize(
    ("year", "short", "long", "hotel", "boarding", "private"),
    [
        (2022, "124.00", "203.00", "208.00", "653.00", "730.00"),
        (2023, "142.00", "237.00", "238.00", "695.00", "774.00"),
        (2024, "169.00", "286.00", "282.00", "540.00", "838.00"),
        (2025, "184.00", "313.00", "299.00", "577.00", "872.00"),
        (2026, "197.00", "336.00", "319.00", "612.00", "905.00"),
    ],
)
def test_the_taxable_surplus_of_every_year_and_kind(
    year: int, short: str, long: str, hotel: str, boarding: str, private: str
) -> None:
    assert sums(trip(f"{year}-06-01T08:00", f"{year}-06-01T16:00"))[2] == short
    assert sums(trip(f"{year}-06-01T08:00", f"{year}-06-01T21:00"))[2] == long
    stays: dict[Lodging, str] = {"hotel": hotel, "boarding": boarding, "private": private}
    for lodging, surplus in stays.items():
        assert sums(trip(f"{year}-06-01T08:00", f"{year}-06-02T08:00", lodging))[2] == surplus


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2022, ("660.00", "494.00", "166.00")),
        (2023, ("697.60", "507.00", "190.60")),
        (2024, ("752.00", "526.00", "226.00")),
        (2025, ("781.60", "542.00", "239.60")),
        (2026, ("809.60", "554.00", "255.60")),
    ],
)
def test_a_hotel_breakfast_takes_a_fifth_off_rate_and_limit(year: int, expected: tuple[str, str, str]) -> None:
    assert sums(trip(f"{year}-06-01T08:00", f"{year}-06-02T08:00", "hotel", Meals(breakfast=1))) == expected


@pytest.mark.parametrize(
    ("end", "lodging", "expected"),
    [
        ("2026-11-05T20:00", "hotel", ("736.00", "400.00", "336.00")),  # a bed in the daytime is no night away
        ("2026-11-06T05:00", "hotel", ("1012.00", "693.00", "319.00")),  # less than a døgn, with overnight
        ("2026-11-06T12:59", "hotel", ("1012.00", "693.00", "319.00")),  # a døgn and 5 h 59
        ("2026-11-06T13:00", "hotel", ("1409.00", "1090.00", "319.00")),
        ("2026-11-06T17:30", "hotel", ("1409.00", "1090.00", "319.00")),  # 34.5 h
        ("2026-11-06T19:00", "hotel", ("1409.00", "1090.00", "319.00")),
        ("2026-11-06T19:01", "hotel", ("1748.00", "1386.00", "362.00")),
        ("2026-11-07T07:00", "hotel", ("2024.00", "1386.00", "638.00")),
        ("2026-11-06T17:30", "private", ("1409.00", "214.00", "1195.00")),
        ("2026-11-06T17:30", "boarding", ("1409.00", "797.00", "612.00")),
    ],
)
def test_hours_beyond_whole_dogn_are_paid_by_the_day_and_taxed_as_a_dogn(
    end: str, lodging: Lodging, expected: tuple[str, str, str]
) -> None:
    assert sums(trip("2026-11-05T07:00", end, lodging)) == expected


@pytest.mark.parametrize(
    ("eaten", "expected"),
    [
        (Meals(breakfast=1, lunch=1), ("903.00", "744.00", "159.00")),
        (Meals(breakfast=1, lunch=2), ("783.90", "624.90", "159.00")),
        (Meals(breakfast=2, lunch=2, dinner=2), ("0.00", "0.00", "0.00")),
        (Meals(dinner=9), ("506.00", "347.00", "159.00")),
    ],
)
def test_meals_fall_on_one_dogn_after_the_other_and_never_below_zero(
    eaten: Meals, expected: tuple[str, str, str]
) -> None:
    assert sums(trip("2026-11-05T07:00", "2026-11-06T17:30", "hotel", eaten)) == expected


def test_a_day_trip_with_lunch_rounds_the_limit_to_a_whole_krone() -> None:
    assert sums(trip("2026-10-14T08:00", "2026-10-14T17:40", eaten=Meals(lunch=1))) == ("277.90", "140.00", "137.90")


@pytest.mark.parametrize(
    ("start", "end", "amount"),
    [
        ("2026-03-28T23:00", "2026-03-29T05:59", "0.00"),  # the clock says 6 h 59; one hour was skipped
        ("2026-03-28T23:00", "2026-03-29T06:00", "397.00"),
        ("2026-10-24T23:30", "2026-10-25T04:29", "0.00"),
        ("2026-10-24T23:30", "2026-10-25T04:30", "397.00"),  # the clock says 5 h; one hour came twice
        ("2026-03-28T22:30", "2026-03-29T11:30", "397.00"),
        ("2026-03-28T22:30", "2026-03-29T11:31", "736.00"),
    ],
)
def test_hours_are_those_that_pass_when_the_clocks_change(start: str, end: str, amount: str) -> None:
    assert sums(trip(start, end))[0] == amount


def test_the_leap_day_has_the_rates_of_its_year() -> None:
    assert sums(trip("2024-02-29T08:00", "2024-02-29T15:00")) == ("369.00", "200.00", "169.00")
    assert sums(trip("2024-02-28T12:00", "2024-02-29T12:00", "hotel")) == ("940.00", "658.00", "282.00")
    assert sums(trip("2024-02-28T12:00", "2024-03-01T12:00", "hotel"))[0] == "1880.00"


def test_each_dogn_has_the_rate_of_its_own_first_day() -> None:
    assert sums(trip("2025-12-31T08:00", "2026-01-02T08:00", "hotel")) == ("1989.00", "1371.00", "618.00")


@pytest.mark.parametrize(
    ("start", "end"), [("2021-12-31T08:00", "2022-01-01T08:00"), ("2026-12-31T08:00", "2027-01-02T08:00")]
)
def test_a_dogn_outside_every_period_has_no_rate(start: str, end: str) -> None:
    with pytest.raises(NoRate):
        trip(start, end, "hotel")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-05T07:00", "2026-11-06T17:30"),
        ("2026-11-05T22:00", "2026-11-06T06:00"),
        ("2026-11-05T21:59", "2026-11-06T15:00"),
        ("2026-11-05T23:00", "2026-11-07T07:00"),
    ],
)
def test_a_night_away_is_not_priced_before_it_is_known_where(start: str, end: str) -> None:
    assert trip(start, end) is None
    assert trip(start, end, "private") is not None


@pytest.mark.parametrize(("end", "amount"), [("2026-11-06T01:30", "397.00"), ("2026-11-06T05:59", "736.00")])
def test_coming_home_at_night_is_still_a_day_trip(end: str, amount: str) -> None:
    assert sums(trip("2026-11-05T14:00", end))[0] == amount


@pytest.mark.parametrize(
    "line",
    [
        PerDiemLine(start=dt.datetime.fromisoformat("2026-11-05T07:00"), meals=NONE),
        PerDiemLine(end=dt.datetime.fromisoformat("2026-11-05T17:00"), meals=NONE),
        PerDiemLine(
            start=dt.datetime.fromisoformat("2026-11-05T07:00"), end=dt.datetime.fromisoformat("2026-11-05T17:00")
        ),
    ],
)
def test_nothing_is_priced_while_a_time_or_the_meals_are_open(line: PerDiemLine) -> None:
    assert price(line, TERMS) is None


def test_a_return_before_the_departure_is_worth_nothing() -> None:
    assert sums(trip("2026-11-05T17:00", "2026-11-05T07:00")) == ("0.00", "0.00", "0.00")


@given(
    st.datetimes(dt.datetime.fromisoformat("2022-01-01"), dt.datetime.fromisoformat("2026-12-20")),
    st.integers(0, 240),
    meals,
)
def test_meals_only_take_off_and_the_split_is_whole(start: dt.datetime, hours: int, eaten: Meals) -> None:
    end = start + dt.timedelta(hours=hours)
    found = price(PerDiemLine(start=start, end=end, meals=eaten, lodging="hotel"), TERMS)
    unfed = price(PerDiemLine(start=start, end=end, meals=NONE, lodging="hotel"), TERMS)
    assert found
    assert unfed
    assert Decimal(0) <= found.taxable <= found.amount <= unfed.amount
    assert found.tax_free + found.taxable == found.amount
    assert (unfed.amount > 0) == (elapsed(start, end) >= dt.timedelta(hours=6))
