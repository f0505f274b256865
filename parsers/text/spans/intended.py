"""What is planned is no planning committee: `we plan to go`, `vi har planer om en tur`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jakob and I plan to go to the cabin 13-15 November": [],
    "We plan to attend the course on 17 November": [],
    "Vi har planer om hyttetur 13.-15. november": [],
    "Eg og Jakob har planar om hyttetur 13.-15. november": [],
    "We plan on visiting the school on 27 November, 24 km": [],
    "støttekontakt 3 timer 10.11. Vi har planer om å dra på kino": ["support-hour 10.11 3"],
    "Planutvalget 10.11. We plan to meet again on 24 November": ["fee-planning 10.11"],
    "var på plan 10.11": ["fee-planning 10.11"],
}
_DOING = words_of("planned_doing")
_ABOUT = frozenset({"om", "å"})
_TO = frozenset({"to", "on"})


def is_intended(tokens: Sequence[Token], index: int) -> bool:
    """True for `plan to go`, `plan on going` and `planer om`; `plan to møter` names the committee and counts."""
    if not has(tokens, index, "intending"):
        return False
    following = text_at(tokens, index + 1)
    return following in _ABOUT or (following in _TO and text_at(tokens, index + 2) in _DOING)
