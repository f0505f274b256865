"""Meetings at which the writer was only a guest: `observatør i planutvalget`, `planutvalget 4.6, var gjest`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kommunestyret 5.11. Observatør i planutvalget 10.11": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11 som observatør, ikke medlem": ["fee-council 05.11"],
    "Kommunestyret 5.11. Var gjest i planutvalget 10.11": ["fee-council 05.11"],
    "Kommunestyret 5.11. Eg var berre gjest på møtet i planutvalet 10.11": ["fee-council 05.11"],
    "Municipal council 5.11. Planning committee 10 November, as an observer": ["fee-council 05.11"],
    "Municipal council 5.11. I was only a guest at the planning committee on 10 November": ["fee-council 05.11"],
    "Planutvalget 10.11, vi hadde gjest": ["fee-planning 10.11"],
    "Planutvalget 10.11. Kari var gjest i planutvalget": ["fee-planning 10.11"],
    "Planutvalget 10.11, gjest: Kari Lie": ["fee-planning 10.11"],
    "Planutvalget 10.11, gjest på Hotell Norge": ["fee-planning 10.11", "hotel 10.11 ?amount"],
    "Var ikke observatør i planutvalget 10.11, men medlem": ["fee-planning 10.11"],
    "Planutvalget 10.11, gruppeleder og observatør, møtegodtgjørelse": ["fee-planning 10.11"],
}
GUESTS = frozenset({"observatør", "observatøren", "observer", "gjest", "guest", "tilhører", "tilhøyrar", "tilskuer"})
_AS_GUEST = frozenset(
    {"som", "as", "a", "an", "en", "ein", "bare", "berre", "kun", "only", "just"}
    | {"var", "er", "was", "am", "jeg", "eg", "i"}
)
_TO_BODY = frozenset({"i", "på", "in", "at", "the", "to", "møte", "møtet", "meeting", "of", "ved", "til"})


def tells_of_guest(analysis: Analysis, part: range) -> bool:
    """True for the clause `som observatør` or `jeg var bare gjest`, with no word more and no fee in its sentence."""
    words = [analysis.tokens[at].text for at in part]
    if GUESTS.isdisjoint(words) or not all(word in GUESTS | _AS_GUEST for word in words):
        return False
    sentence = analysis.layout.sentence
    return all(sentence[at] != sentence[part.start] for at in analysis.spots.get("fee", ()))


def is_guest_of(tokens: Sequence[Token], meeting: TypeMention) -> bool:
    """True for `observatør i planutvalget`, `jeg var gjest på møtet i planutvalget`, where nobody else is named."""
    at = meeting.first - 1
    while at > 0 and text_at(tokens, at) in _TO_BODY:
        at -= 1
    if text_at(tokens, at) not in GUESTS or at == meeting.first - 1:
        return False
    at -= 1
    while at >= 0 and text_at(tokens, at) in _AS_GUEST:
        at -= 1
    return at < 0 or tokens[at].kind in ("sym", "nl")
