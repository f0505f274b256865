"""Long words with a slip of the finger: two letters swapped, one left out, or one written twice.

Such a word is read as the only known one that it can be. Other letters than those make other words, and are left alone.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from parsers.text.words.lexicon import every_word, known_words, words_of

EXAMPLES = {
    "parkernig": "parkering",
    "kvitetring": "kvittering",
    "kvitering": "kvittering",
    "ulegitimret": "ulegitimert",
    "halavnnen": "halvannen",
    "hunder": "hunder",  # ends of words are inflected so: valget, brukerne
    "støtekontakt": "støttekontakt",
    "avlsyst": "avlsyst",  # two slips
    "avlsyt": "avlyst",
    "markering": "markering",
    "parkeringe": "parkeringe",
    "førtifm": "førtifm",  # which number it is, no slip may tell
    "sandvik": "sandvik",
    "øskjer": "øskjer",
    "samferdselsutvlaget": "samferdselsutvalget",
    "viltnmenda": "viltnemnda",
    "oppvesktutvalget": "oppvekstutvalget",
    "brattvågen": "brattvågen",
    "ansiktsmaling": "ansiktsmaling",
    "klaggenmenda": "klaggenmenda",
    "styrke": "styrke",
    "læringen": "læringen",
    "forset": "forset",
}
_SHORTEST_SWAPPED, _SHORTEST_DOUBLED, _SHORTEST_LACKING = 6, 7, 8
"""Letters of a word that nothing else is so like."""
_LAST_PARTS = words_of("last_parts")
_OTHERS = words_of("no_slips")
"""Words and places that look like a slip, or like a word without its strokes: styrke, varen, Forset."""
_SHORTEST_FIRST, _LONGEST_PART, _LONGEST_COMPOUND = 3, 12, 30


def put_right(word: str) -> str:
    """The known word that an unknown one is with one slip, or the word."""
    if len(word) < _SHORTEST_SWAPPED or not word.isalpha():
        return word
    return _slips().get(word) or _in_compound(word) or word


def _in_compound(word: str) -> str | None:
    """The compound with two letters in place, in a last part that bodies and care have, or in all before a known one.

    Other last parts are too like what people write: ansiktsmaling, boligteamet.
    """
    if len(word) > _LONGEST_COMPOUND:
        return None
    swapped = _swapped()
    for at in range(max(_SHORTEST_FIRST, len(word) - _LONGEST_PART), len(word) - _SHORTEST_SWAPPED + 1):
        first, last = word[:at], word[at:]
        if last in _known():
            meant = swapped.get(first)
            return meant and meant + last
        if (meant := swapped.get(last)) in _LAST_PARTS and _is_word(first):
            return first + meant
    return None


def _is_word(first: str) -> bool:
    """True for the first part of a compound, with or without what joins it; a second slip is left to be asked about."""
    return first in every_word() or (first.endswith(("s", "e")) and first[:-1] in every_word())


@cache
def _slips() -> Mapping[str, str]:
    """Each slip → the only word that it can be; swapped letters go before one too many, that before one less."""
    known = _known()
    numbers = {word for word, senses in known_words().items() if "number" in senses}
    doubled = _spelt(_with_one_twice, (word for word in known if len(word) >= _SHORTEST_DOUBLED))
    lacking = _spelt(_without_one, (word for word in known - numbers if len(word) > _SHORTEST_LACKING))
    return {**lacking, **doubled, **_swapped()}


@cache
def _swapped() -> Mapping[str, str]:
    """Each word with two letters swapped → the word."""
    return _spelt(_with_two_swapped, _known())


def _spelt(slips: Callable[[str], Iterable[str]], words: Iterable[str]) -> dict[str, str]:
    """Each slip → the only word that it can be, where it is no word itself."""
    found: dict[str, str] = {}
    several: set[str] = set()
    for word in words:
        for slip in set(slips(word)):
            if found.setdefault(slip, word) != word:
                several.add(slip)
    return {slip: word for slip, word in found.items() if slip not in several and slip not in _OTHERS}


def _with_two_swapped(word: str) -> Iterable[str]:
    """The word with two neighbours swapped.

    The last two may be an inflection, and the first two of a short word another word: øskjer.
    """
    first = len(word) < _SHORTEST_LACKING
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(first, len(word) - 2))


def _with_one_twice(word: str) -> Iterable[str]:
    return (word[: at + 1] + word[at:] for at in range(len(word)))


def _without_one(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word) - 2))


@cache
def _known() -> frozenset[str]:
    """The words of all tables that are nobody's name."""
    names = words_of("given_names") | words_of("given_names_and_words")
    return frozenset(word for word in every_word() - names if len(word) >= _SHORTEST_SWAPPED and word.isalpha())
