"""The words, numbers and marks of an approver's sentence, with what each can mean there."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.text.words.lexicon import look_up, ruling_words
from parsers.text.words.normalise import FILLER, normalise

_UNIT = re.compile(
    r"(?P<claim>20\d\d-\d{5,})"
    r"|(?P<range>(?P<first>\d{1,3})[ ]?-[ ]?(?P<last>\d{1,3})(?!\d|[^\w\s]+\d))"
    r"|(?P<figure>\d+(?:[^\w\s]+\d+)+)|(?P<number>\d{1,9})"
    r"|(?P<word>[^\W\d_]+(?:'t)?)|(?P<mark>[^ ])"
)
_LONGEST_RANGE = 100
_LIGHT = ("light", "polite", "courtesy", "filler", "own", "claim_word", "reviewed")


class Unit(NamedTuple):
    """One of them; `refs` are the claims that a number names, and `is_name` says that it is written as a name."""

    text: str
    start: int
    end: int
    meanings: frozenset[str]
    refs: tuple[str, ...]
    is_name: bool

    def is_a(self, *meanings: str) -> bool:
        """True when it can mean one of these."""
        return not self.meanings.isdisjoint(meanings)

    @property
    def is_light(self) -> bool:
        """True for a mark, and for a word that changes nothing of what is decided."""
        return "mark" in self.meanings or "light" in self.meanings


def units_of(text: str) -> Sequence[Unit]:
    """The units in order; offsets are those of the text."""
    return [_unit(match, text) for match in _UNIT.finditer(normalise(text))]


def _unit(match: re.Match[str], text: str) -> Unit:
    plain = match[0].replace(FILLER, "")
    written = text[match.start() : match.end()]
    meanings = _meanings(plain) if match["word"] else {kind for kind in ("mark", "figure") if match[kind]}
    is_name = bool(match["word"]) and written[:1].isupper() and not meanings
    return Unit(plain, match.start(), match.end(), frozenset(meanings), _refs(match), is_name)


def _meanings(word: str) -> set[str]:
    senses = look_up(word)
    found = set(ruling_words().get(word, ()))
    found |= {sense for sense in ("negation", "except", "join") if sense in senses}
    if senses.get("waiting") == "but":
        found |= {"join", "but"}
    if "line_word" in senses:
        found.add("line")
    if "number" in senses:
        found.add("count")
    if "decision" in senses:
        found.add(str(senses["decision"]))
    # A word of the sentence's own grammar is never light, however little it says elsewhere.
    return found or ({"light"} if any(sense in senses for sense in _LIGHT) else set())


def _refs(match: re.Match[str]) -> tuple[str, ...]:
    if match["claim"]:
        return (match["claim"],)
    if match["number"]:
        return (match["number"],)
    if match["range"]:
        first, last = int(match["first"]), int(match["last"])
        return tuple(str(number) for number in range(first, min(last, first + _LONGEST_RANGE) + 1))
    return ()
