"""Rows of a list that their day opens or ends, `10.11: frukt`, and lines for those that no line is made of yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token, begins_row

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Planutvalget:\n24 km 3.11\n31 km 10.11": [
        *("fee-planning 03.11", "fee-planning 10.11", "mileage 03.11 24", "mileage 10.11 31"),
    ],
    "Executive committee\n9:00-12:00, 3 November\n9:00-11:00, 10 November": [
        "fee-executive 03.11",
        "fee-executive 10.11",
    ],
    "Avlastning høy sats:\n16-21 3.11\n16-20 10.11\nSum 9 timer": ["care-hour-high 03.11 5", "care-hour-high 10.11 4"],
    "Avlastning høy sats:\n16-21 3.11\n16-20 10.11\nSum 15 timer": [
        "care-hour-high 03.11 5",
        "care-hour-high 10.11 ?quantity",
    ],
    "Avlastar låg sats i november:\n4 timar 3.11., 5 timar 10.11., 4 timar 17.11.\n\n"
    "Nei vent, den 10. gjekk vi heim tidleg. Det vart berre 3 timar den 10.": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 3", "care-hour-low 17.11 4"),
    ],
}
_MOST_BEFORE = 12
"""Tokens of a row before the day that ends it."""
_MOST = 31
"""Rows of one text that become lines: a month has no more days."""


def opens_row(dated: Dated, tokens: Sequence[Token]) -> bool:
    """True for a date that begins its line, with or without a bullet, below another line."""
    return begins_row(dated.when.first, tokens)


def closes_row(dated: Dated, tokens: Sequence[Token]) -> bool:
    """True for a date that ends its line, behind a number that opens it: `24 km 10.11`."""
    first, last = dated.when.first, dated.when.last
    while last < len(tokens) and tokens[last].kind == "sym":
        last += 1
    if last < len(tokens) and tokens[last].kind != "nl":
        return False
    opening = islice(range(first - 1, -1, -1), _MOST_BEFORE)
    begin = next((at for at in opening if not at or tokens[at - 1].kind == "nl"), first)
    while begin < first and tokens[begin].kind == "sym":
        begin += 1
    return begin < first and tokens[begin].kind in ("num", "clock")


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
