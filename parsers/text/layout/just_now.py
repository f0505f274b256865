"""Meetings that are only just over: `nettopp hjemme fra kommunestyret`, `ferdig i formannskapet nå` were today."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Day, Mention, When, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "nettopp hjemme fra kommunestyret, 12 km hver vei": ["fee-council 20.11", "mileage 20.11 24"],
    "Kom akkurat hjem fra møte i formannskapet": ["fee-executive 20.11"],
    "Just back from the planning committee": ["fee-planning 20.11"],
    "ferdig i formannskapet nå, parkering 40 kr": ["fee-executive 20.11", "parking 20.11 40"],
    "nå er kontrollutvalget ferdig. Parkering 40 kr": ["fee-control 20.11", "parking 20.11 40"],
    "på vei hjem fra kommunestyret nå. 12 km": ["fee-council 20.11", "mileage 20.11 12"],
    "jeg sitter på bussen hjem fra kommunestyret nå, billett 42 kr": ["transit 20.11 42", "fee-council 20.11"],
    "nettopp hjemme fra kommunestyret i går kveld": ["fee-council 19.11"],
    "nettopp hjemme fra ferie. Kommunestyret, 12 km": ["fee-council ?date", "mileage 12 ?date"],
    "nå er jeg ferdig med lista: avlastning lav sats 12 timer": ["care-hour-low 12 ?date"],
    "på vei hjem fra kommunestyret fikk jeg parkering, 40 kr": ["fee-council ?date", "parking 40 ?date"],
    "nå trenger jeg godtgjørelse for formannskapet, 12 km": ["fee-executive ?date", "mileage 12 ?date"],
}
_JUST = frozenset({"nettopp", "akkurat", "nyss", "just"})
_NOW = frozenset({"nå", "no", "now"})
JUST_NOW = _JUST | _NOW
_DONE = frozenset({"ferdig", "ferdige", "finished", "done", "over"})
_HOME = frozenset({"hjem", "hjemme", "heim", "heime", "home", "back", "tilbake", "attende"})
_CAME = _DONE | _HOME | {"kommet", "komen", "kommen"}
_WAYS = frozenset({"vei", "veg", "way", "bussen", "toget", "bus", "train", "ferja", "ferga"})
_NEAR, _BESIDE = 7, 3
"""Tokens from the name of the meeting, and from the word for what has just been."""


def with_today(
    mentions: list[Mention], named: Sequence[TypeMention], tokens: Sequence[Token], layout: Layout, types: TypeIndex
) -> list[Mention]:
    """The mentions with today where the text has no other day, and says that one has just come from a meeting."""
    if any(isinstance(one, When) for one in mentions):
        return mentions
    meetings = (one for one in named if types.names_meeting(one))
    at = next((at for one in meetings if (at := _said_at(tokens, one, layout.sentence)) is not None), None)
    if at is None:
        return mentions
    span = (tokens[at].start, tokens[at].end)
    today = When(rule="just_now", first=at, last=at + 1, span=span, days=(Day(offset=0),))
    return sorted((*mentions, today), key=BY_PLACE)


def _said_at(tokens: Sequence[Token], name: TypeMention, sentence: Sequence[int]) -> int | None:
    """The word that says so in the meeting's sentence."""
    around = range(max(0, name.first - _NEAR), min(len(tokens), name.last + _NEAR))
    near = [at for at in around if sentence[at] == sentence[name.first]]
    led = [tokens[at].text for at in near if at < name.first]
    just = next((at for at in near if at < name.first and tokens[at].text in _JUST), None)
    if just is not None:
        beside = (text_at(tokens, at) for at in range(just - _BESIDE, min(just + _BESIDE + 1, name.first)))
        return just if not _CAME.isdisjoint(beside) else None
    under_way = any(way in _WAYS and back in _HOME for way, back in pairwise(led))
    if under_way or any(tokens[at].text in _DONE for at in near):
        return next((at for at in near if tokens[at].text in _NOW), None)
    return None
