"""The worth of any line: by the catalogue's price or the state's rate on the line's own date."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

from claims import expenses, mileage, per_diem
from claims.bounds import is_beyond
from claims.errors import NoRate
from claims.lines import KINDS, ExpenseLine, Line, MileageLine, misdated
from claims.price import Price
from claims.terms import Terms

NUMBERS = ("quantity", "unit_price", "amount", "distance_km", "trailer_km", "forest_road_km", "equipment_km")
_NUMBERS = {kind: [one.name for one in fields(kind) if one.name in NUMBERS] for kind in KINDS.values()}


def price(line: Line, terms: Terms) -> Price | None:
    """The price of the line; None while something it depends on is open or in another currency.

    NoRate when the line's date lies outside every known period or makes no sense, or a number is negative or beyond
    all claims.
    """
    if slip := misdated(line):
        raise NoRate(f"{slip} is no day to pay by", field=slip, reason="misdated")
    for field, number in _numbers(line):
        if is_beyond(number):
            raise NoRate(f"{field} {number} is no number to pay by", field=field)
    if isinstance(line, ExpenseLine):
        return expenses.price(line, terms)
    if isinstance(line, MileageLine):
        return mileage.price(line, terms)
    return per_diem.price(line, terms)


def _numbers(line: Line) -> Iterator[tuple[str, Decimal]]:
    """Every number that the price may depend on, with its field."""
    for field in _NUMBERS[type(line)]:
        number = getattr(line, field)
        if number is not None:
            yield field, number
    if isinstance(line, MileageLine):
        yield from (("passengers", rider.distance_km) for rider in line.passengers if rider.distance_km is not None)
