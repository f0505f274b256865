"""Random claims of 2022–2026, the same for the same seed; the rules' boundaries come far more often than by chance."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TypeVar, get_args

from claims.lines import ExpenseLine, Line, Lodging, Meals, MileageLine, Passenger, PerDiemLine, Vehicle
from tests.claims.oracle import Kind, Town

T = TypeVar("T")

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2026, 12, 31)
KINDS = (
    Kind("fee", FIRST, dt.date(2024, 6, 30), 150000, taxable=True),
    Kind("fee", dt.date(2024, 7, 1), LAST, 165050, taxable=True),
    Kind("care-hour", FIRST, LAST, 9500, taxable=True),
    Kind("care-cover", dt.date(2023, 1, 1), LAST, 29000, taxable=False),
    Kind("lost-hour", FIRST, LAST, 24944, taxable=True),
    Kind("lost-documented", FIRST, LAST, None, taxable=True),
    Kind("toll", FIRST, LAST, None, taxable=False),
)
TOWN_HALL = "rådhuset"
ABROAD = {"SE": 901, "SE stockholm": 1033, "DK": 870}
MONEY = {
    currency: (units, {FIRST + dt.timedelta(days=day): Fraction(base + day, 100) for day in range(0, 1826, 5)})
    for currency, units, base in (("SEK", 100, 9650), ("EUR", 1, 1043))
}
"""A rate every fifth day, from the first of all days."""
TOWN = Town(kinds=KINDS, abroad=ABROAD, money=MONEY, town_hall=TOWN_HALL, taxable_from=2)
EDGE_DAYS = (
    *(dt.date(year, month, day) for year in range(2021, 2028) for month, day in ((1, 1), (12, 30), (12, 31))),
    *(dt.date(2024, month, day) for month, day in ((2, 28), (2, 29), (3, 1), (6, 30), (7, 1))),
)
CLOCK_CHANGES = tuple(
    dt.date(year, month, day)
    for year, spring, autumn in ((2022, 27, 30), (2023, 26, 29), (2024, 31, 27), (2025, 30, 26), (2026, 29, 25))
    for month, day in ((3, spring), (10, autumn))
)
EDGE_HOURS = (6, 12, 24, 30, 36, 48, 54, 60, 72)
EDGE_KM = ("0", "0.5", "1", "8", "42", "0.01", "33.33", "9999.99")


def random_claims(count: int, seed: int) -> Iterator[list[Line]]:
    """So many claims of one to four lines each, of every kind."""
    random = Random(seed)
    makers: tuple[Callable[[Random], Line], ...] = (_expense, _mileage, _per_diem)
    for _ in range(count):
        lines = [random.choice(makers)(random) for _ in range(random.randint(1, 4))]
        more = random.random()
        yield lines + (_to_work(random) if more < 0.05 else _by_car(random) if more < 0.15 else [])


def _to_work(random: Random) -> list[Line]:
    """A month's drives to the town hall, and on from there: home, or elsewhere."""
    drives = (_mileage(random) for _ in range(random.randint(2, 5)))
    month = dt.date(random.randint(2022, 2026), random.randint(1, 12), 1)
    there = [
        replace(drive, date=month.replace(day=random.randint(1, 28)), route=("Haugen", TOWN_HALL)) for drive in drives
    ]
    ends = random.choices(("Haugen", "Hamar"), k=len(there))
    return [*there, *(replace(drive, route=(TOWN_HALL, end)) for drive, end in zip(there, ends, strict=True))]


def _by_car(random: Random) -> list[Line]:
    """A trip at home with its drives there and back, which together are about as long as food is paid for beyond."""
    trip = replace(_per_diem(random), country=None, city=None, distance_km=None)
    if trip.start is None or trip.end is None:
        return [trip]
    home = Decimal(random.choice(("14.9", "15", "15.1", "15.2", "80")))
    return [
        trip,
        MileageLine(date=trip.start.date(), distance_km=Decimal(15)),
        MileageLine(date=trip.end.date(), distance_km=home),
    ]


def _day(random: Random) -> dt.date:
    if random.random() < 0.4:
        return random.choice(EDGE_DAYS)
    return FIRST + dt.timedelta(days=random.randint(0, (LAST - FIRST).days))


def _km(random: Random) -> Decimal:
    if random.random() < 0.3:
        return Decimal(random.choice(EDGE_KM))
    return Decimal(random.randint(0, 500_000)).scaleb(-random.randint(0, 3))


def _unless_open(random: Random, value: T) -> T | None:
    return None if random.random() < 0.02 else value


def _expense(random: Random) -> ExpenseLine:
    return ExpenseLine(
        type=_unless_open(random, random.choice(KINDS).code),
        date=_unless_open(random, _day(random)),
        quantity=_unless_open(random, Decimal(random.randint(1, 5000)).scaleb(-random.choice((0, 0, 1, 2)))),
        amount=_unless_open(random, Decimal(random.randint(0, 2_000_000)).scaleb(-2)),
        currency=random.choice(("NOK",) * 24 + ("SEK", "EUR", "USD")),
    )


def _mileage(random: Random) -> MileageLine:
    km = _km(random)
    riders = [
        Passenger(name="Ola", distance_km=random.choice((None, min(km, _km(random)))))
        for _ in range(random.choice((0, 0, 1, 3)))
    ]
    return MileageLine(
        date=_unless_open(random, _day(random)),
        distance_km=_unless_open(random, km),
        vehicle=_unless_open(random, random.choice(("car",) * 8 + get_args(Vehicle))),
        passengers=tuple(riders),
        trailer_km=random.choice((Decimal(0), min(km, _km(random)))),
        forest_road_km=random.choice((Decimal(0), min(km, _km(random)))),
        equipment_km=random.choice((Decimal(0), Decimal(0), min(km, _km(random)))),
        route=random.choice(((), ("Haugen", TOWN_HALL), ("Haugen", TOWN_HALL), ("Haugen", "Hamar"))),
    )


def _per_diem(random: Random) -> PerDiemLine:
    """Lodging comes with its name, and only where a night was spent: what lacks either is asked about, not priced."""
    changing = random.random() < 0.3
    day = random.choice(CLOCK_CHANGES) - dt.timedelta(days=random.randint(0, 2)) if changing else _day(random)
    start = dt.datetime.combine(day, dt.time(random.randint(0, 23), random.choice((0, 0, 30, random.randint(0, 59)))))
    end = start + _length(random, changing=changing)
    slept = end.date() > start.date() and random.random() < 0.8
    nights = (end.date() - start.date()).days
    country = random.choice((None,) * 6 + ("SE", "SE", "DK", "FI"))
    return PerDiemLine(
        start=_unless_open(random, start),
        end=_unless_open(random, end),
        meals=_unless_open(random, _meals(random)),
        lodging=random.choice(get_args(Lodging)) if slept else None,
        lodging_name="Fjellstua, Storgata 1, Lauvdal" if slept else None,
        night_allowances=random.randint(0, nights) if random.random() < 0.2 else 0,
        country=country,
        city=random.choice((None, "Stockholm", "Malmö")) if country else None,
        distance_km=random.choice((None,) * 5 + (Decimal(15), Decimal("15.1"), Decimal(80))),
    )


def _length(random: Random, *, changing: bool) -> dt.timedelta:
    if random.random() < 0.4:
        return dt.timedelta(minutes=random.randint(0, 6 * 24 * 60))
    if random.random() < 0.15:
        return dt.timedelta(minutes=random.randint(27 * 24 * 60, 31 * 24 * 60))
    shift = random.choice((-60, 0, 60)) if changing else 0
    return dt.timedelta(hours=random.choice(EDGE_HOURS), minutes=random.choice((-1, 0, 1)) + shift)


def _meals(random: Random) -> Meals:
    if random.random() < 0.5:
        return Meals()
    return Meals(breakfast=random.randint(0, 4), lunch=random.randint(0, 4), dinner=random.randint(0, 4))
