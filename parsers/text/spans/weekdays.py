"""Weekdays as they were said, alone, together, or placed by a week."""

from collections.abc import Sequence

from parsers.text.spans.ago import weeks_ago
from parsers.text.spans.dates import calendar, period_join
from parsers.text.spans.days import month_of, weekday_of
from parsers.text.spans.listed import LIST_JOIN, MOST_LISTED
from parsers.text.spans.mentions import Day, Rule, Shape, When, has, leads_to, text_at
from parsers.text.spans.months import month
from parsers.text.spans.numbers import number
from parsers.text.spans.short_days import ENGLISH, OTHERWISE, is_led, is_priced
from parsers.text.spans.weekday_spans import from_to
from parsers.text.spans.weeks import is_weekly, joins, week_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "forrige onsdag": "last wd2",
    "mandag uke 42": "wd0 w42",
    "mandag og onsdag i uke 46": "wd0 w46, wd2 w46",
    "onsdag i forrige uke": "wd2 week-1",
    "wednesday last week": "wd2 week-1",
    "tirsdag for to uker siden": "wd1 week-2",
    "tuesday, november 10, 2026": "10.11.2026 wd1",
    "tirsdag og torsdag": "wd1, wd3",
    "tirsdag, onsdag var jeg der": "wd1, wd2",
    "neste onsdag": "ahead wd2",
    "man 2t": "wd0",
    "man-fre uke 46": "wd0 w46 – wd4 w46",
    "lør 10 til 18": "wd5",
    "lør-søn 7-8.11": "7.11 wd5 – 8.11 wd6",
    "lørdag til søndag 7.-8.11": "7.11 wd5 – 8.11 wd6",
    "man-ons-fre uke 46": "wd0 w46, wd2 w46, wd4 w46",
    "mandag-onsdag-fredag uke 46": "wd0 w46, wd2 w46, wd4 w46",
    "man/ons/fre uke 46": "wd0 w46, wd2 w46, wd4 w46",
    "mon-fri week 46": "wd0 w46 – wd4 w46",
    "fra fre til søn": "wd4 – wd6",
    "frå fre til sun": "wd4 – wd6",
    "from Fri to Sun": "wd4 – wd6",
    "on sat 10-15": "wd5",
    "respite care sat 10-16": "wd5",
    "on fri 10-15": "wd4",
    "fre kl 17-19": "wd4",
    "ma 2t": "wd0",
    "mon 4pm-7pm": "wd0",
    "fri 5pm-8pm": "wd4",
    "dagen etter": "today+1 (same)",
    "man tirs ons 3t": "wd0, wd1, wd2",
    "mån ons 17-19": "wd0, wd2",
    "mon tue wed 3 hours": "wd0, wd1, wd2",
    "man og ons uke 46": "wd0 w46, wd2 w46",
    "kjørte på man 15 km": "wd0",
    "on sun, 3 hours": "wd6",
    "parkering ons 25 kr": "wd2",
    "ferje fre 2 x 58 kr": "wd4",
    "ferry sat 58 kr, sun 58 kr": "wd5",
    "taxi fri 315 kr, sat 200 kr": "wd4",
    "p-avgift man. 28,-": "wd0",
    "fri 30 october to sun 1 november": "30.10 wd4 – 1.11 wd6",
    "from friday to sun": "wd4 – wd6",
}
_WIDE: dict[str, Shape] = {"week": "week", "month_word": "month", "weekend": "weekend"}
_SHORT = 3
_LISTED_WITHIN = 8
_ROWS = 24
"""Tokens from a week's number, or a line's beginning, to the last such day."""
_WORKED = 4
"""Tokens of what was worked and its day, without the unit: `ma 9-15`."""
_LISTING = frozenset({":", ",", "-", "–"})
_THE_DAY = frozenset({"dagen", "kvelden", "morgenen", "morgonen", "day", "evening", "morning"})
_BESIDE = {**dict.fromkeys(("etter", "etterpå", "derpå", "after"), 1), **dict.fromkeys(("før", "before"), -1)}
_THAT = frozenset({"den", "that"})
_ON = "on"
_AFTER_FRIDAY = frozenset({"sat", "sun", "mon"})
_MARKS = frozenset({",", ".", "!", ")"})
_NO_DAY_AFTER = frozenset(
    {"person", "having", "lost_verb", "to", "reference", "wish", "negation", "asking", "condition"}
)
_FOR_SOMEBODY = frozenset({"for", "med", "hos", "hjå", "av", "ta", "tok", "tatt", "tar", "teke", "få", "fikk", "fekk"})


def weekday(tokens: Sequence[Token], index: int) -> When | None:
    """Named weekdays, alone or with a week, `forrige`, or the date itself after it."""
    dated = calendar(tokens, index)
    if dated:
        return dated
    found = weekday_of(tokens, index)
    if found is None or "weekday" not in tokens[index].senses:
        return None
    named = found[1] + (text_at(tokens, found[1]) == ",")
    if month_of(tokens, named) and (dated := month(tokens, named)) and dated.shape == "days":  # Tuesday, November 10
        dated.first, dated.days[0].weekday = index, found[0]
        return dated
    if has(tokens, index - 1, "each"):  # hver tirsdag
        return None
    days, after = [Day(weekday=found[0])], found[1]
    if _of_month(tokens, after):
        return When(rule="weekday_of_month", first=index, last=after + 2, days=(), shape="vague")
    until = period_join(tokens, after)
    chained = [index]
    while _is_tight(tokens, after) and (link := weekday_of(tokens, after + 1)) and calendar(tokens, after + 1) is None:
        chained, after = [*chained, after + 1], link[1]
    if len(chained) > 2 or (len(chained) == 2 and text_at(tokens, chained[1] - 1) == "/"):
        days, until = [Day(weekday=at[0]) for place in chained if (at := weekday_of(tokens, place))], None
    else:
        after = found[1]
    period = until is not None and (end := weekday_of(tokens, until)) is not None
    if until is not None and end is not None and period:
        days, after = [*days, Day(weekday=end[0])], end[1]
    while not period and len(days) < MOST_LISTED:
        join = after
        while text_at(tokens, join) in LIST_JOIN or has(tokens, join, "join"):
            join += 1
        nxt = weekday_of(tokens, join) if join > after and calendar(tokens, join) is None else None
        if nxt is None or (join == after + 1 and _begins_anew(tokens, index, nxt[1])):
            break
        days, after = [*days, Day(weekday=nxt[0])], nxt[1]
    if is_weekly(tokens, after):
        return None
    if period and (dated := _dated_period(tokens, index, after, days)):
        return dated
    return When(
        rule="weekdays",
        first=index,
        last=_placed(tokens, after, days),
        days=tuple(days),
        shape="period" if period else "days",
    )


def _begins_anew(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True where a second weekday begins a clause of its own: var på fsk mandag, tirsdag skulle jeg vært på kst."""
    opens = index == 0 or tokens[index - 1].kind != "word"
    listed = text_at(tokens, index - 1) in LIST_JOIN or has(tokens, after, "join")
    return (
        not (opens or listed) and after < len(tokens) and tokens[after].kind == "word" and _is_person(tokens, after + 1)
    )


def _is_person(tokens: Sequence[Token], index: int) -> bool:
    return has(tokens, index, "person") and text_at(tokens, index) != "i"


def short(tokens: Sequence[Token], index: int) -> When | None:
    """`man 2t`, `mon 17:00-19:30`, `tir, tor 3 t`: short weekdays that hours or clock times follow at once."""
    if (dated := calendar(tokens, index)) is not None:
        return dated
    if (span := from_to(tokens, index)) is not None:
        placed = _placed(tokens, span[1], span[0])
        return When(rule="short_weekdays", first=index, last=placed, days=tuple(span[0]), shape="period")
    if tokens[index].text == _ON and text_at(tokens, index + 1) in ENGLISH:  # on sat 10-15
        return None
    if has(tokens, index - 1, "each"):  # hver man
        return None
    before = tokens[index - 1].senses if index else {}
    if not _NO_DAY_AFTER.isdisjoint(before) or text_at(tokens, index - 1) in _FOR_SOMEBODY:
        return None
    days: list[Day] = []
    after, dashes = index, 0
    while len(days) < MOST_LISTED and (named := _named(tokens, after)) is not None:
        days.append(Day(weekday=named[0], span=(tokens[after].start, tokens[named[1] - 1].end)))
        after = named[1]
        join = after
        while joins(tokens, join) or _is_tight(tokens, join):
            dashes += text_at(tokens, join) == "-"
            join += 1
        bare = join == after and not _follows_bare(tokens, join)
        if bare or weekday_of(tokens, join) is None or (join == after and calendar(tokens, join) is not None):
            break
        after = join
    if not days:
        return None
    period = len(days) == 2 and dashes == 1  # man-fre; man-ons-fre are three days
    if dashes and not (period or dashes == len(days) - 1):
        return None
    if period and (dated := _dated_period(tokens, index, after, days)):
        return dated
    if len(tokens[index].text) < _SHORT and not (_opens_row(tokens, index) and _is_worked(tokens, after)):
        return None
    placed = _placed(tokens, after, days)
    told = has(tokens, index - 1, "hour")  # 1,5t tor
    if (
        placed == after
        and not told
        and not _is_worked(tokens, after)
        and not _goes_on(tokens, index, after)
        and not _closes(tokens, index, after, alone=len(days) == 1)
        and not is_led(tokens, index)
        and not is_priced(tokens, index, after)
    ):
        return None
    shape: Shape = "period" if period else "days"
    return When(rule="short_weekdays", first=index, last=placed, days=tuple(days), shape=shape)


def _dated_period(tokens: Sequence[Token], index: int, after: int, days: Sequence[Day]) -> When | None:
    """The days of `lør-søn 7.-8.11`, each with its weekday."""
    dated = calendar(tokens, after + (text_at(tokens, after) == ","))
    if dated is None or dated.shape != "period" or len(dated.days) != len(days):
        return None
    dated.first = index
    for told, day in zip(dated.days, days, strict=True):
        told.weekday = day.weekday
    return dated


def _follows_bare(tokens: Sequence[Token], index: int) -> bool:
    """True for a short weekday right behind another: `man tirs ons 3t`; `fri onsdag` is a day off."""
    english = text_at(tokens, index - 1) != "fri" or text_at(tokens, index) in _AFTER_FRIDAY
    return has(tokens, index, "weekday_short") and not has(tokens, index, "weekday") and english


def _is_tight(tokens: Sequence[Token], index: int) -> bool:
    """True for the dash of man-fre and the stroke of man/ons."""
    mark = 0 < index < len(tokens) - 1 and tokens[index].text in ("-", "/")
    return mark and tokens[index - 1].end == tokens[index].start == tokens[index + 1].start - 1


def same_day(tokens: Sequence[Token], index: int) -> When | None:
    """`den dagen`, `samme dag`, `that day`: the day that was named before."""
    said = has(tokens, index - 1, "same") or text_at(tokens, index - 1) in _THAT
    if not said or not has(tokens, index, "mealday"):
        return None
    return When(rule="same_day", first=index - 1, last=index + 1, days=(), shape="same")


def _named(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The weekday at the token, of two letters at the beginning of a line too."""
    day = tokens[index].senses.get("weekday_short") if index < len(tokens) else None
    if day is not None and _opens_row(tokens, index):
        return int(day), index + 1 + (text_at(tokens, index + 1) == ".")
    return weekday_of(tokens, index)


def _opens_row(tokens: Sequence[Token], index: int) -> bool:
    """True at the beginning of a line, or of a week, and behind such a day's hours: uke 44: ma 2t, ti 3t to 2t.

    Two letters are enough there.
    """
    if index == 0 or tokens[index - 1].kind == "nl":
        return True
    if len(tokens[index].text) >= _SHORT:
        return False
    before = index - 1 - (tokens[index - 1].text in _LISTING)
    if _is_of_week(tokens, index):
        return text_at(tokens, index + 2) != "timers" and not has(tokens, index + 2, "meridiem")  # to 3 timers økter
    unit = before if has(tokens, before, "hour") else before + 1  # ma 9-15, ti 9-15
    days = (at for at in range(max(0, unit - _WORKED), unit) if has(tokens, at, "weekday_short"))
    return any(_leads_week(tokens, at) and _is_worked(tokens, at + 1) for at in days)


def _leads_week(tokens: Sequence[Token], at: int) -> bool:
    """True for a short weekday that rows of days begin with, or that goes on from such a one: uke 44: ma 2t, ti 3t."""
    if len(tokens[at].text) >= _SHORT:
        return True
    short = (near for near in range(max(0, at - _ROWS), at + 1) if has(tokens, near, "weekday_short"))
    return any(near == 0 or tokens[near - 1].kind == "nl" or _is_of_week(tokens, near) for near in short)


def _is_of_week(tokens: Sequence[Token], at: int) -> bool:
    """True right behind the number of a week."""
    before = at - 1 - (tokens[at - 1].text in _LISTING)
    return before > 0 and has(tokens, before - 1, "week") and tokens[before].kind == "num"


def day_beside(tokens: Sequence[Token], index: int) -> When | None:
    """`dagen etter`, `the evening before`: a day from the one that was named before."""
    step = _BESIDE.get(text_at(tokens, index + 1)) if text_at(tokens, index) in _THE_DAY else None
    if step is None or has(tokens, index + 2, "offset"):
        return None
    return When(rule="day_beside", first=index, last=index + 2, days=(Day(offset=step),), shape="same")


def _closes(tokens: Sequence[Token], index: int, after: int, *, alone: bool) -> bool:
    """True where nothing follows in the clause: `fsk ons, kst fre`; `alone` a word with another meaning is no day."""
    if alone and tokens[index].text in OTHERWISE:
        return False
    return after >= len(tokens) or tokens[after].kind == "nl" or tokens[after].text in _MARKS or joins(tokens, after)


def _goes_on(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True for `tue four` after `mon three hours`: a bare number closes it, and a weekday stands not far before."""
    found = number(tokens, after)
    before = range(max(0, index - _LISTED_WITHIN), index)
    named = any(has(tokens, at, "weekday") or has(tokens, at, "weekday_short") for at in before)
    if found is None or not named:
        return False
    return found[1] >= len(tokens) or tokens[found[1]].kind == "nl" or tokens[found[1]].text in _MARKS


def _is_worked(tokens: Sequence[Token], index: int) -> bool:
    """True where hours, kilometres or clock times begin, after a colon too."""
    at = index + (text_at(tokens, index) == ":")
    if has(tokens, at, "clock_cue") or (at < len(tokens) and tokens[at].kind == "clock"):
        return True
    found = number(tokens, at)
    if found is None or "half" in tokens[at].senses:
        return False
    measured = any(has(tokens, found[1], sense) for sense in ("hour", "minute", "distance", "meridiem"))
    last = found[1] + 1
    range_ = leads_to(tokens, found[1]) and last < len(tokens) and tokens[last].kind == "num"
    return measured or (range_ and not has(tokens, last + 1 + (text_at(tokens, last + 1) == "."), "month"))


def _placed(tokens: Sequence[Token], index: int, days: list[Day]) -> int:
    """The index after what places the weekdays: som var, i uke 46, i forrige uke, for to uker siden, i oktober."""
    if text_at(tokens, index) == "som" and text_at(tokens, index + 1) in ("var", "va"):
        for day in days:
            day.latest = True
        return index + 2
    at = index + (text_at(tokens, index) in ("i", "in", "of", "(", ","))
    said = week_of(tokens, at) or weeks_ago(tokens, at)
    if said is None:
        return index
    for day in days:
        day.week, day.weeks, day.year, day.year_offset = said[0].week, said[0].weeks, said[0].year, said[0].year_offset
    return said[1]


def _of_month(tokens: Sequence[Token], index: int) -> bool:
    """True for `i oktober` and `i romjula` after a weekday, which leave open which of them."""
    named = month_of(tokens, index + 1) is not None or has(tokens, index + 1, "season")
    return text_at(tokens, index) in ("i", "in", "of") and named


def previous(tokens: Sequence[Token], index: int) -> When | None:
    """`forrige onsdag`, `denne uka`, `sist måned`; `neste onsdag` is ahead."""
    senses = tokens[index].senses
    said = senses.get("previous")
    day = Day(previous=said == "previous", latest=said == "latest", this="this" in senses, ahead="next" in senses)
    after = index + 1
    named = weekday_of(tokens, after)
    if named:
        if _of_month(tokens, named[1]):
            return When(rule="weekday_of_month", first=index, last=named[1] + 2, days=(), shape="vague")
        day.weekday = named[0]
        return When(rule="previous_weekday", first=index, last=named[1], days=(day,))
    for sense, shape in _WIDE.items():
        if has(tokens, after, sense):
            return When(rule=f"previous_{shape}", first=index, last=after + 1, days=(day,), shape=shape)
    return None


RULES: dict[str, tuple[Rule, ...]] = {
    "weekday": (weekday,),
    "weekday_short": (short,),
    "mealday": (same_day, day_beside),
    "previous": (previous,),
    "this": (previous,),
    "next": (previous,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
