"""Distances that say how far away a trip went, and are no drive: `80 km hjemmefra`, `avstand 80 km`, `reisa var 80 km`.

A place is so far away one way; a journey's length may be there and back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, WayWord, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "diett 10.11, 80 km hjemmefra": "80",
    "diett 10.11, kurset var 80 km unna": "80",
    "diett 10.11, avstand 80 km": "80",
    "diett 10.11, det er 80 km fra hjemmet": "80",
    "diett 10.11, 8 mil heimanfrå": "80",
    "per diem 10.11, 80 km from home": "80",
    "per diem 10.11, the distance was 80 km": "80",
    "diett 10.11, reisa var 80 km kvar veg": "80",
    "diett 10.11, reisen var 80 km t/r": "40",
    "diett 10.11, reisa var 12 km": "6 or 12",
    "diett 10.11, omtrent 10-15 km unna": "open",
    "diett 10.11, kjørte 80 km hjemmefra": "",
    "diett 10.11, 80 km hjemmefra til Voss": "",
    "diett 10.11, kjørte til Voss, reisa var 80 km": "",
    "diett 10.11, 80 km fra Haugen": "",
}
_AWAY = words_of("away_from_home")
_FROM = frozenset({"fra", "frå", "from"})
_HOME = words_of("the_home")
_TO = frozenset({"til", "to"})
_APART = words_of("distance_label")
_JOURNEY = words_of("journey_label")
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Reach:
    """How far it was: kilometres one way, both readings of a length, or none where the distance itself is unclear."""

    distance: Distance
    readings: tuple[Decimal, ...]


def reaches(
    tokens: Sequence[Token], spots: Spots, layout: Layout, mentions: Sequence[Mention], scope: range
) -> list[Reach]:
    """The distances in `scope` that say how far away something is; driving says nothing but what was driven."""
    told = [one for one in mentions if one.first in scope and isinstance(one, Distance)]
    if not told:
        return []
    drives = {layout.clause[index] for index in spots.get("drive", ())}
    found = []
    for one in told:
        if layout.clause[one.first] in drives:
            continue
        if is_away(tokens, one):
            found.append(Reach(one, (one.km,)))
        elif not drives and _labelled(tokens, one, _JOURNEY):
            found.append(Reach(one, _of_length(one, layout, mentions)))
    return [Reach(one.distance, ()) if _is_unclear(one.distance) else one for one in found]


def is_away(tokens: Sequence[Token], distance: Distance) -> bool:
    """True for how far from home, or from wherever, a place is; from home to a place is a route."""
    after = distance.last
    if text_at(tokens, after) in _FROM and text_at(tokens, after + 1) in _HOME:
        after += 1
    elif text_at(tokens, after) not in _AWAY:
        return _labelled(tokens, distance, _APART)
    return text_at(tokens, after + 1) not in _TO


def _labelled(tokens: Sequence[Token], distance: Distance, names: frozenset[str]) -> bool:
    return any(text_at(tokens, distance.first - near) in names for near in range(_BEFORE + 1))


def _of_length(distance: Distance, layout: Layout, mentions: Sequence[Mention]) -> tuple[Decimal, ...]:
    """One way of a journey of that length, both readings where nobody said whether it is there and back."""
    clause = layout.clause[distance.first]
    ways = {one.way for one in mentions if isinstance(one, WayWord) and layout.clause[one.first] == clause}
    if ways & {"each", "one"}:
        return (distance.km,)
    return (distance.km / 2,) if ways & {"round", "total"} else (distance.km / 2, distance.km)


def _is_unclear(distance: Distance) -> bool:
    return distance.about or distance.miles or distance.suspicious
