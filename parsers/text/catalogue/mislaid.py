"""What is lost may be a receipt or a game, and no earnings: what stands behind the word tells."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_WHO = frozenset({"i", "we"})
_HAVING = frozenset({"have", "ve", "'"})
_THINGS = frozenset({"it", "them", "those", "that", "one"})
_TICKETS = ("ticket", "receipt", "slip", "invoice", "copy", "key", "phone", "card", "note")
_TOGETHER = frozenset({"vi", "we", "me"})
_BOTH = frozenset({"begge", "båe", "both", "alle", "all", "to", "two", "tre", "three", "dessverre", "stort", "igjen"})
_GAMES = ("kamp", "spel", "spill", "finale", "sjakk", "quiz", "match", "game", "final")
_SMALL = frozenset({"i", "in", "at", "the"})
_MOST_SMALL = 3
_ENDING = frozenset({".", "!", "\n", ")"})
_OWNING = frozenset({"the", "my", "a", "all", "both"})


EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 9.11 3 timer. Vi tapte begge to!": ["support-hour 09.11 3"],
    "støttekontakt 9.11 3 timar. Eg tapte i sjakk": ["support-hour 09.11 3"],
    "support contact 9.11 3 hours. We lost the match": ["support-hour 09.11 3"],
    "støttekontakt 9.11 3 timer, vi tapte 400 kr": ["support-hour 09.11 3", "lost-documented 09.11 400"],
}


def is_mislaid(tokens: Sequence[Token], index: int) -> bool:
    """True for `lost the receipt`, `I lost them`, `I have lost my ticket`, `vi tapte begge to!`."""
    if not has(tokens, index, "lost_verb"):
        return False
    if _is_game(tokens, index):
        return True
    at = index + 1
    while text_at(tokens, at) in _OWNING:
        at += 1
    thing = text_at(tokens, at) in _THINGS or text_at(tokens, at).startswith(_TICKETS)
    who = index - 1
    while text_at(tokens, who) in _HAVING:
        who -= 1
    return has(tokens, at, "enclosed") or (thing and text_at(tokens, who) in _WHO)


def _is_game(tokens: Sequence[Token], index: int) -> bool:
    """True for `vi tapte!`, `vi tapte begge to`, `eg tapte i sjakk`, `we lost the match`."""
    at = index + 1
    while at <= index + _MOST_SMALL and text_at(tokens, at) in _BOTH | _SMALL:
        at += 1
    if text_at(tokens, at).startswith(_GAMES):
        return True
    ends = at >= len(tokens) or text_at(tokens, at) in _ENDING
    return ends and text_at(tokens, index - 1) in _TOGETHER and text_at(tokens, at - 1) not in _SMALL
