"""Phrases that are a message of their own: yes, no, the same as last time, and how mail programs begin."""

from collections.abc import Sequence

from parsers.text.lexicon import commands
from parsers.text.tokens import Token, senses_of

_LONGEST = 12
_REACH = 12
_OPENING = 8
_LIKE = ("light", "filler", "claim_word", "polite", "before", "hour", "field")

REPEATS = {
    "samme som sist": True,
    "Det same som sist, berre at det var den 18.": True,
    "Same claim as last month, please": True,
    "kan du føre opp akkurat det samme for november som du gjorde for oktober?": True,
    "som vanleg": True,
    "Kjørte samme vei som sist, 42 km": False,
    "samme dag som møtet": False,
}


def says(tokens: Sequence[Token], what: str) -> bool:
    """True when the whole message is one of the phrases, e.g. a plain yes."""
    words = [token for token in tokens if token.kind == "word"]
    if not words or len(words) > _LONGEST:
        return False
    return tuple(token.text for token in words) in commands()[what] or _without_polite(words) in commands()[what]


def _without_polite(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in words if "polite" not in token.senses)


def is_automatic(tokens: Sequence[Token]) -> bool:
    """True when the text, or the subject, opens as a mail program writes for an absent person or a lost message."""
    opening = tuple(token.text for token in tokens[:_OPENING] if token.kind == "word")
    return any(opening[:length] in commands()["automatic"] for length in range(1, 7))


def repeats(tokens: Sequence[Token]) -> int | None:
    """The token where the message says `samme som sist`, whatever follows; None when it does not."""
    words = [token for token in tokens[:12] if token.kind == "word"]
    opening = _without_polite(words)
    if any(opening[:length] in commands()["repeat"] for length in range(1, 7)):
        return 0
    for index, token in enumerate(tokens):
        after = tokens[index + 1 : index + _REACH]
        alike = "same" in token.senses and after and any(sense in after[0].senses for sense in _LIKE)
        senses = senses_of(after) if alike else set()
        if "before" in senses and "negation" not in senses:
            return index
    return None
