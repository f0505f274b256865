"""Clock times beside words of leaving and coming home: `dro 07.00`, `borte 08:10-17:40`, `hjemme 17`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.spans.clock_or_day import is_day, is_full, looks_like_day, only_clock
from parsers.text.spans.clock_pairs import pair_from
from parsers.text.spans.clockface import clock_of, digital, face, has_unit
from parsers.text.spans.mentions import Clocks, Rule, has, text_at
from parsers.text.spans.times import cued
from parsers.text.words.tokens import Token

EXAMPLES = {
    "heime 19.45": "19:45",
    "dro 7, hjemme 17": "07:00",
    "hjemme 5": "05:00 unsure",
    "hjemme først 19.45": "19:45",
    "ferdige allerede 10.45": "10:45",
    "startet 16.30 og var ferdig 22.05": "16:30",
}
_NOON = 12
_AT_TIME = "at"
_AT = frozenset({"i", "til", "på", "in", "at"})
_PRICED = frozenset({"retur", "return"})
_EARLY = frozenset({"allerede", "allereie", "already", "først", "fyrst"})
_TRAVELLED_WITHIN = 8
_TOLD_WITHIN = 32
"""Tokens from a day to a time on it."""
_MONTHS_BEFORE = 6
"""More may be those to a day of the next year."""
_TRAVELLING = frozenset({"depart", "return_home"})


def departure(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time right after a word of leaving, coming home or being away: `dro 07.00`, `borte 08:10-17:40`."""
    after = index + 1 + (text_at(tokens, index + 1) in _EARLY)
    if has(tokens, after, "clock_cue"):
        found = cued(tokens, after)
        return replace(found, first=index) if found else None
    if hour := _bare_hour(tokens, after):
        home = "return_home" in tokens[index].senses
        return Clocks(rule="bare_hour", first=index, last=after + 1, start=hour, unsure=home and hour.hour < _NOON)
    text = text_at(tokens, after)
    told = (":" in text and clock_of(text)) or only_clock(text) or (len(text) == len("0700") and text.isdecimal())
    if not (told or _ends_begun(tokens, index, after)):
        return None
    start = face(tokens, after)
    if start is None or has_unit(tokens, start.after):
        return None
    return pair_from(tokens, index, start) or Clocks(rule="departure", first=index, last=start.after, start=start.time)


def _ends_begun(tokens: Sequence[Token], ended: int, at: int) -> bool:
    """True for the 22.05 of `3.11 startet 16.30 og var ferdig 22.05`: no day is told since it began, and one before."""
    if not has(tokens, ended, "ended") or "." not in text_at(tokens, at) or has(tokens, at + 1, "month"):
        return False
    near = range(max(0, ended - _TRAVELLED_WITHIN), ended)
    begun = next((place for place in near if has(tokens, place, "begun")), ended)
    if looks_like_day(tokens[at].text) and not _days_told(tokens, at):
        return False  # startet 16.30. Ferdig 18.11
    told = [token.text for token in tokens[begun:ended] if token.kind in ("num", "clock")]
    start, end = clock_of(told[0]) if len(told) == 1 else None, clock_of(tokens[at].text)
    sure = bool(told) and (only_clock(told[0]) or ":" in told[0] or has(tokens, begun + 1, "clock_cue"))
    return bool(sure and start and end and start < end)


def _bare_hour(tokens: Sequence[Token], index: int) -> dt.time | None:
    """The hour of `dro 7, hjemme 17`: a whole number that a mark or another such word follows."""
    text, after = text_at(tokens, index), index + 1
    if not text.isdecimal() or len(text) > 2 or not 4 <= int(text) < 24 or tokens[index - 1].text in _PRICED:
        return None
    travel = any(has(tokens, after, sense) for sense in ("depart", "return_home"))
    ends = after >= len(tokens) or tokens[after].kind == "nl" or travel
    counts = after + 1 < len(tokens) and tokens[after + 1].kind == "num" and not has(tokens, after + 2, "meal")
    parted = text_at(tokens, after) == "," and not counts
    return dt.time(int(text)) if ends or parted else None


def travelled(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time a few words after one of leaving or coming home: `ut døra 07.00`, then `heime 19.10`, no day."""
    text = tokens[index].text
    near = tokens[max(0, index - _TRAVELLED_WITHIN) : index]
    if not ("." in text or is_full(text)) or all(_TRAVELLING.isdisjoint(token.senses) for token in near):
        return None
    start = digital(tokens, index)
    if start is None or has_unit(tokens, start.after) or has(tokens, start.after, "month"):
        return None
    if looks_like_day(text):
        beside = _is_behind_home(tokens, index) and not is_day(tokens, index)
        told = beside and any("." in token.text and only_clock(token.text) for token in near)
        if not (told or _comes_home(tokens, index)):
            return None
    elif is_full(text) and not _is_on_its_day(tokens, index):
        return None
    return pair_from(tokens, index, start) or Clocks(rule="travelled", first=index, last=start.after, start=start.time)


def _is_on_its_day(tokens: Sequence[Token], index: int) -> bool:
    """True for the 1905 of `back home: Thursday 5 November, 1905`, where a time that is no sum is told as well.

    Those of `reise 10. november 1300, retur 12. november 1450` may be sums.
    """
    month = index - 1 - (text_at(tokens, index - 1) == ",")
    if not has(tokens, month, "month") or has(tokens, index + 1, "join"):
        return False
    near = tokens[max(0, index - _TOLD_WITHIN) : index + _TOLD_WITHIN]
    return any(
        token.kind == "clock" or only_clock(token.text) or (is_full(token.text) and token.text.startswith("0"))
        for token in near
    )


def _is_behind_home(tokens: Sequence[Token], index: int) -> bool:
    """True for the 09.10 of `heime 09.10`, and of `9.11, framme i Oslo 09.10`: nobody comes there a month before."""
    at = index - 1
    if has(tokens, at, "return_home"):
        return True
    if at > 0 and tokens[at].kind == "word" and not tokens[at].senses:
        at -= 1
        at -= tokens[at].text in _AT
    return has(tokens, at, "return_home") and _is_past(tokens, index)


def _is_past(tokens: Sequence[Token], index: int) -> bool:
    """True where the figures would be a day before the one told last: 9.11, framme i Oslo 09.10."""
    told = _days_told(tokens, index)
    if not told or not told[0]:
        return False
    month, day = told[0]
    own = tokens[index].text.split(".")
    since = month - int(own[1])
    return 0 < since <= _MONTHS_BEFORE or (since == 0 and int(own[0]) < day)


def _days_told(tokens: Sequence[Token], index: int) -> list[tuple[int, int] | None]:
    """Month and day of those told before the token, in its sentence or the one before; None for another way to tell.

    The last comes first.
    """
    found: list[tuple[int, int] | None] = []
    ends = 0
    for at in range(index - 1, max(-1, index - _TOLD_WITHIN), -1):
        token, after = tokens[at], at + 1 + (text_at(tokens, at + 1) == ".")
        if token.kind == "nl" or (token.text == "." and not has(tokens, at + 1, "month")):
            ends += 1
            if ends > 1:
                break
        elif token.kind == "num" and has(tokens, after, "month") and token.text.isdecimal():
            month = tokens[after].senses.get("month")
            found.append((int(month), int(token.text)) if isinstance(month, Decimal) else None)
        elif token.kind == "num" and "." in token.text and looks_like_day(token.text):
            if not has(tokens, at - 1, "clock_cue") and not has_unit(tokens, at + 1):
                day, _, month = token.text.partition(".")
                found.append((int(month), int(day)))
        elif token.kind in ("dmy", "iso") or any(sense in token.senses for sense in ("weekday", "offset", "after_i")):
            found.append(None)
    return found


def _comes_home(tokens: Sequence[Token], index: int) -> bool:
    """True for the 08.10 of `dro hjemmefra 08.10 og var tilbake 17.40`: a nought leads it, and a clock time follows."""
    before = index - (text_at(tokens, index - 1) == _AT_TIME)
    leaves = has(tokens, before - 1, "depart") or has(tokens, before - 2, "depart")  # left home at 08.10
    if not tokens[index].text.startswith("0") or not leaves:
        return False
    ahead = range(index + 1, min(index + _TRAVELLED_WITHIN, len(tokens) - 1))
    told = ((at, at + 1 + (tokens[at + 1].text == _AT_TIME)) for at in ahead)
    return any(has(tokens, at, "return_home") and only_clock(text_at(tokens, time)) for at, time in told)


RULES: dict[str, tuple[Rule, ...]] = dict.fromkeys(("depart", "return_home", "away", "begun", "ended"), (departure,))
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {"day_of_month": (travelled,), "full_time": (travelled,)}
