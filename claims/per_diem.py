"""Per diem (diett): state rates by døgn and hours, meals taken off, limits by the døgn, nights without a bill."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Literal

from claims import abroad
from claims.dogn import DAY, Dogn, band, divided
from claims.errors import NoRate
from claims.lines import OPEN_COUNTRY, Meals, PerDiemLine
from claims.money import Half, round_to_krone, round_to_ore
from claims.price import Part, Price, Reckoned, part
from claims.rates import Rates
from claims.rates.table import Rate
from claims.reach import is_abroad, is_near
from claims.terms import Terms
from claims.travel import Travel

NIGHT = (dt.time(22), dt.time(6))


@dataclass(frozen=True, slots=True)
class _Unit:
    """What one døgn pays before meals, and how much of it is tax-free; `steps` say where the first comes from."""

    day: dt.date
    paid: Decimal
    source: str
    steps: tuple[Reckoned, ...]
    limit: Rate
    meals_of: Decimal


def price(line: PerDiemLine, terms: Terms, *, named: bool = True) -> Price | None:
    """The allowance for the trip; None while a clock time, the meals, the country or an overnight's lodging is open.

    A døgn is 24 hours from departure. Beyond whole døgn 6–12 hours pay the short day rate, more the long one; the
    tax rules count such a begun døgn as a full one (særavtalen § 9; satsforskriften). Nothing is due under 6 hours or
    near by. `named` False: where one slept is undocumented, and at most the limit of private lodging is tax-free.
    """
    if line.start is None or line.end is None or line.meals is None or lacks_lodging(line):
        return None
    if line.country == OPEN_COUNTRY:
        return None
    rates = terms.catalogue.rates
    nights = (line.end.date() - line.start.date()).days
    if not 0 <= line.night_allowances <= max(0, nights):
        raise NoRate(f"{line.night_allowances} nights in a trip of {nights}", field="night_allowances")
    trip = divided(line.start, line.end, overnight=is_overnight(line))
    if not trip or is_near(line, rates):
        return Price(parts=())
    units = [_unit(number, dogn, line, terms, named=named) for number, dogn in enumerate(trip)]
    meals = _taken_off(line.meals, line.night_allowances, terms.travel)
    prices = [
        _price(unit, _meals_of(number, len(units), meals), rates, terms.travel.half_krone)
        for number, unit in enumerate(units)
    ]
    prices += _nights(line, rates)
    if is_abroad(line) and terms.travel.compensation_abroad:
        prices += abroad.compensation(trip, rates)
    return Price(
        parts=tuple(part for price in prices for part in price.parts),
        steps=tuple(step for price in prices for step in price.steps),
    )


def is_overnight(line: PerDiemLine) -> bool:
    """True when a night was spent away; a bed in the daytime is no night."""
    assert line.start is not None
    assert line.end is not None
    return line.lodging is not None and line.start.date() != line.end.date()


def lacks_lodging(line: PerDiemLine) -> bool:
    """True when a whole night (22–06, særavtalen § 2) lies within the trip and nobody said where."""
    if line.start is None or line.end is None or line.lodging or line.start.date() == line.end.date():
        return False
    evening = dt.datetime.combine(line.start, NIGHT[0])
    if evening < line.start:
        evening += DAY
    return line.end >= dt.datetime.combine(evening + DAY, NIGHT[1])


def _unit(number: int, dogn: Dogn, line: PerDiemLine, terms: Terms, *, named: bool) -> _Unit:
    rates, day = terms.catalogue.rates, dogn.start.date()
    limit = _limit(dogn, line, rates, named=named)
    if is_abroad(line):
        assert line.country is not None
        paid, steps = abroad.paid(number, dogn, line.country, line.city, rates)
        return _Unit(day, paid, steps[0].source, steps, limit, meals_of=paid)
    rate = rates.on(f"per_diem.paid.{band(dogn)}", day)
    step = Reckoned(kind=band(dogn), day=day, rate=rate.value, amount=rate.value, source=rate.source)
    return _Unit(day, rate.value, rate.source, (step,), limit, _meals_base(rate.value, day, rates, terms.travel))


def _meals_base(own: Decimal, day: dt.date, rates: Rates, travel: Travel) -> Decimal:
    """The rate that a meal takes its share of."""
    return own if travel.meals_taken_off == "own_rate" else rates.on("per_diem.paid.night", day).value


def _limit(dogn: Dogn, line: PerDiemLine, rates: Rates, *, named: bool) -> Rate:
    """What is tax-free of the døgn; of a night that nobody can look up no more than of a private one."""
    day = dogn.start.date()
    if not is_overnight(line):
        return rates.on(f"per_diem.tax_free.{band(dogn)}", day)
    limit = rates.on(f"per_diem.tax_free.{line.lodging}", day)
    private = rates.on("per_diem.tax_free.private", day)
    return limit if named or limit.value <= private.value else private


def _taken_off(meals: Meals, night_allowances: int, travel: Travel) -> Meals:
    """The meals that the allowance becomes less by; a breakfast for each night without a bill may stay paid."""
    kept = night_allowances if travel.night_allowance_breakfast == "paid" else 0
    return replace(meals, breakfast=max(0, meals.breakfast - kept))


def _meals_of(number: int, units: int, meals: Meals) -> Meals:
    """The meals that fall on one unit: one of each kind a unit, what is left over on the last."""
    last = number == units - 1

    def share(count: int) -> int:
        return max(0, count - number) if last else min(1, max(0, count - number))

    return Meals(breakfast=share(meals.breakfast), lunch=share(meals.lunch), dinner=share(meals.dinner))


def _price(unit: _Unit, meals: Meals, rates: Rates, half_krone: Half) -> Price:
    """One unit with its meals taken off, by the same share of what is paid and of what is tax-free."""
    shares = {name: rates.on(f"per_diem.meal.{name}", unit.day).value for name in ("breakfast", "lunch", "dinner")}
    off = sum((share * getattr(meals, name) for name, share in shares.items()), Decimal(0))
    keep = max(Decimal(0), 1 - off)
    paid = round_to_ore(max(Decimal(0), unit.paid - unit.meals_of * off))
    limit = round_to_krone(unit.limit.value * keep, half_krone) if off else unit.limit.value
    free = min(paid, limit)
    steps = list(unit.steps)
    parts = [part("per_diem_tax_free", Decimal(1), free, unit.limit.source, taxable=False)]
    if off:
        steps.append(Reckoned(kind="meals", quantity=min(off, Decimal(1)), rate=unit.meals_of, amount=paid))
    if paid > free:
        parts.append(part("per_diem_taxable", Decimal(1), paid - free, unit.source, taxable=True))
        kind: Literal["tax_free_meals", "tax_free"] = "tax_free_meals" if off else "tax_free"
        share = keep if off else None
        steps += [
            Reckoned(kind=kind, quantity=share, rate=unit.limit.value, amount=free, source=unit.limit.source),
            Reckoned(kind="taxable", amount=paid - free),
        ]
    return Price(parts=tuple(parts), steps=tuple(steps))


def _nights(line: PerDiemLine, rates: Rates) -> Iterator[Price]:
    """The nights without a bill, the first ones of the trip, by the rates of the evenings they began."""
    assert line.start is not None
    evenings = [line.start.date() + DAY * number for number in range(line.night_allowances)]
    found = [(rates.on("per_diem.paid.night_allowance", day), day) for day in evenings]
    for rate, days in groupby(found, key=lambda pair: pair[0]):
        first, *more = (day for _, day in days)
        yield _night_price(Decimal(1 + len(more)), rate, rates.on("per_diem.tax_free.night_allowance", first))


def _night_price(count: Decimal, rate: Rate, limit: Rate) -> Price:
    """So many nights, what is above the limit taxable: the rest of the rounded whole, as everywhere."""
    free = part("night_allowance", count, min(rate.value, limit.value), limit.source, taxable=False)
    paid = round_to_ore(count * rate.value)
    step = Reckoned(kind="night_allowance", quantity=count, rate=rate.value, amount=paid, source=rate.source)
    if paid == free.amount:
        return Price(parts=(free,), steps=(step,))
    above = Part(
        kind="per_diem_taxable",
        quantity=count,
        rate=rate.value - free.rate,
        amount=paid - free.amount,
        taxable=True,
        source=rate.source,
    )
    split = (
        Reckoned(kind="tax_free", amount=free.amount, source=limit.source),
        Reckoned(kind="taxable", amount=above.amount),
    )
    return Price(parts=(free, above), steps=(step, *split))
