"""Bare numbers beside a day share the unit of the value beside another day: `3 timer mandag og 2 onsdag`."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.joint import is_plain, like
from parsers.text.spans.mentions import BY_PLACE, Distance, Duration, Mention, Value, When, has, text_at
from parsers.text.spans.numbers import ARTICLES, and_a_half, digits
from parsers.text.words.tokens import Spots, Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 3 timer mandag og 2 onsdag": ["3", "2"],
    "støttekontakt mandag 3 timer, onsdag 2,5 og torsdag 4": ["3", "2.5", "4"],
    "støttekontakt 9.11: 3 timar, 11.11: 2": ["3", "2"],
    "støttekontakt 9.11 3 timer\n11.11 2\n13.11 4": ["3", "2", "4"],
    "støttekontakt 3 timer den 9.11 og 2 den 11.11": ["3", "2"],
    "support contact 3 hours Monday and 2 on Wednesday": ["3", "2"],
    "støttekontakt: mandag tre timer, tirsdag fire, torsdag to": ["3", "4", "2"],
    "low rate: Mon three hours, Tue four, Thu two": ["3", "4", "2"],
    "kjørte mandag 12 km og onsdag 14": ["12", "14"],
    "køyrde 12 km måndag og 14 onsdag": ["12", "14"],
    "parkering 9.11 40 kr, 11.11 60": ["40", "60"],
    "kjørte mandag 12 km, onsdag 14.": ["12", "14"],
    "mandag ble det 55 km på bilen, tirsdag 31.": ["55", "31"],
    "måndag køyrde eg 55 km og tysdag 31.": ["55", "31"],
    "on Monday I drove 55 km and Tuesday 31.": ["55", "31"],
    "mandag ble det 55 km, møte tirsdag 31.": ["55"],
    "mandag ble det 55 km. tirsdag 31.": ["55"],
    "bom 27 kr dit og 31 hjem i går": ["27", "31"],
    "buss dit 42 kr, heim 45 i går": ["42", "45"],
    "tolls 27 kr there and 31 back yesterday": ["27", "31"],
    "avlastning 3 timer lav sats i forgårs og to i går": ["3", "2"],
    "avlasting tre timar høg sats i førgår og to i går": ["3", "2"],
    "respite three hours low rate on Monday and two on Tuesday": ["3", "2"],
    "støttekontakt tre timer mandag, to onsdag": ["3", "2"],
    "støttekontakt 3 timer mandag og noen timer onsdag": ["3", "3"],
    "støttekontakt måndag 3 timar, onsdag eit par timar": ["3", "3"],
    "støttekontakt måndag, eit par timar på kino. I går 3 timar": ["3", "3"],
    "støttekontakt 5 timer i uke 44, 6 i uke 45 og 4 i uke 46": ["5", "6", "4"],
    "støttekontakt 5 timar i veke 44 og 4 i veke 46": ["5", "4"],
    "support contact 5 hours in week 44, 6 in week 45": ["5", "6"],
    "formannskapet 9.11 24 km, sak 12 11.11": ["24"],
    "støttekontakt 3 timer mandag og en i går": ["3"],
    "kjørte 12 km mandag, formannskapet onsdag 18.11": ["12"],
    "parkering 9.11 40 kr, 11.11 2 timer": ["40", "2"],
}

_THERE_AND_BACK = frozenset(
    {"dit", "bort", "der", "there", "out", "hjem", "heim", "tilbake", "attende", "back", "home", "hjemover", "heimover"}
)
_LEADING = frozenset({"den", "på", "i", "on", "in", "the"})
_JOINTS = frozenset({",", "og", "and", "+", ";", "\n", ".", ""})
_MOST_DIGITS = 6
_FEWEST = 2
_LONGEST = 62
"""Days within which every day of the month comes: July and August."""
_MOST = 60
"""Days that are looked at: keeps long texts linear, and nobody lists more."""


def parallel(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], spots: Spots, today: dt.date
) -> list[Mention]:
    """The mentions with a value for each of those numbers, where all values beside days are of one unit."""
    mentions = _undated(tokens, mentions, today)
    values = [one for one in mentions if is_plain(one)] if len(mentions) >= _FEWEST else ()
    if not values:
        return mentions
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num"]
    numbers += [at for at in spots.get("number", ()) if tokens[at].text not in ARTICLES]
    taken = {at for one in mentions for at in range(one.first, one.last)}
    if not numbers or ("vague_count" not in spots and taken.issuperset(numbers)):
        return mentions
    names = {one.last: one.first for one in named}
    days: list[tuple[int, int]] = [(one.first, one.last) for one in mentions if isinstance(one, When)]
    ways = [(at, at + 1) for at in said_at(tokens, _THERE_AND_BACK)]
    ways = [] if isinstance(values[0], Distance) else ways  # 21 km dit og 23 hjem is one drive
    several = [places for places in (days, ways) if len(places) > 1]
    found = [value for places in several for value in _beside(tokens, mentions, values, places, names)]
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _undated(tokens: Sequence[Token], mentions: list[Mention], today: dt.date) -> list[Mention]:
    """The mentions with kilometres for the number of `mandag ble det 55 km, tirsdag 31.`, which is no day there."""
    told = list(mentions)
    for day, driven, other in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if not (isinstance(day, When) and isinstance(driven, Distance) and isinstance(other, When)):
            continue
        between = tokens[day.first : other.first]
        joined = text_at(tokens, other.first - 1) == "," or has(tokens, other.first - 1, "join")
        ended = any(token.kind == "nl" or token.text == "." for token in between)
        if joined and not ended and _is_weekday_alone(day) and _closes_with_number(tokens, other, today):
            weekday = replace(other.days[0], day=None)
            at = told.index(other)
            shorter = replace(other, last=other.first + 1, days=(weekday,), span=_span(tokens, other.first))
            told[at : at + 1] = [shorter, like(driven, tokens, other.first + 1)]
    return told


def _is_weekday_alone(when: When) -> bool:
    return len(when.days) == 1 and when.days[0].weekday is not None and when.days[0].day is None


def _closes_with_number(tokens: Sequence[Token], when: When, today: dt.date) -> bool:
    """True for `tirsdag 31.` at the end of its sentence, without a month, where the latest 31st was no Tuesday."""
    one = when.days[0]
    if len(when.days) != 1 or one.weekday is None or one.day is None or one.month is not None:
        return False
    if not has(tokens, when.first, "weekday") or tokens[when.first + 1].kind != "num":
        return False
    before = (today - dt.timedelta(back) for back in range(_LONGEST))
    latest = next((day for day in before if day.day == one.day), None)
    closed = text_at(tokens, when.last - 1) == "." and when.last == when.first + 3
    return closed and (latest is None or latest.weekday() != one.weekday)


def _span(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    return tokens[at].start, tokens[at].end


def _beside(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    values: Sequence[Value],
    places: Sequence[tuple[int, int]],
    names: Mapping[int, int],
) -> Iterator[Mention]:
    """The new values before, or after, those of the places that have none yet."""
    days = {one.first for one in mentions if isinstance(one, When)}
    taken = {at for one in mentions for at in range(one.first, one.last)}
    starts = {one.first: one for one in values}
    ends = {one.last: one for one in values}
    after = {place: starts.get(_after(tokens, place[1])) for place in places[:_MOST]}
    before = {place: ends.get(_before(tokens, place[0], names)) for place in places[:_MOST]}
    known = [one for one in (*after.values(), *before.values()) if one]
    if not known or len({type(one) for one in known}) > 1:
        return
    model = known[0]
    for place in places[:_MOST]:
        if after[place] or before[place]:
            continue
        at = _after(tokens, place[1]) if any(after.values()) else _before(tokens, place[0], names) - 1
        if isinstance(model, Duration) and (vague := _vague(tokens, at, model)):
            yield vague
        if at in taken or not _is_bare(tokens, at):
            continue
        beside = at + 1 if any(after.values()) else at - 1
        if text_at(tokens, beside) in _JOINTS or (beside in days and tokens[at].kind == "num"):
            yield like(model, tokens, at)


def _after(tokens: Sequence[Token], last: int) -> int:
    """Where a value after the place begins, past a colon."""
    return last + (text_at(tokens, last) in (":", "-", "–"))


def _before(tokens: Sequence[Token], first: int, names: Mapping[int, int]) -> int:
    """Where a value before the place ends, before `den` and `på`, and what it is of: tre timar høg sats i går."""
    while text_at(tokens, first - 1) in _LEADING:
        first -= 1
    return names.get(first, first)


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    if not 0 <= at < len(tokens) or len(tokens[at].text) > _MOST_DIGITS:
        return False
    if tokens[at].kind != "num":
        word = isinstance(tokens[at].senses.get("number"), Decimal) and tokens[at].text not in ARTICLES
        return word and and_a_half(tokens, at + 1) is None
    return "/" not in tokens[at].text and "." not in tokens[at].text and digits(tokens[at].text) is not None


def _vague(tokens: Sequence[Token], at: int, model: Duration) -> Duration | None:
    """The hours of which no number is said: `noen timer onsdag`, `onsdag et par timer`, `onsdag, et par timer`."""
    at += text_at(tokens, at) == ","
    first = next((near for near in (at, at - 1, at + 1) if has(tokens, near, "vague_count")), None)
    if first is None or not has(tokens, first + 1, "hour"):
        return None
    span = (tokens[first].start, tokens[first + 1].end)
    return replace(model, first=first, last=first + 2, span=span, compared=True)
