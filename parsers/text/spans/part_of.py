"""What is said to be a part of another value: `hvorav 30 km`, `4 av dem`, `2 of it`."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.mentions import Mention, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_OF = frozenset({"av", "of"})
THEM = frozenset({"dem", "dei", "disse", "desse", "de", "dette", "turen", "them", "those", "these", "it", "that"})
_WAY = frozenset({"veien", "vegen", "strekningen", "strekninga", "way", "trip", "drive"})
_KILOMETRES = words_of("the_kilometres")


def bare_part(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The number of `18 av dem` and `18 of the kilometres` that stands at the token; None for anything else."""
    if tokens[at].kind != "num" or text_at(tokens, at + 1) not in _OF:
        return None
    them = at + 2 + (text_at(tokens, at + 2) == "the")
    return digits(tokens[at].text) if text_at(tokens, them) in THEM | _KILOMETRES else None


def is_portion(value: Mention, tokens: Sequence[Token]) -> bool:
    """True for what is said to be a part: after `hvorav`, `av dette` and `of which`, before `av dem` and `of it`."""
    before, after = value.first - 1, value.last
    if text_at(tokens, before) in THEM and text_at(tokens, before - 1) in _OF:
        return True
    whole = after + 1 + (text_at(tokens, after + 1) == "the")
    if text_at(tokens, after) in _OF and text_at(tokens, whole) in THEM | _WAY:
        return True
    return has(tokens, before, "thereof") or (text_at(tokens, before) == "which" and text_at(tokens, before - 1) in _OF)
