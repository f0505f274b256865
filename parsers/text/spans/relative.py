"""Days counted from today, seasons, and years that hold for the days after them."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.dates import calendar
from parsers.text.spans.days import is_year, month_of, one_day, weekday_after, weekday_of, year_after
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.spans.months import month
from parsers.text.words.tokens import Token

_EVENINGS = frozenset({"night", "evening"})

EXAMPLES = {
    "i dag": "today+0",
    "i forgårs": "today-2",
    "yesterday": "today-1",
    "i høst": "(vague)",
    "2025:": "2025 (year)",
    "i fjor": "year-1 (year)",
    "i fjor oktober": "10 year-1 (month)",
    "i går (torsdag)": "today-1",
    "last night": "today-1",
    "this morning": "today+0",
}


def relative(tokens: Sequence[Token], index: int) -> When | None:
    """`i dag`, `i går`, `yesterday`; `i høst`, which names no day."""
    token = tokens[index]
    if "offset" in token.senses:
        earlier = has(tokens, index - 1, "earlier") and has(tokens, index - 2, "day_word")  # the day before yesterday
        offset = int(token.senses["offset"]) - earlier
        return _with_date(tokens, index, index + 1, offset)
    if token.text in ("i", "in"):
        if has(tokens, index + 1, "after_i"):
            offset = int(tokens[index + 1].senses["after_i"])
            last = index + 2 + (offset < 0 and has(tokens, index + 2, "after_i"))  # i går kveld
            return _with_date(tokens, index, last, offset)
        if has(tokens, index + 1, "year_offset"):
            offset = int(tokens[index + 1].senses["year_offset"])
            dated = calendar(tokens, index + 2) or (month(tokens, index + 2) if month_of(tokens, index + 2) else None)
            if dated:
                for day in dated.days:
                    day.year_offset = offset
                dated.first = index
                return dated
            return When(rule="year", first=index, last=index + 2, days=(Day(year_offset=offset),), shape="year")
        if has(tokens, index + 1, "season"):
            day = Day()
            after = year_after(tokens, index + 2, day)
            return When(rule="season", first=index, last=after, days=(), shape="vague")
    return None


def _with_date(tokens: Sequence[Token], first: int, last: int, offset: int) -> When:
    """A day counted from today, with the weekday or date beside it that says which one it was: i går (19.11)."""
    day = Day(offset=offset)
    opened = text_at(tokens, last) == "("
    at = last + (opened or text_at(tokens, last) == ",")
    dated = one_day(tokens, at) if at < len(tokens) and (opened or weekday_of(tokens, at)) else None
    if dated and dated[0].month and (not opened or text_at(tokens, dated[1]) == ")"):
        day, last = replace(dated[0], offset=offset), dated[1] + opened
    elif named := weekday_after(tokens, last):
        day.weekday, last = named
    return When(rule="relative", first=first, last=last, days=(day,))


def last_night(tokens: Sequence[Token], index: int) -> When | None:
    """`last night`, `last evening`: the evening of yesterday."""
    said = tokens[index].text == "last" and text_at(tokens, index + 1) in _EVENINGS
    return _with_date(tokens, index, index + 2, -1) if said else None


def this_morning(tokens: Sequence[Token], index: int) -> When | None:
    """`this morning`, `this evening`: a part of today."""
    said = tokens[index].text == "this" and has(tokens, index + 1, "day_part")
    return _with_date(tokens, index, index + 2, 0) if said else None


def year(tokens: Sequence[Token], index: int) -> When | None:
    """`fra 2025`, `høsten 2025`, `2025:`, `last year`: the year of the days after it that have none."""
    token = tokens[index]
    if "previous" in token.senses:
        last = Day(year_offset=-1)
        said = has(tokens, index + 1, "calendar_year")
        return When(rule="year", first=index, last=index + 2, days=(last,), shape="year") if said else None
    led = has(tokens, index - 1, "year_cue") or has(tokens, index - 1, "season") or has(tokens, index - 1, "month")
    alone = text_at(tokens, index - 1) in ("", "\n") or text_at(tokens, index + 1) in (":", "", "\n")
    if not is_year(tokens, index) or not (led or alone):
        return None
    return When(rule="year", first=index, last=index + 1, days=(Day(year=int(token.text)),), shape="year")


RULES: dict[str, tuple[Rule, ...]] = {
    "offset": (relative,),
    "i": (relative,),
    "year": (year,),
    "previous": (year, last_night),
    "this": (this_morning,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
