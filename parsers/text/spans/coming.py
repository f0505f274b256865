"""Days without a year that are sooner to come than they were: `10. til 12. juli`, written in June.

A claim is about the past, so they are read as last year's; of a message that claims nothing they are what lies ahead.
"""

import datetime as dt

from parsers.text.spans.resolve import Dated

_HALF_A_YEAR = dt.timedelta(days=183)


def is_soon(one: Dated, today: dt.date) -> bool:
    """True for a day without a year of which the next is nearer than the last."""
    dated = all(day.year is None and day.month is not None for day in one.when.days)
    return dated and bool(one.days) and today - one.days[0] > _HALF_A_YEAR
