"""One clock time: in digits, with am or pm, or in words."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

_HALF_DAY = 12
_EIGHT = 8
_FIVE = 5
_NEAR = 6
_NIGHT = ("natt", "nett", "night")
_DAY = 24
_SMALL_HOURS = 6
_LEAST_MINUTES = 10
_HOUR = 60
_QUARTER = 15
_LATE_MORNING = dt.time(_HALF_DAY - 1, _HOUR - _QUARTER)
_MINUTES = frozenset({5, 10, 20})
"""What people say before `over` and `på`, besides a quarter."""
_MOST_CUES = 4
"""Nobody writes more before one time; keeps hostile texts linear."""
_QUARTERS = frozenset({"00", "15", "30", "45"})
_UNITS = frozenset({"currency", "distance", "hour", "day_unit", "month", "year_word", "minute", "times", "pieces"})
_PAST = frozenset({"over", "past"})
_TO_GO = frozenset({"på", "to"})
_TWELVE = frozenset({"12", "twelve", "tolv"})
_NEARLY = frozenset({"ca", "cirka", "rundt", "omtrent", "about", "around"})


class Face(NamedTuple):
    """A clock time and the index after it; `open` to both halves of the day, or `said` with one of them."""

    time: dt.time
    after: int
    open: bool = False
    said: bool = False


def face(tokens: Sequence[Token], index: int, *, lone: bool = False) -> Face | None:
    """The clock time that begins at the token, with the part of the day after it; `lone` lets `sju` be one."""
    if named := hour_with_a_name(tokens, index):
        return named
    found = of_day(tokens, index) or digital(tokens, index) or _spoken(tokens, index)
    if found is None and lone:
        found = _to_the_minute(tokens, index) or _late(tokens, index)
    return _in_part(found, tokens) if found else None


def hour_with_a_name(tokens: Sequence[Token], index: int) -> Face | None:
    """`noon`, `12 noon`, `midnatt`."""
    at = index + (text_at(tokens, index) in _TWELVE)
    word = tokens[at].senses.get("clock_word") if at < len(tokens) else None
    return Face(dt.time(int(word)), at + 1, said=True) if isinstance(word, Decimal) else None


def skip_cue(tokens: Sequence[Token], index: int) -> int:
    """The index after `kl.`, `klokka` or `ca.`, if any stand there."""
    for _ in range(_MOST_CUES):
        if not (has(tokens, index, "clock_cue") or text_at(tokens, index) in _NEARLY):
            break
        index += 1 + (text_at(tokens, index + 1) == ".")
    return index


def hours_between(start: dt.time, end: dt.time) -> Decimal:
    """The hours from one clock time to the next time that it is the other: 22 to 07 are nine, 9 to 9 a whole day."""
    minutes = (end.hour - start.hour) * _HOUR + end.minute - start.minute
    return Decimal(minutes + (end <= start) * _DAY * _HOUR) / _HOUR


def later(time: dt.time) -> dt.time:
    """The same time in the second half of the day."""
    return time.replace(hour=time.hour % _HALF_DAY + _HALF_DAY)


def by_day(start: dt.time, end: dt.time) -> bool:
    """True for hours in words that no evening has: from eight till eleven up to twelve, or past it.

    From nine on they may end a quarter before it too.
    """
    last = _LATE_MORNING if start.hour > _EIGHT else dt.time(_HALF_DAY)
    return _EIGHT <= start.hour < _HALF_DAY and (end >= last or end < start)


def before(start: dt.time, end: dt.time) -> bool:
    """True for an hour in words that only in one half of the day comes before that end: halv tolv til 14."""
    return start < end and (start.hour == _HALF_DAY or later(start) >= end)


def by_light(start: dt.time, end: dt.time) -> bool:
    """True for hours in words that begin between noon and five, or else in the dead of night: halv fire til seks."""
    begins = start.hour % _HALF_DAY
    return begins < _FIVE and begins * _HOUR + start.minute < end.hour * _HOUR + end.minute and end.hour < _HALF_DAY


def at_night(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where a word beside those tokens speaks of the night."""
    near = tokens[max(0, first - _NEAR) : last + _NEAR]
    return any(token.text.startswith(_NIGHT) for token in near)


def digital(tokens: Sequence[Token], index: int) -> Face | None:
    """A clock time in digits; `19 30` needs both parts two digits long."""
    if index >= len(tokens) or tokens[index].kind not in ("num", "clock"):
        return None
    time = clock_of(tokens[index].text)
    if time is None:
        return None
    following = text_at(tokens, index + 1)
    if len(tokens[index].text) <= 2 and following in _QUARTERS and not has_unit(tokens, index + 2):
        return Face(time.replace(minute=int(following)), index + 2)
    return Face(time, index + 1)


def has_unit(tokens: Sequence[Token], index: int) -> bool:
    """True before what says that a number is none of a clock: 16-19 30 km."""
    if index >= len(tokens) or (has(tokens, index, "day_part") and has(tokens, index + 1, "to")):
        return False  # kl. 00.40 natt til fredag
    return tokens[index].text == ",-" or not _UNITS.isdisjoint(tokens[index].senses)


def clock_of(text: str) -> dt.time | None:
    """A clock time of digits: 16, 16.30, 16:30, 1630; 24 is midnight."""
    for mark in ".:":
        if mark in text:
            hour, _, minute = text.partition(mark)
            break
    else:
        hour, minute = (text[:-2], text[-2:]) if len(text) in (3, 4) else (text, "0")
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) <= 2):
        return None
    hours, minutes = int(hour), int(minute)
    if hours > 24 or minutes > 59 or (hours == 24 and minutes):
        return None
    return dt.time(hours % 24, minutes)


def _in_part(found: Face, tokens: Sequence[Token]) -> Face:
    """The time in the half of the day that is said right after it: 9 pm, sju om kvelden, two at night."""
    time, after = found.time, found.after
    part = tokens[after].senses.get("meridiem") if after < len(tokens) else None
    dotted = text_at(tokens, after + 1) == "." and text_at(tokens, after + 2) == "m"  # p.m.
    if part and time.hour <= _HALF_DAY and (dotted or tokens[after].text == part):
        after += 1 + 2 * dotted
    else:
        at = after + (text_at(tokens, after) in ("om", "på", "in", "at"))
        at += text_at(tokens, at) == "the"
        part = tokens[at].senses.get("day_part") if at < len(tokens) and at > after else None
        after = at + 1
    if part is None:
        return found
    late = part == "pm" or (part == "night" and time.hour >= _SMALL_HOURS)
    if time.hour == _HALF_DAY and (part == "night" or (part == "am" and not found.open)):
        return Face(time.replace(hour=0), after, said=True)
    return Face(later(time) if late and time.hour <= _HALF_DAY else time, after, said=True)


def _to_the_minute(tokens: Sequence[Token], index: int) -> Face | None:
    """An hour of twelve in words, with the minutes behind it: `sju`, `two thirty`, `nine fifteen`."""
    hour = _hour_word(tokens, index)
    if hour is None:
        return None
    at = hour[1]
    minutes = tokens[at].senses.get("number") if at < len(tokens) else None
    if not isinstance(minutes, Decimal) or str(minutes) not in _QUARTERS:
        return Face(dt.time(hour[0]), at, open=True)
    return Face(dt.time(hour[0], int(minutes)), at + 1, open=True)


def _hour_word(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    found = number(tokens, index) if not has(tokens, index, "half") else None
    if found is None or found[0] % 1 or not 1 <= found[0] <= _HALF_DAY:
        return None
    return int(found[0]), found[1]


def _late(tokens: Sequence[Token], index: int) -> Face | None:
    """An hour of the second half of the day in words, with its minutes: atten, tjue tretti, nineteen forty-five."""
    hour = number(tokens, index) if not has(tokens, index, "half") else None
    if hour is None or hour[0] % 1 or not _HALF_DAY < hour[0] <= _DAY:
        return None
    minutes = number(tokens, hour[1]) if has(tokens, hour[1], "number") else None
    if minutes is None or minutes[0] % 1 or not _LEAST_MINUTES <= minutes[0] < _HOUR:
        return Face(dt.time(int(hour[0]) % _DAY), hour[1])
    return Face(dt.time(int(hour[0]) % _DAY, int(minutes[0])), minutes[1])


def of_day(tokens: Sequence[Token], index: int) -> Face | None:
    """`kvart over 20`, `halv 17`, `ti på 16`, `fem over halv 17`: what is told by an hour past noon in digits."""
    half, quarter = has(tokens, index, "half"), has(tokens, index, "quarter")
    told = None if half or quarter or index >= len(tokens) else number(tokens, index)
    after = told[1] if told else index + 1
    side = text_at(tokens, after)
    minutes = _HOUR // 2 if half else _QUARTER if quarter else int(told[0]) if told and told[0] in _MINUTES else 0
    if not minutes or (not half and side not in _PAST and (side not in _TO_GO or (side == "to" and not quarter))):
        return None
    past = side in _PAST
    at = after + (side in _PAST or side in _TO_GO)
    base = of_day(tokens, at) if has(tokens, at, "half") and not half else _past_noon(tokens, at)
    if base is None:
        return None
    total = base.time.hour * _HOUR + base.time.minute + (minutes if past else -minutes)
    return Face(dt.time(total // _HOUR % _DAY, total % _HOUR), base.after)


def _past_noon(tokens: Sequence[Token], index: int) -> Face | None:
    """The hour of two digits there that only the afternoon or midnight has."""
    hour = text_at(tokens, index)
    if not (hour.isdecimal() and len(hour) == 2 and _HALF_DAY < int(hour) <= _DAY):
        return None
    return Face(dt.time(int(hour) % _DAY), index + 1)


def _spoken(tokens: Sequence[Token], index: int) -> Face | None:
    """`halv åtte`, `kvart på ni`, `ti over halv seks`, `half past six`: the morning reading."""
    if has(tokens, index, "half"):
        past = text_at(tokens, index + 1) in _PAST
        hour = _hour_word(tokens, index + 1 + past)
        return Face(dt.time((hour[0] - (not past)) or _HALF_DAY, 30), hour[1], open=True) if hour else None
    if has(tokens, index, "quarter"):
        minutes, after = 15, index + 1
    else:
        counted = _hour_word(tokens, index)
        if counted is None:
            return None
        minutes, after = counted
    side = text_at(tokens, after)
    if side not in _PAST and side not in _TO_GO:
        return None
    if side == "to" and minutes != 15:  # two to eight is a range
        return None
    base = _spoken(tokens, after + 1) if has(tokens, after + 1, "half") else None
    if base is None:
        hour = _hour_word(tokens, after + 1)
        if hour is None:
            return None
        base = Face(dt.time(hour[0]), hour[1])
    total = base.time.hour * _HOUR + base.time.minute + (minutes if side in _PAST else -minutes)
    return Face(dt.time(total // _HOUR % _HALF_DAY or _HALF_DAY, total % _HOUR), base.after, open=True)
