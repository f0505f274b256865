"""Places that were closed, which cancels nothing: `badet var stengt på søndag`; the examples say what does."""

from collections.abc import Mapping, Sequence

from parsers.text.words.lexicon import NO_SENSES
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, bool] = {
    "badet var stengt på søndag": False,
    "symjehallen stengt 10.11": False,
    "the pool was closed on Sunday": False,
    "på søndag var badet stengt": False,
    "the toll station was closed for roadworks": True,
    "møtet 10.11 stengt": True,
    "10.11 stengt": True,
    "søndag var det stengt": True,
    "stengt på søndag": True,
    "closed on Sunday": True,
}
CLOSED = frozenset({"stengt", "closed"})
_IS = frozenset({"er", "is"})
_DAYS = frozenset({"num", "dmy", "iso"})
_NEAR = 4
"""Tokens to the day: `på søndag var badet stengt`."""


def tell_closed(tokens: Sequence[Token]) -> None:
    """Take all meaning from each `stengt` that is said of a thing beside a day."""
    for at, token in enumerate(tokens):
        if token.text in CLOSED and _is_thing(tokens, at - 1):
            beside = (*tokens[max(0, at - _NEAR) : at], *tokens[at + 1 : at + _NEAR])
            if any(one.kind in _DAYS or "weekday" in one.senses for one in beside):
                token.senses = NO_SENSES


def _is_thing(tokens: Sequence[Token], at: int) -> bool:
    """True for a word that means nothing else, before the verb or without one."""
    at -= at > 0 and (tokens[at].text in _IS or "being" in tokens[at].senses)
    return at >= 0 and tokens[at].kind == "word" and not tokens[at].senses
