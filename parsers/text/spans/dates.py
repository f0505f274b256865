"""Days, lists and periods as they were said; `resolve` gives them their place in the calendar."""

import re
from collections.abc import Sequence

from parsers.text.spans.apart import after_month, before_month, under_month
from parsers.text.spans.days import ORDINALS, counts, day_and_month, month_of, one_day, weekday_of, whole, year_after
from parsers.text.spans.listed import LIST_JOIN, MOST_LISTED, is_dash, is_level, listed
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.spans.shifted import is_shifted
from parsers.text.words.tokens import Token

_NAMES_MONTH = re.compile(r"\d{1,2}[./]\d").match
_UNTIL = frozenset({"-", "til", "to"})
_TO_AND_WITH = ("t", ".", "o", ".", "m")
_NO_DAY_AFTER = frozenset({"week", "clock_cue", "label", "line_word", "month", "hour"})
_MONTHS_FROM_NOW = {"previous": -1, "this": 0}

EXAMPLES = {
    "12.10.2023": "12.10.2023",
    "12/10-23": "12.10.2023",
    "2023-10-12": "12.10.2023",
    "12.10": "12.10",
    "den 12.10.": "12.10",
    "12. okt": "12.10",
    "12.oktober i fjor": "12.10 year-1",
    "fre 6.": "6 wd4",
    "3.-5. nov": "3.11 – 5.11",
    "3-5/11": "3.11 – 5.11",
    "01.01-24-02.01-24": "1.1.2024 – 2.1.2024",
    "fre 6.-søn 8. nov": "6.11 wd4 – 8.11 wd6",
    "11. og 25. januar": "11.1, 25.1",
    "3., 4. og 5. mai": "3.5, 4.5, 5.5",
    "12.10.2023 kl 18": "12.10.2023",
    "tirsdag 17.11": "17.11 wd1",
    "12. okt '23": "12.10.2023",
    "12. 10. 2023": "12.10.2023",
    "2025/10/12": "12.10.2025",
    "5.11.-6.11.": "5.11 – 6.11",
    "5.11 til og med 8.11": "5.11 – 8.11",
    "5.11 t.o.m. 8.11": "5.11 – 8.11",
    "5 to 6 november": "5.11 – 6.11",
    "mellom 5. og 8. november": "5.11 – 8.11",
    "the 4th and 5th of november": "4.11, 5.11",
    "1st november": "1.11",
    "the 4th": "4",
    "den 14": "14",
    "den tiende november": "10.11",
    "den toogtyvende oktober": "22.10",
    "the twenty-first of october": "21.10",
    "onsdag seksogtjuande": "26 wd2",
    "den 5. i forrige måned": "5 month-1",
    "onsdag sjuende to timer": "7 wd2",
    "onsdag sjuande to timar": "7 wd2",
    "wednesday seventh two hours": "7 wd2",
    "2.-3. og 5. november": "2.11, 3.11, 5.11",
    "6,7 og 8. januar": "6.1, 7.1, 8.1",
    "30-10": "30.10",
    "1.10., 8.10. og 15.10.": "1.10, 8.10, 15.10",
    "10. og 17., planutvalget 11. nov": "10.11, 17.11",
    "10., planutvalget 11. nov": "10.11",
    "7. 8. og 9. november": "7.11, 8.11, 9.11",
    "7. 8. 9. november": "7.11, 8.11, 9.11",
    "7. 8. november": "8.11",
    "avlaster 7. 8. november": "7.11, 8.11",
    "linje 7. 8. november": "8.11",
    "trinn 2. 8. november": "8.11",
    "9. 8. og 9. november": "8.11, 9.11",
    "7/8/9 november": "7.11, 8.11, 9.11",
    "5/6 november": "5.11, 6.11",
    "12–15 og 17. mai": "12.5, 13.5, 14.5, 15.5, 17.5",
    "16/5 12–15 og 17. mai": "16.5",
    "7/8, 9/8 og 10/8": "7.8, 9.8, 10.8",
    "lav sats 7, 8 og 9 november": "7.11, 8.11, 9.11",
    "høg 7, 8 og 9 november": "7.11, 8.11, 9.11",
    "low rate 7, 8 and 9 november": "7.11, 8.11, 9.11",
    "trinn 1, 14. november": "14.11",
    "trinn 7, 8 og 9 november": "7.11, 8.11, 9.11",
}


_HOURS = range(25)
_IN = frozenset({"i", "in"})
_WEEKDAYS_WITHIN = 4
"""Tokens of `hver mandag og torsdag`."""


def period_join(tokens: Sequence[Token], index: int) -> int | None:
    """The index after `-`, `til`, `til og med` or `t.o.m.`, which lead to the end of a period."""
    text = text_at(tokens, index)
    if text == "t" and tuple(token.text for token in tokens[index : index + 5]) == _TO_AND_WITH:
        return index + 5 + (text_at(tokens, index + 5) == ".")
    if not (text in ("-", "tom") or has(tokens, index, "to")):
        return None
    return index + (3 if text_at(tokens, index + 1) == "og" and text_at(tokens, index + 2) == "med" else 1)


def _share(days: list[Day]) -> None:
    """Give a day without a month or year those of the day after it, as people write them."""
    for day, later in zip(days[-2::-1], days[:0:-1], strict=True):
        if day.month is None:
            day.month, day.year, day.year_offset = later.month, later.year, later.year_offset
        elif day.year is None and day.year_offset is None and day.month <= (later.month or 12):
            day.year, day.year_offset = later.year, later.year_offset


def calendar(tokens: Sequence[Token], index: int) -> When | None:
    """Numbered days: one, a list that shares its month, or a period."""
    found = one_day(tokens, index, bare=True)
    if found is None:
        paired = "," in text_at(tokens, index) or "/" in text_at(tokens, index)
        return _with_month(tokens, index) if paired else None
    days, after = [found[0]], found[1]
    until = period_join(tokens, after)
    bare = found[0].month is None and after == index + 1
    if bare and is_level(tokens, index) and not is_dash(tokens, after):  # trinn 1, 14. november
        return None
    if until and _are_hours(tokens, after - 1, until):
        return None
    if until and (end := one_day(tokens, until, bare=True)) and end[0].month:
        days.append(end[0])
        _share(days)
        last = _told_again(tokens, end[1], days)
        if has(tokens, index - 1, "from") and is_shifted(tokens, index - 2):
            return When(rule="moved", first=index, last=last, days=(days[1],))
        return When(rule="period", first=index, last=last, days=tuple(days), shape="period")
    best = (after, 1) if found[0].month or _stands_alone(tokens, index, *found) else None
    while len(days) < MOST_LISTED:
        join = after + (text_at(tokens, after) == "." and text_at(tokens, after + 1) == ",")  # 1.10., 8.10.
        while text_at(tokens, join) in LIST_JOIN or has(tokens, join, "join"):
            join += 1
        if not (best or _month_ahead(tokens, after)) or (join == after and not _runs_on(tokens, days, after)):
            break
        nxt = one_day(tokens, join, bare=True)
        listed_on = nxt is not None and bool(best) and _goes_on(tokens, days[-1], *nxt)  # den 3. og 17.
        if nxt is None or (best and nxt[0].month is None and not (listed_on or _month_follows(tokens, nxt[1]))):
            break
        if best is None and nxt[0].weekday is not None and days[-1].weekday is None:  # sats 2, fredag 13. juni
            break
        days.append(nxt[0])
        after = nxt[1]
        if nxt[0].month or listed_on:
            best = (after, len(days))
    if best is None:
        near = tokens[after : after + 4 * MOST_LISTED]
        named = any("month" in token.senses for token in near)
        with_month = _with_month(tokens, index) if named else None
        ahead = before_month(tokens, index) if named else None
        return with_month or under_month(tokens, index) or ahead or after_month(tokens, index)
    if len(days) == 1 and days[0].month is None and (said := _month_from_now(tokens, best[0])):
        days[0].months, best = said[0], (said[1], 1)
    days = days[: best[1]]
    _share(days)
    return When(rule="calendar", first=index, last=_told_again(tokens, best[0], days), days=tuple(days))


def _are_hours(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for the hours of `mandager 16-19 i oktober`, `hver mandag og torsdag 16-19 i oktober`."""
    whole_hours = all(text_at(tokens, at).isdecimal() and int(tokens[at].text) in _HOURS for at in (first, last))
    if not whole_hours or text_at(tokens, last + 1) not in _IN or not is_dash(tokens, first + 1):
        return False
    if has(tokens, first - 1, "weekdays"):
        return True
    near = range(max(0, first - _WEEKDAYS_WITHIN), first)
    return has(tokens, first - 1, "weekday") and any(has(tokens, at, "each") for at in near)


def _runs_on(tokens: Sequence[Token], days: Sequence[Day], index: int) -> bool:
    """True before the 8 and the 9 of `7. 8. og 9. november`, where the comma between the first days is left out."""
    later, pointed = whole(tokens, index), text_at(tokens, index - 1) == "." == text_at(tokens, index + 1)
    if days[-1].month or days[-1].weekday is not None or later is None or not pointed or later <= (days[-1].day or 0):
        return False
    following = index + 2 + has(tokens, index + 2, "join")
    last = whole(tokens, following)
    more = last is not None and last > later and text_at(tokens, following + 1) == "."
    told = len(days) > 1 or _is_told(tokens, index - 2)
    return more or (told and month_of(tokens, index + 2) is not None)


def _is_told(tokens: Sequence[Token], first: int) -> bool:
    """True for the 3 of `formannskapet 3. 10. november`; what opens a row, `3. 10. november`, may be its number."""
    if first < 1 or tokens[first - 1].kind != "word" or is_level(tokens, first):
        return False
    return _NO_DAY_AFTER.isdisjoint(tokens[first - 1].senses)


def _goes_on(tokens: Sequence[Token], day: Day, later: Day, after: int) -> bool:
    """True for a later day with its point, or `th`, after one without a month too."""
    marked = text_at(tokens, after - 1) in (".", *ORDINALS) and tokens[after - 1].start == tokens[after - 2].end
    return marked and day.month is None and later.month is None and (day.day or 0) < (later.day or 0)


def _stands_alone(tokens: Sequence[Token], index: int, day: Day, after: int) -> bool:
    """True for a day without a month that is none the less a day: `den 14`, `fre 6.`."""
    article = text_at(tokens, index) in ("den", "the")
    numbered = text_at(tokens, after - 1) in (".", *ORDINALS) or has(tokens, after - 1, "ordinal")
    return (day.weekday is not None or article) and (numbered or (article and not counts(tokens, after)))


def _with_month(tokens: Sequence[Token], index: int) -> When | None:
    """`2.-3. og 5. november`, `6,7 og 8. januar`: days told together before their month."""
    if is_dash(tokens, index + 1) and _is_dated(tokens, index):  # 9. april 15-19 og 23. april
        return None
    found = listed(tokens, index)
    month = month_of(tokens, found.after) if found else None
    if found is None or month is None:
        return None
    found.days[-1].month = month
    after = year_after(tokens, found.after + 1, found.days[-1])
    _share(found.days)
    return found.when("listed", index, _told_again(tokens, after, found.days))


def _is_dated(tokens: Sequence[Token], index: int) -> bool:
    """True right behind `9. april`, `9/4` and `9.4.`."""
    before = index - 1 - (text_at(tokens, index - 1) == ".")
    if has(tokens, index - 1, "month"):
        return text_at(tokens, index - 2) == "." or whole(tokens, index - 2) is not None
    return before >= 0 and day_and_month(tokens[before].text) is not None


def _told_again(tokens: Sequence[Token], index: int, days: list[Day]) -> int:
    """The index after the weekdays of the days in brackets, as many as they are: 9. og 10. november (man og tirs)."""
    if len(days) < 2 or text_at(tokens, index) != "(":
        return index
    named: list[int] = []
    at = index + 1
    while found := weekday_of(tokens, at):
        named.append(found[0])
        at = found[1]
        while text_at(tokens, at) in LIST_JOIN or has(tokens, at, "join") or text_at(tokens, at) in _UNTIL:
            at += 1
    if len(named) != len(days) or text_at(tokens, at) != ")":
        return index
    for day, weekday in zip(days, named, strict=True):
        day.weekday = weekday
    return at + 1


def _month_from_now(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """`denne måneden` or `i forrige måned` after a bare day, counted from this month, and the index after it."""
    at = index + (text_at(tokens, index) in ("i", "in", "of"))
    for sense, months in _MONTHS_FROM_NOW.items():
        if has(tokens, at, sense) and has(tokens, at + 1, "month_word"):
            return months, at + 2
    return None


def _month_ahead(tokens: Sequence[Token], index: int) -> bool:
    """True when something near may give its month to the days before it."""
    near = tokens[index : index + 4 * MOST_LISTED]
    return any("month" in token.senses or token.kind in ("dmy", "iso") or _NAMES_MONTH(token.text) for token in near)


def _month_follows(tokens: Sequence[Token], index: int) -> bool:
    return text_at(tokens, index) in LIST_JOIN or has(tokens, index, "join")


def between(tokens: Sequence[Token], index: int) -> When | None:
    """`mellom 5. og 8. november` is a period."""
    dated = calendar(tokens, index + 1) if index + 1 < len(tokens) else None
    if dated is None or len(dated.days) != 2:
        return None
    dated.first, dated.shape = index, "period"
    return dated


RULES: dict[str, tuple[Rule, ...]] = {
    "iso": (calendar,),
    "dmy": (calendar,),
    "den": (calendar,),
    "ordinal": (calendar,),
    "between": (between,),
    "the": (calendar,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "day_of_month": (calendar,),
    "month": (calendar,),
    ".": (calendar,),
    ",": (calendar,),
    "-": (calendar,),
    "to": (calendar,),
    "t": (calendar,),
    **dict.fromkeys(ORDINALS, (calendar,)),
    "+": (calendar,),
    "of": (calendar,),
    "join": (calendar,),
}
