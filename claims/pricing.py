"""The worth of any line: by the catalogue's price or the state's rate on the line's own date."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from claims import mileage, per_diem
from claims.catalogue import Catalogue, ExpenseType
from claims.errors import NoRate
from claims.lines import NOK, ExpenseLine, Line, MileageLine
from claims.money import round_to_ore
from claims.price import Part, Price, Reckoned, part
from claims.terms import Terms

NUMBERS = ("quantity", "unit_price", "amount", "distance_km", "trailer_km", "forest_road_km")
NIGHT = dt.timedelta(days=1)
BEYOND = Decimal(10_000_000)
"""No number on a claim reaches this; what does is a slip or an attack, and would overflow the store's øre."""


def price(line: Line, terms: Terms) -> Price | None:
    """The price of the line; None while something it depends on is open or in another currency.

    NoRate when the line's date lies outside every known period, or a number is negative or beyond all claims.
    """
    for field, number in _numbers(line):
        if not number.is_finite() or not 0 <= number < BEYOND:
            raise NoRate(f"{field} {number} is no number to pay by", field=field)
    if isinstance(line, ExpenseLine):
        return _expense(line, terms.catalogue)
    if isinstance(line, MileageLine):
        return mileage.price(line, terms.catalogue.rates)
    return per_diem.price(line, terms.catalogue.rates)


def _numbers(line: Line) -> Iterator[tuple[str, Decimal]]:
    """Every number that the price may depend on, with its field."""
    for field in NUMBERS:
        number = getattr(line, field, None)
        if number is not None:
            yield field, number
    if isinstance(line, MileageLine):
        yield from (("passengers", rider.distance_km) for rider in line.passengers if rider.distance_km is not None)


def _expense(line: ExpenseLine, catalogue: Catalogue) -> Price | None:
    if line.type is None or line.date is None or line.quantity is None or line.currency != NOK:
        return None
    kind = catalogue.on(line.type, line.date)
    if kind is None:
        raise NoRate(f"types.csv has no period for {line.type} on {line.date.isoformat()}")
    if (
        _spans_days(line)
        and kind.unit_price is not None
        and catalogue.on(line.type, line.end_date or line.date) != kind
    ):
        raise NoRate(
            f"the price of {line.type} changes between {line.date} and {line.end_date}; claim each part by itself"
        )
    if kind.unit_price is None:
        return _stated(line, kind)
    return _of(part("expense", line.quantity, kind.unit_price, _source(kind), taxable=kind.tax == "taxable"), "expense")


def _spans_days(line: ExpenseLine) -> bool:
    """True for a period; a night that ends the next morning is the day's on which it began."""
    return line.date is not None and line.end_date is not None and line.end_date - line.date > NIGHT


def _stated(line: ExpenseLine, kind: ExpenseType) -> Price | None:
    if line.amount is None or not line.quantity:
        return None
    each = round_to_ore(line.amount / line.quantity)
    taxable = kind.tax == "taxable"
    if each * line.quantity == line.amount:
        return _of(part("expense", line.quantity, each, _source(kind), taxable=taxable), "stated")
    # A sum that its count does not divide evenly is paid as it was stated, once.
    return _of(part("expense", Decimal(1), line.amount, _source(kind), taxable=taxable), "stated")


def _of(only: Part, kind: Literal["expense", "stated"]) -> Price:
    """The price of one part, which is its own explanation."""
    step = Reckoned(kind=kind, quantity=only.quantity, rate=only.rate, amount=only.amount, source=only.source)
    return Price(parts=(only,), steps=(step,))


def _source(kind: ExpenseType) -> str:
    since = f" {kind.valid_from.isoformat()}" if kind.valid_from else ""
    return f"types.csv {kind.code}{since}"
