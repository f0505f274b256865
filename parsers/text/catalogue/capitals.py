"""Names that are common words too: ER of Eldrerådet names a type only in capitals, and `vi` of a VI never does."""

from collections.abc import Container, Sequence
from functools import lru_cache

from parsers.text.catalogue.mention import TypeMention
from parsers.text.words.lexicon import look_up
from parsers.text.words.stems import SMALL_WORDS

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
    common = [said for one in named if _is_common(said := text[slice(*one.span)], short_forms)]
    if not common:
        return list(named)
    shouted = text.isupper()
    return [one for one in named if (said := text[slice(*one.span)]) not in common or (said.isupper() and not shouted)]


def _is_common(said: str, short_forms: Container[str]) -> bool:
    word = said.lower()
    return word in short_forms or said.isdecimal() or _is_grammar(word)


@lru_cache(maxsize=4096)
def _is_grammar(word: str) -> bool:
    return word in SMALL_WORDS or not look_up(word).keys().isdisjoint(_GRAMMAR)
