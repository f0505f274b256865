"""How far somewhere is, where it is told apart that one drove there and back: `avstand 12 km. Kjørte t/r` is 24 km."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, WayWord, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11. Avstand hjem - rådhuset 12 km. Kjørte t/r": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11. Det er 12 km til rådhuset, kjørte tur-retur": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11. Avstanden er 12 km. Køyrde fram og tilbake": ["fee-executive 10.11", "mileage 10.11 24"],
    "Executive committee 10 November. The distance is 12 km. I drove there and back": [
        *("fee-executive 10.11", "mileage 10.11 24"),
    ],
    "Formannskapet 10.11 og 17.11. Det er 12 km til rådhuset, kjørte t/r begge gangene": [
        *("fee-executive 10.11", "fee-executive 17.11", "mileage 10.11 24", "mileage 17.11 24"),
    ],
    "Formannskapet 10.11. Avstanden er 12 km, kjørte 24 km t/r": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11. Det er 12 km til rådhuset, i alt 24 km t/r": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11. Avstand t/r 12 km. Kjørte egen bil": ["fee-executive 10.11", "mileage 10.11 12"],
    "Formannskapet 10.11. Avstand 12 km t/r. Kjørte t/r": ["fee-executive 10.11", "mileage 10.11 12"],
    "Formannskapet 10.11. Det er 12 km dit t/r, kjørte begge veier": ["fee-executive 10.11", "mileage 10.11 12"],
    "Formannskapet 10.11. Det er 12 km hver vei, kjørte t/r": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, kjørte 12 km, t/r": ["fee-executive 10.11", "mileage 10.11 12"],
    "Formannskapet 10.11. Det er 24 km. Kjørte t/r fra hytta": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. Det var 24 km. Kjørte t/r": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. Avstand: 24 km\nKjørte t/r": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. Avstand dobbel 24 km. Kjørte t/r": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. 12 km til rådhuset. Kjørte t/r": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. Kjørte t/r, avstanden er 12 km": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. Det er 12 km dit. Tok bussen t/r, 80 kr": [
        *("fee-executive 10.11", "mileage 10.11 ?distance_km", "transit 10.11 80"),
    ],
}
_DISTANCE = words_of("distance_label")
_IS = frozenset({"er", "var", "is", "was"})
_IT = frozenset({"det", "it"})
_THERE = frozenset({"dit", "there"})
_OF_BOTH = ("var", "was", "dobb", "dobl", "doubl", "saml", "samm", "sum", "tot", "begge", "både", "both", "alt", "all")
"""How words begin beside which a distance may be that of both ways: `avstand samlet 24 km`, `det var 24 km`."""
_WITHIN = 8
"""Tokens from `avstand` to the kilometres."""


def with_way_back(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, spots: Spots) -> list[Mention]:
    """The mentions with such a distance as that of each way; as one way, which is asked about, where that is unsure."""
    told = [one for one in mentions if isinstance(one, Distance)]
    driven = {layout.clause[at] for at in spots.get("drive", ())}
    ways = [one for one in mentions if isinstance(one, WayWord)]
    if len(told) != 1 or not driven or not any(one.way == "round" for one in ways):
        return mentions
    far, clause, sentence = told[0], layout.clause, layout.sentence
    if clause[far.first] in driven or any(clause[one.first] == clause[far.first] for one in ways):
        return mentions
    back = [one for one in ways if one.way == "round" and clause[one.first] in driven]
    beside = [one for one in back if abs(sentence[one.first] - sentence[far.first]) <= 1]
    length = any(text_at(tokens, at) in _DISTANCE for at in _before(far, sentence))
    stands = text_at(tokens, far.first - 1) in _IS and text_at(tokens, far.first - 2) in _IT
    led = has(tokens, far.last, "to") and sentence[far.first] not in {sentence[one.first] for one in back}
    if not beside or not (length or stands or led):
        return mentions
    there = has(tokens, far.last, "to") or text_at(tokens, far.last) in _THERE
    one_way = (length and text_at(tokens, far.first - 1) != ":") or (stands and there)
    sure = one_way and not _may_be_both(tokens, far, sentence) and all(one.first > far.first for one in back)
    way = WayWord(rule="far", first=far.first, last=far.last, span=far.span, way="each" if sure else "one")
    gone = {id(one) for one in (back if sure else ())}
    return [one for known in mentions for one in ((known, way) if known is far else (known,)) if id(one) not in gone]


def _may_be_both(tokens: Sequence[Token], far: Distance, sentence: Sequence[int]) -> bool:
    """True for a distance beside which stands a word for a sum, or that it `was` so far."""
    near = (*_before(far, sentence), far.last)
    return any(text_at(tokens, at).startswith(_OF_BOTH) for at in near)


def _before(far: Distance, sentence: Sequence[int]) -> Iterator[int]:
    """The tokens before the distance in its sentence."""
    yield from (at for at in range(max(0, far.first - _WITHIN), far.first) if sentence[at] == sentence[far.first])
