"""Bare hours behind the weekdays from which and to which something lasted: `fredag 16 til søndag 18`."""

import datetime as dt
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.text.spans.clockface import clock_of, has_unit
from parsers.text.spans.mentions import BY_PLACE, Clocks, Day, Mention, When, has, text_at
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "lav sats fredag 16 til søndag 18": ["care-hour-low 13.11 50"],
    "låg sats fredag kl 16 til sundag 18": ["care-hour-low 13.11 50"],
    "low rate from Friday 16 to Sunday 18": ["care-hour-low 13.11 50"],
    "lav sats fredag 16 - søndag 18, det gikk fint": ["care-hour-low 13.11 50"],
    "lav sats fre 16 til søn 18": ["care-hour-low 13.11 50"],
    "låg sats frå fre kl. 16 til sun kl. 18": ["care-hour-low 13.11 50"],
    "low rate Fri 16 to Sun 18": ["care-hour-low 13.11 50"],
    "lav sats fre 13 til søn 15. november, 40 timer": ["care-hour-low 13.11 40"],
    "lav sats lørdag 4 timer og søndag 3 timer": ["care-hour-low 14.11 4", "care-hour-low 15.11 3"],
    "lav sats fredag 13 til søndag 15. november, 40 timer": ["care-hour-low 13.11 40"],
    "lav sats fredag 13. til søndag 15. november, 40 timer": ["care-hour-low 13.11 40"],
}
_DASH = frozenset({"-", "–"})
_LONGEST = 2
_DAY = dt.timedelta(days=1)
_LATELY = _SOON = 31
"""Days."""
_LETTERS = 3
"""Of a short weekday at least: `to` and `on` are words."""


def with_weekday_hours(tokens: Sequence[Token], mentions: list[Mention], spots: Spots, today: dt.date) -> list[Mention]:
    """The mentions with such hours as clock times, unless they may be days of the month on those weekdays.

    The weekdays may be short: fre kl 16 til søn kl 18.
    """
    known = [one for one in mentions if isinstance(one, When) and _is_weekday(one)]
    taken = {at for one in mentions for at in range(one.first, one.last)}
    days = sorted((*known, *_short_ones(tokens, spots, taken)), key=BY_PLACE)
    if len(days) < 2:
        return mentions
    clocks = {one.first: one for one in mentions if isinstance(one, Clocks) and one.end is None}
    found = {
        new.first: new
        for first, last in pairwise(days)
        if not any(_may_be_day(tokens, one, today) for one in (first, last))
        for new in _between(tokens, first, last, clocks)
        if new.first not in taken
    }
    return sorted((*mentions, *found.values()), key=BY_PLACE) if found else mentions


def _short_ones(tokens: Sequence[Token], spots: Spots, taken: Container[int]) -> Iterator[When]:
    """The short weekdays that are no days of the text yet: from one of them on something lasted to another."""
    for at in spots.get("weekday_short", ()):
        if at in taken or len(tokens[at].text) < _LETTERS:
            continue
        last = at + 1 + (text_at(tokens, at + 1) == ".")
        days = (Day(weekday=int(tokens[at].senses["weekday_short"])),)
        yield When(rule="short_weekdays", first=at, last=last, span=(tokens[at].start, tokens[at].end), days=days)


def _is_weekday(when: When) -> bool:
    """True for a weekday alone."""
    said = when.days
    return when.shape == "days" and len(said) == 1 and said[0].weekday is not None and not (said[0].day or said[0].week)


def _may_be_day(tokens: Sequence[Token], weekday: When, today: dt.date) -> bool:
    """True for `fredag 13`, where a Friday the 13th was not long ago or is soon."""
    text = text_at(tokens, weekday.last)
    near = (today + step * _DAY for step in range(-_LATELY, _SOON + 1))
    wanted = weekday.days[0].weekday
    return text.isdecimal() and any(day.day == int(text) and day.weekday() == wanted for day in near)


def _between(tokens: Sequence[Token], first: When, last: When, clocks: Mapping[int, Clocks]) -> Iterator[When | Clocks]:
    """The weekdays and the times behind both, where the second is led to."""
    begins = clocks.get(first.last) or _hour(tokens, first.last)
    ends = clocks.get(last.last) or _hour(tokens, last.last)
    led = begins is not None and (has(tokens, begins.last, "to") or text_at(tokens, begins.last) in _DASH)
    if begins and ends and led and last.first == begins.last + 1:
        yield from (first, begins, last, ends)


def _hour(tokens: Sequence[Token], at: int) -> Clocks | None:
    """The whole hour there, which no unit and no month follows."""
    text = text_at(tokens, at)
    after = at + 1 + (text_at(tokens, at + 1) == ".")
    start = clock_of(text) if text.isdecimal() and len(text) <= _LONGEST else None
    if start is None or has_unit(tokens, after):
        return None
    return Clocks(rule="clock", first=at, last=at + 1, span=(tokens[at].start, tokens[at].end), start=start)
