"""Hours that have a line or sentence to themselves, below others: `7 timer`, `Antall timer: 7`, `det er 7 timer`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import Duration, text_at
from parsers.text.words.tokens import Token

_NAMING = frozenset({"antall", "antal", "timer", "timar", "hours", "døgn", "days", "number", "bli", "verte", ":"})
_SMALL = frozenset({"light", "filler"})
_ADDING = frozenset({"også", "òg", "also", "pluss", "plus", "mer", "meir", "more", "til", "ekstra"})
"""Small words that make the hours some of their own, right beside them."""
_OPENING = frozenset({"", "\n", ".", "!", "(", ")"})
_CLOSING = frozenset({"", "\n", ".", "!", ")"})
_REACH = 8
"""How many tokens on either side are looked through."""


def is_sum_line(tokens: Sequence[Token], hours: Duration, months: Mapping[int, int]) -> bool:
    """True where nothing but small words, what the number is of, and a month stands beside the hours.

    `months` are the tokens where months begin, each with where it ends.
    """
    before = hours.first - 1
    while before >= hours.first - _REACH and _says_nothing(tokens, before):
        before -= 1
    after = hours.last
    while after <= hours.last + _REACH and (after in months or _says_nothing(tokens, after)):
        after = months.get(after, after + 1)
    beside = (text_at(tokens, hours.first - 1), text_at(tokens, hours.last))
    alone = before >= 0 and text_at(tokens, before) in _OPENING and text_at(tokens, after) in _CLOSING
    return alone and _ADDING.isdisjoint(beside)


def line_end(tokens: Sequence[Token], at: int) -> int:
    """Where the line of the token ends."""
    while at < len(tokens) and tokens[at].kind != "nl":
        at += 1
    return at


def _says_nothing(tokens: Sequence[Token], at: int) -> bool:
    if not 0 <= at < len(tokens):
        return False
    return tokens[at].text in _NAMING or not _SMALL.isdisjoint(tokens[at].senses)
