"""Days reckoned from one that was named before: `tirsdagen før`, `to dager senere`, `the week after`."""

import datetime as dt
from collections.abc import Mapping, Sequence

from parsers.text.spans.days import weekday_of
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.spans.numbers import ARTICLES, number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 12.11, formannskapet tirsdagen før": ["fee-council 12.11", "fee-executive 10.11"],
    "kommunestyret 5.11 og formannskapet fem dagar seinare": ["fee-council 05.11", "fee-executive 10.11"],
    "kommunestyret 5.11 og planutvalget en uke senere": ["fee-council 05.11", "fee-planning 12.11"],
    "executive committee 3 November and municipal council the following Thursday": [
        "fee-executive 03.11",
        "fee-council 05.11",
    ],
    "executive committee 3 November and municipal council two days later": ["fee-executive 03.11", "fee-council 05.11"],
    "kommunestyret 12.11, formannskapet tirsdag uka før": ["fee-council 12.11", "fee-executive 03.11"],
    "kommunestyret i går, og formannskap tirsdag veka før": ["fee-council 19.11", "fee-executive 10.11"],
    "council meeting 12 November, executive committee Tuesday the week before": [
        *("fee-council 12.11", "fee-executive 03.11"),
    ],
    "kommunestyret 12.11, formannskapet uka før": ["fee-council 12.11", "fee-executive ?date"],
    "planning committee 3 November and municipal council the week after": ["fee-planning 03.11", "fee-council ?date"],
    "støttekontakt 3 timer 9.11 og 2 timer onsdagen etter": ["support-hour 09.11 3", "support-hour 11.11 2"],
    "støttekontakt 3 timar 9.11, og 2 timar dagen etter": ["support-hour 09.11 3", "support-hour 10.11 2"],
    "støttekontakt 3 timer 9.11, glemte å føre 2 timer uka før": ["support-hour 09.11 3", "support-hour 2 ?date"],
    "tog 349 kr 12.11 og retur 299 kr dagen etter": ["transit 12.11 349", "transit 13.11 299"],
    "train 349 kr on 12 November and back the day after, 299 kr": ["transit 12.11 349", "transit 13.11 299"],
    "formannskapet 10.11, fikk papirene uka før": ["fee-executive 10.11"],
    "formannskapet 10.11, ble ringt opp to dager før": ["fee-executive 10.11"],
    "formannskapet 10.11, uka før jul": ["fee-executive 10.11"],
}
_AFTER = frozenset({"etter", "etterpå", "senere", "seinare", "after", "later"})
_BEFORE = frozenset({"før", "tidligere", "tidlegare", "before", "earlier"})
_GOING_ON = frozenset({"og", "and", "var", "hadde", "kjørte", "køyrde", "møtte", "was", "had", "kl", "med"})
_WEEK = 7
_MOST = 60


def weekday_beside(tokens: Sequence[Token], index: int) -> When | None:
    """`tirsdagen før`, `the Tuesday after`, `påfølgende torsdag`; `tirsdag uka før` is of the week before."""
    named = weekday_of(tokens, index)
    if named is None:
        return None
    if text_at(tokens, index - 1) in words_of("following"):
        return _when("weekday_beside", index, named[1], Day(weekday=named[0], weeks=1))
    week = named[1] + (text_at(tokens, named[1]) == "the")
    if has(tokens, week, "week") and (step := _step(tokens, week + 1)):
        return _when("weekday_beside", index, week + 2, Day(weekday=named[0], offset=step * _WEEK))
    step = _step(tokens, named[1])
    return _when("weekday_beside", index, named[1] + 1, Day(weekday=named[0], weeks=step)) if step else None


def days_beside(tokens: Sequence[Token], index: int) -> When | None:
    """`to dager senere`, `a week before`."""
    found = number(tokens, index)
    if found is None or found[0] % 1 or found[0] > _MOST:
        return None
    weeks = has(tokens, found[1], "week")
    step = _step(tokens, found[1] + 1) if weeks or has(tokens, found[1], "day_word") else 0
    days = int(found[0]) * (_WEEK if weeks else 1) * step
    return _when("day_beside", index, found[1] + 2, Day(offset=days)) if days else None


def week_beside(tokens: Sequence[Token], index: int) -> When | None:
    """`uka før`, `the week after`: a week of which no day is named."""
    step = 0 if text_at(tokens, index - 1) in ARTICLES else _step(tokens, index + 1)
    return _when("day_beside", index, index + 2, Day(weeks=step)) if step else None


def reckon(day: Day, last: dt.date) -> dt.date | None:
    """The day reckoned from the `last` one; None where only its week is known."""
    if day.weekday is None:
        return None if day.weeks else last + dt.timedelta(days=day.offset or 0)
    if day.offset:
        return last + dt.timedelta(days=day.offset + day.weekday - last.weekday())
    if day.weeks == 1:
        return last + dt.timedelta(days=(day.weekday - last.weekday() - 1) % _WEEK + 1)
    return last - dt.timedelta(days=(last.weekday() - day.weekday - 1) % _WEEK + 1)


def _when(rule: str, first: int, last: int, day: Day) -> When:
    return When(rule=rule, first=first, last=last, days=(day,), shape="same")


def _step(tokens: Sequence[Token], index: int) -> int:
    """1 for `etter`, -1 for `før`, 0 where a noun follows, `uka før jul`, or none of them stands at the token."""
    follow = tokens[index + 1] if index + 1 < len(tokens) else None
    if follow and follow.kind == "word" and follow.text not in _GOING_ON:
        return 0
    return (text_at(tokens, index) in _AFTER) - (text_at(tokens, index) in _BEFORE)


RULES: dict[str, tuple[Rule, ...]] = {"weekday": (weekday_beside,), "week": (week_beside,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {"day_word": (days_beside,), "week": (days_beside,)}
