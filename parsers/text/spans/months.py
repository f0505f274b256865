"""Whole months as they were said, `oktober i fjor`, and days told behind their month: `november 3, 10 and 17`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.spans.dates import period_join
from parsers.text.spans.days import ORDINALS, bare_day, counts, month_of, weekday_after, whole, year_after
from parsers.text.spans.listed import LIST_JOIN, Listed, listed
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, str] = {
    "november 27": "27.11",
    "oktober i fjor": "10 year-1 (month)",
    "september-oktober": "9 – 10 (month)",
    "nov 14, 2025": "14.11.2025",
    "nov. 5": "5.11",
    "november 3, 10 and 17": "3.11, 10.11, 17.11",
    "oct 21-22": "21.10 – 22.10",
    "oktober: 5. og 12.": "5.10, 12.10",
    "jan. 2026 (13. og 27.)": "13.1.2026, 27.1.2026",
    "november (4.)": "4.11",
    "november: 4.": "4.11",
    "okt: 13, 20, 27": "13.10, 20.10, 27.10",
    "oct 13, 20 and nov 3": "13.10, 20.10",
    "nov 3 - 2 hours": "3.11",
    "october fifth": "5.10",
    "october twenty-second, 30 km": "22.10",
    "november second, third item": "2.11",
    "train in october second class": "10 (month)",
    "march second class": "3 (month)",
}
_IN = frozenset({"in", "this", "last", "since"})
_COUNTED = frozenset(
    {"class", "floor", "thing", "thoughts", "time", "half", "week", "meeting", "trip", "party", "item", "reading"}
    | {"of", "be"}
)
"""What goes on after an ordinal that is no day, or not the only one."""
_BESIDE_FEASTS = frozenset({"før", "til", "etter", "over", "god", "innen", "innan", "mot", "under", "rundt", "kring"})


def month(tokens: Sequence[Token], index: int) -> When | None:
    """A whole month, `oktober i fjor`; `november 27` is a day of it."""
    number = month_of(tokens, index)
    if number is None or _is_christmas(tokens, index):
        return None
    day = Day(month=number)
    start = index + 1 + (text_at(tokens, index + 1) == "." and has(tokens, index, "abbreviation"))
    nxt = whole(tokens, start) or _in_words(tokens, start)
    after = start + 1 + (text_at(tokens, start + 1) in ORDINALS)
    if several := _in_month(tokens, start if nxt else year_after(tokens, start, day), day):
        several.first = index
        return several
    counted = counts(tokens, after) or _counts_within(tokens, index, after)
    if nxt and not counted and (text_at(tokens, after) != "-" or _dashes_off(tokens, after)):
        day.day = nxt
        after = year_after(tokens, after, day)
        if named := weekday_after(tokens, after):
            day.weekday, after = named
        return When(rule="month_day", first=index, last=after, days=(day,))
    after = year_after(tokens, index + 1, day)
    until = period_join(tokens, after) or after + has(tokens, after, "join")
    last = month_of(tokens, until) if until > after else None
    if last is None or whole(tokens, until + 1):
        return When(rule="month", first=index, last=after, days=(day,), shape="month")
    end = Day(month=last)
    after = year_after(tokens, until + 1, end)
    if day.year is None and day.year_offset is None:
        day.year, day.year_offset = end.year, end.year_offset
    return When(rule="months", first=index, last=after, days=(day, end), shape="month")


def _in_words(tokens: Sequence[Token], index: int) -> int | None:
    """The day of `october twenty-second`; only English tells it so, and not of `in October second class`."""
    if text_at(tokens, index - 2) in _IN or text_at(tokens, index + 1) in _COUNTED:
        return None
    if has(tokens, index + 2, "ordinal") and not (index + 3 < len(tokens) and tokens[index + 3].kind == "word"):
        return None  # november tenth, seventeenth
    ordinal = tokens[index].senses.get("ordinal") if index < len(tokens) else None
    return int(ordinal) if isinstance(ordinal, Decimal) and tokens[index].text[-2:] in ORDINALS else None


def _in_month(tokens: Sequence[Token], index: int, month: Day) -> When | None:
    """`november 3, 10 and 17`, `oktober: 5. og 12.`, `jan. 2026 (13. og 27.)`: days told together after their month."""
    opened = text_at(tokens, index) in ("(", ":")
    found = listed(tokens, index + opened)
    if found is None and opened and (alone := bare_day(tokens, index + 1)):  # november (4.), november: 3.
        ends = alone[1] >= len(tokens) or tokens[alone[1]].kind == "nl" or text_at(tokens, alone[1]) in LIST_JOIN
        marked = text_at(tokens, alone[1] - 1) == "." and ends
        found = Listed([alone[0]], alone[1]) if marked or text_at(tokens, index) == "(" else None
    if found is None:
        return None
    closed = text_at(tokens, found.after) == ")"
    if text_at(tokens, index) == "(" and not closed:
        return None
    after = found.after + closed if opened else year_after(tokens, found.after, month)
    for day in found.days:
        day.month, day.year, day.year_offset = month.month, month.year, month.year_offset
    return found.when("in_month", index, after)


def _counts_within(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True for the number of something in a month: `i oktober 5 passeringer`."""
    word = after < len(tokens) and tokens[after].kind == "word" and not has(tokens, after, "join")
    return text_at(tokens, index - 1) == "i" and word


def _is_christmas(tokens: Sequence[Token], index: int) -> bool:
    """True for `før jul`, which is no month."""
    return text_at(tokens, index) == "jul" and text_at(tokens, index - 1) in _BESIDE_FEASTS


def _dashes_off(tokens: Sequence[Token], index: int) -> bool:
    """True for the dash of `Nov 3 - 2 hours`, with space around it and a number of something else behind it."""
    if index + 2 >= len(tokens) or tokens[index - 1].end == tokens[index].start:
        return False
    return tokens[index + 1].kind != "num" or counts(tokens, index + 2)


RULES: dict[str, tuple[Rule, ...]] = {"month": (month,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
