"""Long words with a slip of the finger: two letters swapped, one left out, or one written twice.

Such a word is read as the only known one that it can be. Other letters than those make other words, and are left alone.
"""

from collections.abc import Callable, Mapping, Sequence
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
}
_SHORTEST_SWAPPED, _SHORTEST_DOUBLED, _SHORTEST_LACKING = 6, 7, 8
"""Letters of a word that nothing else is so like."""
_LAST_PARTS = words_of("last_parts")
_SHORTEST_FIRST, _LONGEST_PART, _LONGEST_COMPOUND = 3, 12, 30


def put_right(word: str) -> str:
    """The known word that an unknown one is with one slip, or the word."""
    if len(word) < _SHORTEST_SWAPPED or not word.isalpha():
        return word
    return _swapped(word) or _doubled(word) or _lacking().get(word) or _in_compound(word) or word


def _in_compound(word: str) -> str | None:
    """The compound with two letters in place, in a last part that bodies and care have, or in all before a known one.

    Other last parts are too like what people write: ansiktsmaling, boligteamet.
    """
    if len(word) > _LONGEST_COMPOUND:
        return None
    for at in range(max(_SHORTEST_FIRST, len(word) - _LONGEST_PART), len(word) - _SHORTEST_SWAPPED + 1):
        first, last = word[:at], word[at:]
        if last in _known():
            meant = _swapped(first) if len(first) >= _SHORTEST_SWAPPED else None
            return meant and meant + last
        if (meant := _swapped(last)) in _LAST_PARTS:
            return first + meant
    return None


def _swapped(word: str) -> str | None:
    """The word with the two neighbours in place that are swapped.

    The last two may be an inflection, and the first two of a short word another word: øskjer.
    """
    first, last = len(word) < _SHORTEST_LACKING, len(word) - 2
    return _only(word, lambda at: word[:at] + word[at + 1] + word[at] + word[at + 2 :] if first <= at < last else "")


def _doubled(word: str) -> str | None:
    """The word without the letter that is there once more."""
    if len(word) <= _SHORTEST_DOUBLED:
        return None
    return _only(word, lambda at: word[:at] + word[at + 1 :] if word[at] == word[at + 1] else "")


def _only(word: str, mended: Callable[[int], str]) -> str | None:
    """The only known word among those that come of mending it at each place."""
    known = _known()
    found = {other for at in range(len(word) - 1) if (other := mended(at)) in known}
    return found.pop() if len(found) == 1 else None


@cache
def _lacking() -> Mapping[str, str | None]:
    """The long words without one of their inner letters → the words; none where that may be two."""
    numbers = {word for word, senses in known_words().items() if "number" in senses}
    found: dict[str, str | None] = {}
    for word in sorted(_known() - numbers):
        if len(word) > _SHORTEST_LACKING:
            for spelt in _without_one(word):
                found[spelt] = word if found.get(spelt, word) == word else None
    return found


def _without_one(word: str) -> Sequence[str]:
    return sorted({word[:at] + word[at + 1 :] for at in range(1, len(word) - 2)})


@cache
def _known() -> frozenset[str]:
    """The words of all tables that are nobody's name."""
    names = words_of("given_names") | words_of("given_names_and_words")
    return frozenset(word for word in every_word() - names if len(word) >= _SHORTEST_SWAPPED and word.isalpha())
