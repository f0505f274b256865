"""What a type is paid with beside its ordinary price: in a role, for a part of a meeting, for so many hours."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from claims.catalogue import ExpenseType
from claims.errors import NoRate
from claims.lines import Attendance, ExpenseLine, MeetingRole
from claims.terms import Terms
from claims.unit_prices import UnitPrice, unit_price


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Who was there, for how much of it, and from how many hours on; None says nothing of it."""

    role: MeetingRole | None = None
    attendance: Attendance | None = None
    from_hours: Decimal | None = None


ORDINARY = Circumstance()

Prices = dict[Circumstance, UnitPrice | None]
"""What is paid for one unit in each circumstance; None where no file says it for that day."""


def prices(kind: ExpenseType, day: dt.date, terms: Terms) -> Prices:
    """The ordinary price of the type on the day, then those that fees.csv makes other than what they are part of."""
    rows = [row for row in terms.fees.of(kind.code) if row.covers(day)]
    roles = dict.fromkeys((None, *(row.role for row in rows)))
    attendances = dict.fromkeys((None, *(row.attendance for row in rows)))
    hours = dict.fromkeys((None, *(row.from_hours for row in rows if kind.unit == "hour")))
    circumstances = (Circumstance(*said[::-1]) for said in product(hours, attendances, roles))
    found = {one: _price(kind, day, one, terms) for one in circumstances}
    return {
        one: price
        for one, price in found.items()
        if one == ORDINARY or any(_sum(found[less]) != _sum(price) for less in _with_less(one))
    }


def _price(kind: ExpenseType, day: dt.date, one: Circumstance, terms: Terms) -> UnitPrice | None:
    line = ExpenseLine(type=kind.code, date=day, quantity=one.from_hours, role=one.role, attendance=one.attendance)
    try:
        return unit_price(line, kind, terms)
    except NoRate:
        return None


def _with_less(one: Circumstance) -> Iterator[Circumstance]:
    """The same with one thing less said of it."""
    if one.role is not None:
        yield replace(one, role=None)
    if one.attendance is not None:
        yield replace(one, attendance=None)
    if one.from_hours is not None:
        yield replace(one, from_hours=None)


def _sum(price: UnitPrice | None) -> tuple[Decimal, bool] | None:
    return (price.amount, price.once) if price else None
