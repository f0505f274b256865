"""Outlays, paid at what the claimant stated: in kroner, or exchanged for them at the rate of the day."""

from decimal import Decimal

from claims.catalogue import ExpenseType
from claims.currency import ExchangeRate
from claims.lines import ExpenseLine
from claims.money import round_to_ore
from claims.price import Price, Reckoned, part


def stated(line: ExpenseLine, kind: ExpenseType) -> Price | None:
    """The stated sum as it is; None while it is open."""
    if line.amount is None or not line.quantity:
        return None
    each = round_to_ore(line.amount / line.quantity)
    # A sum that its count does not divide evenly is paid as it was stated, once.
    divides = each * line.quantity == line.amount
    quantity, rate = (line.quantity, each) if divides else (Decimal(1), line.amount)
    only = part("expense", quantity, rate, kind.source, taxable=kind.tax == "taxable")
    return Price(parts=(only,), steps=(only.as_step("stated"),))


def exchanged(line: ExpenseLine, kind: ExpenseType, rate: ExchangeRate) -> Price | None:
    """The stated sum in kroner; None while it is open, and for what has a price in kroner."""
    if kind.unit != "amount" or line.amount is None or not line.quantity:
        return None
    kroner = rate.in_kroner(line.amount)
    only = part("expense", Decimal(1), kroner, kind.source, taxable=kind.tax == "taxable")
    step = Reckoned(
        kind="exchanged",
        quantity=line.amount,
        unit=line.currency,
        rate=rate.kroner,
        over=Decimal(rate.units),
        day=rate.day,
        amount=kroner,
        source=rate.source,
    )
    return Price(parts=(only,), steps=(step,))
