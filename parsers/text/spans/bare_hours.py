"""A whole hour that only a word of beginning, ending or lasting makes a clock time: `vi begynte 17, varte til 22`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.clock_or_day import only_clock
from parsers.text.spans.clockface import clock_of, skip_cue
from parsers.text.spans.mentions import Clocks, Rule, has, is_writer, text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "vi begynte 17 og gikk hjem": "17:00",
    "møtet starta 17 i går": "17:00",
    "då byrja vi 17. Eg køyrde": "17:00",
    "we met 17 and talked": "17:00",
    "begynte ca 17": "17:00",
    "byrja ikkje før 18": "18:00",
    "begynte først 12.30": "12:30",
    "kom i gang 17": "17:00",
    "møtet var ikkje i gang før 13": "13:00",
    "we were not under way until 13": "13:00",
    "we did not start until 13 yesterday": "13:00",
    "en gang 17": "",
    "begynte 17 og ferdig 20": "17:00-20:00",
    "vi starta 17 og var ferdige 20.30": "17:00-20:30",
    "begynte møtet 12 og var ferdig 14.30": "12:00-14:30",
    "begynte 5 og var ferdig 20": "17:00-20:00",
    "begynte 7, ferdig 15": "07:00-15:00",
    "begynte 17, varte til 22": "17:00-22:00",
    "begynte kl 17 og holdt på til 22": "17:00-22:00",
    "møtet starta 17, 3 timer": "17:00",
    "begynte 7": "07:00 unsure",
    "begynte 17. november": "",
    "begynte 17. og sluttet 18. november": "",
    "oppstart 10 og 12.11": "",
    "startet 17 personer": "",
    "start 3 timer": "",
    "varte til 22. november": "",
    "begynte 16 og vi slapp ikke ut før 22.45": "16:00-22:45",
    "byrja kl 16, slapp fri kl 22": "16:00-22:00",
    "they let us out at 22.45": "until 22:45",
    "hentet kl 14, leverte 17.30": "14:00-17:30",
    "leverte 17.10": "",
    "slapp ikke inn før 17": "",
    "vi begynte 17 og ga oss 21.40": "17:00-21:40",
    "me byrja 17, og vi gav oss ikkje før 22": "17:00-22:00",
    "de ga oss 21 saker": "",
    "formannskapet ga oss 30 kr": "",
    "slapp ut 22 elever": "",
}
"""Hours, and numbers that are days or count something."""

_FIRST_HOUR, _EARLY, _DAY = 4, 8, 24
_AFTER = frozenset({"i", "på", "og", "å", "men", "så", "in", "on", "and", "but", "so", "-", "–", ",", ";", ")", "!"})
_BETWEEN = frozenset({"møtet", "the", "meeting", "allerede", "ikke", "ikkje", "not", "før", "først", "until", "till"})
_MOST_BETWEEN = 3
_HELD, _ON = frozenset({"holdt", "heldt", "heldte", "dro", "drog"}), frozenset({"på", "ut"})
_OUT = frozenset({"ut", "ute", "fri", "løs", "laus", "derfra", "derifrå", "out", "go", "free"})
_ONLY = frozenset({"endelig", "endeleg", "igjen", "att", "at", "til", "oss", "us", "me", "da", "då", "again"})
_UNDER_WAY = {("i", "gang"), ("i", "gong"), ("under", "way")}
_MEASURES = frozenset({"hour", "distance", "currency"})
_COUNTED = ("month", "number", "month_word", "ordinal")


def told_hour(tokens: Sequence[Token], index: int) -> Clocks | None:
    """The hour after a word of beginning or ending; who it was, and `ca.`, may stand between."""
    at = index + 1
    while at <= index + _MOST_BETWEEN and (text_at(tokens, at) in _BETWEEN or has(tokens, at, "subject")):
        at += 1
    return _clocks(tokens, index, skip_cue(tokens, at))


def from_hour(tokens: Sequence[Token], index: int) -> Clocks | None:
    """The hour of `fra 9, ferdig 12`: the one at which something ended stands right behind."""
    after = index + 2 + (text_at(tokens, index + 2) == ",")
    return _clocks(tokens, index, index + 1) if has(tokens, after, "ended") else None


def under_way(tokens: Sequence[Token], index: int) -> Clocks | None:
    """The hour after `i gang`, `under way`."""
    return told_hour(tokens, index) if is_under_way(tokens, index) else None


def is_under_way(tokens: Sequence[Token], index: int) -> bool:
    """True for the last word of `i gang` and `under way`, in which something has begun."""
    return (text_at(tokens, index - 1), text_at(tokens, index)) in _UNDER_WAY


def lasted(tokens: Sequence[Token], index: int) -> Clocks | None:
    """The hour after `varte til`, `holdt på til`."""
    held = text_at(tokens, index - 1) in _ON and text_at(tokens, index - 2) in _HELD
    if not (held or has(tokens, index - 1, "lasting")):
        return None
    return _clocks(tokens, index + 1, index + 1)


def fetched(tokens: Sequence[Token], index: int) -> Clocks | None:
    """The time right after `hentet` and `leverte`, which cannot be a day."""
    if not text_at(tokens, index).startswith(_FETCHING) or not only_clock(text_at(tokens, index + 1)):
        return None
    return _clocks(tokens, index + 1, index + 1)


_FETCHING = ("hent", "lever", "fetch", "collect", "deliver")
_US = frozenset({"us", "oss", "vi", "me"})


def let_out(tokens: Sequence[Token], index: int) -> Clocks | None:
    """The hour after `slapp ikke ut før`, `let us go at`, `vi ga oss`: for who is let out, the meeting is over."""
    at = index + 1
    near = (index - 1, index + 1)
    opens = not index or tokens[index - 1].kind != "word" or has(tokens, index - 1, "join")
    if not (opens or any(is_writer(tokens, one) or text_at(tokens, one) in _US for one in near)):
        return None  # barna slapp ut kl 14
    while text_at(tokens, at) in {*_OUT, *_US, *_ONLY, *_BETWEEN} or has(tokens, at, "subject"):
        at += 1
    stopped = tokens[index].senses.get("let_go") == "gave" and text_at(tokens, index + 1) in _US
    if not (stopped or any(token.text in _OUT for token in tokens[index + 1 : at])):
        return None
    found = _clocks(tokens, index, skip_cue(tokens, at))
    return replace(found, until=True) if found else None


def _clocks(tokens: Sequence[Token], first: int, at: int) -> Clocks | None:
    text = text_at(tokens, at)
    time = clock_of(text) if only_clock(text) else None
    if time and _stands_alone(tokens, at):
        return Clocks(rule="told_hour", first=first, last=at + 1, start=time)
    if not text.isdecimal() or len(text) > 2 or not _FIRST_HOUR <= int(text) <= _DAY or not _stands_alone(tokens, at):
        return None
    hour = int(text) % _DAY
    return Clocks(rule="told_hour", first=first, last=at + 1, start=dt.time(hour), unsure=0 < hour < _EARLY)


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """True for a number that counts nothing, is no day, and is none of a list."""
    after = at + 1
    if after >= len(tokens) or tokens[after].kind == "nl":
        return True
    if text_at(tokens, after) == ".":
        return not (_goes_on(tokens, after + 1) or has(tokens, after + 1, "join") or has(tokens, after + 1, "to"))
    told = text_at(tokens, after) in _AFTER or has(tokens, after, "offset")
    return has(tokens, after, "ended") or (told and not _goes_on(tokens, after + 1))


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True for another number of a list, with no unit of its own, and for a month."""
    if at >= len(tokens):
        return False
    if tokens[at].kind in ("num", "clock"):
        return _MEASURES.isdisjoint(tokens[at + 1].senses if at + 1 < len(tokens) else ())
    return any(has(tokens, at, sense) for sense in _COUNTED)


RULES: dict[str, tuple[Rule, ...]] = {
    "begun": (told_hour,),
    "ended": (told_hour,),
    "each_time": (under_way,),
    "way_noun": (under_way,),
    "from": (from_hour,),
    "to": (lasted,),
    "let_go": (let_out,),
    "fetching": (fetched,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
