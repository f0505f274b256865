"""How long it was from one clock time to another, beside the hours that are told of the same time."""

import datetime as dt
from decimal import Decimal

from claims.clock import OSLO
from parsers.text.lines.days.clocked import NIGHT
from parsers.text.lines.days.combined import Days
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import Duration
from parsers.text.spans.numbers import plain

_MINUTES = 60
_ORDINARY = dt.date(2024, 1, 1)
"""Stands for a day not yet known; no clock is changed in January."""


def within_clocks(draft: Draft, days: Days) -> Duration | None:
    """The duration that speaks of the one pair of clock times: the one they bear out, 20-08, altså 12 timer.

    Where hours and a break make up the time between them, it is the hours: 10-16, en halv time pause, 5,5 timer.
    """
    if len(draft.clocks) != 1 or days.several or draft.clocks[0].end is None or draft.clocks[0].unsure:
        return None
    clocks = draft.clocks[0]
    day = days.days[0] if days.days and not days.trouble else None
    elapsed = _elapsed(day, clocks.start, days.end if day else None, draft.clocks[0].end)
    borne_out = next((duration for duration in draft.durations if duration.amount == elapsed), None)
    return borne_out or max(draft.durations, key=lambda duration: duration.amount, default=None)


def compare(item: Item, duration: Duration, rest: Decimal) -> None:
    """The stated hours, where the clock times agree with them; else both are asked about."""
    elapsed = item.values["quantity"]
    if duration.added:  # kl 16-19 og 20 min før
        item.set("quantity", elapsed + duration.amount, duration.span)
    elif duration.amount == elapsed or duration.amount + rest == elapsed:
        item.set("quantity", duration.amount, duration.span)
    else:
        item.evidence["quantity"] = [duration.span]
        item.ask("quantity", "contradiction", plain(duration.amount), plain(elapsed))


def set_between(item: Item) -> bool:
    """Hours from the clock times; False when they are not both known."""
    start, end = item.values.get("start_time"), item.values.get("end_time")
    if start is None or end is None:
        return False
    item.set("quantity", _elapsed(item.values.get("date"), start, item.values.get("end_date"), end))
    return True


def _elapsed(day: dt.date | None, start: dt.time, end_day: dt.date | None, end: dt.time) -> Decimal:
    """The hours that really went by: the night the clock is set back has one more, the other one less."""
    first = dt.datetime.combine(day or _ORDINARY, start, OSLO)
    last = dt.datetime.combine(end_day or first.date() + NIGHT * (end <= start), end, OSLO)
    passed = last.astimezone(dt.UTC) - first.astimezone(dt.UTC)
    return Decimal(passed // dt.timedelta(minutes=1)) / _MINUTES
