"""Each figure and limit of the state agreements and tax regulations, just inside and just outside of where it holds."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest

from claims.catalogue import Catalogue, ExpenseType
from claims.errors import NoRate
from claims.lines import ExpenseLine, Line, Lodging, Meals, MileageLine, Passenger, PerDiemLine, Vehicle
from claims.pricing import price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from tests.claims.oracle import LONG_FREE, SHORT_FREE, WHOLLY_FREE, YEARS

LOST = ExpenseType(code="lost-hour", name="Tapt arbeidsfortjeneste", unit="hour", unit_price=Decimal("249.44"))
CARE_HOUR = ExpenseType(code="care-hour", name="Avlaster", unit="hour", unit_price=Decimal(95))
CARE_COVER = ExpenseType(code="care-cover", name="Over 10 år", unit="day", unit_price=Decimal(290), tax="tax_free")
OUTLAY = ExpenseType(code="outlay", name="Utlegg", unit="amount", tax="tax_free")
TERMS = Terms(catalogue=Catalogue([LOST, CARE_HOUR, CARE_COVER, OUTLAY]))
CLOCKS_FORWARD = ("2022-03-27", "2023-03-26", "2024-03-31", "2025-03-30", "2026-03-29")
CLOCKS_BACK = ("2022-10-30", "2023-10-29", "2024-10-27", "2025-10-26", "2026-10-25")
NOTHING = (0, 0)
EACH_MEAL_AND_ALL = (Meals(breakfast=1), Meals(lunch=1), Meals(dinner=1), Meals(breakfast=1, lunch=1, dinner=1))

Sums = tuple[Decimal | int, Decimal | int]
"""Kroner for a whole line, and how much of them is tax-free."""


def worth(line: Line) -> Sums:
    """The sums of a line on which nothing is open."""
    found = price(line, TERMS)
    assert found
    return found.amount, found.tax_free


def trip(start: str, end: str, lodging: Lodging | None = None, eaten: Meals | None = None) -> Sums:
    """The worth of the trip between two local clock times."""
    first, last = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
    return worth(PerDiemLine(start=first, end=last, meals=eaten or Meals(), lodging=lodging))


def away(start: str, length: str, lodging: Lodging | None = None) -> Sums:
    """The worth of a trip of so many hours and minutes in ordinary nights."""
    hours, minutes = map(int, length.split(":"))
    end = dt.datetime.fromisoformat(start) + dt.timedelta(hours=hours, minutes=minutes)
    return trip(start, end.isoformat(), lodging)


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_holds_from_the_first_to_the_last_day_of_its_year(year: int) -> None:
    row = YEARS[year]
    for day in (f"{year}-01-01", f"{year}-12-31"):
        assert away(f"{day}T08:00", "8:00") == (row.short, SHORT_FREE)
        assert away(f"{day}T08:00", "13:00") == (row.long, LONG_FREE)
        assert away(f"{day}T23:59", "24:00", "hotel") == (row.night, row.hotel)
        assert away(f"{day}T00:00", "24:00", "boarding") == (row.night, row.boarding)
        assert away(f"{day}T08:00", "24:00", "private") == (row.night, row.private)


@pytest.mark.parametrize(("old", "new"), list(pairwise(YEARS)))
def test_a_trip_over_new_year_has_each_dogn_at_the_rate_of_the_year_it_begins_in(old: int, new: int) -> None:
    before, after = YEARS[old], YEARS[new]
    assert trip(f"{old}-12-31T07:00", f"{new}-01-01T17:30", "hotel") == (
        before.night + after.short,
        before.hotel + min(after.short, after.hotel),
    )
    assert trip(f"{old}-12-30T23:59", f"{new}-01-01T12:00", "private")[0] == before.night + before.long
    assert trip(f"{old}-12-31T00:00", f"{new}-01-01T12:01", "private")[0] == before.night + after.long
    assert trip(f"{old}-12-31T14:00", f"{new}-01-01T02:01")[0] == before.long


@pytest.mark.parametrize("start", ["2021-12-31T23:59", "2027-01-01T00:00"])
@pytest.mark.parametrize("length", ["6:00", "12:01"])
def test_a_day_trip_outside_the_known_years_has_no_rate(start: str, length: str) -> None:
    with pytest.raises(NoRate):
        away(start, length)


@pytest.mark.parametrize("vehicle", ["motorcycle", "moped", "boat", "snowmobile"])
@pytest.mark.parametrize("year", YEARS)
def test_every_other_vehicle_has_its_one_rate_on_both_sides_of_every_new_year(vehicle: Vehicle, year: int) -> None:
    rate = Decimal(WHOLLY_FREE[vehicle]) / 100
    for day in (dt.date(year, 1, 1), dt.date(year, 12, 31)):
        assert worth(MileageLine(date=day, distance_km=Decimal(1), vehicle=vehicle)) == (rate, rate)


@pytest.mark.parametrize(
    ("vehicle", "own", "free"),
    [
        ("motorcycle", "2.96", "2.95"),
        ("motorcycle", "2.94", "2.94"),
        ("moped", "2.01", "2.00"),
        ("boat", "7.51", "7.50"),
        ("snowmobile", "10.01", "10.00"),
        ("car", "3.51", "3.50"),
        ("car", "3.49", "3.49"),
        ("bicycle", "4.48", "0.00"),
        ("other", "2.50", "0.00"),
    ],
)
def test_what_a_municipality_pays_above_the_limit_of_a_vehicle_is_taxable_from_the_first_ore(
    vehicle: Vehicle, own: str, free: str
) -> None:
    rate = Rate(name=f"mileage.paid.{vehicle}", value=Decimal(own), source="council 26/41", confidence="own")
    line = MileageLine(date=dt.date(2026, 5, 4), distance_km=Decimal(1), vehicle=vehicle)
    found = price(line, Terms(catalogue=Catalogue([], state_rates().replaced_by([rate]))))
    assert found
    assert (found.amount, found.tax_free) == (Decimal(own), Decimal(free))


@pytest.mark.parametrize("year", YEARS)
def test_each_supplement_adds_a_tax_free_krone_a_kilometre_every_year(year: int) -> None:
    for day in (dt.date(year, 1, 1), dt.date(year, 12, 31)):
        bare = MileageLine(date=day, distance_km=Decimal(10))
        amount, free = worth(bare)
        for laden in (
            MileageLine(date=day, distance_km=Decimal(10), passengers=(Passenger(name="Ola"),)),
            MileageLine(date=day, distance_km=Decimal(10), trailer_km=Decimal(10)),
            MileageLine(date=day, distance_km=Decimal(10), forest_road_km=Decimal(10)),
            MileageLine(date=day, distance_km=Decimal(10), equipment_km=Decimal(10)),
        ):
            assert worth(laden) == (amount + 10, free + 10)


@pytest.mark.parametrize("year", YEARS)
def test_the_bands_of_a_day_trip_lie_at_the_same_minutes_every_year(year: int) -> None:
    row, start = YEARS[year], f"{year}-05-10T07:15"
    assert away(start, "5:59") == NOTHING
    assert away(start, "6:00") == (row.short, SHORT_FREE)
    assert away(start, "12:00") == (row.short, SHORT_FREE)
    assert away(start, "12:01") == (row.long, LONG_FREE)


@pytest.mark.parametrize(
    ("length", "paid", "free"),
    [
        ("5:59", 0, 0),
        ("6:00", 369, 369),
        ("12:00", 369, 369),
        ("12:01", 940, 658),
        ("23:59", 940, 658),
        ("24:00", 940, 658),
        ("24:01", 940, 658),
        ("29:59", 940, 658),
        ("30:00", 940 + 369, 658 + 369),
        ("36:00", 940 + 369, 658 + 369),
        ("36:01", 940 + 686, 658 + 658),
        ("47:59", 940 + 686, 658 + 658),
        ("48:00", 2 * 940, 2 * 658),
        ("53:59", 2 * 940, 2 * 658),
        ("54:00", 2 * 940 + 369, 2 * 658 + 369),
        ("60:00", 2 * 940 + 369, 2 * 658 + 369),
        ("60:01", 2 * 940 + 686, 3 * 658),
    ],
)
def test_an_overnight_trip_grows_at_the_minute_that_a_band_begins(length: str, paid: int, free: int) -> None:
    assert away("2024-05-06T19:30", length, "hotel") == (paid, free)


@pytest.mark.parametrize(
    ("lodging", "free"), [("hotel", 658 + 369), ("boarding", 400 + 369), ("private", 102 + 102)], ids=str
)
def test_a_begun_dogn_of_six_hours_is_taxed_as_a_whole_one_of_its_lodging(lodging: Lodging, free: int) -> None:
    assert away("2024-05-06T19:30", "29:59", lodging)[1] < free
    assert away("2024-05-06T19:30", "30:00", lodging) == (940 + 369, free)


@pytest.mark.parametrize(
    ("end", "lodging", "expected"),
    [
        ("2024-05-06T20:00", None, [("295.20", "160"), ("258.30", "140"), ("184.50", "100"), ("0", "0")]),
        ("2024-05-06T20:01", None, [("548.80", "320"), ("480.20", "280"), ("343", "200"), ("0", "0")]),
        ("2024-05-07T08:00", "hotel", [("752", "526"), ("658", "461"), ("470", "329"), ("0", "0")]),
        ("2024-05-07T08:00", "boarding", [("752", "320"), ("658", "280"), ("470", "200"), ("0", "0")]),
        ("2024-05-07T08:00", "private", [("752", "82"), ("658", "71"), ("470", "51"), ("0", "0")]),
    ],
)
def test_each_meal_takes_its_share_off_the_rate_in_question_and_off_its_limit(
    end: str, lodging: Lodging | None, expected: list[tuple[str, str]]
) -> None:
    found = [trip("2024-05-06T08:00", end, lodging, eaten) for eaten in EACH_MEAL_AND_ALL]
    assert found == [(Decimal(amount), Decimal(free)) for amount, free in expected]


@pytest.mark.parametrize(
    ("year", "eaten", "limit"),
    [
        (2022, Meals(dinner=1), "48"),  # 47.50
        (2022, Meals(lunch=1), "67"),  # 66.50
        (2025, Meals(lunch=1), "74"),  # 73.50
        (2025, Meals(breakfast=1, lunch=1), "53"),  # 52.50
        (2026, Meals(breakfast=1), "86"),  # 85.60
        (2026, Meals(dinner=1, lunch=1), "21"),  # 21.40
    ],
)
def test_a_reduced_limit_is_the_nearest_whole_krone_and_half_a_krone_goes_up(
    year: int, eaten: Meals, limit: str
) -> None:
    assert trip(f"{year}-05-06T08:00", f"{year}-05-07T08:00", "private", eaten)[1] == Decimal(limit)


@pytest.mark.parametrize("sunday", CLOCKS_FORWARD)
def test_the_night_that_loses_an_hour_is_shorter_than_its_clock_times(sunday: str) -> None:
    row, evening = YEARS[int(sunday[:4])], day_before(sunday)
    assert trip(f"{evening}T23:00", f"{sunday}T05:59") == NOTHING
    assert trip(f"{evening}T23:00", f"{sunday}T06:00") == (row.short, SHORT_FREE)
    assert trip(f"{evening}T20:00", f"{sunday}T09:00", "hotel")[0] == row.short
    assert trip(f"{evening}T20:00", f"{sunday}T09:01", "hotel")[0] == row.night
    assert trip(f"{evening}T08:00", f"{sunday}T14:59", "hotel")[0] == row.night
    assert trip(f"{evening}T08:00", f"{sunday}T15:00", "hotel")[0] == row.night + row.short
    assert trip(f"{evening}T08:00", f"{sunday}T21:01", "hotel")[0] == row.night + row.long


@pytest.mark.parametrize("sunday", CLOCKS_BACK)
def test_the_night_that_gains_an_hour_is_longer_than_its_clock_times(sunday: str) -> None:
    row, evening = YEARS[int(sunday[:4])], day_before(sunday)
    assert trip(f"{evening}T23:00", f"{sunday}T03:59") == NOTHING
    assert trip(f"{evening}T23:00", f"{sunday}T04:00") == (row.short, SHORT_FREE)
    assert trip(f"{evening}T20:00", f"{sunday}T07:00", "hotel")[0] == row.short
    assert trip(f"{evening}T20:00", f"{sunday}T07:01", "hotel")[0] == row.night
    assert trip(f"{evening}T08:00", f"{sunday}T12:59", "hotel")[0] == row.night
    assert trip(f"{evening}T08:00", f"{sunday}T13:00", "hotel")[0] == row.night + row.short
    assert trip(f"{evening}T08:00", f"{sunday}T19:01", "hotel")[0] == row.night + row.long


@pytest.mark.parametrize("sunday", [*CLOCKS_FORWARD, *CLOCKS_BACK])
def test_hours_outside_the_night_that_the_clocks_change_are_ordinary_hours(sunday: str) -> None:
    row = YEARS[int(sunday[:4])]
    assert away(f"{sunday}T03:00", "5:59") == NOTHING
    assert away(f"{sunday}T03:00", "6:00") == (row.short, SHORT_FREE)
    assert away(f"{day_before(sunday)}T09:00", "12:00") == (row.short, SHORT_FREE)
    assert away(f"{day_before(sunday)}T09:00", "12:01") == (row.long, LONG_FREE)


def day_before(day: str) -> str:
    """The day before an ISO day."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def test_a_leap_year_has_one_more_dogn_between_february_and_march() -> None:
    assert trip("2023-02-28T12:00", "2023-03-01T12:00", "hotel")[0] == 872
    assert trip("2024-02-28T12:00", "2024-03-01T11:59", "hotel")[0] == 940 + 686
    assert trip("2024-02-29T18:00", "2024-03-01T05:59")[0] == 369


def test_the_leap_day_is_a_day_like_any_other_for_a_drive_and_for_hours() -> None:
    leap = dt.date(2024, 2, 29)
    assert worth(MileageLine(date=leap, distance_km=Decimal(100))) == (490, 350)
    assert worth(ExpenseLine(type="care-hour", date=leap, quantity=Decimal(24))) == (2280, 0)


@pytest.mark.parametrize(("hours", "amount"), [("9.99", "2491.91"), ("10", "2494.40"), ("10.25", "2556.76")])
def test_lost_earnings_are_priced_by_the_hour_also_above_a_day_s_ceiling(hours: str, amount: str) -> None:
    line = ExpenseLine(type="lost-hour", date=dt.date(2024, 11, 12), quantity=Decimal(hours))
    assert worth(line) == (Decimal(amount), 0)


def paid(kind: str, day: str, quantity: str, amount: str | None = None) -> ExpenseLine:
    """A line of the catalogue's kind."""
    stated = Decimal(amount) if amount else None
    return ExpenseLine(type=kind, date=dt.date.fromisoformat(day), quantity=Decimal(quantity), amount=stated)


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ([paid("outlay", "2023-10-12", "2", "284.00")], "284.00"),  # no. 3
        ([paid("care-hour", "2024-01-01", "48"), paid("care-cover", "2024-01-01", "2")], "5140.00"),  # no. 4
        ([paid("outlay", "2026-11-17", "1", "54.00")], "54.00"),  # no. 5
        ([paid("outlay", "2026-11-12", "1", "120.00"), paid("outlay", "2026-11-12", "3", "81.00")], "201.00"),  # no. 13
        ([paid("outlay", "2026-11-19", "2", "46.00")], "46.00"),  # no. 27
        ([paid("outlay", "2026-11-19", "4", "350.00")], "350.00"),  # no. 29
        ([paid("outlay", "2026-11-19", "1", sum_) for sum_ in ("1234.50", "1099.00", "95.00")], "2428.50"),  # no. 37
        ([paid("outlay", "2026-11-18", "1", "45.00")], "45.00"),  # no. 6
        ([paid("outlay", "2026-11-18", "1", "478.00"), paid("outlay", "2026-11-18", "2", "98.00")], "576.00"),  # no. 14
        ([paid("outlay", "2026-11-12", "4", "600.00")], "600.00"),  # no. 17
        ([paid("outlay", "2026-09-01", "1", "5140.00")], "5140.00"),  # no. 19
        ([paid("outlay", "2026-11-18", "1", sum_) for sum_ in ("1890.00", "2450.00", "312.00")], "4652.00"),  # no. 28
        ([paid("outlay", "2026-11-10", "1", "31.00"), paid("outlay", "2026-11-17", "1", "31.00")], "62.00"),  # no. 36
    ],
    ids=[
        "two ferries",
        "respite hours and cover",
        "a toll",
        "parking and tolls",
        "buses",
        "four ferries",
        "outlays",
        "a bus",
        "a train and coffees",
        "four hours of minding",
        "documented loss",
        "hotel, course and taxi",
        "a toll each evening",
    ],
)
def test_outlays_and_hours_as_a_careful_human_adds_them_up(lines: list[ExpenseLine], total: str) -> None:
    assert sum(worth(line)[0] for line in lines) == Decimal(total)


@pytest.mark.parametrize(
    ("km", "riders", "expected"),
    [("36", 1, ("226.80", "162.00")), ("8", 2, ("58.40", "44.00"))],
    ids=["no. 5", "no. 30"],
)
def test_a_drive_with_passengers_as_a_careful_human_prices_it(km: str, riders: int, expected: tuple[str, str]) -> None:
    along = (Passenger(name="Anne Li"),) * riders
    amount, free = worth(MileageLine(date=dt.date(2026, 11, 17), distance_km=Decimal(km), passengers=along))
    assert (str(amount), str(free)) == expected
