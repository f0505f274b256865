"""Whole hours right after a meeting's name: `formannskap 9-11 og planutvalg 12-14 samme dag`.

Alone such numbers may be days (9.-11.), or a day and a month (10-11). They are hours where a day stands in the same
sentence, or where one of them is no month.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Clocks, Mention, When, has, leads_to, text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "formannskap 9-11 og planutvalg 12-14 samme dag": ["9-11", "12-14"],
    "formannskap 9-11, planutval 12-14 same dag": ["9-11", "12-14"],
    "formannskap 9-11 og planutvalg 12-14.": ["9-11", "12-14"],
    "formannskap 9-11 og 13-15 samme dag": ["9-11", "13-15"],
    "12.11.2026:\nformannskap 9-11\nplanutvalg 12-14": ["9-11", "12-14"],
    "executive committee 9-11 and planning committee 12-14 the same day": ["9-11", "12-14"],
    "formannskapet (9-11) i går": ["9-11"],
    "formannskap 9 til 11 og planutvalg 12 til 14 samme dag": ["9-11", "12-14"],
    "formannskapet i går (9 til 11)": ["9-11"],
    "executive committee 9 to 11 yesterday": ["9-11"],
    "formannskapet 9 til 11 ganger i fjor": [],
    "formannskapet, 9 til 12 saker i går": [],
    "formannskap 8-11": [],
    "formannskap 9-11": [],
    "formannskap 9-11 november, planutvalg 12-14 november": [],
    "formannskap i går, sak 9-11": [],
}

_MARKS = frozenset({"(", ":", ","})
_EARLIEST = 7
_MONTHS = 12
_WITHIN = 3
"""Tokens of two hours and what stands between them."""
_COUNTED = ("times", "pieces", "meeting", "trip", "each_time", "topic")
_UNITS = ("month", "hour", "distance", "currency", "day_unit", "minute", "year_word")


def met(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, types: TypeIndex
) -> list[Mention]:
    """The mentions with those clock times, in order."""
    places = [one.last for one in named if types.names_meeting(one)]
    found = list(chain.from_iterable(_pairs(tokens, at) for at in places))
    if not found:
        return mentions
    dated = {layout.sentence[one.first] for one in mentions if isinstance(one, When)}
    sure = any(one.end and one.end.hour > _MONTHS for one in found)
    taken = {at for one in mentions for at in range(one.first, one.last)}
    added = [
        one
        for one in found
        if (sure or layout.sentence[one.first] in dated) and taken.isdisjoint(range(one.first, one.last))
    ]
    return sorted((*mentions, *added), key=BY_PLACE) if added else mentions


def _pairs(tokens: Sequence[Token], at: int) -> Iterator[Clocks]:
    """The hours there, and those that a joining word adds: `9-11 og 13-15`."""
    at += text_at(tokens, at) in _MARKS
    while (found := _pair(tokens, at)) is not None:
        yield found
        if not has(tokens, found.last, "join"):
            break
        at = found.last + 1


def _pair(tokens: Sequence[Token], at: int) -> Clocks | None:
    """Two whole hours of a working day with a dash between them, which no unit or month claims."""
    begin, end = text_at(tokens, at), text_at(tokens, at + 2)
    if not leads_to(tokens, at + 1) or not (_is_hour(begin) and _is_hour(end)) or int(begin) >= int(end):
        return None
    after = at + _WITHIN + (text_at(tokens, at + _WITHIN) == ".")
    if text_at(tokens, at + _WITHIN) == "-" or any(has(tokens, after, unit) for unit in _UNITS):
        return None
    if has(tokens, at + 1, "to") and _counts(tokens, at + _WITHIN):
        return None
    span = (tokens[at].start, tokens[at + 2].end)
    start, last = dt.time(int(begin)), dt.time(int(end))
    return Clocks(rule="of_meeting", first=at, last=at + _WITHIN, span=span, start=start, end=last)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """True before what there may be so many of: `9 til 12 ganger`, `9 til 12 saker`."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return not tokens[at].senses or any(has(tokens, at, sense) for sense in _COUNTED)


def _is_hour(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and _EARLIEST <= int(text) < 24
