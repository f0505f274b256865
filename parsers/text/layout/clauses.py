"""Where clauses and sentences part, so that values stay with the words they belong to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise, takewhile
from typing import TypeVar

from parsers.text.layout.asking import asking
from parsers.text.layout.points import ends, ends_day
from parsers.text.spans.mentions import Stretch, has, text_at
from parsers.text.spans.part_of import is_thereof
from parsers.text.words.lexicon import known_words
from parsers.text.words.tokens import Spots, Token

_CLAUSE_MARKS = frozenset({",", "|", "•"})
_BUT = frozenset({"men", "but"})
THEN = frozenset({"da", "då", "then", "when"})
_EXCEPTED = 6
"""Tokens from `unntatt` to the word behind the day."""
_AND = "å"
"""As many write `og`; else what comes before an infinitive."""
_PAST = ("rte", "lte", "gte", "kte", "dde", "et", "kk", "ok", "nta")
_DONE = frozenset({"dro", "drog", "var", "va", "så", "ble", "blei", "vart", "kom", "leverte", "hentet"})
_SENTENCE_MARKS = frozenset({".", "!", "?", ";"})
_CLOSING_BRACKETS = frozenset({")", "]"})
_MOST_INSIDE, _OPENING = 12, 3
"""Tokens of brackets that are looked at, and those among which the day stands."""
_NO_JOINT = frozenset({".", "-"})
"""Marks that may part nothing."""
_One = TypeVar("_One", bound=Stretch)


@dataclass(slots=True)
class Layout:
    """Clause, part, sentence and line number of each token, and the sentences that ask something.

    A part is what commas keep apart: `måndag 2 t + 24 km, onsdag 3 t` has two parts and three clauses.
    """

    clause: list[int]
    part: list[int]
    sentence: list[int]
    line: list[int]
    asking: frozenset[int]

    def words(self, tokens: Sequence[Token], besides: Set[int] = frozenset()) -> Counter[int]:
        """How many words each sentence has, besides those tokens."""
        return Counter(
            self.sentence[at] for at, token in enumerate(tokens) if token.kind == "word" and at not in besides
        )

    def by_sentence(self, found: Iterable[_One]) -> dict[int, list[_One]]:
        """What stands in each sentence, in the order it was given in; sentences without any are left out."""
        sentence = self.sentence
        numbered: dict[int, list[_One]] = {}
        for one in found:
            numbered.setdefault(sentence[one.first], []).append(one)
        return numbered


def lay_out(tokens: Sequence[Token], spots: Spots, taken: set[int], text: str) -> Layout:
    """Numbers for every token of the `text` as it was sent; marks and joining words inside a mention part nothing."""
    clauses, parts, sentences, lines = [0], [0], [0], [0]  # where each begins
    marks = _breaks()
    capitals = not text.islower() and any(text[one.start : one.end][:1].isupper() for one in _openings(tokens))
    breaks = [
        index
        for index, token in enumerate(tokens)
        if token.text in marks and (index not in taken or ends_day(tokens, index, taken, text))
    ]
    breaks = [index for index in breaks if tokens[index].text != _AND or _is_and(tokens, index, taken)]
    breaks = [index for index in breaks if tokens[index].text not in THEN or _excepts(tokens, index, taken)]
    breaks = [index for index in breaks if tokens[index].text != "(" or _tells_of_a_day(tokens, index, taken)]
    for index in breaks:
        mark = tokens[index].text
        closes = mark == "\n" or (mark in _SENTENCE_MARKS and ends(tokens, index, text, taken, capitals=capitals))
        apart = closes or mark in _CLAUSE_MARKS or _spaced_dash(tokens, index) or _closes_brackets(tokens, index)
        apart = apart or mark == "("
        if mark == "\n":
            lines.append(index + 1)
        if closes:
            sentences.append(index + 1)
        if apart:
            parts.append(index + 1)
        if apart or mark not in _NO_JOINT:
            clauses.append(index + 1)
    asks = asking(tokens, spots, sentences, taken)
    clause, part, sentence, line = (_numbered(begins, len(tokens)) for begins in (clauses, parts, sentences, lines))
    return Layout(clause, part, sentence, line, asks)


def _numbered(begins: Sequence[int], size: int) -> list[int]:
    """For each of so many tokens the number of the stretch that it stands in."""
    numbers: list[int] = []
    for number, (first, last) in enumerate(pairwise((*begins, size))):
        numbers += [number] * (last - first)
    return numbers


@cache
def _breaks() -> frozenset[str]:
    """The words and marks that may part clauses."""
    joints = {word for word, senses in known_words().items() if "join" in senses}
    return frozenset({"\n", _AND, *_SENTENCE_MARKS, *_CLAUSE_MARKS, *_NO_JOINT, *_BUT, *joints, *THEN, "("})


def _is_and(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for the `å` of `18 km å leverte 18 km`, right after a value and before what was done, or another value."""
    after = text_at(tokens, index + 1)
    return index - 1 in taken and (index + 1 in taken or after in _DONE or after.endswith(_PAST))


def _excepts(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for the `da` of `hver gang unntatt 10.11 da det ble 2`: what follows is told of that day alone."""
    return index - 1 in taken and any(has(tokens, at, "except") for at in range(index - _EXCEPTED, index))


def _openings(tokens: Sequence[Token]) -> Iterator[Token]:
    """The first token of each line, and the one behind each point that stands after a word."""
    for at, token in enumerate(tokens):
        if not at or tokens[at - 1].kind == "nl" or (tokens[at - 1].text == "." and tokens[at - 2].kind == "word"):
            yield token


def _tells_of_a_day(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for brackets that tell what the writer did on a day: `buss 27 kr den 21. (den 7. gikk jeg)`.

    So do those that tell what a part of the hours was: `8 timer lav sats (herav 2 timer høy sats)`.
    """
    if any(is_thereof(tokens, at) for at in (index + 1, index + 2)):
        return True
    if index + 1 not in taken and index + 2 not in taken:
        return False
    inside = islice(range(index + 1, len(tokens)), _MOST_INSIDE)
    told = list(takewhile(lambda at: tokens[at].text != ")", inside))
    return any(tokens[at].writer for at in told) and any(_names_day(tokens, at) for at in told[:_OPENING])


def _names_day(tokens: Sequence[Token], at: int) -> bool:
    numbered = tokens[at].kind == "num" and ("." in tokens[at].text or text_at(tokens, at + 1) == ".")
    return numbered or tokens[at].kind in ("dmy", "iso") or has(tokens, at, "weekday")


def _closes_brackets(tokens: Sequence[Token], index: int) -> bool:
    """True for the `og` right behind brackets: `formannskapet (9.1, 24 km) og planutvalget (12.1, 30 km)`."""
    return has(tokens, index, "join") and text_at(tokens, index - 1) in _CLOSING_BRACKETS


def _spaced_dash(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].text != "-" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start
