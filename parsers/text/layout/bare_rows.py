"""Hours without their unit in rows of days, below what is paid by the hour: `støttekontakt 3/11 2, 5/11 3`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.timesheets import after_day, with_silent
from parsers.text.spans.days import day_and_month
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
    "støttekontakt 3.11-5.11, 9.11-11.11": ["support-hour 03.11 ?quantity", "support-hour 09.11 ?quantity"],
    "støttekontakt 3.11 - 2t, 5.11 - 3t": ["support-hour 03.11 2", "support-hour 05.11 3"],
    "støttekontakt uke 46: man 2, ons 4": ["support-hour 09.11 2", "support-hour 11.11 4"],
    "støttekontakt uke 46: man 3, ons 2, fre 4.": [
        "support-hour 09.11 3",
        "support-hour 11.11 2",
        "support-hour 13.11 4",
    ],
    "støttekontakt veke 46: måndag 3, onsdag 2, fredag 4. Køyrde 36 km.": [
        *("support-hour 09.11 3", "support-hour 11.11 2", "support-hour 13.11 4", "mileage 36 ?date"),
    ],
    "støttekontakt uke 46: man 9. tur, ons 11. kino": ["support-hour 09.11 ?quantity", "support-hour 11.11 ?quantity"],
    "støttekontakt uke 46: man 9, tors 12: 2 timer": ["support-hour 12.11 2"],
    "støttekontakt i november: 3. 2, 5. 3": ["support-hour 03.11 2", "support-hour 05.11 3"],
    "formannskapet 3/11, 5/11": ["fee-executive 03.11", "fee-executive 05.11"],
    "støttekontakt 3/11 17-19, 5/11 17-20": ["support-hour 03.11 2", "support-hour 05.11 3"],
}
_SEPARATORS = frozenset({":", "-", "–", "=", "("})
_DASHES = frozenset({"-", "–"})
"""Behind a date they may lead to the last day of a period."""
_DAYS = frozenset({"num", "dmy", "iso"})
_WEEKDAYS = frozenset({"weekday", "weekday_short"})
_ENDS = frozenset({",", ";", ".", ")", "+"})
_CLOSING = frozenset({".", "\n"})
_MOST_HOURS = 12
"""Later ones may be times of the clock: `3/11 17, 5/11 18`."""
_WITHIN = 12
"""Tokens from the name to the first row."""
_MOST_ROWS = 60
_WEEK = 7
_LAST_WEEK = 53
_YEARS = range(2020, 2048)
"""All that a calendar can be: each year begins on one of seven weekdays, and may be a leap year."""
_PLACED = 3
"""Tokens of `3. november`."""
_DRIVEN = frozenset({"drive", "distance", "day_unit", "currency"})


def with_bare_hours(tokens: list[Token], types: TypeIndex) -> list[Token]:
    """The tokens with a silent `timer` after each such number, where at least two rows have one."""
    days = [at for at, token in enumerate(tokens) if _opens(token)]
    if len(days) < 2:
        return tokens
    first = next((at for at in days if _number_in_row(tokens, at) is not None), None)
    if first is None:
        return tokens
    name = _heading(types.find(tokens[:first], set()), types)
    if name is None or first - name.last > _WITHIN or not _has_month(tokens, name.last, first):
        return tokens
    numbers = _numbers(tokens, first)
    week = next((at for at in range(name.last, first) if has(tokens, at, "week")), None)
    if len(numbers) < 2 or _may_be_driven(tokens, numbers[-1]) or _may_be_days(tokens, numbers, week):
        return tokens
    if _is_told_behind(tokens, numbers[-1] + 1):
        return tokens
    return with_silent("timer", tokens, {at for at in numbers if not has(tokens, at + 1, "hour")})


def _may_be_driven(tokens: Sequence[Token], last: int) -> bool:
    """True where a drive, a distance, døgn or money is told up to the last row, or right behind it."""
    ends = next((at for at in range(last + 1, len(tokens)) if tokens[at].text in _CLOSING), len(tokens))
    return not all(_DRIVEN.isdisjoint(token.senses) for token in tokens[:ends])


def _heading(named: Sequence[TypeMention], types: TypeIndex) -> TypeMention | None:
    """The last name before the rows, if it is of something paid by the hour."""
    last = named[-1] if named else None
    return last if last and "hour" in types.units(last.codes) else None


def _has_month(tokens: Sequence[Token], head: int, first: int) -> bool:
    """False for the `3.` of a row where neither it nor the heading says the month, nor on which weekday it was."""
    if not tokens[first].text.isdecimal():
        return True
    return any(has(tokens, at, "month") for at in range(head, first + _PLACED))


def _opens(token: Token) -> bool:
    """True for a weekday, and for what may be a date."""
    return token.kind in _DAYS or not _WEEKDAYS.isdisjoint(token.senses)


def _number_in_row(tokens: Sequence[Token], at: int) -> int | None:
    """The number behind the day at the token, of hours or with their unit; None where there is no such row."""
    after = after_day(tokens, at) if _opens(tokens[at]) and not (at and tokens[at - 1].kind == "num") else None
    if after is None:
        return None
    if after == at + _PLACED and text_at(tokens, at + 2) == "." and _ends_row(tokens, after):
        after = at + 1  # man 3, ons 2, fre 4.
    dates = [token for token in tokens[at:after] if token.kind in _DAYS]
    hours = "," in text_at(tokens, after + 1) or has(tokens, after + 2, "hour")
    if dates and text_at(tokens, after) in _DASHES and not hours:
        return None
    after += text_at(tokens, after) in _SEPARATORS
    value = digits(text_at(tokens, after)) if after < len(tokens) and tokens[after].kind == "num" else None
    if value is None or not Decimal(0) < value <= _MOST_HOURS or "/" in tokens[after].text:
        return None
    if any(_is_later(tokens[after], date) for date in dates):
        return None
    end = after + 1 + has(tokens, after + 1, "hour")
    closed = end >= len(tokens) or tokens[end].kind == "nl" or text_at(tokens, end) in _ENDS or has(tokens, end, "join")
    day = text_at(tokens, end) == "." and end + 1 < len(tokens) and tokens[end].start == tokens[end - 1].end
    return after if closed and not (day and (_goes_on(tokens, end + 1) or _is_told(tokens, end + 1))) else None


def _ends_row(tokens: Sequence[Token], at: int) -> bool:
    """True behind the dot of the last row: at the end of a line, or before a word that is no month."""
    if at >= len(tokens):
        return True
    return tokens[at].kind in ("nl", "word") and not _goes_on(tokens, at) and not _is_told(tokens, at)


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """True behind the day of `Måndag 2. ville han ikkje ut`, of which something is told."""
    return tokens[at].kind == "word" and (has(tokens, at + 1, "person") or has(tokens, at + 1, "somebody"))


def _is_later(number: Token, date: Token) -> bool:
    """True for a number that may be a later day of the month of the date: 5.11 behind 3.11."""
    told, row = day_and_month(number.text), day_and_month(date.text)
    return told is not None and row is not None and told[1] == row[1] and told > row


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


def _is_told_behind(tokens: Sequence[Token], at: int) -> bool:
    """True for the hours behind the rows, `2 timer hver gang`: the numbers of the rows are something else."""
    at += has(tokens, at, "hour")
    while at < len(tokens) and (tokens[at].kind == "nl" or text_at(tokens, at) in _ENDS or text_at(tokens, at) == ":"):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "num" or not has(tokens, at + 1, "hour"):
        return False
    return has(tokens, at + 2, "each") or text_at(tokens, at - 1) == ":"


def _may_be_days(tokens: Sequence[Token], numbers: Sequence[int], week: int | None) -> bool:
    """True for `man 2, ons 4`, which may be days of one month with their weekdays, or of the week at that token."""
    pairs = [_day_of_row(tokens, at) for at in numbers]
    if None in pairs or not any(_weekday(tokens, at - 1) is not None for at in numbers):
        return False
    if week is None:
        return len({(value - day) % _WEEK for value, day in filter(None, pairs)}) == 1
    around = (text_at(tokens, at) for at in (week + 1, week - 1, week - 2))
    number = next((int(text) for text in around if text.isdecimal() and len(text) < _PLACED), None)
    if number is None or not 1 <= number < _LAST_WEEK:
        return False
    return any(all(_is_day(year, number, value, day) for value, day in filter(None, pairs)) for year in _YEARS)


def _day_of_row(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """What may be the day, and the weekday, of the row with that number; None where it has no weekday or no such day.

    It is the number itself right behind the weekday, and 12 of `tors 12: 2 timer`.
    """
    for near in range(at, at - _PLACED - 1, -1):
        weekday, value = _weekday(tokens, near - 1), digits(text_at(tokens, near))
        if weekday is not None:
            return None if value is None or value % 1 else (int(value), weekday)
    return None


def _weekday(tokens: Sequence[Token], at: int) -> int | None:
    """The weekday at the token, counted from Monday as 0."""
    value = next((found for sense in _WEEKDAYS if (found := tokens[at].senses.get(sense)) is not None), None)
    return None if value is None else int(value)


def _is_day(year: int, week: int, value: int, weekday: int) -> bool:
    """True where that weekday of the week was on that day of its month."""
    return dt.date.fromisocalendar(year, week, weekday + 1).day == value
