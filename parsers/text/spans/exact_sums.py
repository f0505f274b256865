"""Hours that are exactly what clock times above come to: their sum, in whatever words it is told."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from parsers.text.spans.mentions import BY_PLACE, Clocks, Duration, text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "4.11 kl 17-19\n11.11 kl 17-20\n\nEg har rekna det saman til 5 timar. Køyring 8 km 4.11": [],
    "4.11 kl 17-19\n11.11 kl 17-20\n\nJeg får det til 5 timer": [],
    "4.11 kl 17-19\n11.11 kl 17-20. I make that 5 hours": [],
    "4.11 kl 17-19\n11.11 kl 17-20. I make that 6 hours": ["6"],
    "4.11 kl 17-19\n11.11 kl 17-20\n\nI tillegg brukte jeg 5 timer": ["5"],
    "4.11 kl 17-19\n11.11 kl 17-20\n\nJeg brukte 5 timer på rapporten": ["5"],
    "4.11 kl 17-19\n11.11 kl 17-20\n\nI tillegg 5 timer 16.11": ["5"],
}
NAMED = {
    "Vetle, høy sats\n4.11 kl 9-12\n6.11 kl 9-12\nYlva, lav sats\n5.11 kl 15-18\nSummen for Vetle er 6 timer": ["3"]
    * 3,
}
_ENDING = frozenset({".", "\n", "!", "?"})
_MORE = frozenset({"også", "òg", "also", "pluss", "plus", "mer", "meir", "more", "ekstra", "tillegg", "addition"})
_FOR = frozenset({"på", "til", "med", "for", "hos", "on", "to", "with", "of"})
"""Behind hours that were spent on something: 5 timer på rapporten."""


def comes_to(
    whole: Duration,
    tokens: Sequence[Token],
    clocks: Sequence[Clocks],
    timed: Sequence[Decimal],
    places: tuple[Sequence[int], Sequence[int], Sequence[int]],
) -> bool:
    """True for what several of the clock times come to, all or those below one name.

    `timed` are the hours before each clock time and after the last; `places` are where days stand, where types are
    named, and where meetings and clock times do: the sentence of the sum has none of them.
    """
    last = clocks[-1].last
    opened = next((at for at in range(whole.first - 1, last - 1, -1) if tokens[at].text in _ENDING), None)
    if opened is None or text_at(tokens, whole.last) in _FOR:
        return False
    end = next((at for at in range(whole.last, len(tokens)) if tokens[at].text in _ENDING), len(tokens))
    own = any(bisect_left(known, opened) < bisect_left(known, end) for known in places)
    if own or not _MORE.isdisjoint(token.text for token in tokens[opened:end]):
        return False
    heads = [0, *(bisect_left(clocks, name, key=BY_PLACE) for name in places[1]), len(clocks)]
    groups = [(0, len(clocks)), *pairwise(heads)]
    return any(after - first > 1 and timed[after] - timed[first] == whole.amount for first, after in groups)
