"""What one meeting, hour or døgn is paid with: by fees.csv for the role, attendance and hours, else by types.csv."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from claims.catalogue import ExpenseType
from claims.errors import NoRate
from claims.fees import Fee
from claims.lines import Attendance, ExpenseLine, MeetingRole
from claims.money import rounded
from claims.price import Reckoned
from claims.terms import Terms


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """Kroner for one unit, or `once` for the whole line, where that stands, and the steps that lead to it."""

    amount: Decimal
    source: str
    steps: tuple[Reckoned, ...] = ()
    once: bool = False


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
            raise NoRate(
                f"{self.kind.code} has no price on {self.day}; enter it in types.csv or fees.csv", day=self.day
            )
        return UnitPrice(self.kind.unit_price, self.kind.source)

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
