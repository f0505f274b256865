"""Names that are common words too: ER of Eldrerådet names a type only in capitals, and `vi` of a VI never does."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from parsers.text.catalogue.mention import TypeMention
from parsers.text.words.spelling import look_up
from parsers.text.words.stems import SMALL_WORDS

_FEW = 8
_OPENS = re.compile(rf"(?:(?:\A|[\n,;.:+&]|\b(?:OG|AND))\s*|\s{{{_FEW}}})\Z")
"""What a clause opens after; what was hidden before it, as a greeting, is blank."""
_COUNTED = re.compile(r":?\s*\d")
_GRAMMAR = frozenset(
    {
        *("filler", "light", "person", "subject", "negation", "join", "asking", "reply_opening"),
        *("number", "weekday", "weekday_short", "month", "year_word", "day_word", "distance", "currency", "way_noun"),
    }
)
"""What words of any sentence mean, whatever it is about."""


def in_capitals(text: str, named: Sequence[TypeMention], short_forms: Container[str]) -> list[TypeMention]:
    """The names without common words, unless the text has them alone in capitals.

    Common are words of the grammar, numbers, and the catalogue's `short_forms` that mean something in small letters.
    """
    if not named:
        return []
    common = {one.span for one in named if _is_common(text[slice(*one.span)], short_forms)}
    if not common:
        return list(named)
    shouted = text.isupper()
    return [one for one in named if one.span not in common or _is_meant(text, one, shouted=shouted)]


def _is_meant(text: str, name: TypeMention, *, shouted: bool) -> bool:
    """True for capitals; in a text of nothing else only where the word opens a clause and a number follows."""
    start, end = name.span
    alone = not shouted or (_OPENS.search(text, max(0, start - _FEW), start) and _COUNTED.match(text, end))
    return text[start:end].isupper() and bool(alone)


def _is_common(said: str, short_forms: Container[str]) -> bool:
    word = said.lower()
    return word in short_forms or said.isdecimal() or _is_grammar(word)


@lru_cache(maxsize=4096)
def _is_grammar(word: str) -> bool:
    return word in SMALL_WORDS or not look_up(word).keys().isdisjoint(_GRAMMAR)
