"""Clock times: in digits, in words, alone or from one to another."""

import datetime as dt
from collections.abc import Sequence

from parsers.text.mentions import Clocks, Rule, has, text_at
from parsers.text.numbers import number
from parsers.text.tokens import Token

_EVENING = 12
_MORNING = 6
"""A lone 2:30 is rather two and a half hours than the middle of the night."""
_UNITS = ("currency", "distance", "hour", "day_unit", "month", "year_word", "minute", "times", "pieces")

EXAMPLES = {
    "kl 16-19.30": "16:00-19:30",
    "kl. 16": "16:00",
    "16:00-19:30": "16:00-19:30",
    "fra 16 til 19 30": "16:00-19:30",
    "1600-1930": "16:00-19:30",
    "18-21.30": "18:00-21:30",
    "10-12:30": "10:00-12:30",
    "07-23": "07:00-23:00",
    "halv åtte": "07:30 unsure",
    "halv sju til ti på ni om kvelden": "18:30-20:50",
    "ti over halv seks": "05:40 unsure",
    "kvart over sju": "07:15 unsure",
    "kl 24": "00:00",
    "6pm to 9:30 pm": "18:00-21:30",
}


def _clock_of(text: str) -> dt.time | None:
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


def _digital(tokens: Sequence[Token], index: int) -> tuple[dt.time, int] | None:
    """A clock time in digits and the index after it; `19 30` needs both parts two digits long."""
    if index >= len(tokens) or tokens[index].kind not in ("num", "clock"):
        return None
    clock = _clock_of(tokens[index].text)
    if clock is None:
        return None
    after = text_at(tokens, index + 1)
    if len(tokens[index].text) <= 2 and len(after) == 2 and after.isdecimal() and int(after) in (0, 15, 30, 45):
        return clock.replace(minute=int(after)), index + 2
    return clock, index + 1


def _hour_word(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    found = number(tokens, index) if not has(tokens, index, "half") else None
    if found is None or found[0] != int(found[0]) or not 1 <= found[0] <= 12:
        return None
    return int(found[0]), found[1]


def _spoken(tokens: Sequence[Token], index: int) -> tuple[dt.time, int] | None:
    """`halv åtte`, `kvart på ni`, `ti over halv seks`: the morning reading and the index after it."""
    if has(tokens, index, "half"):
        hour = _hour_word(tokens, index + 1)
        return (dt.time((hour[0] - 1) % 12, 30), hour[1]) if hour else None
    if has(tokens, index, "quarter"):
        minutes, after = 15, index + 1
    else:
        counted = _hour_word(tokens, index)
        if counted is None:
            return None
        minutes, after = counted
    side = text_at(tokens, after)
    if side not in ("over", "på"):
        return None
    base = _spoken(tokens, after + 1) if has(tokens, after + 1, "half") else None
    if base is None:
        hour = _hour_word(tokens, after + 1)
        if hour is None:
            return None
        base = dt.time(hour[0] % 12, 0), hour[1]
    total = base[0].hour * 60 + base[0].minute + (minutes if side == "over" else -minutes)
    return dt.time(total // 60 % 12, total % 60), base[1]


def _part_of_day(tokens: Sequence[Token], index: int) -> tuple[bool | None, int]:
    """True for `om kvelden`, False for `om morgenen`, None when nothing is said; and the index after it."""
    if text_at(tokens, index) in ("om", "på"):
        word = text_at(tokens, index + 1)
        if word in ("kvelden", "ettermiddagen", "ettermiddag", "kveld"):
            return True, index + 2
        if word in ("morgenen", "morgonen", "formiddagen", "morran"):
            return False, index + 2
    return None, index


def spoken(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time in words; morning or evening stays open unless the text says so."""
    start = _spoken(tokens, index)
    if start is None:
        return None
    end, after = None, start[1]
    if text_at(tokens, after) in ("til", "-"):
        end = _spoken(tokens, after + 1)
        after = end[1] if end else after
    evening, after = _part_of_day(tokens, after)
    times = [start[0], end[0]] if end else [start[0]]
    if evening:
        times = [time.replace(hour=time.hour + _EVENING) if time.hour < _EVENING else time for time in times]
    return Clocks(
        rule="spoken_clock",
        first=index,
        last=after,
        start=times[0],
        end=times[1] if end else None,
        unsure=evening is None,
    )


def cued(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time or two after `kl` or `fra`; after `fra` only a pair is a time."""
    after = index + 1
    if text_at(tokens, after) == ".":
        after += 1
    if has(tokens, index, "from") and has(tokens, after, "clock_cue"):
        return cued(tokens, after)
    start = _digital(tokens, after)
    if start is None:
        return None if has(tokens, index, "from") else _shifted(spoken(tokens, after), index)
    pair = _pair_from(tokens, index, start)
    if pair:
        return pair
    if has(tokens, index, "from") or _has_unit(tokens, start[1]):
        return None
    return Clocks(rule="clock", first=index, last=start[1], start=start[0])


def departure(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time right after a word of leaving, coming home or being away: `dro 07.00`, `borte 08:10-17:40`."""
    after = index + 1
    if has(tokens, after, "clock_cue"):
        return _shifted(cued(tokens, after), index)
    if after >= len(tokens) or not (tokens[after].kind == "clock" or _only_clock(tokens[after].text)):
        return None
    start = _digital(tokens, after)
    if start is None or _has_unit(tokens, start[1]):
        return None
    return _pair_from(tokens, index, start) or Clocks(rule="departure", first=index, last=start[1], start=start[0])


def _shifted(found: Clocks | None, first: int) -> Clocks | None:
    if found:
        found.first = first
    return found


def meridiem(tokens: Sequence[Token], index: int) -> Clocks | None:
    """`6pm`, `6pm to 9pm`."""
    start = _twelve_hour(tokens, index)
    if start is None:
        return None
    end = _twelve_hour(tokens, start[1] + 1) if text_at(tokens, start[1]) in ("-", "to") else None
    last = end[1] if end else start[1]
    return Clocks(rule="meridiem", first=index, last=last, start=start[0], end=end[0] if end else None)


def _twelve_hour(tokens: Sequence[Token], index: int) -> tuple[dt.time, int] | None:
    clock = _clock_of(text_at(tokens, index)) if text_at(tokens, index)[:1].isdecimal() else None
    if clock is None or not has(tokens, index + 1, "meridiem") or not 1 <= clock.hour <= _EVENING:
        return None
    late = tokens[index + 1].senses["meridiem"] == "pm"
    return clock.replace(hour=clock.hour % _EVENING + _EVENING * late), index + 2


def _has_unit(tokens: Sequence[Token], index: int) -> bool:
    return text_at(tokens, index) == ",-" or any(has(tokens, index, unit) for unit in _UNITS)


def _pair_from(tokens: Sequence[Token], first: int, start: tuple[dt.time, int]) -> Clocks | None:
    after = start[1]
    if text_at(tokens, after) not in ("-", "til", "to"):
        return None
    after += 1
    if has(tokens, after, "clock_cue"):
        after += 1
        after += text_at(tokens, after) == "."
    end = _digital(tokens, after)
    if end is None or _has_unit(tokens, end[1]) or has(tokens, end[1], "clock_cue"):  # 07.00 til 6.11 kl 18
        return None
    return Clocks(rule="clocks", first=first, last=end[1], start=start[0], end=end[0])


def pair(tokens: Sequence[Token], index: int) -> Clocks | None:
    """Two times with a dash: one must look like a clock, or both be whole hours that no unit or month claims."""
    token = tokens[index]
    start = _digital(tokens, index)
    if start is None:
        return None
    found = _pair_from(tokens, index, start)
    if found is None:
        if token.kind == "clock" and start[0].hour >= _MORNING:
            return Clocks(rule="clock", first=index, last=index + 1, start=start[0])
        return None
    texts = token.text, tokens[found.last - 1].text
    if any(":" in text for text in texts):
        return found
    if text_at(tokens, found.last) in ("/", "."):
        return None
    if any("." in text for text in texts):
        return found if not all(_looks_like_day(text) for text in texts) else None
    whole_hours = all(len(text) in (2, 4) for text in texts)
    return found if whole_hours and (found.end is None or found.start < found.end or found.end.hour == 0) else None


def _only_clock(text: str) -> bool:
    """True for 07.00 and 17.30, which no calendar has; 6.11 stays a day."""
    return "." in text and _clock_of(text) is not None and not _looks_like_day(text)


def _looks_like_day(text: str) -> bool:
    """True for 12.10 and a bare 3, False for 16.30, whose second part is no month."""
    day, _, month = text.partition(".")
    return int(day) <= 31 and (not month or 1 <= int(month) <= 12)


RULES: dict[str, tuple[Rule, ...]] = {
    "clock_cue": (cued,),
    "from": (cued,),
    "depart": (departure,),
    "return_home": (departure,),
    "away": (departure,),
    "clock": (pair,),
    "half": (spoken,),
    "quarter": (spoken,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "-": (pair,),
    "til": (pair,),
    "to": (pair,),
    "num": (pair,),
    "meridiem": (meridiem,),
    "over": (spoken,),
    "på": (spoken,),
}
