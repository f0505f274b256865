"""Days whose month stands apart from them: above them, or beside a later day."""

from collections.abc import Sequence

from parsers.text.spans.days import ORDINALS, month_of, whole
from parsers.text.spans.listed import Listed, listed, of_row
from parsers.text.spans.mentions import Day, When, has, text_at
from parsers.text.words.tokens import Token

_MONTH_WITHIN = 12
_UNDER_WITHIN = 100
"""Tokens from a month to the last day that stands below it: keeps long texts linear."""


def under_month(tokens: Sequence[Token], index: int) -> When | None:
    """`6., 13. og 20.` after a month that stands by itself before them: Januar: støttekontakt 6., 13. og 20."""
    if text_at(tokens, index + 1) not in (".", *ORDINALS):
        return None
    found = listed(tokens, index) or of_row(tokens, index)
    named = (at for at in range(max(0, index - _UNDER_WITHIN), index) if has(tokens, at, "month"))
    if found is None or not any(at == 0 or tokens[at - 1].text not in (".", "-") for at in named):
        return None
    return found.when("listed", index, found.after)


def before_month(tokens: Sequence[Token], index: int) -> When | None:
    """`10. og 17.` before another day that has the month: fsk 10. og 17., planutvalget 11. nov."""
    alone = text_at(tokens, index + 1) == "." and text_at(tokens, index + 2) == ","
    found = listed(tokens, index) or (Listed([Day(day=whole(tokens, index))], index + 2) if alone else None)
    if found is None or text_at(tokens, found.after) != "," or text_at(tokens, found.after - 1) != ".":
        return None
    for at in range(found.after + 2, min(found.after + _MONTH_WITHIN, len(tokens))):
        if tokens[at].kind == "nl":
            return None
        if (month := month_of(tokens, at)) and text_at(tokens, at - 1) == "." and whole(tokens, at - 2):
            for day in found.days:
                day.month = month
            return found.when("listed", index, found.after)
    return None
