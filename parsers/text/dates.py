"""Days, lists and periods as they were said; `resolve` gives them their place in the calendar."""

import re
from collections.abc import Sequence

from parsers.text.days import counts, month_of, one_day, weekday_of, whole, year_after
from parsers.text.mentions import Day, Rule, Shape, When, has, text_at
from parsers.text.tokens import Token

_LIST_JOIN = frozenset({",", "+", "&"})
_MOST_LISTED = 10
_NAMES_MONTH = re.compile(r"\d{1,2}[./]\d").match
_WIDE: dict[str, Shape] = {"week": "week", "month_word": "month", "weekend": "weekend"}

EXAMPLES = {
    "12.10.2023": "12.10.2023",
    "12/10-23": "12.10.2023",
    "2023-10-12": "12.10.2023",
    "12.10": "12.10",
    "den 12.10.": "12.10",
    "12. okt": "12.10",
    "12.oktober i fjor": "12.10 year-1",
    "november 27": "27.11",
    "i dag": "today+0",
    "i forgårs": "today-2",
    "yesterday": "today-1",
    "forrige onsdag": "last wd2",
    "fre 6.": "6 wd4",
    "mandag uke 42": "wd0 w42",
    "uke 42": "w42 (week)",
    "3.-5. nov": "3.11 – 5.11",
    "3-5/11": "3.11 – 5.11",
    "01.01-24-02.01-24": "1.1.2024 – 2.1.2024",
    "fre 6.-søn 8. nov": "6.11 wd4 – 8.11 wd6",
    "11. og 25. januar": "11.1, 25.1",
    "3., 4. og 5. mai": "3.5, 4.5, 5.5",
    "oktober i fjor": "10 year-1 (month)",
    "i høst": "(vague)",
    "12.10.2023 kl 18": "12.10.2023",
    "tirsdag 17.11": "17.11 wd1",
}


def _ends_period(tokens: Sequence[Token], index: int) -> bool:
    return text_at(tokens, index) in ("-", "til", "to", "tom", "t.o.m")


def _share(days: list[Day]) -> None:
    """Give a day without a month or year those of the day after it, as people write them."""
    for day, later in zip(days[-2::-1], days[:0:-1], strict=True):
        if day.month is None:
            day.month, day.year, day.year_offset = later.month, later.year, later.year_offset
        elif day.year is None and later.year is not None and day.month <= (later.month or 12):
            day.year, day.year_offset = later.year, later.year_offset


def calendar(tokens: Sequence[Token], index: int) -> When | None:
    """Numbered days: one, a list that shares its month, or a period."""
    found = one_day(tokens, index, bare=True)
    if found is None:
        return None
    days, after = [found[0]], found[1]
    if _ends_period(tokens, after) and (end := one_day(tokens, after + 1, bare=True)) and end[0].month:
        days.append(end[0])
        _share(days)
        return When(rule="period", first=index, last=end[1], days=tuple(days), shape="period")
    alone = found[0].weekday is not None or text_at(tokens, index) == "den"
    best = (after, 1) if found[0].month or (alone and text_at(tokens, after - 1) == ".") else None
    while len(days) < _MOST_LISTED and (best or _month_ahead(tokens, after)):
        join = after
        while text_at(tokens, join) in _LIST_JOIN or has(tokens, join, "join"):
            join += 1
        nxt = one_day(tokens, join, bare=True) if join > after else None
        if nxt is None or (best and nxt[0].month is None and not _month_follows(tokens, nxt[1])):
            break
        days.append(nxt[0])
        after = nxt[1]
        if nxt[0].month:
            best = (after, len(days))
    if best is None:
        return None
    days = days[: best[1]]
    _share(days)
    return When(rule="calendar", first=index, last=best[0], days=tuple(days))


def _month_ahead(tokens: Sequence[Token], index: int) -> bool:
    """True when something near may give its month to the days before it."""
    near = tokens[index : index + 4 * _MOST_LISTED]
    return any("month" in token.senses or token.kind in ("dmy", "iso") or _NAMES_MONTH(token.text) for token in near)


def _month_follows(tokens: Sequence[Token], index: int) -> bool:
    return text_at(tokens, index) in _LIST_JOIN or has(tokens, index, "join")


def weekday(tokens: Sequence[Token], index: int) -> When | None:
    """A named weekday, alone or with a week, `forrige`, or the date itself after it."""
    dated = calendar(tokens, index)
    if dated:
        return dated
    found = weekday_of(tokens, index)
    if found is None or "weekday" not in tokens[index].senses:
        return None
    day, after = Day(weekday=found[0]), found[1]
    if text_at(tokens, after) == "som" and text_at(tokens, after + 1) == "var":
        day.latest, after = True, after + 2
    elif text_at(tokens, after) in ("i", "in") and has(tokens, after + 1, "week"):
        after += 1
    if has(tokens, after, "week") and (number := _week_number(tokens, after + 1)):
        day.week, after = number, after + 2
    if _ends_period(tokens, after) and (end := weekday_of(tokens, after + 1)):
        return When(rule="weekdays", first=index, last=end[1], days=(day, Day(weekday=end[0])), shape="period")
    return When(rule="weekday", first=index, last=after, days=(day,))


def _week_number(tokens: Sequence[Token], index: int) -> int | None:
    text = text_at(tokens, index)
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 53 else None


def relative(tokens: Sequence[Token], index: int) -> When | None:
    """`i dag`, `i går`, `yesterday`; `i høst`, which names no day."""
    token = tokens[index]
    if "offset" in token.senses:
        return When(rule="relative", first=index, last=index + 1, days=(Day(offset=int(token.senses["offset"])),))
    if token.text in ("i", "in"):
        if has(tokens, index + 1, "after_i"):
            offset = int(tokens[index + 1].senses["after_i"])
            last = index + 2 + (offset < 0 and has(tokens, index + 2, "after_i"))  # i går kveld
            return When(rule="relative", first=index, last=last, days=(Day(offset=offset),))
        if has(tokens, index + 1, "year_offset") and (dated := calendar(tokens, index + 2)):
            for day in dated.days:
                day.year_offset = int(tokens[index + 1].senses["year_offset"])
            dated.first = index
            return dated
        if has(tokens, index + 1, "season"):
            return When(rule="season", first=index, last=index + 2, days=(), shape="vague")
    return None


def previous(tokens: Sequence[Token], index: int) -> When | None:
    """`forrige onsdag`, `denne uka`, `sist måned`."""
    said = tokens[index].senses.get("previous")
    day = Day(previous=said == "previous", latest=said == "latest", this="this" in tokens[index].senses)
    after = index + 1
    named = weekday_of(tokens, after)
    if named:
        day.weekday = named[0]
        return When(rule="previous_weekday", first=index, last=named[1], days=(day,))
    for sense, shape in _WIDE.items():
        if has(tokens, after, sense):
            return When(rule=f"previous_{shape}", first=index, last=after + 1, days=(day,), shape=shape)
    return None


def week(tokens: Sequence[Token], index: int) -> When | None:
    """`uke 42`."""
    number = _week_number(tokens, index + 1)
    if number is None:
        return None
    day = Day(week=number)
    after = year_after(tokens, index + 2, day)
    return When(rule="week", first=index, last=after, days=(day,), shape="week")


def month(tokens: Sequence[Token], index: int) -> When | None:
    """A whole month, `oktober i fjor`; `november 27` is a day of it."""
    number = month_of(tokens, index)
    if number is None:
        return None
    day = Day(month=number)
    nxt = whole(tokens, index + 1)
    if nxt and text_at(tokens, index + 2) not in ("-",) and not counts(tokens, index + 2):
        day.day = nxt
        return When(rule="month_day", first=index, last=year_after(tokens, index + 2, day), days=(day,))
    return When(rule="month", first=index, last=year_after(tokens, index + 1, day), days=(day,), shape="month")


def weekend(tokens: Sequence[Token], index: int) -> When | None:
    """`helga 6.-8. nov` is the period; `helga` alone names no clear days."""
    dated = calendar(tokens, index + 1) if index + 1 < len(tokens) else None
    if dated:
        dated.first = index
        return dated
    return When(rule="weekend", first=index, last=index + 1, days=(), shape="vague")


RULES: dict[str, tuple[Rule, ...]] = {
    "iso": (calendar,),
    "dmy": (calendar,),
    "den": (calendar,),
    "weekday": (weekday,),
    "weekday_short": (calendar,),
    "offset": (relative,),
    "i": (relative,),
    "previous": (previous,),
    "this": (previous,),
    "week": (week,),
    "month": (month,),
    "weekend": (weekend,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "day_of_month": (calendar,),
    "month": (calendar,),
    ".": (calendar,),
    ",": (calendar,),
    "-": (calendar,),
    "+": (calendar,),
    "&": (calendar,),
    "of": (calendar,),
    "join": (calendar,),
}
