"""Mileage (kjøregodtgjørelse): the rate by vehicle and day, supplements, and the tax split."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from claims.errors import NoRate
from claims.lines import Line, MileageLine, Vehicle
from claims.money import round_to_ore
from claims.price import Part, PartKind, Price, Reckoned, ReckonedKind, part
from claims.rates import Rates
from claims.rates.table import Rate
from claims.terms import Terms

_Supplement = Literal["passenger", "trailer", "forest_road", "equipment"]
COMMUTE = "Skatte-ABC R-7: a fixed place of work, from the tenth day of the year"


def price(line: MileageLine, terms: Terms) -> Price | None:
    """The price of the drive by the rates of its date; None while date, distance or vehicle is open.

    What is paid above the tax-free limit of the vehicle, or of a supplement, is taxable, per kilometre and whatever
    the yearly distance (satsforskriften § 4); a drive to a fixed meeting place is wholly taxable from the year's tenth
    such day.
    NoRate for a vehicle without a rate, such as a bicycle.
    """
    if line.date is None or line.distance_km is None or line.vehicle is None:
        return None
    for field, km in _parts_of(line):
        if km > line.distance_km:
            raise NoRate(f"{field}: {km} km is more than the whole drive of {line.distance_km} km", field=field)
    rates, paid = terms.catalogue.rates, f"mileage.paid.{line.vehicle}"
    if line.end_date and rates.on(paid, line.end_date).value != rates.on(paid, line.date).value:
        changes = f"the rate changes between {line.date} and {line.end_date}; claim each part by itself"
        raise NoRate(changes, field="end_date", reason="rate_changes")
    priced = [_distance(line.distance_km, line.vehicle, line.date, rates), *_supplements(line, line.date, rates)]
    found = Price(
        parts=tuple(one for each in priced for one in each.parts),
        steps=tuple(step for each in priced for step in each.steps),
    )
    attended = days_attended(line, terms)
    return _as_commute(found, attended) if attended >= terms.travel.taxable_from_day else found


def attending(lines: Iterable[Line], terms: Terms) -> Terms:
    """The terms with the drives to fixed meeting places that are on these lines and the sent claims of the history."""
    if terms.travel.mileage_tax == "split":
        return terms
    sent = (one.line for one in terms.history.lines if one.is_sent)
    return replace(terms, attended=terms.travel.attended((*sent, *lines)))


def days_attended(line: MileageLine, terms: Terms) -> int:
    """Which of the year's days at fixed meeting places the drive's is, counted from 1; 0 for a drive elsewhere."""
    if line.date is None or not terms.travel.is_to_fixed_place(line, terms.attended):
        return 0
    first = line.date.replace(month=1, day=1)
    days = {line.date, *(day for day, _ in terms.attended)}
    return sum(first <= day <= line.date for day in days)


def _as_commute(found: Price, attended: int) -> Price:
    """The price as ordinary taxable pay."""
    parts = tuple(replace(one, kind="mileage_taxable", taxable=True) for one in found.parts)
    paid = tuple(step for step in found.steps if step.begins)
    step = Reckoned(kind="fixed_place", quantity=Decimal(attended), amount=found.amount, source=COMMUTE)
    return Price(parts=parts, steps=(*paid, step))


def _parts_of(line: MileageLine) -> Iterator[tuple[str, Decimal]]:
    """The kilometres that lie within the drive's own."""
    yield from (
        ("trailer_km", line.trailer_km),
        ("forest_road_km", line.forest_road_km),
        ("equipment_km", line.equipment_km),
    )
    yield from (("passengers", rider.distance_km) for rider in line.passengers if rider.distance_km is not None)


def _distance(km: Decimal, vehicle: Vehicle, day: dt.date, rates: Rates) -> Price:
    paid, limit = rates.on(f"mileage.paid.{vehicle}", day), rates.on(f"mileage.tax_free.{vehicle}", day)
    return _up_to("mileage_tax_free", "distance", km, paid, limit)


def _supplements(line: MileageLine, day: dt.date, rates: Rates) -> Iterator[Price]:
    distances: tuple[tuple[_Supplement, Decimal], ...] = (
        ("passenger", _passenger_km(line)),
        ("trailer", line.trailer_km),
        ("forest_road", line.forest_road_km),
        ("equipment", line.equipment_km),
    )
    for kind, km in distances:
        if km:
            paid = rates.on(f"mileage.supplement.{kind}", day)
            limit = rates.on(f"mileage.supplement_tax_free.{kind}", day)
            yield _up_to(kind, kind, km, paid, limit)


def _up_to(free_kind: PartKind, step: ReckonedKind, km: Decimal, paid: Rate, limit: Rate) -> Price:
    """The kilometres as paid: free of tax up to the limit, and taxable above it."""
    free = part(free_kind, km, min(limit.value, paid.value), limit.source, taxable=False)
    # The surplus is the rest of the rounded whole, so that the two parts always sum to what is paid.
    surplus = Part(
        kind="mileage_taxable",
        quantity=km,
        rate=paid.value - free.rate,
        amount=round_to_ore(km * paid.value) - free.amount,
        taxable=True,
        source=paid.source,
    )
    steps = (
        Reckoned(kind=step, quantity=km, rate=paid.value, amount=free.amount + surplus.amount, source=paid.source),
        Reckoned(kind="tax_free", quantity=km, rate=free.rate, amount=free.amount, source=limit.source),
        Reckoned(kind="taxable", amount=surplus.amount),
    )
    both = free.rate and surplus.rate
    return Price(parts=tuple(one for one in (free, surplus) if one.rate), steps=steps if both else steps[:1])


def _passenger_km(line: MileageLine) -> Decimal:
    whole = line.distance_km or Decimal(0)
    return sum((whole if p.distance_km is None else p.distance_km for p in line.passengers), Decimal(0))
