"""Rows of a list that their day opens, `10.11: frukt`, and lines for those of them that no line is made of yet."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token, begins_row

_MOST = 31
"""Rows of one text that become lines: a month has no more days."""


def opens_row(dated: Dated, tokens: Sequence[Token]) -> bool:
    """True for a date that begins its line, with or without a bullet, below another line."""
    return begins_row(dated.when.first, tokens)


def rows_left(analysis: Analysis, drafts: Sequence[Draft]) -> Iterator[tuple[Dated, range]]:
    """The single days that open a row and that no draft has, each with the tokens behind it in its row."""
    tokens = analysis.tokens
    held = {one.when.first for draft in drafts for one in draft.dates}
    for one in analysis.dated:
        if one.wide or one.trouble or one.when.first in held or not opens_row(one, tokens):
            continue
        last = one.when.last
        while last < len(tokens) and tokens[last].kind != "nl":
            last += 1
        yield one, range(one.when.last, last)


def with_rows_like(
    like: Draft, rows: Iterable[tuple[Dated, int]], analysis: Analysis, drafts: list[Draft]
) -> list[Draft]:
    """The drafts in order, with one of the types of that draft on each of these days, standing at that token."""
    found: list[Draft] = []
    for one, at in islice(rows, _MOST):
        clause, sentence = analysis.layout.clause[at], analysis.layout.sentence[at]
        draft = Draft(kind="expense", first=at, last=at + 1, clause=clause, sentence=sentence, named=like.named)
        draft.codes, draft.type_spans, draft.dates = like.codes, list(like.type_spans), [one]
        found.append(draft)
    return sorted((*drafts, *found), key=BY_PLACE) if found else drafts
