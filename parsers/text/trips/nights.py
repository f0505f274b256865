"""Nights that a fixed sum is claimed for instead of a bill: nattillegg, ulegitimert overnatting."""

from collections.abc import Sequence

from claims.lines import Span
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_WITHIN = 2
"""Words between `ulegitimert` and the night it speaks of."""

EXAMPLES = {
    "sov privat, nattillegg": "all",
    "2 nattillegg": "2",
    "to nattillegg": "2",
    "ulegitimert overnatting hos venner": "all",
    "ikke nattillegg": "",
    "uten nattillegg": "",
    "ulegitimert tap 4 timer": "",
    "overnattet på hotell": "",
}


def night_allowances(tokens: Sequence[Token], scope: range) -> tuple[int | None, Span] | None:
    """How many nights it is claimed for, None for all of the trip's, with the words; None when nobody claims it."""
    for index in scope:
        if not is_allowance(tokens, index) or any(has(tokens, near, "negation") for near in (index - 1, index - 2)):
            continue
        span = tokens[index].start, tokens[index].end
        count = text_at(tokens, index - 1)
        if has(tokens, index - 1, "number"):
            count = str(tokens[index - 1].senses["number"])
        if count.isdecimal():
            return int(count[:_WITHIN]), (tokens[index - 1].start, span[1])
        return None, span
    return None


def is_allowance(tokens: Sequence[Token], index: int) -> bool:
    """True for the word itself, and for `ulegitimert` beside a night."""
    if has(tokens, index, "night_allowance"):
        return True
    following = range(index + 1, min(index + 1 + _WITHIN, len(tokens)))
    return "unproven" in tokens[index].senses.values() and any(has(tokens, near, "sleep") for near in following)
