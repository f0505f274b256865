"""Hotels that a ride went to or from, and that nobody paid there: `taxi fra Oslo S til Thon hotell 120 kr`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Taxi fra Oslo S til Thon hotell 120 kr 9.11": ["taxi 09.11 120"],
    "Taxi Oslo S–hotellet 120 kr 9.11": ["taxi 09.11 120"],
    "Drosje hotellet–Gardermoen 420 kr 9.11": ["taxi 09.11 420"],
    "Buss til hotellet 44 kr 9.11": ["transit 09.11 44"],
    "Taxi from the station to the hotel 120 kr 9 November": ["taxi 09.11 120"],
    "Drosje til hotellet 120 kr 9.11, hotellet 1390 kr": ["taxi 09.11 120", "hotel 09.11 1390"],
    "Taxi 120 kr til møtet 9.11, hotell 1390 kr": ["taxi 09.11 120", "hotel 09.11 1390"],
    "Taxi og hotell 9.11: 120 kr og 1390 kr": ["taxi 09.11 120", "hotel 09.11 1390"],
    "Tog til Oslo 9.11, hotell 1390 kr": ["transit 09.11 ?amount", "hotel 09.11 1390"],
    "Tog til Oslo og hotell 9.11 1390 kr": ["transit 09.11 ?amount", "hotel 09.11 1390"],
    "Taxi til flyplassen 120 kr - hotell 1390 kr 9.11": ["taxi 09.11 120", "hotel 09.11 1390"],
    "Taxi 9.11 - hotell 1390 kr": ["taxi 09.11 ?amount", "hotel 09.11 1390"],
}
_DASHES = frozenset({"-", "–"})
_FARES = ("taxi", "drosj", "cab")
_WITHIN = 8
_NAMED = 3
"""Tokens from what leads to a place to the last word of its name: `til Thon hotell`, `to the Grand Hotel`."""


def without_goals(tokens: Sequence[Token], named: list[TypeMention]) -> list[TypeMention]:
    """The names without those of lodgings that a ride right before them went to or from."""
    lodged = [one for one in named if has(tokens, one.last - 1, "lodging")]
    if not lodged or len(named) < len(("ride", "lodging")):
        return named
    gone = {id(one) for ride, one in pairwise(named) if one in lodged and _is_goal(tokens, ride, one)}
    return [one for one in named if id(one) not in gone] if gone else named


def _is_goal(tokens: Sequence[Token], ride: TypeMention, lodging: TypeMention) -> bool:
    """True where words for places alone stand between a ride and a lodging, and one leads there or away from it."""
    between = range(ride.last, lodging.first)
    word = tokens[ride.first]
    if not (has(tokens, ride.first, "carrier") or word.text.startswith(_FARES)) or len(between) > _WITHIN:
        return False
    if any(tokens[at].kind not in ("word", "sym") or has(tokens, at, "join") for at in between):
        return False
    marks = [at for at in between if tokens[at].kind == "sym"]
    if any(tokens[at].text not in _DASHES for at in marks):
        return False
    if not between:
        return text_at(tokens, lodging.last) in _DASHES or has(tokens, lodging.last, "to")
    near = range(max(ride.last, lodging.first - _NAMED), lodging.first)
    led = [at for at in near if has(tokens, at, "to") or (at in marks and at > ride.last)]
    return bool(led)
