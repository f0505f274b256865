"""Configured types: meetings, hours and døgn at the municipality's price of the day, outlays at what was stated."""

from dataclasses import replace
from decimal import Decimal

from claims import outlays, window
from claims.catalogue import ExpenseType
from claims.errors import NoRate
from claims.lines import NOK, ExpenseLine, is_period
from claims.price import Price, Reckoned, part
from claims.terms import Terms
from claims.unit_prices import UnitPrice, unit_price


def price(line: ExpenseLine, terms: Terms) -> Price | None:
    """The price of the line on its day; None while type, date, count or sum is open, or no rate makes it kroner.

    NoRate where no row of types.csv or fees.csv covers the day, or where the price changes within the line's period.
    """
    if line.type is None or line.date is None or line.quantity is None:
        return None
    rate = terms.exchange.on(line.currency, line.date) if line.currency != NOK else None
    if line.currency != NOK and rate is None:
        return None
    kind = terms.catalogue.on(line.type, line.date)
    if kind is None:
        raise NoRate(f"types.csv has no period for {line.type} on {line.date.isoformat()}", day=line.date)
    if rate is not None:
        return outlays.exchanged(line, kind, rate)
    if kind.unit == "amount":
        return outlays.stated(line, kind)
    paid = window.paid_quantity(line, kind)
    counted = line if paid == line.quantity else replace(line, quantity=paid)
    each = unit_price(counted, kind, terms)
    if is_period(line):
        _require_one_price(counted, kind, each, terms)
    return _counted(counted, kind, each, line.quantity)


def _require_one_price(line: ExpenseLine, kind: ExpenseType, each: UnitPrice, terms: Terms) -> None:
    """NoRate unless the last day is paid as the first; a sum that is paid once for a day's hours has one day."""
    last = line.end_date or line.date
    assert last is not None
    same = terms.catalogue.on(kind.code, last) == kind and not each.once
    if not same or unit_price(replace(line, date=last), kind, terms).amount != each.amount:
        changes = f"the price of {kind.code} changes between {line.date} and {last}; claim each part by itself"
        raise NoRate(changes, field="end_date", reason="rate_changes")


def _counted(line: ExpenseLine, kind: ExpenseType, each: UnitPrice, said: Decimal) -> Price:
    assert line.quantity is not None
    only = part(
        "expense",
        Decimal(1) if each.once else line.quantity,
        each.amount,
        each.source,
        taxable=kind.tax == "taxable",
    )
    first = only.as_step("expense")
    if each.once:
        first = Reckoned(kind="by_hours", quantity=line.quantity, amount=only.amount, source=each.source)
    outside = Reckoned(kind="window", quantity=said - line.quantity, amount=only.amount)
    return Price(parts=(only,), steps=(first, *each.steps, *((outside,) if outside.quantity else ())))
