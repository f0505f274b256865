"""Words for what carers pay at an outing and for what people buy, which the catalogue need not hold."""

from collections.abc import Sequence
from functools import cache

from parsers.text.words.lexicon import concepts, words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

_GOODS = words_of("goods")
ADMITTED = frozenset({"voksen", "vaksen", "voksne", "vaksne", "barn", "ledsager", "adult", "adults", "child"})
"""Those for whom one pays at a door."""


def is_bought(named: Sequence[Token]) -> bool:
    """True for `kino`, `inngang voksen`, `brus`."""
    return any(one.text in _GOODS or stem(one.text) in _activities() for one in named)


def is_admission(named: Sequence[Token]) -> bool:
    """True for `kino`, and for each of `inngang voksen 95, barn 60`."""
    return named[-1].text in ADMITTED or any(stem(one.text) in _activities() for one in named)


@cache
def _activities() -> frozenset[str]:
    return frozenset(stem(phrase) for phrase in concepts()["activity"] if " " not in phrase)
