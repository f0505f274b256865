"""Days without a year that come again within months: `10. til 12. juli`, written in June.

A claim is about the past, so they are read as last year's; where nothing is claimed they may be what lies ahead.
"""

import datetime as dt

from dateutil.relativedelta import relativedelta

from parsers.text.spans.resolve import Dated

_SOON = dt.timedelta(days=120)
_YEAR = relativedelta(years=1)


def is_soon(one: Dated, today: dt.date) -> bool:
    """True for a day or month without a year that was taken to be last year's, and comes again soon."""
    said = one.when.days
    if not one.days or not said or any(day.year or day.year_offset or day.previous or not day.month for day in said):
        return False
    return one.days[0].year < today.year and today < one.days[0] + _YEAR <= today + _SOON


def may_be_ahead(one: Dated, today: dt.date) -> bool:
    """True for today, what is ahead or comes again soon, and for a weekday that is no more than named."""
    named = all(day.weekday is not None and not (day.day or day.latest or day.previous) for day in one.when.days)
    return one.ahead or named or is_soon(one, today) or all(day >= today for day in one.days)
