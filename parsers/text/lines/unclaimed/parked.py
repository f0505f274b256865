"""How long a car was parked, which is nobody's working time: `parkering 3 timer 60 kr`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Duration, Mention, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "tapt arbeidsfortjeneste ulegitimert i går, parkering 3 timer 60 kr": [""],
    "tapt arbeidsforteneste ulegitimert 4 timar i går, parkerte i 3 timar, 60 kr": ["4"],
    "undocumented lost earnings 4 hours yesterday, parking for 3 hours 60 kr": ["4"],
    "støttekontakt 4 timer i går, 3 timers parkering 60 kr": ["4"],
    "støttekontakt i går 3 timer, parkering 60 kr": ["3"],
    "støttekontakt i går 3 timer parkering 60 kr": ["3"],
    "parkering 60 kr i går, støttekontakt 3 timer": ["3"],
}
"""The hours that are left."""

_PARKING = ("parker", "parking", "parked")
_LINKING = frozenset({"i", "for", "på", ":", "(", "ca", "."})


def without_parked(analysis: Analysis, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions without the hours right after a word of parking, or right before one: 3 timers parkering."""
    timed = any(isinstance(one, Duration) for one in mentions)
    if not timed or not any(word.startswith(_PARKING) for word in analysis.said):
        return mentions
    return [one for one in mentions if not (isinstance(one, Duration) and _is_parked(one, analysis.tokens))]


def _is_parked(hours: Duration, tokens: Sequence[Token]) -> bool:
    before = hours.first - 1
    while text_at(tokens, before) in _LINKING:
        before -= 1
    own = text_at(tokens, hours.last - 1).endswith("s") and text_at(tokens, hours.last).startswith(_PARKING)
    return own or text_at(tokens, before).startswith(_PARKING)
