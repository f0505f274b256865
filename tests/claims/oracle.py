"""What a line is worth by the state agreements and tax limits alone: plain tables, whole øre, no code of `claims`.

Where they are silent it takes these readings: half an øre and half a krone go up; what is taxable of a drive is
the rest of its rounded whole; meals that are only counted fall one of each kind on each døgn from the first, the rest
on the last; an hour that the clocks give twice is the first of the two, one that they skip is winter time; an overnight
trip of at most 12 hours is paid by the day and taxed by its lodging, as hours beyond whole døgn are; abroad half a
krone of a share goes up as everywhere, and twelve hours are a whole day though they are taxed as a short one;
a trip that said no distance and whose drives are short is open until it is said; a breakfast for each night with
night allowance takes nothing off.
"""

import calendar
import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from claims.lines import ExpenseLine, Line, Meals, MileageLine, PerDiemLine


class Year(NamedTuple):
    """A year's rates and tax-free limits: the car in øre a kilometre, the rest in kroner."""

    car: int
    short: int
    long: int
    night: int
    hotel: int
    boarding: int
    private: int
    unbilled: int


YEARS = {
    2022: Year(car=403, short=324, long=603, night=825, hotel=617, boarding=172, private=95, unbilled=435),
    2023: Year(car=448, short=342, long=637, night=872, hotel=634, boarding=177, private=98, unbilled=435),
    2024: Year(car=490, short=369, long=686, night=940, hotel=658, boarding=400, private=102, unbilled=435),
    2025: Year(car=500, short=384, long=713, night=977, hotel=678, boarding=400, private=105, unbilled=452),
    2026: Year(car=530, short=397, long=736, night=1012, hotel=693, boarding=400, private=107, unbilled=452),
}
CAR_FREE = 350
SHORT_FREE, LONG_FREE = 200, 400
WHOLLY_FREE = {"motorcycle": 295, "moped": 200, "snowmobile": 1000, "boat": 750}
SUPPLEMENT = 100
BREAKFAST, LUNCH, DINNER = 20, 30, 50
NEAR = 15
LONG_STAY = 28
SIX, TWELVE, DAY = 6 * 60, 12 * 60, 24 * 60


class Kind(NamedTuple):
    """One row of a catalogue, both days inclusive; the price in øre, None where the claimant states the sum."""

    code: str
    first: dt.date
    last: dt.date
    price: int | None
    taxable: bool


class Town(NamedTuple):
    """What one municipality decides.

    Its catalogue, kroner a døgn by country or `country city`, kroner for so many units of a currency by day, and from
    which day of a year drives to its town hall are taxable.
    """

    kinds: Sequence[Kind] = ()
    abroad: Mapping[str, int] = {}
    money: Mapping[str, tuple[int, Mapping[dt.date, Fraction]]] = {}
    town_hall: str = ""
    taxable_from: int = 10


class Worth(NamedTuple):
    """Whole øre."""

    tax_free: int
    taxable: int


NO_FIGURE = "no figure"
HOME = Town()


class NoFigure(Exception):
    """There is no figure for the day, or for the vehicle."""


def worths(lines: Sequence[Line], town: Town) -> list[Worth | str | None]:
    """The worth of each line of one claim, or why there is no figure for it."""
    drives = [line for line in lines if isinstance(line, MileageLine) and _is_to_town_hall(line, town)]
    days = sorted({line.date for line in drives if line.date})
    found: list[Worth | str | None] = []
    for line in lines:
        year = [day for day in days if isinstance(line, MileageLine) and line.date and day.year == line.date.year]
        there = line in drives or (isinstance(line, MileageLine) and _is_way_home(line, drives))
        at_work = there and isinstance(line, MileageLine) and line.date in year[town.taxable_from - 1 :]
        try:
            one = worth(line, town)
        except NoFigure:
            found.append(NO_FIGURE)
        else:
            unsure = one and sum(one) and isinstance(line, PerDiemLine) and _only_short_drives(line, lines)
            found.append(None if unsure else Worth(0, one.tax_free + one.taxable) if one and at_work else one)
    return found


def worth(line: Line, town: Town = HOME) -> Worth | None:
    """The worth of a line by itself; None while something it depends on is open or in money without a rate."""
    if isinstance(line, MileageLine):
        return _mileage(line)
    if isinstance(line, PerDiemLine):
        return _per_diem(line, town)
    return _expense(line, town)


def _only_short_drives(trip: PerDiemLine, lines: Sequence[Line]) -> bool:
    """True when only the trip's drives tell how far it went, and there and back they are no longer than twice 15 km."""
    assert trip.start
    assert trip.end
    span = (trip.start.date(), trip.end.date())
    driven = [
        Fraction(line.distance_km)
        for line in lines
        if isinstance(line, MileageLine) and line.date and line.distance_km and span[0] <= line.date <= span[1]
    ]
    return trip.distance_km is None and trip.country is None and bool(driven) and sum(driven) <= 2 * NEAR


def _is_to_town_hall(line: MileageLine, town: Town) -> bool:
    return bool(town.town_hall) and line.route[1:] == (town.town_hall,)


def _is_way_home(line: MileageLine, drives: Sequence[MileageLine]) -> bool:
    """True for a drive from the town hall to where one of the drives there began on its day."""
    return any(drive.date == line.date and (*drive.route[1:], drive.route[0]) == line.route for drive in drives)


def _expense(line: ExpenseLine, town: Town) -> Worth | None:
    if line.type is None or line.date is None or line.quantity is None:
        return None
    rate = _exchange(line.currency, line.date, town)
    if rate is None:
        return None
    for kind in town.kinds:
        if kind.code == line.type and kind.first <= line.date <= kind.last:
            break
    else:
        raise NoFigure(line.type)
    if kind.price is not None and line.currency == "NOK":
        ore = _half_up(Fraction(line.quantity) * kind.price)
    elif kind.price is None and line.amount is not None:
        ore = _half_up(Fraction(line.amount) * rate * 100)
    else:
        return None
    return Worth(0, ore) if kind.taxable else Worth(ore, 0)


def _exchange(currency: str, day: dt.date, town: Town) -> Fraction | None:
    """Kroner for one: of the day, or of the nearest of the seven before it."""
    if currency == "NOK":
        return Fraction(1)
    units, rates = town.money.get(currency, (1, {}))
    for earlier in range(8):
        if (rate := rates.get(day - dt.timedelta(days=earlier))) is not None:
            return rate / units
    return None


def _mileage(line: MileageLine) -> Worth | None:
    if line.date is None or line.distance_km is None or line.vehicle is None:
        return None
    year = _year(line.date)
    if line.vehicle == "car":
        rate, free_rate = year.car, CAR_FREE
    elif line.vehicle in WHOLLY_FREE:
        rate = free_rate = WHOLLY_FREE[line.vehicle]
    else:
        raise NoFigure(line.vehicle)
    paid, free = (_half_up(Fraction(line.distance_km) * each) for each in (rate, free_rate))
    ridden = Fraction(0)
    for passenger in line.passengers:
        ridden += Fraction(line.distance_km if passenger.distance_km is None else passenger.distance_km)
    supplements = (ridden, *map(Fraction, (line.trailer_km, line.forest_road_km, line.equipment_km)))
    return Worth(free + sum(_half_up(km * SUPPLEMENT) for km in supplements), paid - free)


def _per_diem(line: PerDiemLine, town: Town) -> Worth | None:
    if line.start is None or line.end is None or line.meals is None:
        return None
    abroad = line.country is not None
    overnight = line.end.date() > line.start.date() and line.lodging is not None
    if not overnight and _whole_night(line.start, line.end):
        return None
    minutes = _minutes(line.start, line.end)
    if minutes < SIX:
        return Worth(0, 0)
    if not abroad and line.distance_km is not None and _year(line.start.date()) and line.distance_km <= NEAR:
        return Worth(0, 0)
    days = _overnight(line, line.start, minutes) if overnight else _day_trip(line.start, minutes)
    if abroad:
        days = _foreign(line, minutes, [limit for _, limit in days], town, overnight=overnight)
    tax_free = taxable = 0
    eaten = replace(line.meals, breakfast=max(0, line.meals.breakfast - line.night_allowances))
    for (paid, limit), off in zip(days, _taken_off(eaten, len(days)), strict=True):
        keep = max(0, 100 - off)
        ore = _half_up(paid * keep)
        free = min(ore, _half_up(Fraction(limit * keep, 100)) * 100)
        tax_free, taxable = tax_free + free, taxable + ore - free
    for night in range(line.night_allowances):
        tax_free += 100 * _year(line.start.date() + dt.timedelta(days=night)).unbilled
    return Worth(tax_free, taxable)


def _foreign(
    line: PerDiemLine, minutes: int, limits: Sequence[int], town: Town, *, overnight: bool
) -> list[tuple[Fraction, int]]:
    """Rate and limit in kroner of each døgn abroad: half of one under twelve hours, three quarters from the 29th."""
    rate = town.abroad.get(f"{line.country} {(line.city or '').lower()}", town.abroad.get(line.country or ""))
    if rate is None:
        raise NoFigure(line.country)
    whole = max(1, minutes // DAY) if overnight and minutes > TWELVE else 0
    days: list[tuple[Fraction, int]] = []
    for number, limit in enumerate(limits):
        short = number >= whole and (minutes - whole * DAY if overnight else minutes) < TWELVE
        paid = Fraction(rate, 2 if short else 1)
        if number >= LONG_STAY:
            paid = Fraction(_half_up(paid * 75), 100)
        days.append((paid, limit))
    return days


def _day_trip(start: dt.datetime, minutes: int) -> list[tuple[Fraction, int]]:
    """Rate and limit in kroner."""
    year = _year(start.date())
    return [(Fraction(year.short), SHORT_FREE)] if minutes <= TWELVE else [(Fraction(year.long), LONG_FREE)]


def _overnight(line: PerDiemLine, start: dt.datetime, minutes: int) -> list[tuple[Fraction, int]]:
    """Rate and limit in kroner of each whole døgn, then of the hours beyond them."""
    days: list[tuple[Fraction, int]] = []
    while minutes >= SIX:
        year = _year(start.date())
        limit = {"hotel": year.hotel, "boarding": year.boarding}.get(line.lodging or "", year.private)
        if not line.lodging_name:
            limit = min(limit, year.private)
        if minutes >= DAY or (minutes > TWELVE and not days):
            days.append((Fraction(year.night), limit))
        else:
            days.append((Fraction(year.short if minutes <= TWELVE else year.long), limit))
        start, minutes = start + dt.timedelta(days=1), minutes - DAY
    return days


def _taken_off(meals: Meals, days: int) -> list[int]:
    """Percent of each day's rate."""
    off = [0] * days
    for percent, count in ((BREAKFAST, meals.breakfast), (LUNCH, meals.lunch), (DINNER, meals.dinner)):
        for number in range(count if days else 0):
            off[min(number, days - 1)] += percent
    return off


def _whole_night(start: dt.datetime, end: dt.datetime) -> bool:
    """True when some 22:00–06:00 lies within the trip."""
    evenings = (start.replace(hour=22, minute=0) + dt.timedelta(days=number) for number in (0, 1))
    return any(start <= evening and evening + dt.timedelta(hours=8) <= end for evening in evenings)


def _minutes(start: dt.datetime, end: dt.datetime) -> int:
    return (end - start) // dt.timedelta(minutes=1) - 60 * (_summer(end) - _summer(start))


def _summer(at: dt.datetime) -> int:
    """1 in summer time: from the last Sunday of March until that of October, both at three o'clock."""
    spring, autumn = (_last_sunday(at.year, month) for month in (3, 10))
    return int(spring <= at < autumn)


def _last_sunday(year: int, month: int) -> dt.datetime:
    day = max(week[calendar.SUNDAY] for week in calendar.monthcalendar(year, month))
    return dt.datetime.combine(dt.date(year, month, day), dt.time(3))


def _year(day: dt.date) -> Year:
    if day.year not in YEARS:
        raise NoFigure(day.isoformat())
    return YEARS[day.year]


def _half_up(number: Fraction) -> int:
    return math.floor(number + Fraction(1, 2))
