"""Days that were told before: the one that is named once more, and what was said of it."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeGuard

from parsers.text.spans.mentions import Clocks, Day, Distance, Duration, Mention, Money, When
from parsers.text.spans.resolve import resolve
from parsers.text.words.tokens import Token

_DASHES = frozenset({"-", "–"})
_VALUES = (Distance, Duration, Money, Clocks)


def is_one_day(mention: Mention) -> TypeGuard[When]:
    """True for a single day."""
    return isinstance(mention, When) and len(mention.days) == 1


def names(day: Day, known: Day) -> bool:
    """True for a weekday, or a day of a month, that is the known one's too."""
    if day.day is not None:
        return (day.day, day.month or known.month) == (known.day, known.month)
    return day.weekday is not None and day.week is None and day.weekday == known.weekday


def listing(before: Sequence[Mention], day: Mention) -> When | None:
    """The list of days, told before, that holds the one day."""
    if not is_one_day(day):
        return None
    lists = (one for one in before if isinstance(one, When) and one.shape == "days" and len(one.days) > 1)
    return next((one for one in lists if any(names(day.days[0], known) for known in one.days)), None)


def day_known(day: When, before: Sequence[Mention], today: dt.date) -> When | None:
    """The only day told before that the day names, a weekday also by what the calendar calls it; else None."""
    found = days_known(day, before, today)
    return found[0] if len(found) == 1 else None


def days_known(day: When, before: Sequence[Mention], today: dt.date) -> list[When]:
    """The days told before that the day names: each mention of the same."""
    told = [one for one in before if is_one_day(one)]
    found = [one for one in told if names(day.days[0], one.days[0])]
    if not found and day.days[0].day is None and day.days[0].weekday is not None:
        dated = resolve([one for one in told if one.days[0].month], today)
        meant = {one.when.first for one in dated if [at.weekday() for at in one.days] == [day.days[0].weekday]}
        found = [one for one in told if one.first in meant]
    return found


def told_of(known: When, before: Sequence[Mention], sentence: Sequence[int]) -> list[Mention]:
    """The values said of a day: up to the next day of its sentence, or back to it where values come first."""
    row = [one for one in before if sentence[one.first] == sentence[known.first] and isinstance(one, (When, *_VALUES))]
    step = 1 if isinstance(row[0], When) else -1
    row = row[::step]
    found: list[Mention] = []
    for one in row[row.index(known) + 1 :]:
        if isinstance(one, When):
            break
        found.append(one)
    return found


def closes(tokens: Sequence[Token], at: int) -> bool:
    """True for a token that ends its clause; the 17 of `17-20` does not."""
    if at + 1 >= len(tokens):
        return True
    spans = tokens[at + 1].text in _DASHES and at + 2 < len(tokens) and tokens[at + 2].kind == "num"
    return tokens[at + 1].kind in ("sym", "nl") and not spans
