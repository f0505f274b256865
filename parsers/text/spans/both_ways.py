"""A fare of a ride that was taken both ways: `bussen koster 24 kr, og den tok jeg både dit og hjem`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from parsers.text.spans.mentions import Mention, Money, WayWord, text_at
from parsers.text.spans.ways import BOTH_WAYS
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import uninflected
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 9.11. Bussen koster 24 kr, og den tok jeg både dit og hjem": [
        *("fee-planning 09.11", "transit 09.11 48"),
    ],
    "planutvalet 9.11. Bussen kostar 24 kr, og eg tok han både fram og tilbake": [
        *("fee-planning 09.11", "transit 09.11 48"),
    ],
    "planning committee 9 November. The bus costs 24 kr and I took it there and back": [
        *("fee-planning 09.11", "transit 09.11 48"),
    ],
    "planutvalget 9.11. Billetten koster 24 kr, og jeg tok bussen begge veier": [
        *("fee-planning 09.11", "transit 09.11 48"),
    ],
    "planutvalget 9.11. Bussen kostet 24 kr, og jeg tok den begge veier": [
        *("fee-planning 09.11", "transit 09.11 ?amount"),
    ],
    "planutvalget 9.11. Buss 24 kr, tok den både dit og hjem": ["fee-planning 09.11", "transit 09.11 ?amount"],
    "planutvalget 9.11. Buss 24 kr både dit og hjem": ["fee-planning 09.11", "transit 09.11 ?amount"],
    "planutvalget 9.11. Bussen kostet 48 kr til sammen, og jeg tok den begge veier": [
        *("fee-planning 09.11", "transit 09.11 48"),
    ],
    "planutvalget 9.11. Ferja koster 62 kr hver vei, og jeg tok den begge veier": [
        *("fee-planning 09.11", "ferry 09.11 124"),
    ],
    "planutvalget 9.11. Parkeringen koster 60 kr, og jeg tok bussen begge veier": [
        *("fee-planning 09.11", "parking 09.11 60", "transit 09.11 ?amount"),
    ],
    "planutvalget 9.11. Drosje koster 300 kr, så jeg tok bussen begge veier": [
        *("fee-planning 09.11", "taxi 09.11 300", "transit 09.11 ?amount"),
    ],
    "planutvalget 9.11. Returbilletten koster 98 kr, og jeg tok bussen begge veier": [
        *("fee-planning 09.11", "transit 09.11 98"),
    ],
    "planutvalget 9.11. Dagsbillett koster 98 kr, og jeg tok bussen begge veier": [
        *("fee-planning 09.11", "transit 09.11 98"),
    ],
    "planning committee 9 November. Parking costs 60 kr so I took the bus both ways": [
        *("fee-planning 09.11", "parking 09.11 60"),
    ],
    "planutvalget 9.11. Hotellet kostet 1200 kr og jeg tok bussen begge veier for 48 kr": [
        *("fee-planning 09.11", "hotel 09.11 1200", "transit 09.11 48"),
    ],
    "planutvalget 9.11. Buss t/r 48 kr, tok buss begge veier": ["fee-planning 09.11", "transit 09.11 48"],
    "planutvalget 9.11. Bom 31 kr. Kari Dal satt på både dit og hjem, 24 km": [
        *("fee-planning 09.11", "toll 09.11 31", "mileage 09.11 24"),
    ],
}
_TWO = Decimal(2)
_COSTS_NOW = words_of("costing_now")
_SMALL = frozenset({"taking", "light", "filler", "join", "carrier", "person"})
_PARTING = frozenset({",", ".", "("})
_IT = frozenset({"den", "det", "han", "ho", "hun", "it"})
_RIDES = frozenset(
    {"bus", "trikk", "tram", "tog", "train", "ban", "byban", "metro", "hurtigbåt", "båt", "boat"}
    | {"ferj", "ferg", "ferry", "fly", "flight", "taxi", "drosj"}
)
_ALIKE = {"buss": "bus", "byb": "byban"}
"""What is left of `bussen` and `bybane` without their endings, as of `bussbillett` and `bybanen`."""
_FARES = frozenset({"billett", "enkelt", "ticket", "fare"})
"""Of the words before a fare, without their endings: `enkeltbilletten` is `enkelt`."""
_COSTING = _COSTS_NOW | {"kostet", "kosta", "cost", "er", "var", "is", "was", "på", ":", "meg", "me"}
_WITHIN = 10
"""Tokens from the fare to the way."""
_BESIDE = 4
"""Tokens before the fare, of which one says that it is what one ride costs."""


def with_rides_both_ways(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions, such a fare twice; the way of one that may be of both is told behind it, and asked of."""
    if "taking" not in spots or Money not in map(type, mentions) or WayWord not in map(type, mentions):
        return mentions
    told = list(mentions)
    for place, (fare, way) in enumerate(pairwise(mentions)):
        if not (isinstance(fare, Money) and isinstance(way, WayWord) and _is_taken(tokens, fare, way, spots)):
            continue
        if any(text_at(tokens, at) in _COSTS_NOW for at in range(max(fare.first - _BESIDE, 0), fare.first)):
            told[place] = replace(fare, times=_TWO, times_span=way.span)
            told[place + 1] = replace(way, rule="round_phrase", way="back")  # the fare is that of one
        else:
            told[place + 1] = replace(way, rule=BOTH_WAYS, first=fare.last)
    return told


def _is_taken(tokens: Sequence[Token], fare: Money, way: WayWord, spots: Spots) -> bool:
    """True where the words between the fare and the way say that it was taken: `og den tok jeg både dit og hjem`."""
    between = range(fare.last, way.first)
    if way.way != "round" or len(between) > _WITHIN or fare.times is not None or fare.rate or fare.each:
        return False
    taken = any(at in between for at in spots["taking"]) and all(_is_small(tokens[at]) for at in between)
    return taken and _is_of_fare(tokens, between, _paid_for(tokens, fare))


def _paid_for(tokens: Sequence[Token], fare: Money) -> str:
    """The word before the fare, without its endings: that before `Bussen koster 24 kr` is `buss`."""
    at = fare.first - 1
    while at > 0 and text_at(tokens, at) in _COSTING:
        at -= 1
    return _ride(text_at(tokens, at))


def _ride(word: str) -> str:
    cut = uninflected(word)
    return _ALIKE.get(cut, cut)


def _is_of_fare(tokens: Sequence[Token], between: range, paid: str) -> bool:
    """True where what was taken is what the fare is of; `parkering 60 kr, og jeg tok bussen` is not."""
    if paid not in _RIDES | _FARES:
        return False
    rides = {word for at in between if (word := _ride(tokens[at].text)) in _RIDES}
    return rides <= {paid} or paid in _FARES if rides else any(tokens[at].text in _IT for at in between)


def _is_small(token: Token) -> bool:
    return token.text in _PARTING if token.kind != "word" else not _SMALL.isdisjoint(token.senses)
