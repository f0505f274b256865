"""Kilometres on forest road and with a trailer: parts of a drive, never drives of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.text.drafts import Draft
from parsers.text.items import Item
from parsers.text.layout import Layout
from parsers.text.mentions import Distance, Mention, has, text_at
from parsers.text.numbers import digits
from parsers.text.tokens import Token

_SENSES = {"forest_road": "forest_road_km", "trailer": "trailer_km"}

EXAMPLES = {
    "Skogsvei 18 av 46 km med tilhenger": ("46", "18", "46"),
    "46 km, herav 18 km skogsvei": ("46", "18", "0"),
    "46 km, 10 km med tilhenger": ("46", "0", "10"),
}


@dataclass(frozen=True, slots=True)
class Surcharges:
    """Distances that are part of another, by field; and the sentences that name a trailer or forest road, by field."""

    parts: dict[str, Distance] = field(default_factory=dict)
    sentences: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(self, item: Item, draft: Draft, tokens: Sequence[Token]) -> None:
        """Set the surcharged kilometres of one drive."""
        for name, mention in self.parts.items():
            item.set(name, mention.km, mention.span)
        distance = draft.distances[0] if draft.distances else None
        for name, places in self.sentences.items():
            place = places.get(draft.sentence)
            if place is None or distance is None or name in self.parts:
                continue
            if name == "trailer_km" and "distance_km" in item.values:
                item.set(name, item.values["distance_km"], (tokens[place].start, tokens[place].end))
            elif name == "forest_road_km" and text_at(tokens, distance.first - 1) in ("av", "of"):
                part = tokens[distance.first - 2]
                if part.kind == "num" and (km := digits(part.text)) is not None:
                    item.set(name, km, (part.start, part.end))


def surcharges(tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout) -> Surcharges:
    """What the text says of trailers and forest roads."""
    found = Surcharges()
    for index, token in enumerate(tokens):
        for sense, name in _SENSES.items():
            if sense in token.senses and not has(tokens, index - 1, "negation"):
                found.sentences.setdefault(name, {})[layout.sentence[index]] = index
    if found.sentences:
        distances = [mention for mention in mentions if isinstance(mention, Distance)]
        for mention in distances[1:]:
            for sense, name in _SENSES.items():
                if any(has(tokens, index, sense) for index in range(mention.last, mention.last + 3)):
                    found.parts.setdefault(name, mention)
                    break
    return found
