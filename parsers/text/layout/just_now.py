"""Meetings that are only just over: `nettopp hjemme fra kommunestyret`, `ferdig i formannskapet nå` were today."""

from collections.abc import Mapping, Sequence

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
    "nettopp ferdig med kravet for kommunestyret, 12 km": ["fee-council ?date", "mileage 12 ?date"],
    "Toget hjem fra kommunestyret, fører nå, 340 kr": ["transit 340 ?date", "fee-council ?date"],
    "nå trenger jeg godtgjørelse for formannskapet, 12 km": ["fee-executive ?date", "mileage 12 ?date"],
}
_JUST = frozenset({"nettopp", "akkurat", "nyss", "just"})
_NOW = frozenset({"nå", "no", "now"})
JUST_NOW = _JUST | _NOW
_DONE = frozenset({"ferdig", "ferdige", "finished", "done", "over"})
_HOME = frozenset({"hjem", "hjemme", "heim", "heime", "home", "back", "tilbake", "attende"})
_FROM, _WITH = frozenset({"fra", "frå", "from"}), frozenset({"i", "på", "med", "with", "in", "at"})
_OF_MEETING = frozenset({"the", "a", "et", "eit", "møte", "møtet", "meeting", "i", "of"})
_IS = frozenset({"er", "is", "ble", "vart", "var", "was"})
_BESIDE = 4
"""Tokens from the word for now to what has just been."""


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
    """The word that says so beside the meeting: `nettopp hjemme fra`, `ferdig i … nå`, `nå er … ferdig`."""
    led = name.first - 1
    while led > 0 and tokens[led].text in _OF_MEETING and tokens[led - 1].text not in _DONE:
        led -= 1
    word, before = text_at(tokens, led), text_at(tokens, led - 1)
    came = led - 1 if (before in _HOME and word in _FROM) or (before in _DONE and word in _WITH) else None
    if came is not None:
        if text_at(tokens, name.last) in _NOW:
            return name.last
        near = range(max(0, came - _BESIDE), came + 1)
        return next((at for at in near if tokens[at].text in JUST_NOW and sentence[at] == sentence[came]), None)
    after = name.last + (text_at(tokens, name.last) in _IS)
    after += text_at(tokens, after) in _JUST
    if text_at(tokens, after) not in _DONE:
        return None
    near = range(max(0, name.first - _BESIDE), min(after + 2, len(tokens)))
    return next((at for at in near if tokens[at].text in JUST_NOW and sentence[at] == sentence[name.first]), None)
