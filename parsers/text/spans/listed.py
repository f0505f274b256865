"""Days of one month told together, where their numbers are no days by themselves: 2.-3. og 5., (13. og 27.)."""

from collections.abc import Sequence
from typing import NamedTuple

from parsers.text.spans.before_day import stands_before_day
from parsers.text.spans.days import ORDINALS, after_slashes, bare_day, counts, month_of
from parsers.text.spans.mentions import Day, When, has, leads_to, text_at
from parsers.text.spans.numbers import number
from parsers.text.spans.shifted import is_shifted
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

LIST_JOIN = frozenset({",", "+"})
_JOINS = LIST_JOIN | {"/"}
MOST_LISTED = 10
_MONTH_ENDS = 31
_SEVERAL = 3
_MEASURED = ("hour", "day_unit", "distance")
_IT_WAS = frozenset({":", "-", "det", "var", "it", "was"})
_AGED = frozenset({"aged", "age", "alder"})
_LEVELS = words_of("levels")
_HIGHEST_LEVEL = 5
_WITHIN = frozenset({"i", "in"})
_STREETS = (*words_of("road_ends"), "street", "road", "avenue", "lane")
_SIDES = frozenset({"over", "under"})
_AFTER_DAYS = ("month", "join", "from", "to", "clock_cue", "between")

EXAMPLES = {
    "3., 10. og 17.": [3, 10, 17],
    "2.-3. og 5.": [2, 3, 5],
    "9. til 11. og 13.": [9, 10, 11, 13],
    "6,7 og 8": [6, 7, 8],
    "21-22": [21, 22],
    "3, 10 and 17": [3, 10, 17],
    "2, 5, 9, 12 - 3 timer hver gang": [2, 5, 9, 12],
    "2, 5, 9: 3 timar kvar gong": [2, 5, 9],
    "2, 5, 9: 3 hours each time": [2, 5, 9],
    "2, 5, 9": [],
    "3, 10": [],
    "3, 18-21": [],
    "3": [],
    "3 og 5 timer": [],
    "3 and 5 passengers": [],
    "12 og 5": [],
}


class Listed(NamedTuple):
    """Rising days and the index after them; `stretches` are their ends where they are nothing but periods."""

    days: list[Day]
    after: int
    stretches: Sequence[tuple[Day, Day]] = ()

    def when(self, rule: str, first: int, last: int) -> When:
        """What was said, at the tokens from `first` up to `last`: days, a period, or several."""
        if not self.stretches:
            return When(rule=rule, first=first, last=last, days=tuple(self.days))
        ends = tuple(day for stretch in self.stretches for day in stretch)
        return When(
            rule=rule, first=first, last=last, days=ends, shape="period" if len(self.stretches) == 1 else "periods"
        )


def listed(tokens: Sequence[Token], index: int) -> Listed | None:
    """Two or more rising days that begin at the token, with those between the ends of a span.

    What only commas join is a list where its numbers are marked as days, or where it leads on to what was done on them:
    `2, 5, 9: 3 timer`; what a unit or a noun follows is none.
    """
    if is_level(tokens, index) or stands_before_day(tokens, index):
        return None
    days, after = _days_at(tokens, index)
    marked = bool(days) and _is_marked(tokens, after)
    moved = has(tokens, index - 1, "from") and is_shifted(tokens, index - 2)  # flyttet fra 9. til 11. og 13.
    behind = _is_behind_month(tokens, index)
    told, parts, stretches = len(days) > 1, len(days), list[tuple[Day, Day]]()
    while days and len(days) < MOST_LISTED:
        spans = is_dash(tokens, after) and (len(days) == 1 or (marked and _is_marked(tokens, after)))
        spans = spans or (has(tokens, after, "to") and marked and _is_marked(tokens, after) and not moved)
        spans = spans or (len(days) == 1 and has(tokens, after, "to") and _are_of_month(tokens, index, after + 1))
        spans = spans or bool(stretches and behind and leads_to(tokens, after))  # Nov 6 to 8 and 10 to 12
        at = after + spans
        while not spans and (text_at(tokens, at) in _JOINS or has(tokens, at, "join")):
            at += 1
        following, end = _days_at(tokens, at) if at > after else ([], at)
        if not following or _number(following[0]) <= _number(days[-1]) or not _may_end(tokens, end, noun=spans):
            break
        if stretches and behind and not spans and text_at(tokens, at - 1) == "," and leads_to(tokens, end):
            break  # Nov 6 to 8, 10 to 12
        parts += 0 if spans else len(following)
        if spans:
            stretches.append((days[-1], following[0]))
            days += [Day(day=number, span=following[0].span) for number in _between(days[-1], following[0])]
        told = told or spans or _is_marked(tokens, end) or any(has(tokens, place, "join") for place in range(after, at))
        days += following
        after = end
    told = told or (len(days) >= _SEVERAL and _leads_on(tokens, after)) or _is_between_months(tokens, index, after)
    if not told or len(days) < 2:
        return None
    return Listed(days, after, stretches if len(stretches) == parts else ())


def _are_of_month(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for the two numbers of `nov 5 to 6`.

    Those of `Nov 5 to 6 pm` are a day and an hour, those of `Nov 5 to 6 High Street` a day and a house, those of
    `i november 5 til 6` hours perhaps.
    """
    after = last + 1 + (text_at(tokens, last + 1) in ORDINALS)
    if not _is_behind_month(tokens, first) or any(text_at(tokens, at).endswith(_STREETS) for at in (after, after + 1)):
        return False
    return not any(has(tokens, after, one) for one in ("meridiem", "month", "hour"))


def _is_behind_month(tokens: Sequence[Token], index: int) -> bool:
    """True for the 5 of `nov 5` and `nov. 5`, not for the 12 of `16. mai 12` and the 5 of `i november 5`."""
    named = index - 1 - (text_at(tokens, index - 1) == "." and has(tokens, index - 2, "abbreviation"))
    before = text_at(tokens, named - 1)
    return has(tokens, named, "month") and not (before == "." or before.isdecimal() or before in _WITHIN)


def is_level(tokens: Sequence[Token], index: int) -> bool:
    """True for the number of `trinn 1`, `sats 2` and `over 10`; that of `lav sats 7, 8 og 9. mai` is a day."""
    if not has(tokens, index - 1, "refining") or has(tokens, index - 2, "refining"):
        return False
    named = text_at(tokens, index - 1)
    if named in _SIDES:
        return True
    level = number(tokens, index)
    return named in _LEVELS and (level is None or level[0] <= _HIGHEST_LEVEL)


def _is_between_months(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True for the list of `jan 13, 20 og feb 3` and `okt: 13, 20, 27`."""
    opened = text_at(tokens, index - 1) == ":"
    if not has(tokens, index - 1 - opened, "month"):
        return False
    ends = after >= len(tokens) or tokens[after].kind == "nl" or text_at(tokens, after) == "."
    joined = after + (text_at(tokens, after) == "," or has(tokens, after, "join"))
    return (opened and ends) or (joined > after and has(tokens, joined, "month"))


def of_row(tokens: Sequence[Token], index: int) -> Listed | None:
    """The day of `1. 2t`, `2nd: 6 hours`, `2. var det 6 timer` or `2. kl 17-19`, which what was done follows."""
    day = None if text_at(tokens, index - 1) in _AGED else bare_day(tokens, index)
    follow = day[1] if day else index
    while follow > index and (text_at(tokens, follow) in _IT_WAS or has(tokens, follow, "solely")):
        follow += 1
    apart = day is not None and follow < len(tokens) and tokens[day[1] - 1].end < tokens[follow].start
    if day and apart and has(tokens, follow, "clock_cue"):
        return Listed([day[0]], day[1])
    measure = number(tokens, follow) if apart else None
    if day is None or measure is None:
        return None
    led = text_at(tokens, day[1]) == ":" or text_at(tokens, day[1] - 1) in ORDINALS  # kino 20.: 140 kr
    units = (*_MEASURED, "currency") if led else _MEASURED
    if not any(has(tokens, measure[1], unit) for unit in units):
        return None
    return Listed([day[0]], day[1])


def _days_at(tokens: Sequence[Token], index: int) -> tuple[list[Day], int]:
    """The day at the token, or the two of `6,7` and `6/7`, and the index after it."""
    found = bare_day(tokens, index)
    if found:
        found[0].span = (tokens[index].start, tokens[found[1] - 1].end)
        return [found[0]], found[1]
    slashed = month_of(tokens, after_slashes(tokens, index)) is not None  # 6/7 november, not november: 6/7
    numbers = text_at(tokens, index).split("/" if slashed else ",")
    if len(numbers) != 2 or not all(number.isdecimal() and 1 <= int(number) <= _MONTH_ENDS for number in numbers):
        return [], index
    if int(numbers[0]) >= int(numbers[1]):  # 19,5 is a measure
        return [], index
    start = tokens[index].start
    middle = start + len(numbers[0])
    spans = (start, middle), (middle + 1, tokens[index].end)
    return [Day(day=int(number), span=span) for number, span in zip(numbers, spans, strict=True)], index + 1


def _between(first: Day, last: Day) -> range:
    return range(_number(first) + 1, _number(last))


def _number(day: Day) -> int:
    return day.day or 0


def _is_marked(tokens: Sequence[Token], after: int) -> bool:
    """True for `5.`, `5th` and the like, which count nothing."""
    return tokens[after - 1].kind != "num"


def is_dash(tokens: Sequence[Token], index: int) -> bool:
    """True for a dash without spaces."""
    inside = text_at(tokens, index) == "-" and index + 1 < len(tokens)
    return inside and tokens[index - 1].end == tokens[index].start == tokens[index + 1].start - 1


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """True for a colon, and for a dash with spaces around it."""
    dash = text_at(tokens, index) == "-" and index + 1 < len(tokens)
    apart = dash and tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start
    return text_at(tokens, index) == ":" or apart


def _may_end(tokens: Sequence[Token], after: int, *, noun: bool) -> bool:
    """True where the number before is not the number of something; a `noun` may follow what cannot count it."""
    if counts(tokens, after):
        return False
    counted = after < len(tokens) and tokens[after].kind == "word"
    counted = counted and tokens[after].senses.keys().isdisjoint(_AFTER_DAYS)
    return noun or not counted or _is_marked(tokens, after)
