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
    found = listed(tokens, index) or of_row(tokens, index) or _of_list(tokens, index)
    named = (at for at in range(max(0, index - _UNDER_WITHIN), index) if has(tokens, at, "month"))
    if found is None or not any(at == 0 or tokens[at - 1].text not in (".", "-") for at in named):
        return None
    return found.when("listed", index, found.after)


def _of_list(tokens: Sequence[Token], index: int) -> Listed | None:
    """The day that is all of its line, right above or below another such day: `3.`, `10.`"""
    if not _is_line(tokens, index):
        return None
    after, before = index + 3, index - 3
    day = whole(tokens, index)
    later = whole(tokens, after) if _is_line(tokens, after) else None
    earlier = whole(tokens, before) if _is_line(tokens, before) else None
    if day is None or not ((later and later > day) or (earlier and earlier < day)):
        return None
    return Listed([Day(day=day, span=(tokens[index].start, tokens[index + 1].end))], index + 2)


def _is_line(tokens: Sequence[Token], index: int) -> bool:
    """True for a number with its point and nothing else in its line."""
    if not 0 < index < len(tokens) - 1 or tokens[index - 1].kind != "nl" or text_at(tokens, index + 1) != ".":
        return False
    return index + 2 >= len(tokens) or tokens[index + 2].kind == "nl"


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
