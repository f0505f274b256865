"""Hours without their unit in rows of days, below what is paid by the hour: `støttekontakt 3/11 2, 5/11 3`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.timesheets import after_day, with_silent
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 3/11 2, 5/11 3, 9/11 1,5": [
        "support-hour 03.11 2",
        "support-hour 05.11 3",
        "support-hour 09.11 1.5",
    ],
    "støttekontakt 3.11: 2, 5.11: 3": ["support-hour 03.11 2", "support-hour 05.11 3"],
    "støttekontakt\n3. november 2\n5. november 3": ["support-hour 03.11 2", "support-hour 05.11 3"],
    "støttekontakt 3/11 2t, 5/11 3": ["support-hour 03.11 2", "support-hour 05.11 3"],
    "avlastning november, høy sats. 3/11 5, 5/11 4": ["care-hour-high 03.11 5", "care-hour-high 05.11 4"],
    "støttekontakttimer veke 46: mån 2, ons 3, fre 2,5": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "support-hour 13.11 2.5"),
    ],
    "support contact week 46: Mon 2, Wed 3": ["support-hour 09.11 2", "support-hour 11.11 3"],
    "støttekontakt 3/11, 5/11, 9/11, 2 timer hver gang": [
        *("support-hour 03.11 2", "support-hour 05.11 2", "support-hour 09.11 2"),
    ],
    "støttekontakt i november: 3. 2, 5. 3": ["support-hour 03.11 2", "support-hour 05.11 3"],
    "formannskapet 3/11, 5/11": ["fee-executive 03.11", "fee-executive 05.11"],
    "støttekontakt 3/11 17-19, 5/11 17-20": ["support-hour 03.11 2", "support-hour 05.11 3"],
}
_SEPARATORS = frozenset({":", "-", "–", "=", "("})
_DAYS = frozenset({"num", "dmy", "iso"})
_WEEKDAYS = ("weekday", "weekday_short")
_ENDS = frozenset({",", ";", ".", ")", "+"})
_MOST_HOURS = 12
"""Later ones may be times of the clock: `3/11 17, 5/11 18`."""
_WITHIN = 12
"""Tokens from the name to the first row."""
_MOST_ROWS = 60
_WEEK = 7
_PLACED = 3
"""Tokens of `3. november`."""
_DRIVEN = ("drive", "distance", "day_unit", "currency")


def with_bare_hours(tokens: list[Token], types: TypeIndex) -> list[Token]:
    """The tokens with a silent `timer` after each such number, where at least two rows have one."""
    first = next((at for at in range(len(tokens)) if _number_in_row(tokens, at) is not None), None)
    if first is None or any(any(sense in token.senses for sense in _DRIVEN) for token in tokens):
        return tokens
    name = _heading(types.find(tokens[:first], set()), types)
    if name is None or first - name.last > _WITHIN or not _has_month(tokens, name.last, first):
        return tokens
    placed = any(has(tokens, at, "week") for at in range(name.last, first))
    numbers = _numbers(tokens, first)
    if len(numbers) < 2 or (not placed and _may_be_days(tokens, numbers)):
        return tokens
    return with_silent("timer", tokens, {at for at in numbers if not has(tokens, at + 1, "hour")})


def _heading(named: Sequence[TypeMention], types: TypeIndex) -> TypeMention | None:
    """The last name before the rows, if it is of something paid by the hour."""
    last = named[-1] if named else None
    return last if last and "hour" in types.units(last.codes) else None


def _has_month(tokens: Sequence[Token], head: int, first: int) -> bool:
    """False for the `3.` of a row where neither it nor the heading says the month, nor on which weekday it was."""
    if not tokens[first].text.isdecimal():
        return True
    return any(has(tokens, at, "month") for at in range(head, first + _PLACED))


def _number_in_row(tokens: Sequence[Token], at: int) -> int | None:
    """The number behind the day at the token, of hours or with their unit; None where there is no such row."""
    opens = tokens[at].kind in _DAYS or any(has(tokens, at, sense) for sense in _WEEKDAYS)
    after = after_day(tokens, at) if opens and not (at and tokens[at - 1].kind == "num") else None
    if after is None:
        return None
    after += text_at(tokens, after) in _SEPARATORS
    value = digits(text_at(tokens, after)) if after < len(tokens) and tokens[after].kind == "num" else None
    if value is None or not Decimal(0) < value <= _MOST_HOURS or "/" in tokens[after].text:
        return None
    end = after + 1 + has(tokens, after + 1, "hour")
    closed = end >= len(tokens) or tokens[end].kind == "nl" or text_at(tokens, end) in _ENDS or has(tokens, end, "join")
    day = text_at(tokens, end) == "." and end + 1 < len(tokens) and tokens[end].start == tokens[end - 1].end
    return after if closed and not (day and _goes_on(tokens, end + 1)) else None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True for what makes the number before the dot a day: a month, another number, `og`."""
    return has(tokens, at, "month") or tokens[at].kind in ("num", "sym") or has(tokens, at, "join")


def _numbers(tokens: Sequence[Token], at: int) -> list[int]:
    """The numbers of the rows from there, as long as each begins where the one before ends."""
    found: list[int] = []
    while at < len(tokens) and len(found) < _MOST_ROWS:
        number = _number_in_row(tokens, at)
        if number is None:
            break
        found.append(number)
        at = number + 1 + has(tokens, number + 1, "hour")
        while at < len(tokens) and (tokens[at].kind == "nl" or text_at(tokens, at) in _ENDS or has(tokens, at, "join")):
            at += 1
    return found if at >= len(tokens) or after_day(tokens, at) is None else []


def _may_be_days(tokens: Sequence[Token], numbers: Sequence[int]) -> bool:
    """True for `man 2, ons 4`, which may be days of one month with their weekdays."""
    weekdays = [tokens[at - 1].senses.get("weekday_short", tokens[at - 1].senses.get("weekday")) for at in numbers]
    values = [digits(tokens[at].text) for at in numbers]
    if any(day is None for day in weekdays) or any(value is None or value % 1 for value in values):
        return False
    return len({(int(value or 0) - int(day or 0)) % _WEEK for value, day in zip(values, weekdays, strict=True)}) == 1
