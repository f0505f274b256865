"""Norwegian time: what people mean by a day and a clock time."""

import datetime as dt
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def date_in_norway(moment: dt.datetime) -> dt.date:
    """The day it is in Norway at the (aware) moment."""
    return moment.astimezone(OSLO).date()
