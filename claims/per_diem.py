"""Per diem (diett) on trips in Norway: state rates by døgn and hours, meals taken off, tax limit døgn by døgn."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.clock import OSLO
from claims.lines import Lodging, Meals, PerDiemLine
from claims.money import round_to_krone, round_to_ore
from claims.price import Price, Reckoned, part
from claims.rates import Rates
from claims.rates.table import Rate

SIX, TWELVE, DAY = dt.timedelta(hours=6), dt.timedelta(hours=12), dt.timedelta(hours=24)
NIGHT = (dt.time(22), dt.time(6))


Band = Literal["day_6_12", "day_over_12", "night"]


@dataclass(frozen=True, slots=True)
class _Unit:
    """One døgn, or the hours beyond the whole ones: what is paid and what of it is tax-free, before meals."""

    day: dt.date
    band: Band
    paid: Rate
    limit: Rate


def price(line: PerDiemLine, rates: Rates) -> Price | None:
    """The allowance for the trip; None while a clock time, the meals or an overnight's lodging is open.

    A døgn is 24 hours from departure. Beyond whole døgn 6–12 hours pay the short day rate, more the long one; the
    tax rules count such a begun døgn as a full one (facts/norwegian-rules.md §1.3, §2.3). Under 6 hours nothing is due.
    """
    if line.start is None or line.end is None or line.meals is None:
        return None
    if lacks_lodging(line):
        return None
    units = _units(line.start, line.end, line.lodging, rates)
    prices = [_price(unit, _meals_of(number, len(units), line.meals), rates) for number, unit in enumerate(units)]
    return Price(
        parts=tuple(part for price in prices for part in price.parts),
        steps=tuple(step for price in prices for step in price.steps),
    )


def elapsed(start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """The time that passes between two local clock times; a clock-change night is an hour shorter or longer."""
    return end.replace(tzinfo=OSLO).astimezone(dt.UTC) - start.replace(tzinfo=OSLO).astimezone(dt.UTC)


def lacks_lodging(line: PerDiemLine) -> bool:
    """True when a whole night (22–06, facts/norwegian-rules.md §1.3) lies within the trip and nobody said where."""
    if line.start is None or line.end is None or line.lodging or line.start.date() == line.end.date():
        return False
    evening = dt.datetime.combine(line.start, NIGHT[0])
    if evening < line.start:
        evening += DAY
    return line.end >= dt.datetime.combine(evening + DAY, NIGHT[1])


def _units(start: dt.datetime, end: dt.datetime, lodging: Lodging | None, rates: Rates) -> list[_Unit]:
    length = elapsed(start, end)
    if length < SIX:
        return []
    if lodging is None or start.date() == end.date():  # a bed in the daytime is no night away
        return [_unit(start, _band(length), _band(length), rates)]
    whole, rest = divmod(length, DAY)
    # An overnight trip over 12 hours is paid as one whole døgn even when it is shorter than 24 hours.
    if whole == 0 and rest > TWELVE:
        whole, rest = 1, dt.timedelta()
    units = [_unit(start + DAY * number, "night", lodging, rates) for number in range(whole)]
    if rest >= SIX:
        units.append(_unit(start + DAY * whole, _band(rest), lodging, rates))
    return units


def _band(length: dt.timedelta) -> Band:
    return "day_over_12" if length > TWELVE else "day_6_12"


def _unit(start: dt.datetime, band: Band, limit: str, rates: Rates) -> _Unit:
    day = start.date()
    return _Unit(day, band, rates.on(f"per_diem.paid.{band}", day), rates.on(f"per_diem.tax_free.{limit}", day))


def _meals_of(number: int, units: int, meals: Meals) -> Meals:
    """The meals that fall on one unit: one of each kind a unit, what is left over on the last."""
    last = number == units - 1

    def share(count: int) -> int:
        return max(0, count - number) if last else min(1, max(0, count - number))

    return Meals(breakfast=share(meals.breakfast), lunch=share(meals.lunch), dinner=share(meals.dinner))


def _price(unit: _Unit, meals: Meals, rates: Rates) -> Price:
    """One unit with its meals taken off, by the same share of what is paid and of what is tax-free."""
    shares = {name: rates.on(f"per_diem.meal.{name}", unit.day).value for name in ("breakfast", "lunch", "dinner")}
    off = sum((share * getattr(meals, name) for name, share in shares.items()), Decimal(0))
    keep = max(Decimal(0), 1 - off)
    paid = round_to_ore(unit.paid.value * keep)
    limit = round_to_krone(unit.limit.value * keep) if off else unit.limit.value
    free = min(paid, limit)
    whole = unit.paid.value
    steps = [Reckoned(kind=unit.band, day=unit.day, rate=whole, amount=whole, source=unit.paid.source)]
    parts = [part("per_diem_tax_free", Decimal(1), free, unit.limit.source, taxable=False)]
    if off:
        steps.append(Reckoned(kind="meals", quantity=min(off, Decimal(1)), rate=whole, amount=paid))
    if paid > free:
        parts.append(part("per_diem_taxable", Decimal(1), paid - free, unit.paid.source, taxable=True))
        kind: Literal["tax_free_meals", "tax_free"] = "tax_free_meals" if off else "tax_free"
        share = keep if off else None
        steps += [
            Reckoned(kind=kind, quantity=share, rate=unit.limit.value, amount=free, source=unit.limit.source),
            Reckoned(kind="taxable", amount=paid - free),
        ]
    return Price(parts=tuple(parts), steps=tuple(steps))
