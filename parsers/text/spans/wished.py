"""Days that the reader of a message is wished well on: `ha en fin 1. mai`, `god fredag!`; they are no line's."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.spans.mentions import Mention, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 3 timer 9.11. Ha en fin 1. mai": ["support-hour 09.11 3"],
    "støttekontakt 3 timar. Ha ein framleis fin laurdag!": ["support-hour 3 ?date"],
    "støttekontakt 3 timer. God 17. mai!": ["support-hour 3 ?date"],
    "støttekontakt 3 timer. Ha en fin helg og en god mandag": ["support-hour 3 ?date"],
    "støttekontakt 3 timer 9.11. Gratulerer med dagen 10. november": ["support-hour 09.11 3"],
    "støttekontakt 3 timar 9.11. Ha ei fin helg 14. november": ["support-hour 09.11 3"],
    "support contact 3 hours on 9 November. Have a nice 17 May!": ["support-hour 09.11 3"],
    "støttekontakt, vi hadde en fin lørdag, 3 timer": ["support-hour 14.11 3"],
    "we had a lovely Saturday, support contact 3 hours": ["support-hour 14.11 3"],
}
_WISHING = words_of("wishing")
"""How a wish begins: ha, ønsker, gratulerer, have, god."""
_WELL = words_of("wished_well")
"""What one is wished, and what stands before it: fin, riktig, nice."""
_LIGHT = frozenset(
    {"en", "ei", "ein", "et", "eit", "a", "an", "you", "deg", "dere", "dykk", "dokker", "de", "alle", "all"}
)
_NOUNS = frozenset(
    {"med", "og", "and", "on", "dagen", "helg", "kveld", "uke", "veke", "weekend", "evening", "week", "day"}
)
_WITHIN = 9


def without_wishes(mentions: list[Mention], tokens: Sequence[Token], said: Set[str]) -> list[Mention]:
    """The mentions without such days."""
    if said.isdisjoint(_WISHING):
        return mentions
    return [one for one in mentions if not (isinstance(one, When) and _is_wished(tokens, one))]


def _is_wished(tokens: Sequence[Token], day: When) -> bool:
    """True where nothing but kind words stands between the day and how the wish begins, which opens its sentence."""
    well = False
    for at in range(day.first - 1, max(day.first - 1 - _WITHIN, -1), -1):
        word = tokens[at].text
        well = well or word in _WELL
        if word in _WISHING and _opens(tokens, at):
            return well or word in _WELL
        if not (word in _LIGHT or word in _NOUNS or word in _WELL or word in _WISHING):
            return False
    return False


def _opens(tokens: Sequence[Token], at: int) -> bool:
    before = text_at(tokens, at - 1)
    return at == 0 or tokens[at - 1].kind in ("sym", "nl") or before in ("og", "and")
