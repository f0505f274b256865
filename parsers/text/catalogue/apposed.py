"""A body named once more in brackets: `city council meeting (bystyret)` is one meeting."""

from collections.abc import Sequence
from itertools import pairwise

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_ARTICLES = frozenset({"the", "møtet"})


def apposed(tokens: Sequence[Token], named: list[TypeMention], types: TypeIndex) -> list[TypeMention]:
    """The names without the one of two that says less, where the other explains it in brackets."""
    less = [_lesser(*pair) for pair in pairwise(named) if _explains(tokens, *pair, types)]
    return [one for one in named if not any(one is other for other in less)] if less else named


def _explains(tokens: Sequence[Token], name: TypeMention, other: TypeMention, types: TypeIndex) -> bool:
    """True where only a bracket, and words of a meeting, stand between two bodies' names."""
    if text_at(tokens, other.last) != ")" or not (types.names_meeting(name) and types.names_meeting(other)):
        return False
    between = range(name.last, other.first)
    said = [tokens[at].text for at in between if tokens[at].text not in _ARTICLES and not has(tokens, at, "meeting")]
    return said == ["("] and (not name.settled or not other.settled)


def _lesser(name: TypeMention, other: TypeMention) -> TypeMention:
    return name if other.settled else other
