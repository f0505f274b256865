"""The hours that a type pays for: those within the part of the day that types.csv gives it."""

import datetime as dt
from decimal import Decimal

from claims.catalogue import ExpenseType
from claims.lines import ExpenseLine, is_period

NIGHT = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)


def paid_quantity(line: ExpenseLine, kind: ExpenseType) -> Decimal:
    """The line's count, 0 while it is open; of hours with clock times no more than lie within the type's window."""
    return min(line.quantity or Decimal(0), _hours_within(line, kind))


def _hours_within(line: ExpenseLine, kind: ExpenseType) -> Decimal:
    """The hours between the line's clock times that lie within the type's window, in four decimals; a day's if unsaid.

    A meeting that ends after midnight reaches into the next day's window.
    """
    if kind.window is None or line.start_time is None or line.end_time is None or is_period(line):
        return Decimal("Infinity")
    opens, closes = (_since_midnight(clock) for clock in kind.window)
    start, end = _since_midnight(line.start_time), _since_midnight(line.end_time)
    end += NIGHT if end <= start else dt.timedelta()
    shared = (min(end, closes + later) - max(start, opens + later) for later in (dt.timedelta(), NIGHT))
    within = sum((max(dt.timedelta(), each) for each in shared), dt.timedelta())
    return (Decimal(within // MINUTE) / 60).quantize(Decimal("0.0001"))


def _since_midnight(clock: dt.time) -> dt.timedelta:
    return dt.timedelta(hours=clock.hour, minutes=clock.minute)
