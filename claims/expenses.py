"""Configured types: meetings, hours and døgn at the municipality's price of the day, outlays at what was stated."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from claims import window
from claims.catalogue import ExpenseType
from claims.currency import ExchangeRate
from claims.errors import NoRate
from claims.fees import Fee
from claims.lines import NOK, Attendance, ExpenseLine, MeetingRole, is_period
from claims.money import round_to_ore, rounded
from claims.price import Part, Price, Reckoned, part
from claims.terms import Terms


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """Kroner for one unit, or `once` for the whole line, where that stands, and the steps that lead to it."""

    amount: Decimal
    source: str
    steps: tuple[Reckoned, ...] = ()
    once: bool = False


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
        raise NoRate(f"types.csv has no period for {line.type} on {line.date.isoformat()}")
    if rate is not None:
        return _exchanged(line, kind, rate)
    if kind.unit == "amount":
        return _stated(line, kind)
    counted = replace(line, quantity=window.paid_quantity(line, kind))
    each = unit_price(counted, kind, terms)
    if is_period(line):
        _require_one_price(counted, kind, each, terms)
    return _counted(counted, kind, each, line.quantity)


def unit_price(line: ExpenseLine, kind: ExpenseType, terms: Terms) -> UnitPrice:
    """What one unit is paid with on the line's date, in the claimant's role; an attendance without a row is paid whole.

    NoRate where neither file has a price.
    """
    hours = line.quantity if kind.unit == "hour" else None
    priced = _Fees(kind, line.date or dt.date.min, hours, terms)
    role = role_of(line, terms)
    return priced.of(role, line.attendance) or priced.of(role, None) or priced.ordinary()


def role_of(line: ExpenseLine, terms: Terms) -> MeetingRole | None:
    """What the claimant was in the meeting: as said, else as a position gives it that day."""
    if line.role or line.type is None or line.date is None:
        return line.role
    roles = (position.role_in(line.type, line.date) for position in terms.positions)
    return next(filter(None, roles), None)


def attendance_has_no_price(line: ExpenseLine, terms: Terms) -> bool:
    """True when the claimant was there for a part only, and no row says what a part is paid with."""
    if line.attendance is None or line.type is None or line.date is None:
        return False
    return terms.fees.on(line.type, line.date, role_of(line, terms), line.attendance, line.quantity) is None


@dataclass(frozen=True, slots=True)
class _Fees:
    """The unit prices of one type on one day, by role and attendance."""

    kind: ExpenseType
    day: dt.date
    hours: Decimal | None
    terms: Terms

    def of(self, role: MeetingRole | None, attendance: Attendance | None) -> UnitPrice | None:
        """By the row of fees.csv for it; None when there is none."""
        row = self.terms.fees.on(self.kind.code, self.day, role, attendance, self.hours)
        if row is None:
            return None
        once = row.from_hours is not None
        if row.unit_price is not None:
            return UnitPrice(row.unit_price, row.source, once=once)
        if row.share is not None:
            whole = self._whole(row, role)
            return _percent_of(row, row.share * 100, Decimal(1), whole.amount, whole.source, whole.steps, once=once)
        base = self.terms.catalogue.rates.on(f"base.{row.base}", self.day)
        return _percent_of(row, row.percent, row.over, base.value, base.source, (), once=once)

    def ordinary(self) -> UnitPrice:
        """By types.csv."""
        if self.kind.unit_price is None:
            raise NoRate(f"{self.kind.code} has no price on {self.day}; enter it in types.csv or fees.csv")
        return UnitPrice(self.kind.unit_price, _source(self.kind))

    def _whole(self, row: Fee, role: MeetingRole | None) -> UnitPrice:
        """What the row is a share of: the whole meeting in the same role, else what everybody is paid."""
        if row.attendance is not None:
            return self.of(role, None) or self.ordinary()
        return (self.of(None, None) if row.role is not None else None) or self.ordinary()


def _percent_of(
    row: Fee, percent: Decimal, over: Decimal, whole: Decimal, source: str, before: tuple[Reckoned, ...], *, once: bool
) -> UnitPrice:
    amount = rounded(whole * percent / (100 * over), row.rounding)
    step = Reckoned(
        kind="percent_of",
        quantity=percent,
        rate=whole,
        over=None if over == 1 else over,
        rounding=None if row.rounding == "ore" else row.rounding,
        amount=amount,
        source=source,
    )
    return UnitPrice(amount, row.source, (step, *before), once)


def _require_one_price(line: ExpenseLine, kind: ExpenseType, each: UnitPrice, terms: Terms) -> None:
    """NoRate unless the last day is paid as the first; a sum that is paid once for a day's hours has one day."""
    last = line.end_date or line.date
    assert last is not None
    same = terms.catalogue.on(kind.code, last) == kind and not each.once
    if not same or unit_price(replace(line, date=last), kind, terms).amount != each.amount:
        raise NoRate(f"the price of {kind.code} changes between {line.date} and {last}; claim each part by itself")


def _counted(line: ExpenseLine, kind: ExpenseType, each: UnitPrice, said: Decimal) -> Price:
    assert line.quantity is not None
    only = part(
        "expense",
        Decimal(1) if each.once else line.quantity,
        each.amount,
        each.source,
        taxable=kind.tax == "taxable",
    )
    first = _as_step(only, "expense")
    if each.once:
        first = Reckoned(kind="by_hours", quantity=line.quantity, amount=only.amount, source=each.source)
    outside = Reckoned(kind="window", quantity=said - line.quantity, amount=only.amount)
    return Price(parts=(only,), steps=(first, *each.steps, *((outside,) if outside.quantity else ())))


def _stated(line: ExpenseLine, kind: ExpenseType) -> Price | None:
    if line.amount is None or not line.quantity:
        return None
    each = round_to_ore(line.amount / line.quantity)
    # A sum that its count does not divide evenly is paid as it was stated, once.
    divides = each * line.quantity == line.amount
    quantity, rate = (line.quantity, each) if divides else (Decimal(1), line.amount)
    only = part("expense", quantity, rate, _source(kind), taxable=kind.tax == "taxable")
    return Price(parts=(only,), steps=(_as_step(only, "stated"),))


def _exchanged(line: ExpenseLine, kind: ExpenseType, rate: ExchangeRate) -> Price | None:
    """The stated sum in kroner; None while it is open, and for what has a price in kroner."""
    if kind.unit != "amount" or line.amount is None or not line.quantity:
        return None
    kroner = rate.in_kroner(line.amount)
    only = part("expense", Decimal(1), kroner, _source(kind), taxable=kind.tax == "taxable")
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


def _as_step(only: Part, kind: Literal["expense", "stated"]) -> Reckoned:
    """The step of a single part, which is its own explanation."""
    return Reckoned(kind=kind, quantity=only.quantity, rate=only.rate, amount=only.amount, source=only.source)


def _source(kind: ExpenseType) -> str:
    since = f" {kind.valid_from.isoformat()}" if kind.valid_from else ""
    return f"types.csv {kind.code}{since}"
