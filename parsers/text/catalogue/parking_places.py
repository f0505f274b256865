"""Car parks that are only a place, where nothing was paid: `frå parkeringsplassen gjekk det på snøskuter`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import Mention, Money, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Frå parkeringsplassen gjekk det på eigen snøskuter, 12 km i alt 11.11": ["mileage 11.11 12"],
    "Kontrollutvalget 10.11, vi møttes på parkeringsplassen": ["fee-control 10.11"],
    "Control committee 10 November, we met at the car park": ["fee-control 10.11"],
    "kjørte til parkeringshuset 10.11, 12 km": ["mileage 10.11 12"],
    "Kontrollutvalget 10.11, parkeringsplass 60 kr": ["fee-control 10.11", "parking 10.11 60"],
    "Kontrollutvalget 10.11, sto på parkeringsplassen ved kirka, 60 kr": ["fee-control 10.11", "parking 10.11 60"],
    "Kontrollutvalget 10.11, 60 kr på parkeringsplassen": ["fee-control 10.11", "parking 10.11 60"],
    "Kontrollutvalget 10.11. Betalte på parkeringsplassen, husker ikke hvor mye": [
        *("fee-control 10.11", "parking 10.11 ?amount"),
    ],
    "Kontrollutvalget 10.11 og parkeringsplass": ["fee-control 10.11", "parking 10.11 ?amount"],
}
_PLACES, _LOTS = ("parkeringsplass", "parkeringshus"), {("car", "park"), ("parking", "lot")}
_AT = frozenset({"fra", "frå", "til", "ved", "på", "from", "to", "at", "in"})
_PAID = ("betal", "paid", "pay", "utgift", "utlegg", "refusjon", "dekk", "kvittering", "receipt", "cost", "kost")
_PAID_WITHIN = 3
_WITHIN = 10
"""Tokens to a sum."""


def without_parking_places(
    tokens: Sequence[Token], named: list[TypeMention], found: Sequence[Mention]
) -> list[TypeMention]:
    """The names without those of car parks that a preposition leads to and no sum stands beside."""
    places = [one for one in named if _is_place(tokens, one)]
    if not places:
        return named
    sums = [one.first for one in found if isinstance(one, Money)]
    return [one for one in named if one not in places or any(abs(at - one.first) < _WITHIN for at in sums)]


def _is_place(tokens: Sequence[Token], name: TypeMention) -> bool:
    word, following = text_at(tokens, name.first), text_at(tokens, name.first + 1)
    if not (word.startswith(_PLACES) or (word, following) in _LOTS):
        return False
    led = name.first - 1 - (text_at(tokens, name.first - 1) == "the")
    near = tokens[max(0, led - _PAID_WITHIN) : led]
    return text_at(tokens, led) in _AT and not any(token.text.startswith(_PAID) for token in near)
