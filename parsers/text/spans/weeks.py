"""Weeks and weekends as they were said."""

from collections.abc import Sequence

from parsers.text.spans.dates import calendar, period_join
from parsers.text.spans.days import counts, is_year, year_after
from parsers.text.spans.listed import LIST_JOIN, MOST_LISTED
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "uke 44-46": "w44 – w46 (week)",
    "uke 42": "w42 (week)",
}
_WEEKENDS = frozenset({"helgene", "helgane"})
_IN = frozenset({"i", "på", "in"})
_WEEKS = {"previous": -1, "this": 0, "next": 1}


def week(tokens: Sequence[Token], index: int) -> When | None:
    """`uke 42`, or several weeks in a row: uke 44-46, veke 45 og 46."""
    found = week_of(tokens, index)
    if found is None:
        return None
    day, after = found
    days = [day]
    while day.week is not None and len(days) < MOST_LISTED:
        until = period_join(tokens, after) or (after + 1 if joins(tokens, after) else None)
        until = until and until + has(tokens, until, "week")
        number = _week_number(tokens, until) if until else None
        apart = until is not None and has(tokens, until + 2, "week")  # 6 i uke 45 og 4 i uke 46
        if until is None or number is None or apart or counts(tokens, until + 1):
            break
        days.append(Day(week=number, year=day.year, year_offset=day.year_offset))
        after = until + 1
    return When(rule="week", first=index, last=after, days=tuple(days), shape="week")


def is_weekly(tokens: Sequence[Token], index: int) -> bool:
    """True for `hver uke`."""
    return has(tokens, index, "each") and has(tokens, index + 1, "week")


def joins(tokens: Sequence[Token], index: int) -> bool:
    """True for a comma, `og` and the like between days or weeks."""
    return text_at(tokens, index) in LIST_JOIN or has(tokens, index, "join")


def week_of(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """`uke 42`, `forrige uke`, `denne uka`, `neste uke`, and the index after it."""
    if has(tokens, index, "week") and (number := _week_number(tokens, index + 1)):
        day = Day(week=number)
        at = index + 2 + (text_at(tokens, index + 2) in ("/", ","))
        if is_year(tokens, at) or text_at(tokens, index + 2) == "i":
            return day, year_after(tokens, at, day)
        return day, index + 2
    if not has(tokens, index + 1, "week"):
        return None
    for sense, weeks in _WEEKS.items():
        if has(tokens, index, sense):
            return Day(weeks=weeks), index + 2
    return None


def _week_number(tokens: Sequence[Token], index: int) -> int | None:
    text = text_at(tokens, index)
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 53 else None


def weekend(tokens: Sequence[Token], index: int) -> When | None:
    """`helga 6.-8. nov` is the period; `helga` alone names no clear days, and `høy sats i helgene` none."""
    dated = calendar(tokens, index + 1) if index + 1 < len(tokens) else None
    if dated:
        dated.first = index
        return dated
    if has(tokens, index - 1, "same"):  # samme helg
        return None
    of_rate = has(tokens, index - 2, "refining") and has(tokens, index - 3, "refining")  # høy sats i helgene
    if of_rate and text_at(tokens, index) in _WEEKENDS and text_at(tokens, index - 1) in _IN:
        return None
    return When(rule="weekend", first=index, last=index + 1, days=(), shape="vague")


RULES: dict[str, tuple[Rule, ...]] = {"week": (week,), "weekend": (weekend,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
