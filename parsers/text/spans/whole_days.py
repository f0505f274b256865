"""Whole and half days among days with hours, whose hours are asked: `3.11 4 t, 10.11 7,5 t, 12.11 hele dagen`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from parsers.text.spans.mentions import (
    BY_PLACE,
    DAY_LEADS,
    TIMED,
    Clocks,
    Duration,
    Mention,
    Money,
    When,
    has,
    text_at,
)
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "tapt arbeidsfortj ulegitimert 3.11 4 t, 10.11 7,5 t, 12.11 hele dagen": [
        *("lost-undocumented 03.11 4", "lost-undocumented 10.11 7.5", "lost-undocumented 12.11 ?quantity"),
    ],
    "Tapt arbeidsforteneste 3.11 (4 t), 10.11 (heile dagen, 7,5 t) og 12.11 (halv dag). Ulegitimert.": [
        *("lost-undocumented 03.11 4", "lost-undocumented 10.11 7.5", "lost-undocumented 12.11 ?quantity"),
    ],
    "lost earnings undocumented: 3 Nov whole day, 10 Nov 7.5 hours": [
        *("lost-undocumented 03.11 ?quantity", "lost-undocumented 10.11 7.5"),
    ],
    "tapt arbeidsfortjeneste ulegitimert:\n3.11 4 timer\n10.11 hele dagen\n12.11 2 timer": [
        *("lost-undocumented 03.11 4", "lost-undocumented 10.11 ?quantity", "lost-undocumented 12.11 2"),
    ],
    "støttekontakt 3.11 kl 15-17, lørdag 7.11 hele dagen": ["support-hour 03.11 2", "support-hour 07.11 ?quantity"],
    "formannskapet 3.11 kl 9-12 og kommunestyret 12.11 hele dagen": ["fee-executive 03.11", "fee-council 12.11"],
    "Planutvalget 10.11, borte fra jobb hele dagen, 7,5 timer ulegitimert": [
        *("fee-planning 10.11", "lost-undocumented 10.11 7.5"),
    ],
    "støttekontakt 3.11 4 t, 10.11 5 t. Kjørte 24 km 10.11, hele dagen var fin": [
        *("support-hour 03.11 4", "support-hour 10.11 5", "mileage 10.11 24"),
    ],
    "Kommunestyret 12.11 hele dagen og formannskapet 17.11 kl 9-12. Ulegitimert tap 12.11 7,5 timer og 17.11 3 timer": [
        *("fee-council 12.11", "fee-executive 17.11", "lost-undocumented 12.11 7.5", "lost-undocumented 17.11 3"),
    ],
    "støttekontakt 3.11 kl 17-20, formannskapet 5.11 hele dagen": ["support-hour 03.11 3", "fee-executive 05.11"],
    "avlastning over 10 år lørdag 7.11 hele dagen": ["care-day-over-10 07.11"],
    "Støttekontakt 3.11 3 timer. Jeg var syk 10.11 hele dagen.": ["support-hour 03.11 3"],
    "Støttekontakt 3.11 3 timer. Parkering 60 kr 12.11 hele dagen": ["support-hour 03.11 3", "parking 12.11 60"],
    "Støttekontakt 3.11 3 timer. Kjørte 120 km 12.11, hele dagen": ["support-hour 03.11 3", "mileage 12.11 120"],
    "Tapt arbeidsfortjeneste ulegitimert 12.11 7,5 timer. Kommunestyret 12.11 hele dagen": [
        *("lost-undocumented 12.11 7.5", "fee-council 12.11"),
    ],
    "avlastning lav sats 3.11 4 t, 7.11 hele dagen, 10 timer": ["care-hour-low 03.11 4", "care-hour-low 07.11 10"],
}
_WHOLE = frozenset({"hele", "heile", "hel", "heil", "halve", "halv", "whole", "full", "entire", "half", "all"})
_DAYS = frozenset({"dagen", "dag", "day", "arbeidsdagen", "arbeidsdag", "workday"})
_MARKS = frozenset({":", "(", "-", "–", ",", "en", "ein", "a", "the"})
_ENDS = frozenset({",", ".", ";", ")"})
_BETWEEN = DAY_LEADS | {",", ";", ")", "("}
_RULE = "whole_day"
_APART = 2
_MOST = 20
"""Such days of one text; keeps long texts linear."""
Row = tuple[When, Mention]
"""A day and its hours."""


def _day_first(row: Row) -> int:
    return row[0].first


def with_whole_days(tokens: Sequence[Token], mentions: list[Mention], said: Set[str]) -> list[Mention]:
    """The mentions with hours of no number for each such day, where days right beside it in a list have hours."""
    if said.isdisjoint(_WHOLE) or said.isdisjoint(_DAYS) or not any(map(_has_hours, pairwise(mentions))):
        return mentions
    rows = sorted((*_timed(mentions), *_whole(tokens, mentions)), key=_day_first)
    told = {_called(day) for day, hours in rows if not _is_whole(hours)}
    found = [
        hours
        for one in _lists(tokens, rows)
        if not all(_is_whole(hours) for _, hours in one)
        for day, hours in one
        if isinstance(hours, Duration) and _is_whole(hours) and _called(day) not in told
    ][:_MOST]
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _has_hours(pair: tuple[Mention, Mention]) -> bool:
    """True for a day with hours right behind it."""
    day, hours = pair
    timed = isinstance(hours, Clocks) or (isinstance(hours, Duration) and hours.unit == "hour")
    return isinstance(day, When) and timed and hours.first - day.last <= _APART


def _timed(mentions: Sequence[Mention]) -> Iterator[Row]:
    for day, hours in pairwise(mentions):
        if isinstance(day, When) and _has_hours((day, hours)):
            yield day, hours


def _is_whole(hours: Mention) -> bool:
    return hours.rule == _RULE


def _called(when: When) -> tuple[tuple[int | None, ...], ...]:
    """What the days are called; other hours of a day that has some are no whole days."""
    return tuple((day.day, day.month, day.weekday) for day in when.days)


def _lists(tokens: Sequence[Token], rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Those with nothing but commas, line breaks and `og` between the hours of one and the day of the next."""
    listed: list[Row] = []
    for row in rows:
        if listed and not all(_joins(tokens, at) for at in range(listed[-1][1].last, row[0].first)):
            yield listed
            listed = []
        listed.append(row)
    yield listed


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind == "nl" or tokens[at].text in _BETWEEN or has(tokens, at, "join")


def _whole(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Row]:
    """Such days with hours of no number, or with those that stand right behind."""
    for place, day in enumerate(mentions):
        if not isinstance(day, When) or day.shape != "days" or len(day.days) != 1:
            continue
        at = day.last
        while at - day.last <= _APART and text_at(tokens, at) in _MARKS:
            at += 1
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        if text_at(tokens, at) not in _WHOLE or text_at(tokens, at + 1) not in _DAYS:
            continue
        if isinstance(following, TIMED) and following.first - at - 2 <= _APART:
            yield day, following  # 10.11 (hele dagen, 7,5 t)
        if isinstance(following, (*TIMED, Money)) or not _closes(tokens, at + 2):
            continue
        span = (tokens[at].start, tokens[at + 1].end)
        one = Decimal(1)
        yield day, Duration(rule=_RULE, first=at, last=at + 2, span=span, amount=one, unit="hour", compared=True)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    ends = at >= len(tokens) or tokens[at].kind == "nl"
    return ends or tokens[at].text in _ENDS or has(tokens, at, "join")
