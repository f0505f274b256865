"""Bare numbers that a measured one follows share its unit: `40 og 60 kr`, `12, 14 og 16 km`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeGuard

from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import (
    BY_PLACE,
    Clocks,
    Distance,
    Duration,
    Mention,
    Money,
    Value,
    When,
    has,
    indices,
    text_at,
)
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "parkering i går, 40 og 60 kr": ["40", "60"],
    "parkering i går: 40, 50 og 60 kr": ["40", "50", "60"],
    "parking yesterday, 40 and 60 kr": ["40", "60"],
    "parkering 10. og 12. november, hhv. 40 og 60 kr": ["40", "60"],
    "bom 9., 10. og 12. november, resp. 40, 50 og 60 kr": ["40", "50", "60"],
    "parkering 10. og 12. november, høvesvis kr 40 og 60": ["40", "60"],
    "parkering 10. november kr 40 og 60 km": ["40", "60"],
    "parkering 10. og 12. november kr 40 og 60 kr": ["40", "60"],
    "parkering 10. november kr 40 og 12.11": ["40"],
    "parkering kr 40 10. og 12. november": ["40"],
    "formannskapet 10.11. Sak 40 og 60 kr": ["60"],
    "kjørte 10.11 og 12.11, hhv. 12 og 14 km": ["12", "14"],
    "støttekontakt i går, 2 og 3 timer": ["2", "3"],
    "støttekontakt 9.11 og 11.11, henholdsvis 2 og 3 timer": ["2", "3"],
    "støttekontakt 10.11 og 11.11, 2 og 3 timar": ["2", "3"],
    "kjørte 12 og 14 km i går": ["12", "14"],
    "drove 12 and 14 km yesterday": ["12", "14"],
    "egen bil 12, 14 og 16 km": ["12", "14", "16"],
    "støttekontakt 9. og 11. november 6+5 timer": ["6", "5"],
    "støttekontakt 9. og 11. november, 6 + 5 timar": ["6", "5"],
    "støttekontakt 9. november 6+5 timer": ["11"],
    "parkering mellom 40 og 60 kr i går": ["60"],
    "sak 12 og 14 km": ["14"],
    "parkering kr 40 og": ["40"],
    "den 11. og 60 kr": ["60"],
    "kl 12 og 14 km": ["14"],
    "barn 7 og 3 timer": ["3"],
    "tre og en halv time i går": ["3.5"],
    "2 og 1/2 time i går": ["2.5"],
}

_LAST_JOINTS = frozenset({"og", "and", "samt"})
_LED_BY = frozenset(
    {",", ":", "(", "på", "for", "kr"} | {"hhv", "resp", "henholdsvis", "høvesvis", "respektive", "respectively"}
)
_SHORT = frozenset({"hhv", "resp"})
_CLOSING = frozenset({"", "\n", ".", ",", ";", ")", "!", "henholdsvis", "høvesvis", "respectively"})
_MARKS = frozenset({",", ":", "-"})
_MEASURING = ("drive", "pay", "lost_verb", "currency", "cost", "vehicle")
_MOST_JOINED = 12
_MOST_DIGITS = 5


def joint(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], spots: Spots
) -> list[Mention]:
    """The mentions with a value for each of those numbers."""
    mentions = _one_a_day(tokens, mentions)
    if "join" not in spots:
        return mentions
    ends = {one.last for one in (*mentions, *named) if not isinstance(one, Clocks)}
    taken = indices(mentions)
    plain = [one for one in mentions if is_plain(one)]
    values = (value for one in plain for value in (*_joined(tokens, one, ends), *_following(tokens, one)))
    found = [value for value in values if value.first not in taken]
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _one_a_day(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions with hours that are added right behind as many days for each of these: 7. og 8. mai 6+5 timer."""
    if not any(text_at(tokens, at) == "+" for one in mentions if isinstance(one, Duration) for at in _around(one)):
        return mentions
    found: list[Mention] = []
    for days, one in zip([None, *mentions], mentions, strict=False):
        each = _added(tokens, days, one) if isinstance(days, When) and isinstance(one, Duration) else []
        found += each or [one]
    return found


def _around(one: Duration) -> tuple[int, int]:
    """Where the sign stands before the last of added hours, or behind the first of them."""
    return one.first - 1, one.first + 1


def _added(tokens: Sequence[Token], days: When, hours: Duration) -> list[Mention]:
    """The hours of each of the days; none where they are not as many."""
    begin = days.last + (text_at(tokens, days.last) in _MARKS)
    places = [at for at in range(begin, hours.last, 2) if _is_number(tokens, at)]
    signs = [text_at(tokens, at + 1) for at in places[:-1]]
    whole = not hours.pause and bool(places) and hours.last == places[-1] + 2
    if days.shape != "days" or len(days.days) != len(places) or len(places) < 2 or {*signs} != {"+"} or not whole:
        return []
    each = [like(replace(hours, rule="hours"), tokens, at) for at in places]
    return [*each[:-1], replace(each[-1], last=hours.last, span=(tokens[places[-1]].start, hours.span[1]))]


def is_plain(one: Mention) -> TypeGuard[Value]:
    """True for a value of one number with its unit behind it."""
    if isinstance(one, Money):
        return one.marked and one.times is None and not (one.rate or one.each or one.about)
    if isinstance(one, Distance):
        return one.times is None and not (one.rate or one.about)
    return isinstance(one, Duration) and not (one.pause or one.compared) and one.people is None is one.times


def _joined(tokens: Sequence[Token], one: Value, ends: set[int]) -> Iterator[Mention]:
    """The values before that share its unit, where something that is measured stands before them all."""
    if (
        tokens[one.first].kind != "num"
        or "/" in tokens[one.first].text
        or text_at(tokens, one.first - 1) not in _LAST_JOINTS
    ):
        return
    numbers: list[int] = []
    at = one.first - 2
    while _is_number(tokens, at) and len(numbers) < _MOST_JOINED:
        numbers.append(at)
        if text_at(tokens, at - 1) != "," or not _is_number(tokens, at - 2):
            break
        at -= 2
    if not numbers or not _leads(tokens, numbers[-1] - 1, ends):
        return
    for at in numbers[::-1]:
        yield like(one, tokens, at)


def _following(tokens: Sequence[Token], one: Value) -> Iterator[Mention]:
    """The values behind that share the mark before it: `kr 40 og 60`."""
    if not isinstance(one, Money) or not has(tokens, one.first, "currency"):
        return
    numbers: list[int] = []
    at = one.last
    while text_at(tokens, at) in {",", *_LAST_JOINTS} and _is_number(tokens, at + 1) and len(numbers) < _MOST_JOINED:
        numbers.append(at + 1)
        at += 2
    if numbers and text_at(tokens, at - 2) in _LAST_JOINTS and text_at(tokens, at) in _CLOSING:
        yield from (like(one, tokens, place) for place in numbers)


def like(model: Value, tokens: Sequence[Token], at: int) -> Value:
    """The number at the token, in digits or one word, as a value of the same unit."""
    amount, span = (number(tokens, at) or (Decimal(0), at))[0], (tokens[at].start, tokens[at].end)
    if isinstance(model, Distance):
        return replace(model, first=at, last=at + 1, span=span, km=amount)
    return replace(model, first=at, last=at + 1, span=span, amount=amount)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at] if 0 <= at < len(tokens) else None
    return token is not None and token.kind == "num" and token.text.isdecimal() and len(token.text) <= _MOST_DIGITS


def _leads(tokens: Sequence[Token], at: int, ends: set[int]) -> bool:
    """True for a name, a day or another value that ends there, past a mark, and for a verb of what is measured."""
    if at < 0:
        return True
    at -= text_at(tokens, at) == "." and text_at(tokens, at - 1) in _SHORT
    if text_at(tokens, at) in _LED_BY:
        return True
    return at + 1 in ends or any(has(tokens, at, sense) for sense in _MEASURING)
