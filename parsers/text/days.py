"""One day as people write it: 12.10.2023, 12/10-23, fre 6., den 12. oktober i fjor."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.mentions import Day, has, text_at
from parsers.text.tokens import Token

_UNITS = (
    "hour",
    "day_unit",
    "currency",
    "distance",
    "meeting",
    "times",
    "trip",
    "pieces",
    "minute",
    "year_word",
)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def whole(tokens: Sequence[Token], index: int) -> int | None:
    """A day of the month written as `3`, `3.` or `03`."""
    if index < len(tokens) and tokens[index].kind == "num" and tokens[index].text.isdecimal():
        value = int(tokens[index].text) if len(tokens[index].text) <= 2 else 0
        return value if 1 <= value <= 31 else None
    return None


def _pair(text: str) -> tuple[int, int] | None:
    """Day and month of 12.10 or 12/10; the calendar is not asked here, so that 31/9 is seen and asked about."""
    for mark in "./":
        left, found, right = text.partition(mark)
        if found and left.isdecimal() and right.isdecimal() and len(left) <= 2 and len(right) <= 2:
            day, month = int(left), int(right)
            return (day, month) if 1 <= day <= 31 and 1 <= month <= 12 else None
    return None


def month_of(tokens: Sequence[Token], index: int) -> int | None:
    value = tokens[index].senses.get("month") if index < len(tokens) else None
    return int(value) if isinstance(value, Decimal) else None


def year_after(tokens: Sequence[Token], index: int, day: Day) -> int:
    """The index after a year, `i fjor` or `last year`, which is set on the day."""
    text = text_at(tokens, index)
    if text.isdecimal() and len(text) == 4 and 2000 <= int(text) < 2100:
        day.year = int(text)
        return index + 1
    if text == "i" and has(tokens, index + 1, "year_offset"):
        offset = tokens[index + 1].senses["year_offset"]
        day.year_offset = int(offset)
        return index + 2
    return index


def _numeric(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """A day that begins with digits."""
    token = tokens[index]
    if token.kind == "iso":
        year, month, day = map(int, token.text.split("-"))
        return Day(year=year, month=month, day=day), index + 1
    if token.kind == "dmy":
        first, second, last = token.text.replace("/", ".").replace("-", ".").split(".")
        return Day(day=int(first), month=int(second), year=_year(last)), index + 1
    if token.kind != "num":
        return None
    pair = _pair(token.text)
    if pair:
        if counts(tokens, index + 1):
            return None
        found = Day(day=pair[0], month=pair[1])
        return found, year_after(tokens, index + 1, found)
    named = whole(tokens, index)
    if named is None:
        return None
    after = index + 1
    if text_at(tokens, after) == "." and tokens[after].start == token.end:
        after += 1
    if text_at(tokens, after) in ("of", "i") and month_of(tokens, after + 1):
        after += 1
    of_month = month_of(tokens, after)
    if of_month is None:
        return None
    found = Day(day=named, month=of_month)
    after += 1
    if text_at(tokens, after) == "." and after + 1 < len(tokens) and text_at(tokens, after + 1)[:2] == "20":
        after += 1
    return found, year_after(tokens, after, found)


def _bare(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """A day of the month alone, `3.` or `3`, that a list or period gives its month to."""
    day = whole(tokens, index)
    if day is None:
        return None
    after = index + 1
    if text_at(tokens, after) == "." and tokens[after].start == tokens[index].end:
        after += 1
    return Day(day=day), after


def weekday_of(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The weekday that begins at the token; two letters count only with a point."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    full = token.senses.get("weekday")
    if full is not None:
        return int(full), index + 1
    short = token.senses.get("weekday_short")
    if short is None:
        return None
    dotted = text_at(tokens, index + 1) == "."
    if len(token.text) < 3 and not dotted:
        return None
    return int(short), index + 1 + dotted


def one_day(tokens: Sequence[Token], index: int, *, bare: bool = False) -> tuple[Day, int] | None:
    """One day with an optional weekday and `den` before it."""
    weekday = weekday_of(tokens, index)
    after = weekday[1] if weekday else index
    if text_at(tokens, after) in (",", "(") and weekday and after + 1 < len(tokens):
        after += 1 if _numeric(tokens, after + 1) else 0
    if text_at(tokens, after) in ("den", "d", "the"):
        after += 1
    if after >= len(tokens):
        return None
    found = _numeric(tokens, after)
    if found is None and (bare or (text_at(tokens, after + 1) == "." and (weekday or after > index))):
        found = _bare(tokens, after)
    if found:
        found[0].span = (tokens[index if weekday else after].start, tokens[found[1] - 1].end)
        found[0].weekday = weekday[0] if weekday else None
    return found


def counts(tokens: Sequence[Token], index: int) -> bool:
    """True when the number before belongs to a unit after it: `oktober 12 timer`."""
    if index < len(tokens) and tokens[index].kind == "money_mark":
        return True
    return index < len(tokens) and any(sense in tokens[index].senses for sense in _UNITS)
