"""How far somewhere is, `jeg bor 12 km fra rådhuset`, is one way of a drive at most, and none where one is told."""

from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, WayWord, has, is_writer, text_at
from parsers.text.trips.reach import is_away
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte til formannskapet 10.11. Jeg bor 12 km fra rådhuset": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Køyrde til formannskapet 10.11. Eg bur 12 km frå rådhuset": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "I drove to the executive committee on 10 November. I live 12 km away": [
        *("fee-executive 10.11", "mileage 10.11 ?distance_km"),
    ],
    "Kjørte til formannskapet 10.11. Det er 12 km dit": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Kjørte til formannskapet 10.11, veien er 4 mil lang": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Kjørte 24 km til formannskapet 10.11. Jeg bor 12 km fra rådhuset": ["mileage 10.11 24", "fee-executive 10.11"],
    "Kjørte t/r til formannskapet 10.11, 24 km. Det er 12 km dit": ["fee-executive 10.11", "mileage 10.11 24"],
    "Jeg bor 12 km fra rådhuset. Formannskapet 10.11, 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, 12 km hver vei. Jeg bor 12 km unna": ["fee-executive 10.11", "mileage 10.11 24"],
    "støttekontakt 3.11 og 10.11, 3 timer hver gang. Jeg bor 6 km unna og kjørte 12 km tur-retur begge dagene.": [
        *("support-hour 03.11 3", "support-hour 10.11 3", "mileage 03.11 12", "mileage 10.11 12"),
    ],
    "støttekontakt 3.11 og 10.11, 3 timar kvar gong. Han bur 6 km frå meg. Køyrde 12 km kvar gong.": [
        *("support-hour 03.11 3", "support-hour 10.11 3", "mileage 03.11 12", "mileage 10.11 12"),
    ],
    "support contact 3 and 10 November, 3 hours each. I live 6 km away and drove 12 km there and back both days.": [
        *("support-hour 03.11 3", "support-hour 10.11 3", "mileage 03.11 12", "mileage 10.11 12"),
    ],
    "Kjørte 12 km til rådhuset 10.11": ["mileage 10.11 12"],
    "Jeg bor i Vika. 12 km til formannskapet 10.11": ["mileage 10.11 12", "fee-executive 10.11"],
}
_LIVING = words_of("living")
_LONG = words_of("long")
_THERE = words_of("there")
_IS = frozenset({"er", "var", "is", "was"})
_HAVE = frozenset({"har", "have"})
_IT = frozenset({"det", "it"})
_WITHIN = 4
"""Tokens from `bor` to how far that is."""


def with_far(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, spots: Spots) -> list[Mention]:
    """The mentions with each such distance as one way, which is asked about; without it where a drive is told."""
    if Distance not in map(type, mentions):
        return mentions
    clause, sentence = layout.clause, layout.sentence
    driven = {clause[at] for at in spots.get("drive", ())}
    ways = {sentence[one.first] for one in mentions if isinstance(one, WayWord)}
    told = [one for one in mentions if isinstance(one, Distance)]
    far = {id(one) for one in told if clause[one.first] not in driven and _is_far(tokens, clause, one)}
    if not far:
        return mentions
    if len(far) < len(told):
        return [one for one in mentions if id(one) not in far]
    left: list[Mention] = []
    for one in mentions:
        left.append(one)
        if id(one) in far and sentence[one.first] not in ways:
            left.append(WayWord(rule="far", first=one.first, last=one.last, span=one.span, way="one"))
    return left


def _is_far(tokens: Sequence[Token], clause: Sequence[int], distance: Distance) -> bool:
    """True for `jeg bor 12 km fra`, `12 km unna`, `det er 12 km til`, `jeg har 12 km dit`, `er 4 mil lang`."""
    first, after = distance.first, distance.last
    before = [at for at in range(max(0, first - _WITHIN), first) if clause[at] == clause[first]]
    if any(tokens[at].text in _LIVING for at in before) or is_away(tokens, distance):
        return True
    if text_at(tokens, after) in _LONG:
        return text_at(tokens, first - 1) in _IS
    leads = text_at(tokens, after) in _THERE or has(tokens, after, "to") or has(tokens, after, "from")
    stands = text_at(tokens, first - 1) in _IS and text_at(tokens, first - 2) in _IT
    return leads and (stands or (text_at(tokens, first - 1) in _HAVE and is_writer(tokens, first - 2)))
