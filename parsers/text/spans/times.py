"""Clock times: alone or from one to another."""

from collections.abc import Sequence
from itertools import takewhile

from parsers.text.spans.before_day import stands_before_day
from parsers.text.spans.clock_or_day import (
    OPENS,
    after_answer,
    after_day,
    is_anew,
    looks_like_day,
    may_be_day,
    only_clock,
)
from parsers.text.spans.clock_pairs import pair_from
from parsers.text.spans.clockface import (
    digital,
    face,
    has_unit,
    hour_with_a_name,
    of_day,
    skip_cue,
)
from parsers.text.spans.mentions import Clocks, Rule, has, leads_to, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_DAY_WITHIN = 6
"""Tokens back to a day that times without a cue are of."""
_MORNING = 6
"""A lone 2:30 is rather two and a half hours than the middle of the night."""
_NOON, _EVENING = 12, 18
_TIME = words_of("clock_label")
_CLOSING = frozenset({".", ",", ")", "]", ";", "!"})
_BESIDE = frozenset({"og", "and", "+", "i", "på", "in", "at"})

EXAMPLES = {
    "kl 16-19.30": "16:00-19:30",
    "kl. 16": "16:00",
    "16:00-19:30": "16:00-19:30",
    "fra 16 til 19 30": "16:00-19:30",
    "16-19 30 km": "16:00-19:00",
    "kl 16-19 45 kr": "16:00-19:00",
    "1600-1930": "16:00-19:30",
    "1600-1930. 24 km": "16:00-19:30",
    "18-21.30": "18:00-21:30",
    "10-12:30": "10:00-12:30",
    "07-23": "07:00-23:00",
    "halv åtte": "07:30 unsure",
    "09:00-12": "09:00-12:00",
    "halv sju til ti på ni om kvelden": "18:30-20:50",
    "ti over halv seks": "05:40 unsure",
    "kvart over sju": "07:15 unsure",
    "kl 24": "00:00",
    "6pm to 9:30 pm": "18:00-21:30",
    "frå 17 te 20.15": "17:00-20:15",
    "from 17 until 20.15": "17:00-20:15",
    "from 11 am to 4 pm": "11:00-16:00",
    "9:00 am to 3:30 p.m.": "09:00-15:30",
    "6-8 pm": "18:00-20:00",
    "at 9 pm": "21:00",
    "at 18.30": "18:30",
    "mellom 18 og 20": "18:00-20:00",
    "mellom kl. 18 og 20.30": "18:00-20:30",
    "between 6 pm and 8 pm": "18:00-20:00",
    "frå kl. 17 til ca. 20": "17:00-20:00",
    "fra halv fire til sju om ettermiddagen": "15:30-19:00",
    "fra ni om morgenen til tre om ettermiddagen": "09:00-15:00",
    "fra 5 til 8 om kvelden": "17:00-20:00",
    "klokka sju om kvelden": "19:00",
    "kl sju": "07:00 unsure",
    "fra ti til tolv om formiddagen": "10:00-12:00",
    "halv ett": "12:30 unsure",
    "half past six": "06:30 unsure",
    "fra 20 til midnatt": "20:00-00:00",
    "klokka ni til tolv": "09:00-12:00",
    "klokka ti til halv to": "10:00-13:30",
    "fra kvart over ni til kvart på tolv": "09:15-11:45",
    "from half past nine to a quarter to twelve": "09:30-11:45",
    "frå åtte til kvart på tolv": "08:00-11:45 unsure",
    "fra halv fire til seks": "15:30-18:00",
    "from half past two to five": "14:30-17:00",
    "frå halv eitt til kvart over tre": "12:30-15:15",
    "klokka fire til åtte": "16:00-20:00",
    "om natta fra halv fire til seks": "03:30-06:00 unsure",
    "fra seks til halv åtte": "06:00-07:30 unsure",
    "18-21.45.": "18:00-21:45",
    "møtet var 10-12.": "10:00-12:00",
    "møtet var 9-13 og skal ha honorar": "09:00-13:00",
    "9.00-12.00.": "09:00-12:00",
    "kl 16 til halv sju": "16:00-18:30",
    "frå klokka atten til klokka tjue tretti": "18:00-20:30",
    "fra klokka atten til halv ni om kvelden": "18:00-20:30",
    "kl nineteen thirty": "19:30",
    "klokka fjorten": "14:00",
    "fra 16 til kvart over 20": "16:00-20:15",
    "frå 16 til kvart på 20": "16:00-19:45",
    "fra 8 til ti over 21": "08:00-21:10",
    "from 16 to quarter past 20": "16:00-20:15",
    "fra halv 17 til 20": "16:30-20:00",
    "fra fem over halv 17 til 20": "16:35-20:00",
    "fra fem på halv 17 til 20": "16:25-20:00",
    "frå 17 til ti på halv 20": "17:00-19:20",
    "5 over 16 til 20": "16:05-20:00",
    "kl 18 til 20 på 21": "18:00-20:40",
    "varte til kvart over 20": "20:15",
    "natt 22-06": "22:00-06:00",
    "night 22–07": "22:00-07:00",
    "noon to 2.30pm": "12:00-14:30",
    "12 noon-2": "12:00-14:00",
    "noon to two thirty": "12:00-14:30",
    "lasted until noon": "12:00",
    "fra halv tolv til 14": "11:30-14:00",
    "fra tolv til klokka fjorten": "12:00-14:00",
    "10 am to 2": "10:00-14:00",
    "10 pm to 6": "22:00-06:00",
    "from 6 pm to 7 the next morning": "18:00-07:00",
    "tolv til halv tre": "12:00-14:30",
    "kl 22 til halv sju": "22:00-06:30",
}


def cued(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time or two after `kl`, `fra` or `mellom`; after the last two only a pair is a time."""
    first = index
    opened = has(tokens, index, "from") or has(tokens, index, "between")
    at = skip_cue(tokens, index + opened)
    told = at > index + opened
    start = face(tokens, at, lone=True)
    if start is None or (tokens[index].text == "at" and may_be_day(tokens, at) and not after_day(tokens, index)):
        return None
    pair = pair_from(tokens, first, start, between=has(tokens, index, "between"))
    if pair:
        days = opened and not told and may_be_day(tokens, at) and may_be_day(tokens, pair.last - 1)
        return None if days and not after_day(tokens, index) else pair
    named = hour_with_a_name(tokens, at) or (only_clock(text_at(tokens, at)) and text_at(tokens, start.after) == "on")
    if (opened and not told and not named) or has_unit(tokens, start.after):
        return None
    return Clocks(rule="clock", first=first, last=start.after, start=start.time, unsure=start.open)


def told(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time in words or with am or pm, alone or from one to another."""
    start = face(tokens, index)
    if start is None or not (start.open or start.said or of_day(tokens, index)) or has_unit(tokens, start.after):
        return None
    found = pair_from(tokens, index, start)
    if found or (tokens[index].kind == "num" and not (start.open or start.said)):  # 5 på 14 møtte
        return found
    return Clocks(rule="told_clock", first=index, last=start.after, start=start.time, unsure=start.open)


def from_a_name(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time with a name of its own and another to which it lasts, or it lasted to: `noon to 2.30pm`, `until noon`."""
    start = hour_with_a_name(tokens, index)
    if start and has(tokens, index - 1, "to"):
        return Clocks(rule="clock", first=index, last=start.after, start=start.time)
    return pair_from(tokens, index, start) if start else None


def in_words(tokens: Sequence[Token], index: int) -> Clocks | None:
    """Two whole hours in words right behind their day, with nothing to count after them; the second may tell a half."""
    start = face(tokens, index, lone=True) if tokens[index].kind == "word" else None
    found = pair_from(tokens, index, start) if start else None
    if start is None or found is None:
        return None
    halved = any(has(tokens, at, sense) for at in range(start.after + 1, found.last) for sense in ("half", "quarter"))
    closes = found.last >= len(tokens) or tokens[found.last].kind == "nl" or text_at(tokens, found.last) in _CLOSING
    return found if halved or (closes and after_day(tokens, index)) else None


def pair(tokens: Sequence[Token], index: int) -> Clocks | None:
    """Two times with a dash: one must look like a clock, or both be whole hours that no unit or month claims."""
    token = tokens[index]
    start = digital(tokens, index)
    if start is None:
        return None
    found = pair_from(tokens, index, start)
    if found is None:
        if token.kind == "clock" and start.time.hour >= _MORNING:
            return Clocks(rule="clock", first=index, last=index + 1, start=start.time)
        return None
    texts = token.text, tokens[found.last - 1].text
    if any(":" in text for text in texts) or not texts[1][0].isdecimal():
        return found
    if _is_labelled(tokens, index, found):
        return found
    dotted = any("." in text for text in texts)
    full = all(len(text) == len("0900") for text in texts)
    if text_at(tokens, found.last) == "/" or (text_at(tokens, found.last) == "." and not (dotted or full)):
        after = found.last + 1
        ends = after >= len(tokens) or tokens[after].kind in ("word", "round", "nl") or has_unit(tokens, after + 1)
        told = after_day(tokens, index) or has(tokens, index - 1, "day_part") or _after_pair(tokens, index)
        told = told or _is_of_meeting(tokens, index) or _is_of_day_before(tokens, index)
        told = ends and (told or is_anew(tokens, index))
        if not told or has(tokens, found.last + 1, "month") or has(tokens, found.last + 1, "join"):
            return None
    if dotted:
        return found if not all(looks_like_day(text) for text in texts) or _is_of_known_day(tokens, index) else None
    if all(len(text) == 4 and text.startswith("20") for text in texts):  # years
        return None
    assert found.end is not None
    long = len(texts[0]) == len(texts[1]) and len(texts[0]) in (2, 4)
    rising = found.start < found.end or found.end.hour == 0
    dated = after_day(tokens, index)
    if not rising:  # natt 22-06
        night = found.start.hour >= _EVENING and found.end.hour < _NOON
        return found if night and (dated or has(tokens, index - 1, "day_part")) else None
    dated = dated and (tokens[index - 1].text not in OPENS or text_at(tokens, found.last) in _CLOSING | _BESIDE)
    known = long or dated or _in_dated_row(tokens, index, found.last) or is_anew(tokens, index)
    known = known or after_answer(tokens, index) or stands_before_day(tokens, index) or _is_of_meeting(tokens, index)
    return found if known else None


def _is_of_known_day(tokens: Sequence[Token], index: int) -> bool:
    """True right after a day that no days can follow: `i kveld 17-21.10`; `lørdag 17-18.10` may be those."""
    by_calendar = any(has(tokens, index - 1, sense) for sense in ("weekday", "weekday_short", "month"))
    return after_day(tokens, index) and not by_calendar and tokens[index - 1].kind != "sym"


def _is_of_meeting(tokens: Sequence[Token], index: int) -> bool:
    """True for the times of `møtet var 10-12.`"""
    return has(tokens, index - 1, "being") and has(tokens, index - 2, "meeting")


def _is_of_day_before(tokens: Sequence[Token], index: int) -> bool:
    """True where a weekday or `i går` stands shortly before in the sentence: `på kamp i går, støttekontakt 14-18.`"""
    if tokens[index - 1].kind != "word" or has(tokens, index - 1, "week"):
        return False
    before = range(index - 1, max(index - _DAY_WITHIN, 0), -1)
    sentence = takewhile(lambda at: tokens[at].kind == "word" or tokens[at].text == ",", before)
    return any(
        has(tokens, at, "weekday") or (has(tokens, at, "after_i") and after_day(tokens, at + 1)) for at in sentence
    )


def _after_pair(tokens: Sequence[Token], index: int) -> bool:
    """True right after another pair of times: `kl. 9-12 og 13-15.`."""
    first = index - 4
    if (
        first < 0
        or not leads_to(tokens, first + 1)
        or not (has(tokens, index - 1, "join") or tokens[index - 1].text == ",")
    ):
        return False
    before = first - 1 - (text_at(tokens, first - 1) == ".")  # kl. 9-12
    cued_before = any(has(tokens, before, sense) for sense in ("clock_cue", "from", "between"))
    return cued_before or pair(tokens, first) is not None


def _is_labelled(tokens: Sequence[Token], index: int, found: Clocks) -> bool:
    """True for `timer: 17-21` and `tid: 9-12`; less than that may be a number of hours."""
    label = text_at(tokens, index - 1) == ":" and (
        has(tokens, index - 2, "hour") or text_at(tokens, index - 2) in _TIME
    )
    return label and found.start.hour >= _MORNING


def _in_dated_row(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True where nothing but a name stands between the times and their day: 1.10 HUK 9-15, tog."""
    named = index > 1 and tokens[index - 1].kind == "word" and not tokens[index - 1].senses
    closes = after >= len(tokens) or tokens[after].text in ("\n", ",", ".", ")")
    return named and closes and after_day(tokens, index - 1)


RULES: dict[str, tuple[Rule, ...]] = {
    "clock_cue": (cued,),
    "from": (cued,),
    "between": (cued,),
    "clock": (told, pair),
    "clock_word": (from_a_name,),
    "half": (told,),
    "quarter": (told,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "-": (pair, in_words),
    "to": (pair, in_words),
    "clock_word": (from_a_name,),
    "num": (pair,),
    "number": (in_words,),
    "meridiem": (told,),
    "over": (told,),
    "past": (told,),
    "på": (told,),
}
