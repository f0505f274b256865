"""Days whose month stands apart from them: above them, or beside a later day."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.days import ORDINALS, day_and_month, month_of, whole
from parsers.text.spans.listed import Listed, listed, of_row
from parsers.text.spans.mentions import Day, When, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Krav for oktober: formannskapet (6. og 13.) og kommunestyret (22.)": [
        *("fee-executive 06.10", "fee-executive 13.10", "fee-council 22.10"),
    ],
    "Oktober: 1 formannskapsmøte (6.) og 1 kommunestyremøte (22.)": ["fee-executive 06.10", "fee-council 22.10"],
    "Krav for oktober: formannskapet 6. og 13., kommunestyret 22.": [
        *("fee-executive 06.10", "fee-executive 13.10", "fee-council 22.10"),
    ],
    "Oktober: støttekontakt uke (43.) 3 timer": ["support-hour 01.10 3"],
    "Oktober: støttekontakt for gutt (9.) 3 timer 6.10": ["support-hour 06.10 3"],
    "Oktober: klasse (6.) på tur, bussbillett 44 kr": ["transit 01.10 44"],
}
_MONTH_WITHIN = 12
_LONGEST_NAME = 3
_NUMBERED = frozenset({"month", "refining", "clock_cue", "number", "hour", "distance", "currency", "year_word"})
_LABELS = frozenset(
    {
        "klasse",
        "klassen",
        "trinn",
        "årstrinn",
        "grade",
        "sak",
        "saka",
        "saken",
        "sakene",
        "punkt",
        "pkt",
        "nr",
        "side",
        "s",
        "item",
        "case",
        "page",
    }
)
_UNDER_WITHIN = 100
"""Tokens from a month to the last day that stands below it: keeps long texts linear."""


def under_month(tokens: Sequence[Token], index: int) -> When | None:
    """`6., 13. og 20.` after a month that stands by itself before them: Januar: støttekontakt 6., 13. og 20."""
    if text_at(tokens, index + 1) not in (".", *ORDINALS):
        return None
    found = listed(tokens, index) or of_row(tokens, index) or _of_list(tokens, index) or _in_brackets(tokens, index)
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


def _in_brackets(tokens: Sequence[Token], index: int) -> Listed | None:
    """The only day of `Oktober: formannskapet (6. og 13.) og kommunestyret (22.)`."""
    day, name = whole(tokens, index), index - 2
    closed = (text_at(tokens, index - 1), text_at(tokens, index + 1), text_at(tokens, index + 2)) == ("(", ".", ")")
    if day is None or not closed or name < 0 or tokens[name].kind != "word":
        return None
    if not _NUMBERED.isdisjoint(tokens[name].senses) or tokens[name].text in _LABELS:
        return None
    if any(day_and_month(tokens[at].text) for at in range(index + 3, min(index + _MONTH_WITHIN, len(tokens)))):
        return None  # støttekontakt for gutt (9.) 3 timer 6.10
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


def after_month(tokens: Sequence[Token], index: int) -> When | None:
    """`14.` in the month of the day right before, past another name: 12. og 13. okt. og planutvalget 14."""
    day, ends = whole(tokens, index), index + 2
    closes = ends >= len(tokens) or tokens[ends].kind in ("nl", "sym") or has(tokens, ends, "join")
    if day is None or text_at(tokens, index + 1) != "." or tokens[index].end < tokens[index + 1].start or not closes:
        return None
    at = index - 1
    while (
        index - at <= _LONGEST_NAME and at > 0 and tokens[at].kind == "word" and _NUMBERED.isdisjoint(tokens[at].senses)
    ):
        at -= 1
        if has(tokens, at, "join") or text_at(tokens, at) == ",":
            earlier, month = _day_before(tokens, at, day)
            if month and earlier and earlier < day and tokens[at + 1].text not in _LABELS:
                return Listed([Day(day=day, month=month)], ends).when("listed", index, ends)
    return None


def _day_before(tokens: Sequence[Token], at: int, day: int) -> tuple[int | None, int | None]:
    """The day and month that end before the token: `13. okt.`, `13.10`, or a `14.` that is such a day before `day`."""
    last = at - 1 - (text_at(tokens, at - 1) == "." and at > 1)
    if pair := day_and_month(text_at(tokens, last)):
        return pair
    earlier = whole(tokens, last) if 0 < last < at - 1 else None
    if earlier is not None and earlier < day and (found := after_month(tokens, last)):
        return earlier, found.days[0].month
    month = month_of(tokens, last) if last > 0 else None
    return (whole(tokens, last - 1 - (text_at(tokens, last - 1) == ".")) if last > 1 else None), month
