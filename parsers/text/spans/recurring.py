"""Weekdays that come again: every Wednesday of a month, of some weeks, or of a time the text names elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.days import month_of, weekday_of, year_after
from parsers.text.spans.listed import MOST_LISTED
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.spans.numbers import ALL_OF, number
from parsers.text.spans.weekday_spans import from_to
from parsers.text.spans.weeks import is_weekly, joins, week
from parsers.text.words.tokens import Token

EXAMPLES = {
    "mandager i oktober": "10 wd0 (every)",
    "onsdager i uke 45 og 46": "wd2 w45 – wd2 w46 (every)",
    "mandager i oktober 16-19": "10 wd0 (every)",
    "hver man i oktober": "10 wd0 (every)",
    "hver tir og tor": "wd1 – wd3 (every)",
    "every tue in october": "10 wd1 (every)",
    "hver man-fre": "wd0 – wd4",
    "every sat in october": "10 wd5 (every)",
    "tirsdag og torsdag i uke 45 og 46": "wd1 w45 – wd3 w45 – wd1 w46 – wd3 w46 (every)",
    "tysdagar og torsdagar i veke 46": "wd1 w46 – wd3 w46 (every)",
}

_DEFINITE = ("ene", "ane")
_KNOWN = ALL_OF | {"the", "those", "these", "disse", "desse"}


def every(tokens: Sequence[Token], index: int) -> When | None:
    """`hver tirsdag og torsdag i oktober`, `every Monday`, `tirsdag og torsdag hver uke i oktober`."""
    if has(tokens, index - 1, "each"):
        return recurring(tokens, index)
    return recurring(tokens, index) if is_weekly(tokens, _named(tokens, index)[1]) else None


def every_short(tokens: Sequence[Token], index: int) -> When | None:
    """`hver man 2 timer`, `every Tue`."""
    named = has(tokens, index - 1, "each") and weekday_of(tokens, index) is not None
    return recurring(tokens, index) if named and from_to(tokens, index) is None else None  # not: hver man-fre


def plural(tokens: Sequence[Token], index: int) -> When | None:
    """`mandager i oktober`; without a month or weeks they are no days."""
    found = recurring(tokens, index)
    counted = number(tokens, index - 1) if index else None
    found.told = int(counted[0]) if counted and counted[1] == index else None
    return found if any(day.month or day.week or day.weeks is not None for day in found.days) else None


def in_weeks(tokens: Sequence[Token], index: int) -> When | None:
    """`tirsdag i uke 45 og 46`: one of each of several weeks."""
    found = recurring(tokens, index)
    return found if len({day.week for day in found.days}) > 1 else None


def named_before(tokens: Sequence[Token], index: int) -> When | None:
    """Those of the days named before: `hver av onsdagene`, `begge lørdagene`, `the Wednesdays`."""
    named, after = _named(tokens, index)
    known = text_at(tokens, index).endswith(_DEFINITE) or text_at(tokens, index - 1) in _KNOWN
    days = tuple(Day(weekday=weekday) for weekday in named)
    return When(rule="occasion", first=index, last=after, days=days, shape="same") if known else None


def recurring(tokens: Sequence[Token], index: int) -> When:
    named, after = _named(tokens, index)
    days = [Day(weekday=weekday) for weekday in named]
    after += 2 * is_weekly(tokens, after)
    at = after + (text_at(tokens, after) in ("i", "in", "of"))
    month = month_of(tokens, at) if at > after else None
    if month is not None:
        days = [replace(day, month=month) for day in days]
        after = year_after(tokens, at + 1, days[-1])
    elif (weeks := week(tokens, at)) is not None:
        days = [replace(placed, weekday=weekday) for placed in each_week(weeks) for weekday in named]
        after = weeks.last
    elif at > after and has(tokens, at, "season"):
        return When(rule="recurring", first=index, last=at + 1, days=(), shape="every")
    return When(rule="recurring", first=index, last=after, days=tuple(days), shape="every")


def _named(tokens: Sequence[Token], index: int) -> tuple[list[int], int]:
    """The weekdays of a list that begins at the token, and the index after it."""
    named: list[int] = []
    after = at = index
    while len(named) < MOST_LISTED and (found := _weekday(tokens, at)):
        named.append(found[0])
        after = at = found[1]
        while joins(tokens, at) or (at > after and has(tokens, at, "each")):
            at += 1
        if at == after:
            break
    return named, after


def _weekday(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The weekday at the token, in the singular or plural, and the index after it."""
    several = tokens[index].senses.get("weekdays") if index < len(tokens) else None
    return (int(several), index + 1) if several is not None else weekday_of(tokens, index)


def each_week(weeks: When) -> list[Day]:
    """Every week from the first to the last that was named."""
    first, last = weeks.days[0], weeks.days[-1]
    if first.week is None or last.week is None:
        return [first]
    return [replace(first, week=number) for number in range(first.week, last.week + 1)]


RULES: dict[str, tuple[Rule, ...]] = {
    "weekday": (every, in_weeks),
    "weekday_short": (every_short,),
    "weekdays": (plural, named_before),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
