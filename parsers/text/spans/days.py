"""One day as people write it: 12.10.2023, 12/10-23, fre 6., den 12. oktober i fjor."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.mentions import Day, has, text_at
from parsers.text.spans.numbers import FRACTIONS
from parsers.text.spans.short_days import is_among
from parsers.text.words.tokens import Token

ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MONTHS = 12
_FEW = 3
_HOURS = 24
_UNITS = frozenset(
    {"hour", "day_unit", "currency", "distance", "meeting", "times", "trip", "pieces", "minute", "year_word"}
)


_MOST_JOINED = 10
_IT_WAS = frozenset({"det", "var", "en", "ein", "a", "it", "was", "altså", "dvs"})
_ENDING = frozenset({"weekday", "weekday_short", "ordinal", "number", "light", "clock_cue"})
_CLOSING = frozenset({".", ")", ";", "!", "?"})
_OTHERWISE = frozenset({"fri", "sat", "sun"})
_WEEKEND = frozenset({"sat", "sun"})
_KINDS = frozenset({"contact", "care", "rate", "respite"})
"""What hours are of, before their weekday: support contact sat 2h."""
"""English days that are other words after another word: tok fri 10.11, eg sat 3 timar."""
_UNTIL = {"to": _OTHERWISE, "until": _OTHERWISE, "til": _WEEKEND}
_DIGITS = frozenset({"num", "dmy", "iso"})
_DAYS = frozenset({"month", "weekday", "weekday_short"})
"""What stands before the `to` of a stay."""
_FREE = "fri"
_ON = "on"
_SHORT_YEARS = (20, 49)
"""Beyond these, two digits after a month are rather a number of something else."""


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def whole(tokens: Sequence[Token], index: int) -> int | None:
    """A day of the month written as `3`, `3.` or `03`."""
    if index < len(tokens) and tokens[index].kind == "num" and tokens[index].text.isdecimal():
        value = int(tokens[index].text) if len(tokens[index].text) <= 2 else 0
        return value if 1 <= value <= 31 else None
    return None


def day_and_month(text: str) -> tuple[int, int] | None:
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
    if index >= len(tokens) or (tokens[index].kind == "word" and tokens[index].text not in ("i", "last")):
        return index
    at = index + (text_at(tokens, index) == "," and is_year(tokens, index + 1))
    if is_year(tokens, at):
        day.year = int(tokens[at].text)
        return at + 1
    text = text_at(tokens, index)
    if text in ("i", "last") and (has(tokens, index + 1, "year_offset") or has(tokens, index + 1, "calendar_year")):
        day.year_offset = int(tokens[index + 1].senses.get("year_offset", -1))
        return index + 2
    written_off = text_at(tokens, index + 1) in ("", "\n", ",", ")", ":")
    if _is_short_year(text) and written_off and month_of(tokens, index - 1):  # 12.okt 23
        day.year = 2000 + int(text)
        return index + 1
    short = text_at(tokens, index + 1)
    glued = _is_short_year(short) and tokens[index].end == tokens[index + 1].start
    if text in ("'", "-", "/") and glued and not counts(tokens, index + 2):
        day.year = 2000 + int(short)
        return index + 2
    return index


def _is_short_year(text: str) -> bool:
    return len(text) == 2 and text.isdecimal() and _SHORT_YEARS[0] <= int(text) <= _SHORT_YEARS[1]


def is_year(tokens: Sequence[Token], index: int) -> bool:
    """True for four digits of this century that no unit follows; 2000 is rather a clock time."""
    text = text_at(tokens, index)
    named = text.isdecimal() and len(text) == 4 and text.startswith("20") and text != "2000"
    return named and not counts(tokens, index + 1)


def _numeric(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """A day that begins with digits."""
    token = tokens[index]
    if token.kind == "iso":
        year, month, day = map(int, token.text.replace("/", "-").replace(".", "-").split("-"))
        return Day(year=year, month=month, day=day), index + 1
    if token.kind == "dmy":
        first, second, last = token.text.replace("/", ".").replace("-", ".").split(".")
        return Day(day=int(first), month=int(second), year=_year(last)), index + 1
    if token.kind != "num":
        return _in_words(tokens, index)
    pair = day_and_month(token.text)
    if pair:
        if _measures(tokens, index + 1) or month_of(tokens, after_slashes(tokens, index)):  # 5/6 november, 7/8/9 mai
            return None
        if token.text in FRACTIONS and has(tokens, index + 1, "each_time"):  # 1/2 dag
            return None
        found = Day(day=pair[0], month=pair[1])
        after = index + 1
        if text_at(tokens, after) == "." and (is_year(tokens, after + 1) or _goes_on(tokens, after + 1)):
            after += 1
        return found, year_after(tokens, after, found)
    named = whole(tokens, index)
    if named is None:
        return None
    if dashed := _dashed(tokens, index, named):
        return dashed
    after = _after_ordinal(tokens, index)
    if text_at(tokens, after - 1) == "." and (spaced := _spaced(tokens, named, after)):
        return spaced
    if text_at(tokens, after) in ("of", "i") and month_of(tokens, after + 1):
        after += 1
    of_month = month_of(tokens, after)
    if of_month is None:
        return None
    found = Day(day=named, month=of_month)
    after += 1
    dotted = text_at(tokens, after) == "." and (is_year(tokens, after + 1) or has(tokens, after - 1, "abbreviation"))
    year = year_after(tokens, after + dotted, found)
    return found, year if year > after + dotted else after


def after_slashes(tokens: Sequence[Token], index: int) -> int:
    """The index after the numbers that slashes join: `7/8/9`."""
    after = index + 1
    while (
        after < index + 2 * _MOST_JOINED
        and text_at(tokens, after) == "/"
        and after + 1 < len(tokens)
        and tokens[after + 1].kind == "num"
    ):
        after += 2
    return after


def _in_words(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """`tiende november`: an ordinal in words that a month follows."""
    ordinal = tokens[index].senses.get("ordinal")
    after = index + 1 + (text_at(tokens, index + 1) in ("of", "i"))
    month = month_of(tokens, after)
    if not isinstance(ordinal, Decimal) or month is None:
        return None
    found = Day(day=int(ordinal), month=month)
    return found, year_after(tokens, after + 1, found)


def _after_ordinal(tokens: Sequence[Token], index: int) -> int:
    """The index after the number and the `.` or `th` that is glued to it."""
    after = index + 1
    marked = text_at(tokens, after) == "." or text_at(tokens, after) in ORDINALS
    return after + (marked and tokens[after].start == tokens[index].end)


def _spaced(tokens: Sequence[Token], day: int, index: int) -> tuple[Day, int] | None:
    """The rest of `12. 10. 2023`, from its month."""
    month = whole(tokens, index)
    after = _after_ordinal(tokens, index) if month else index
    if not month or month > _MONTHS or not is_year(tokens, after):
        return None
    return Day(day=day, month=month, year=int(tokens[after].text)), after + 1


def _dashed(tokens: Sequence[Token], index: int, day: int) -> tuple[Day, int] | None:
    """`30-10`, where no clock has the first number."""
    after = index + 3
    glued = after <= len(tokens) and tokens[index].end + 1 == tokens[index + 2].start
    month = whole(tokens, index + 2) if day > _HOURS and glued and tokens[index + 1].text == "-" else None
    if not month or month > _MONTHS or month_of(tokens, after) or counts(tokens, after):
        return None
    return (Day(day=day, month=month), after) if text_at(tokens, after) not in ("-", ".", "/") else None


def _measures(tokens: Sequence[Token], index: int) -> bool:
    """True where a unit makes the number before it an amount; `5/11 møte` and `12.11 tur` count nothing."""
    return counts(tokens, index) and tokens[index].senses.keys().isdisjoint(("meeting", "trip", "pieces"))


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """True for a dash or joining word: the point before it ends no sentence."""
    if has(tokens, index, "to") and index + 1 < len(tokens) and tokens[index + 1].kind == "word":
        after = tokens[index + 1]  # 27.10. til og med fredag, not 27.10. Til møtet
        return "join" in after.senses or not _ENDING.isdisjoint(after.senses)
    return text_at(tokens, index) == "-" or has(tokens, index, "to") or has(tokens, index, "join")


def bare_day(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """A day of the month alone, `3.` or `3`, that a list or period gives its month to."""
    day = whole(tokens, index)
    if day is None:
        return None
    return Day(day=day), _after_ordinal(tokens, index)


def _told_ordinal(tokens: Sequence[Token], index: int) -> tuple[Day, int] | None:
    """The day of `onsdag sjuende to timer`; the first, second and third may be those of something else."""
    ordinal = tokens[index].senses.get("ordinal") if index < len(tokens) else None
    counts_on = isinstance(ordinal, Decimal) and (ordinal > _FEW or has(tokens, index + 1, "number"))
    return (Day(day=int(ordinal)), index + 1) if isinstance(ordinal, Decimal) and counts_on else None


def _is_day_off(tokens: Sequence[Token], index: int) -> bool:
    """True for the `fri` that is all there is of a day or week: `10.11 fri,`, `uke 43: fri. Uke 44: 3 timer`."""
    if not index or not (tokens[index - 1].kind == "num" or tokens[index - 1].text == ":"):
        return False
    after = index + 1
    if text_at(tokens, after) == ".":
        return after + 1 >= len(tokens) or tokens[after + 1].kind == "nl" or has(tokens, after + 1, "week")
    return after < len(tokens) and (tokens[after].text in (",", ";") or tokens[after].kind == "nl")


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
    told = has(tokens, index + 2, "meridiem") or (
        text_at(tokens, index - 1) in _KINDS and has(tokens, index + 2, "hour")
    )
    told = told or (token.text in _WEEKEND and (_is_clocked(tokens, index + 1) or _is_dated(tokens, index + 1)))
    told = told or (token.text in _WEEKEND and has(tokens, index - 1, "each") and text_at(tokens, index - 1) != "each")
    if token.text in _OTHERWISE and _follows_word(tokens, index) and not (told or is_among(tokens, index)):
        return None
    if token.text == _FREE and _is_day_off(tokens, index):
        return None  # 10.11 fri, 17.11 3 timer
    dotted = text_at(tokens, index + 1) == "."
    if len(token.text) < 3 and not dotted:
        return None
    return int(short), index + 1 + dotted


def _is_clocked(tokens: Sequence[Token], index: int) -> bool:
    """True for the `10-16` of `respite care sat 10-16`."""
    return index < len(tokens) and tokens[index].kind in ("num", "clock") and text_at(tokens, index + 1) in ("-", "to")


def _is_dated(tokens: Sequence[Token], index: int) -> bool:
    """True for the `5 September` of `support contact Sun 5 September`."""
    return whole(tokens, index) is not None and month_of(tokens, _after_ordinal(tokens, index)) is not None


def _follows_word(tokens: Sequence[Token], index: int) -> bool:
    """True right after a word that joins nothing, other than the `on` of `on sat` and the words of a stay."""
    word = index > 0 and tokens[index - 1].kind == "word" and tokens[index - 1].text != _ON
    return word and not (has(tokens, index - 1, "join") or _ends_stay(tokens, index))


def _ends_stay(tokens: Sequence[Token], index: int) -> bool:
    """True right behind the English `from`, and the `to` behind a day: from Fri 30 October to Sun 1 November."""
    before = text_at(tokens, index - 1)
    if before in _UNTIL:
        led = tokens[index - 2] if index > 1 else None
        dated = led is not None and (led.kind in _DIGITS or not _DAYS.isdisjoint(led.senses))
        return dated and tokens[index].text in _UNTIL[before]
    return before == "from"


def one_day(tokens: Sequence[Token], index: int, *, bare: bool = False) -> tuple[Day, int] | None:
    """One day with an optional weekday and `den` before it."""
    weekday = weekday_of(tokens, index)
    after = weekday[1] if weekday else index
    if weekday and text_at(tokens, after) in (",", "(", "-", ":") and after + 1 < len(tokens):
        after += 1 if _numeric(tokens, after + 1) else 0
    if text_at(tokens, after) in ("den", "d", "the"):
        after += 1 + (text_at(tokens, after) == "d" and text_at(tokens, after + 1) == ".")
    if after >= len(tokens):
        return None
    found = _numeric(tokens, after)
    if found is None and (bare or (_after_ordinal(tokens, after) > after + 1 and (weekday or after > index))):
        found = bare_day(tokens, after)
    if found is None and weekday:
        found = _told_ordinal(tokens, after)
    if found is None:
        return None
    day, last = found
    start = tokens[index if weekday else after].start
    if weekday is None and day.month and (named := weekday_after(tokens, last)):
        weekday, last = named, named[1]
    day.span = (start, tokens[last - 1].end)
    day.weekday = weekday[0] if weekday else None
    return day, last


def weekday_after(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The weekday of the date that ends there, `(tirsdag)`, `, en tirsdag.`; one with a date of its own is another."""
    if index >= len(tokens):
        return None
    opened = tokens[index].text == "("
    at = index + (opened or tokens[index].text == ",")
    while text_at(tokens, at) in _IT_WAS:
        at += 1
    named = weekday_of(tokens, at)
    if named is None:
        return None
    if opened:
        return (named[0], named[1] + 1) if text_at(tokens, named[1]) == ")" else None
    follows = text_at(tokens, named[1])
    closes = named[1] >= len(tokens) or tokens[named[1]].kind == "nl" or follows in _CLOSING
    closes = closes or (tokens[index].text == "," == follows and _is_value(tokens, named[1] + 1))
    return named if closes and not (follows == "." and one_day(tokens, named[1] + 1)) else None


def _is_value(tokens: Sequence[Token], index: int) -> bool:
    """True for a number, and for the `kl` before one."""
    return has(tokens, index, "clock_cue") or (index < len(tokens) and tokens[index].kind in ("num", "clock"))


def marks_next(tokens: Sequence[Token], index: int) -> bool:
    """True for the currency of `12.11 kr 312,00`, which belongs to what follows and leaves a day before it.

    So does that of `September 1 NOK 312`, and of `change it to NOK 80`, where the word is no number; that of
    `tusen kr 10.11` is the word's.
    """
    after = index + 1 + (text_at(tokens, index + 1) in (".", ":"))
    follows = after < len(tokens) and tokens[after].kind == "num"
    if follows and text_at(tokens, index - 1) == "to" and not day_and_month(tokens[after].text):
        return True
    dated = bool(day_and_month(text_at(tokens, index - 1))) or (follows and _is_behind_month(tokens, index - 1, after))
    return follows and dated and not day_and_month(tokens[after].text)


def _is_behind_month(tokens: Sequence[Token], index: int, amount: int) -> bool:
    """True for the 1 of `September 1 NOK 3150`, and of no sum in a month: `i oktober 60 kr 3 ganger`."""
    if whole(tokens, index) is None or month_of(tokens, index - 1) is None or text_at(tokens, index - 2) == "i":
        return False
    return amount + 1 >= len(tokens) or tokens[amount + 1].kind in ("nl", "sym")


def _is_added(tokens: Sequence[Token], index: int) -> bool:
    """True for the first number of `oktober 4 + 3 + 5 = 12 timer`."""
    while text_at(tokens, index) in ("+", "=") and text_at(tokens, index + 1).isdecimal():
        index += 2
    return has(tokens, index, "hour") and text_at(tokens, index - 2) == "="


def counts(tokens: Sequence[Token], index: int) -> bool:
    """True when the number before belongs to a unit after it: `oktober 12 timer`."""
    if index >= len(tokens):
        return False
    if tokens[index].text == "+" and text_at(tokens, index - 1).isdecimal():
        return _is_added(tokens, index)
    unit = tokens[index]
    if _UNITS.isdisjoint(unit.senses):
        return unit.kind == "money_mark"
    if unit.text == "t" and text_at(tokens, index + 2) == "o":  # 5.11 t.o.m. 8.11
        return False
    return not ("currency" in unit.senses and marks_next(tokens, index))
