"""Days and weeks counted back from today: `for tre dager siden`, `two weeks ago`."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.spans.numbers import ARTICLES, number
from parsers.text.words.tokens import Token

_LONGEST_AGO = 60
_WEEK = 7

EXAMPLES = {
    "for tre dager siden": "today-3",
    "two days ago": "today-2",
    "for en uke siden": "today-7",
    "a week ago": "today-7",
    "two weeks ago today": "today-14",
    "i dag for to uker siden": "today-14",
}


def ago(tokens: Sequence[Token], index: int) -> When | None:
    """`for tre dager siden`, `for en uke siden` and `two weeks ago today` are a day; `for to uker siden` is a week."""
    days, weeks = _ago(tokens, index, "day_word"), _ago(tokens, index, "week")
    if days:
        return When(rule="ago", first=index, last=days[1], days=(Day(offset=-days[0]),))
    today = weeks[1] if weeks and has(tokens, weeks[1], "offset") and tokens[weeks[1]].senses["offset"] == 0 else None
    if weeks and (today or weeks[0] == 1):
        return When(rule="ago", first=index, last=(today or weeks[1] - 1) + 1, days=(Day(offset=-_WEEK * weeks[0]),))
    return When(rule="ago", first=index, last=weeks[1], days=(Day(weeks=-weeks[0]),), shape="week") if weeks else None


def ago_today(tokens: Sequence[Token], index: int) -> When | None:
    """`i dag for to uker siden`."""
    today = has(tokens, index + 1, "after_i") and tokens[index + 1].senses["after_i"] == 0
    weeks = _ago(tokens, index + 2, "week") if today else None
    return When(rule="ago", first=index, last=weeks[1], days=(Day(offset=-_WEEK * weeks[0]),)) if weeks else None


def weeks_ago(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """`for to uker siden`, `two weeks ago`."""
    found = _ago(tokens, index, "week")
    return (Day(weeks=-found[0]), found[1]) if found else None


def _ago(tokens: Sequence[Token], index: int, unit: str) -> tuple[int, int] | None:
    """How many of the unit ago, and the index after it."""
    at = index + (text_at(tokens, index) == "for")
    found = (Decimal(1), at + 1) if text_at(tokens, at) in ARTICLES else number(tokens, at)
    if found is None or found[0] % 1 or found[0] > _LONGEST_AGO or not has(tokens, found[1], unit):
        return None
    return (int(found[0]), found[1] + 2) if has(tokens, found[1] + 1, "ago") else None


RULES: dict[str, tuple[Rule, ...]] = {
    "i": (ago_today,),
    "a": (ago,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "day_word": (ago,),
    "week": (ago,),
}
