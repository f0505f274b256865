"""Typed tokens from one compiled expression, each with what the lexicon knows of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from parsers.text.words.lexicon import NO_SENSES, Senses
from parsers.text.words.normalise import FILLER
from parsers.text.words.spelling import in_norwegian, look_up

Spots = Mapping[str, Sequence[int]]
"""Sense → the tokens of a text that have it, in order."""


@dataclass(slots=True)
class Token:
    """One token; `kind` is round, word, iso, dmy, clock, num, money_mark, nl or sym; `start` and `end` are offsets."""

    kind: str
    text: str
    senses: Senses
    start: int
    end: int

    @property
    def writer(self) -> bool:
        """True for `jeg`, `eg`, `vi`, `we` and `I`; the Norwegian `i` looks like the last."""
        return self.senses.get("person") == 1


_JOINED = "alt|fjor|formiddag|ettermiddag|haust|helga|helgen|høst|kveld|morges|natt|sommar|sommer|tillegg|vinter|vår|år"
"""What people write as one word with `i`: ialt, ikveld; `idag` and `igår` are words of the lexicon."""
_ENGLISH_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
# Years after a changed separator (01.01-24) are kept to this half of the century, so that 16.10-19 stays a clock range.
_KINDS = {
    "round": r"t[/-]r(?![^\W\d_]) | tur[ ]?(?:/|-|og)?[ ]?retur(?![^\W\d_])",
    "word": rf"""
        i(?=(?:{_JOINED})(?![^\W_])) | (?:twenty|thirty)[ -](?:{_ENGLISH_ORDINALS})(?![^\W_])
      | \d+e[+-]?\d+(?![^\W_]) | [muw]/(?=[ ]?[^\W_]) | [^\W\d_½¼¾][a-zà-öø-ÿ]*[^\W\d_]*(?:(?<=n)'t(?![^\W\d_]))?""",
    "iso": r"20\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?!\d)",
    "dmy": r"""
        (?:0?[1-9]|[12]\d|3[01])
        (?:\.(?:0?[1-9]|1[0-2])\.|/(?:0?[1-9]|1[0-2])/|-(?:0?[1-9]|1[0-2])-)(?:20\d\d|\d\d)(?!\d|[.,:/]\d)
      | (?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[-./](?:20\d\d|[2-4]\d)(?!\d|[.,:/]\d)""",
    "clock": r"\d{1,2}:\d{2}(?!:?\d)",
    "num": r"""
        (?!0\d)(?<!kl[ ])(?<!kl\.)(?<!kl\.[ ])\d{1,3}(?:[ ]\d{3})+(?:[.,]\d{1,2})?(?!\d)
      | \d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d) | \d{1,3}(?:,\d{3})+\.\d\d(?!\d) | \d{1,3}(?:'\d{3})+(?!\d)
      | \d{1,2}/\d{1,2}(?!\d) | \d+(?:[.,]\d+)? | [½¼¾]""",
    "money_mark": r",-{1,2}(?![\d-])|[.:]-{1,2}(?![\w-])",
    "nl": r"\n",
    "sym": r"\S",
}
NUMBER = re.compile(_KINDS["num"], re.VERBOSE)
_TOKEN = re.compile(f"({'|'.join(_KINDS.values())})", re.VERBOSE)
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.VERBOSE)

EXAMPLES = {
    "01.01-24-02.01-24": ["dmy", "sym", "dmy"],
    "10.9-12.9": ["num", "sym", "num"],
    "2x142,-": ["num", "word", "num", "money_mark"],
    "36 km t/r": ["num", "word", "round"],
    "kl 16.30-19": ["word", "num", "sym", "num"],
    "1 234,50": ["num"],
    "1,234.50": ["num"],
    "kl 22 260 kr": ["word", "num", "num", "word"],
    "07 210 kr": ["num", "num", "word"],
    "2025/10/12": ["iso"],
    "15:00-18:30: tur": ["clock", "sym", "clock", "sym", "word"],
    "m/ 24 km": ["word", "num", "word"],
    "1e400": ["word"],
    "to & en": ["word", "word", "word"],
    "ialt 30 km ikveld": ["word", "word", "num", "word", "word", "word"],
    "the twenty-first of october": ["word", "word", "word", "word"],
    "twenty-two": ["word", "sym", "word"],
}


_LONGEST_WORD = 60
"""Characters; no word of these languages is longer, and what is remembered by word must stay small."""
_SIGNS = {"&": "og"}
"""Signs that are words wherever people write them: to & en halv time, plan- & miljøutvalget."""


def tokenise(plain: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a normalised text, or of a part of it, in order; spaces are dropped."""
    part = plain[start:end]
    filled = FILLER in part
    pieces = _TOKEN.split(part.replace(FILLER, "") if filled else part)  # every other one is a token, else space
    edges = list(accumulate(map(len, pieces), initial=0 if filled else start))
    if filled:  # a token ends where the next character begins: fillers are a part of what stands before them
        places = [at for at, letter in enumerate(part, start) if letter != FILLER]
        edges = [*map([*places, start + len(part)].__getitem__, edges)]
    return [
        Token(*meaning(piece[:_LONGEST_WORD]), begin, last)
        for piece, begin, last in zip(pieces[1::2], edges[1:-1:2], edges[2::2], strict=True)
    ]


@lru_cache(maxsize=16_384)
def meaning(piece: str) -> tuple[str, str, Senses]:
    """Kind, text and senses of a piece of a text that is one token."""
    piece = _SIGNS.get(piece, piece)
    match = _KIND.match(piece)
    kind = match.lastgroup or "sym" if match else "sym"
    text = in_norwegian(piece) if kind == "word" else piece
    if kind not in ("word", "sym", "round"):
        return kind, text, NO_SENSES
    return kind, text, look_up("t/r" if kind == "round" else text)


def said_in(tokens: Sequence[Token]) -> Set[str]:
    """Every word and mark of the text; what is missing here no stage need look for."""
    return frozenset([token.text for token in tokens])


def said_at(tokens: Sequence[Token], words: Set[str]) -> list[int]:
    """The tokens that are one of the words, in order."""
    return [at for at, token in enumerate(tokens) if token.text in words]


def is_but(token: Token) -> bool:
    """True for `men` and `but`: what follows goes against what was said."""
    return token.senses.get("waiting") == "but"


def begins_row(first: int, tokens: Sequence[Token]) -> bool:
    """True for a token that begins its line, with or without a bullet, below another line."""
    before = _before_marks(first, tokens)
    return before >= 0 and tokens[before].kind == "nl"


def opens_line(first: int, tokens: Sequence[Token]) -> bool:
    """True for a token that begins its line, with or without a bullet."""
    before = _before_marks(first, tokens)
    return before < 0 or tokens[before].kind == "nl"


def _before_marks(first: int, tokens: Sequence[Token]) -> int:
    before = first - 1
    while before >= 0 and tokens[before].kind == "sym":
        before -= 1
    return before


def lines_of(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where each line of the text begins and ends, its empty ones too."""
    ends = [at for at, token in enumerate(tokens) if token.kind == "nl"]
    return zip([0, *(at + 1 for at in ends)], [*ends, len(tokens)], strict=True)


def lines_behind_marks(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where each line begins behind its bullet or bracket, and ends."""
    for begin, end in lines_of(tokens):
        yield next((at for at in range(begin, end) if tokens[at].kind != "sym"), end), end


def spots_of(tokens: Sequence[Token]) -> Spots:
    """Each sense of the text with the tokens that have it, in order; as with `said_in`, what is missing is nowhere."""
    spots: dict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        for sense in token.senses:
            spots[sense].append(index)
    return spots


def senses_of(tokens: Sequence[Token]) -> set[str]:
    """Every sense that a word of the message has."""
    return {sense for token in tokens for sense in token.senses}
