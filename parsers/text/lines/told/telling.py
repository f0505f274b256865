"""What is done at a token, by the writer or somebody else, and what tells of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.text.analysis import Analysis
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import has, text_at

Act = Literal["drive", "pay", "attend"]
BESIDE = 4
"""Tokens between a verb and what it is told with."""
_DEFINITE = ("et", "en", "ne")
"""How a noun ends that is somebody in particular: riksarkivet, foreningen."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What is done at a token, by the writer (`own`) or somebody else; `whole` speaks of what was named before it."""

    at: int
    act: Act
    own: bool
    whole: bool = True


class Telling(ABC):
    """The words of one text as acts are told by them."""

    def __init__(self, analysis: Analysis, subjects: Subjects) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.spots = analysis.spots
        self.clause = analysis.layout.clause
        self.sentence = analysis.layout.sentence
        self.subjects = subjects
        self.named = {index for one in analysis.named for index in range(one.first, one.last)}

    @abstractmethod
    def found(self) -> Iterator[Doing]:
        """The doings of one act."""

    def is_somebody(self, at: int) -> bool:
        """True for a person, and for somebody of the family."""
        return self.subjects.is_person(at) or has(self.tokens, at, "family")

    def at(self, sense: str) -> Sequence[int]:
        """Where the words of that sense stand."""
        return self.spots.get(sense, ())

    def denied(self, verb: int) -> bool:
        """True for `kjørte ikke`, `did not drive`."""
        return any(has(self.tokens, near, "negation") for near in (verb - 1, verb + 1))

    def near(self, at: int, sense: str) -> bool:
        """True where a word of that sense stands beside the token in its clause."""
        near = range(max(0, at - BESIDE), min(len(self.tokens), at + BESIDE + 1))
        return any(has(self.tokens, index, sense) and self.clause[index] == self.clause[at] for index in near)

    def is_by_somebody(self, verb: int) -> bool:
        """True for `betalt av Ola`, `kjørt av foreldrene`, `betalt av riksarkivet`, `paid by the archives`."""
        if text_at(self.tokens, verb + 1) not in ("av", "by"):
            return False
        if any(self.subjects.is_person(whom) or has(self.tokens, whom, "family") for whom in (verb + 2, verb + 3)):
            return True
        article = text_at(self.tokens, verb + 2) == "the"
        whom = text_at(self.tokens, verb + 2 + article)
        known = self.tokens[verb + 2 + article].senses if whom else True
        return not known and (article or whom.endswith(_DEFINITE))
