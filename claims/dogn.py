"""A trip as its døgn: 24 hours each from the clock time of departure, and the hours beyond them."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from claims.clock import OSLO

SIX, TWELVE, DAY = dt.timedelta(hours=6), dt.timedelta(hours=12), dt.timedelta(hours=24)

Band = Literal["day_6_12", "day_over_12", "night"]


@dataclass(frozen=True, slots=True)
class Dogn:
    """One døgn, or the hours beyond the whole ones; `is_whole` is one paid as a døgn with overnight."""

    start: dt.datetime
    length: dt.timedelta
    is_whole: bool


def divided(start: dt.datetime, end: dt.datetime, *, overnight: bool) -> list[Dogn]:
    """The døgn of the trip that something is due for: those of six hours or more.

    A trip without overnight is one piece, however long; an overnight one over 12 hours is a whole døgn even when it
    is shorter than 24 hours.
    """
    length = elapsed(start, end)
    if length < SIX:
        return []
    if not overnight:
        return [Dogn(start, length, is_whole=False)]
    whole, rest = divmod(length, DAY)
    if whole == 0 and rest > TWELVE:
        return [Dogn(start, rest, is_whole=True)]
    trip = [Dogn(start + DAY * number, DAY, is_whole=True) for number in range(whole)]
    return [*trip, Dogn(start + DAY * whole, rest, is_whole=False)] if rest >= SIX else trip


def band(dogn: Dogn) -> Band:
    """Which of the domestic rates it is paid by."""
    if dogn.is_whole:
        return "night"
    return "day_over_12" if dogn.length > TWELVE else "day_6_12"


def elapsed(start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """The time that passes between two local clock times; a clock-change night is an hour shorter or longer."""
    return end.replace(tzinfo=OSLO).astimezone(dt.UTC) - start.replace(tzinfo=OSLO).astimezone(dt.UTC)
