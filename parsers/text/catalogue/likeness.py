"""What a word may be that no name holds as it is written: a misspelt one, a body, a supplement."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from parsers.text.catalogue.bodies import NO_HEADS
from parsers.text.catalogue.phrases import Phrase
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem, uninflected
from parsers.text.words.typos import Speller

_REMEMBERED = 4_096
_BODY_ENDS = (
    "styr",
    "utvalg",
    "råd",
    "nemnd",
    "komite",
    "komit",
    "fylkesting",
    "representantskap",
    "committe",
    "board",
    "council",
)
_SHORTEST_BODY = 5
"""Letters without the ending: bystret."""
_NO_BODIES = frozenset({"råd", "styr"})
_OTHER_MEETING = re.compile(r"[^\W\d_-]{3,}møte[tr]?")
_SUPPLEMENT = "tillegg"
_OF_DRIVES = "passasjer"
"""What somebody in the car adds to the kilometres, and not to hours."""


class Likeness:
    """Compares words with a `vocabulary` of stems and with how its words are `written`; remembers the last few."""

    def __init__(
        self, vocabulary: Collection[str], written: Collection[str], full: Mapping[Phrase, Sequence[str]]
    ) -> None:
        self._vocabulary = vocabulary
        self._full = full
        self._speller = Speller({*vocabulary, *written} - words_of("cut_short"))  # formannskpet is no formannsk
        bodies = (word for word in vocabulary if word.endswith(_BODY_ENDS))
        self._bodies = Speller(bodies, shortest=_SHORTEST_BODY, most_wrong=1)
        self.meant = lru_cache(_REMEMBERED)(self._meant)
        self.read = lru_cache(_REMEMBERED)(self._read)

    def _meant(self, word: str, text: str) -> str:
        """The stem of an unknown word, or the only known stem that it is one wrong letter away from."""
        if word in self._vocabulary or len(text) < Speller.LONG:
            return word
        speller = self._speller if len(word) >= Speller.LONG else self._bodies
        for spelt in dict.fromkeys((word, uninflected(text))):  # formannskaoet has no ø
            wrong, near = speller.nearest(spelt)
            if wrong == 1 and len(meant := {one if one in self._vocabulary else stem(one) for one in near}) == 1:
                return meant.pop()
        return word

    def _read(self, word: str, text: str, known: bool) -> tuple[str | None, tuple[str, ...]]:
        """The rule that reads a word, if any, and the types it may be meant for; `known` has a sense of its own."""
        similar = () if known or word in self._vocabulary else self._similar(word)
        if similar:
            return "similar_name", similar
        body = word.endswith(_BODY_ENDS) and not word.endswith(NO_HEADS) and word not in _NO_BODIES
        if body or (not known and _OTHER_MEETING.fullmatch(text)):
            return "unknown_body", ()
        supplement = word.endswith(_SUPPLEMENT) and len(word) > len(_SUPPLEMENT) + 2
        supplement = supplement and not word.startswith(_OF_DRIVES)
        return "unknown_supplement" if supplement else None, ()

    def _similar(self, word: str) -> tuple[str, ...]:
        """The types whose one-word names a long word may be meant for: never taken for granted, always asked."""
        near = self._speller.nearest(word)[1]
        return tuple(dict.fromkeys(code for other in near for code in self._full.get((stem(other),), ())))
