"""Rates called by half of their name beside hours: `lav: 3.11 4t, høy: 6.11 10t`, where the catalogue has høy sats."""

from collections.abc import Iterable, Mapping, Sequence, Set

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import BY_PLACE, Clocks, Duration, Mention, When, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "lav: 3.11 4t, høy: 6.11 10t": ["low 4", "high 10"],
    "låg: 3.11 4t, høg: 6.11 10t": ["low 4", "high 10"],
    "low: 3 Nov 4h, high: 6 Nov 10h": ["low 4", "high 10"],
    "lav:\n3.11 4t\n5.11 3t\nhøy:\n6.11 10t": ["low 4", "low 3", "high 10"],
    "Avlastning\nLav\n3.11 4t\nHøy\n6.11 10t": ["low 4", "high 10"],
    "lav 12 timer, høy 30 timer, oktober": ["low 12", "high 30"],
    "low rate 12 hours and high 30 hours in October": ["low 12", "high 30"],
    "avlasting 4 timar låg og 10 timar høg 6.11": ["low 4", "high 10"],
    "3.11 4t (lav), 6.11 10t (høy)": ["low 4", "high 10"],
    "avlastning 6.11, 16 timer lav og 4 høy": ["low 16", "high 4"],
    "støttekontakt 3.11 4 timer, høyt tempo": ["support 4"],
    "støttekontakt 3.11 4 timer, lav puls": ["support 4"],
}
"""The rate and hours of each line."""

_OPENING = frozenset({",", ":", "("})
_TIMED = (Duration, Clocks)


def half_named(
    tokens: Sequence[Token], found: Iterable[Mention], named: list[TypeMention], types: TypeIndex, said: Set[str]
) -> list[TypeMention]:
    """The names with those of which only half was said right beside hours, before a colon, or in a line alone."""
    if not types.halves or said.isdisjoint(types.half_words):
        return named
    taken = {at for one in named for at in range(one.first, one.last)}
    begins = {one.first: one for one in found if isinstance(one, (*_TIMED, When))}
    ends = {one.last for one in begins.values() if isinstance(one, _TIMED)}
    timed = any(isinstance(one, _TIMED) for one in begins.values())
    more = [
        _mention(tokens, at, code)
        for at, token in enumerate(tokens)
        if timed
        and at not in taken
        and token.text in types.half_words
        and (code := types.halves.get(stem(token.text)))
        and _is_label(tokens, at, begins, ends)
    ]
    return sorted((*named, *more), key=BY_PLACE) if more else named


def _mention(tokens: Sequence[Token], at: int, code: str) -> TypeMention:
    span = (tokens[at].start, tokens[at].end)
    return TypeMention(rule="half_name", first=at, last=at + 1, span=span, codes=(code,), settled=True)


def _is_after_number(tokens: Sequence[Token], at: int) -> bool:
    """True for the second one of `16 timer lav og 4 høy`, and for `hvorav 2 høy`, `(2 høy`."""
    joined = text_at(tokens, at - 2) in _OPENING or has(tokens, at - 2, "join") or has(tokens, at - 2, "thereof")
    return joined and tokens[at - 1].kind == "num" and digits(tokens[at - 1].text) is not None


def _is_label(tokens: Sequence[Token], at: int, begins: Mapping[int, Mention], ends: Set[int]) -> bool:
    """True for `lav: 3.11`, `lav 4 timer`, `4 timer lav`, `4 timer (lav)`, and a line of its own."""
    after, opens = text_at(tokens, at + 1), at == 0 or tokens[at - 1].kind == "nl"
    if after == ":" or (opens and (at + 1 == len(tokens) or tokens[at + 1].kind == "nl")):
        return True
    closes = at + 1 == len(tokens) or tokens[at + 1].kind != "word" or "join" in tokens[at + 1].senses
    if closes and (at in ends or (text_at(tokens, at - 1) == "(" and at - 1 in ends) or _is_after_number(tokens, at)):
        return True
    return isinstance(begins.get(at + 1), _TIMED if not opens else (*_TIMED, When))
