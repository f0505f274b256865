"""Hours that have a line to themselves, below others: `7 timer`, `Antall timer: 7`, `7 timer denne måneden`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import Duration, text_at
from parsers.text.words.tokens import Token

_NAMING = frozenset(
    {"antall", "antal", "timer", "timar", "hours", "døgn", "days", "number", "of", ":", "i", "in", "for"}
)
_CLOSING = frozenset({"", "\n", "."})
_REACH = 4
"""How many tokens on either side are looked through."""


def is_sum_line(tokens: Sequence[Token], hours: Duration, months: Mapping[int, int]) -> bool:
    """True where nothing but what the number is of, and a month, stands in the line of the hours.

    `months` are the tokens where months begin, each with where it ends.
    """
    before = hours.first - 1
    while before >= hours.first - _REACH and text_at(tokens, before) in _NAMING:
        before -= 1
    after = hours.last
    while after <= hours.last + _REACH and (after in months or text_at(tokens, after) in _NAMING):
        after = months.get(after, after + 1)
    opens = text_at(tokens, before) in ("", "\n")
    return opens and before >= 0 and text_at(tokens, after) in _CLOSING
