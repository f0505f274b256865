"""Between which numbers whatever is claimed lies: what is beyond is a slip or an attack."""

import datetime as dt
from decimal import Decimal

BEYOND = Decimal(10_000_000)
"""No number on a claim reaches this; what does would overflow the store's øre."""

_HOURS_A_DAY, _LONGEST_MONTH = 24, 31


def is_beyond(number: Decimal) -> bool:
    """True for what nobody can claim: less than nothing, too much, or no number at all."""
    return not number.is_finite() or not 0 <= number < BEYOND


def most_hours(first: dt.date, last: dt.date | None) -> int:
    """The hours that fit into the period, with the one by which summer time ends.

    A lone day may be the day on which a month's hours are claimed.
    """
    days = (last - first).days + 1 if last else _LONGEST_MONTH
    return days * _HOURS_A_DAY + 1
