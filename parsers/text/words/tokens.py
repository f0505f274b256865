"""Typed tokens from one compiled expression, each with what the lexicon knows of it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.text.words.lexicon import NO_SENSES, Senses, known_words
from parsers.text.words.normalise import FILLER

Spots = Mapping[str, Sequence[int]]
"""Sense → the tokens of a text that have it, in order."""


class Token(NamedTuple):
    """One token; `kind` is iso, dmy, clock, num, word, money_mark, sym or nl; start and end are offsets of the text."""

    kind: str
    text: str
    start: int
    end: int
    senses: Senses


# Years after a changed separator (01.01-24) are kept to this half of the century, so that 16.10-19 stays a clock range.
_TOKEN = re.compile(
    r"""
  (?: (?P<round>t[/-]r(?![^\W\d_]) | tur[ ]?(?:/|-|og)?[ ]?retur(?![^\W\d_]))
    | (?P<word>\d+e[+-]?\d+(?![^\W_]) | [^\W\d_½¼¾][^\W\d_]*(?:\u2060[^\W\d_]*)*(?:(?<=n)'t(?![^\W\d_]))?)
    | (?P<iso>20\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?!\d))
    | (?P<dmy>(?:0?[1-9]|[12]\d|3[01])
        (?:\.(?:0?[1-9]|1[0-2])\.|/(?:0?[1-9]|1[0-2])/|-(?:0?[1-9]|1[0-2])-)(?:20\d\d|\d\d)(?!\d|[.,:/]\d)
      | (?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[-./](?:20\d\d|[2-4]\d)(?!\d|[.,:/]\d))
    | (?P<clock>\d{1,2}:\d{2}(?![\d:]))
    | (?P<num>\d{1,3}(?:[ ]\d{3})+(?:[.,]\d{1,2})?(?!\d) | \d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)
      | \d{1,3}(?:,\d{3})+\.\d\d(?!\d) | \d{1,3}(?:'\d{3})+(?!\d)
      | \d{1,2}/\d{1,2}(?!\d) | \d+(?:[.,]\d+)? | [½¼¾])
    | (?P<money_mark>,-{1,2}(?![\d-])|[.:]-{1,2}(?![\w-]))
    | (?P<nl>\n)
    | (?P<sym>[^\s\u2060])
  )[ ]*
    """,
    re.VERBOSE,
)

EXAMPLES = {
    "01.01-24-02.01-24": ["dmy", "sym", "dmy"],
    "10.9-12.9": ["num", "sym", "num"],
    "2x142,-": ["num", "word", "num", "money_mark"],
    "36 km t/r": ["num", "word", "round"],
    "kl 16.30-19": ["word", "num", "sym", "num"],
    "1 234,50": ["num"],
    "1,234.50": ["num"],
    "2025/10/12": ["iso"],
    "1e400": ["word"],
}


_LONGEST_WORD = 60
"""Characters; no word of these languages is longer, and what is remembered by word must stay small."""


def tokenise(plain: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a normalised text, or of a part of it, in order; spaces are dropped."""
    tokens = []
    senses = known_words()
    for match in _TOKEN.finditer(plain, start, len(plain) if end is None else end):
        kind = match.lastgroup or "sym"
        text, begin = match[kind], match.start()
        last = begin + len(text)
        if kind == "word":
            text = (text.replace(FILLER, "") if FILLER in text else text)[:_LONGEST_WORD]
            known = senses.get(text, NO_SENSES)
        elif kind in ("sym", "round"):
            known = senses.get("t/r" if kind == "round" else text, NO_SENSES)
        else:
            known = NO_SENSES
        tokens.append(Token(kind, text, begin, last, known))
    return tokens


def spots_of(tokens: Sequence[Token]) -> Spots:
    """Each sense of the text with the tokens that have it, in order; what is missing here no stage need look for."""
    spots: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        for sense in token.senses:
            if sense in spots:
                spots[sense].append(index)
            else:
                spots[sense] = [index]
    return spots


def senses_of(tokens: Sequence[Token]) -> set[str]:
    """Every sense that a word of the message has."""
    return {sense for token in tokens for sense in token.senses}
