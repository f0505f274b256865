"""Durations: hours, hours and minutes, quarters of an hour, and døgn."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.days import whole
from parsers.text.spans.mentions import Duration, Rule, has, text_at
from parsers.text.spans.numbers import BOTH, and_a_half, digits, is_about, number, quarters
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_BEFORE = frozenset({"før", "before"})
_BESIDE = _BEFORE | {"etter", "etterpå", "after", "afterwards", "ekstra", "extra"}
_BRACKETED = 8
"""Tokens of brackets behind hours, at most."""
_PLUS = frozenset({"pluss", "plus", "+"})
_AND = frozenset({"og", "and"})
_JOINING = _AND | {"å", "+"}
"""Between hours and minutes: 1 time + 45 min, to timar å eit kvarter."""
EXAMPLES = {
    "2,5 timer": "2.5 hour",
    "2t 30m": "2.5 hour",
    "2t30": "2.5 hour",
    "1t45": "1.75 hour",
    "to og en halv time": "2.5 hour",
    "halvannen time": "1.5 hour",
    "tre kvarter": "0.75 hour",
    "45 min": "0.75 hour",
    "2 døgn": "2 day",
    "two full days (døgn)": "2 day",
    "2 days (24 h each)": "2 day",
    "2 døgn (24 timar kvar)": "2 day",
    "en halv time": "0.5 hour",
    "half an hour": "0.5 hour",
    "en halvtime": "0.5 hour",
    "tre timer og et kvarter": "3.25 hour",
    "en time og tre kvarter": "1.75 hour",
    "to timer og en halv": "2.5 hour",
    "an hour and a half": "1.5 hour",
    "one hour and three quarters": "1.75 hour",
    "to timar og trekvart": "2.75 hour",
    "an hour and a quarter": "1.25 hour",
    "en time og kvart over ni": "1 hour",
    "a quarter of an hour": "0.25 hour",
    "2 1/2 timer": "2.5 hour",
    "3 timer og 15 minutter": "3.25 hour",
    "1 time + 45 min": "1.75 hour",
    "to timer + et kvarter": "2.25 hour",
    "2 timer + 1 time": "2 hour",
    "2 timer + 30 min høy sats": "2 hour",
    "timer: 3 (lav sats)": "3 hour",
    "tjuefire timer": "24 hour",
    "tre heile timar": "3 hour",
    "two 24-hour periods": "2 day",
    "2:30 timer": "2.5 hour",
    "antall timer: 3,5": "3.5 hour",
    "antall døgn: 4": "4 day",
    "døgn: 3 stk": "3 day",
    "days: 4": "4 day",
    "2 tima": "2 hour",
    "3 timer per uke": "3 hour a week",
    "3 timer i uka": "3 hour a week",
    "3 timar kvar veke": "3 hour a week",
    "3 timer i uka 5.10-30.10": "3 hour a week",
    "3 hours a week": "3 hour a week",
    "3 timer i uke 44": "3 hour",
    "3 timer i uken som var": "3 hour",
    "en halv times pause": "0.5 hour",
    "4+3+5 timer": "12 hour",
    "4 + 3 + 5 = 12 timer": "12 hour",
    "en halvtimes lunsj": "0.5 hour",
    "45 minutters matpause": "0.75 hour",
}
_PER = frozenset({"per", "pr"})
_MINUTES = frozenset({"15", "30", "45"})
_DAY_LONG = "24"
_STRETCHES = words_of("stretch")
_OF = frozenset({"på", "of", "for"})
_A = frozenset({"per", "pr", "i", "a", "/"})
_CLOSING = frozenset({"", "\n", ".", ",", ";", ")"})
_PIECES = frozenset({"stk", "stykk", "stykker", "pcs"})
_ON = frozenset({"i", "på", "in", "on"})
_THE = frozenset({"av", "of", "de", "dei", "the"})
_THE_WEEK = frozenset({"uka", "uken", "veka"})
_OF_WEEK = frozenset({"som", "før", "etter", "med"})
_WEEKLY = frozenset({"ukentlig", "ukentleg", "vekentleg", "weekly"})
_DATE_MARKS = frozenset("./")
_MOST_ADDED = 99
_PEOPLE_BEFORE = 3
_LONGEST_LABELLED = 24 * 31
_MOST_STAYS = 31
_DAYS = frozenset({"days", "nights"})


def duration(tokens: Sequence[Token], index: int) -> Duration | None:
    """Hours, hours and minutes, quarters of an hour, or døgn; a pause where a word beside it says so."""
    found = _duration(tokens, index)
    if found:
        found.added = _is_added(tokens, found)
    says_when = found and found.rule == "minutes" and text_at(tokens, found.last) in _BEFORE  # 20 min før start
    if found and says_when and not found.added:
        return None
    if found:
        found.pause = _is_pause(tokens, found)
        found.weekly = _is_weekly(tokens, found.last)
        apiece = text_at(tokens, index - 1) in _OF and has(tokens, index - 2, "trip")
        of_each = (
            found.unit == "day" and has(tokens, found.last, "each") and text_at(tokens, found.last + 1) in _CLOSING
        )
        found.each = apiece or _is_each_time(tokens, found.last) or of_each or has(tokens, index - 1, "at_rate")
        found.people = _people(tokens, index) or _people_after(tokens, found.last)
    return found


def _is_each_time(tokens: Sequence[Token], at: int) -> bool:
    """True for `hver gang`, `pr. helg`, `begge helgene`, `each of the weekends`."""
    at += text_at(tokens, at) in _ON
    per = text_at(tokens, at) in _PER
    if not (per or has(tokens, at, "each") or text_at(tokens, at) in BOTH):
        return False
    noun = at + 1
    while (
        text_at(tokens, noun) in _THE
        or (noun > at + 1 and has(tokens, noun, "number"))
        or (per and text_at(tokens, noun) == ".")
    ):
        noun += 1
    if has(tokens, noun, "weekend"):
        return True
    return (
        has(tokens, noun, "trip")
        if per
        else noun == at + 1 and has(tokens, at, "each") and has(tokens, noun, "each_time")
    )


def _is_added(tokens: Sequence[Token], found: Duration) -> bool:
    """True for `pluss 20 min`, and for `og 20 min før` where nothing says before what."""
    if text_at(tokens, found.first - 1) in _PLUS:
        return True
    after = tokens[found.last + 1 : found.last + 2]
    beside = text_at(tokens, found.last) in _BESIDE and (not after or after[0].kind in ("sym", "nl"))
    return beside and text_at(tokens, found.first - 1) in _AND


def _people(tokens: Sequence[Token], index: int) -> Decimal | None:
    """How many people the hours are told of: 2 barn x 6 timer, to brukere à 3 timer."""
    apiece = has(tokens, index - 1, "times") or has(tokens, index - 1, "at_rate")
    if index < _PEOPLE_BEFORE or not apiece or not has(tokens, index - 2, "people"):
        return None
    found = number(tokens, index - _PEOPLE_BEFORE)
    return found[0] if found and found[0] > 1 else None


def _people_after(tokens: Sequence[Token], after: int) -> Decimal | None:
    """How many people shared or each had the hours: 3 timer hver på to brukere, 3 hours each for two clients."""
    at = after + has(tokens, after, "each")
    if at == after or text_at(tokens, at) not in _OF:
        return None
    found = number(tokens, at + 1)
    return found[0] if found and found[0] > 1 and has(tokens, found[1], "people") else None


def _is_pause(tokens: Sequence[Token], found: Duration) -> bool:
    """True for half an hour's break, `30 min lunsj` and `minus en time`."""
    before = found.first - 1 - (text_at(tokens, found.first - 1) in _OF)
    after = found.last + 2 * (text_at(tokens, found.last) == "'")  # an hour's break
    beside = (before, found.last - 1, after)
    if any(has(tokens, at, "pause") for at in beside) or has(tokens, before, "deducting"):
        return True
    return found.amount <= 1 and any(has(tokens, at, "meal") for at in beside)


def _is_weekly(tokens: Sequence[Token], after: int) -> bool:
    """True for hours of each week: 3 timer per uke, 3 timer i uka, 3 hours a week; not for 3 timer i uke 44."""
    if text_at(tokens, after) in _WEEKLY:
        return True
    if text_at(tokens, after) not in _A and not has(tokens, after, "each"):
        return False
    week = after + 1 + (text_at(tokens, after + 1) == ".")
    if not has(tokens, week, "week") or (text_at(tokens, after) == "i" and text_at(tokens, week) not in _THE_WEEK):
        return False
    follows = text_at(tokens, week + 1)
    return not follows.isdecimal() and follows not in _OF_WEEK


def _duration(tokens: Sequence[Token], index: int) -> Duration | None:
    found = number(tokens, index)
    if found is None or is_about(tokens, index):
        return None
    amount, after = found
    after += has(tokens, after, "whole")
    whole = _spelt_out(tokens, after + 1)
    if has(tokens, after, "day_word") and whole is None and text_at(tokens, after + 1) == "(":  # two full days (døgn)
        after += 2
    if has(tokens, after, "day_unit") or (whole and has(tokens, after, "day_word")):
        return Duration(rule="døgn", first=index, last=whole or after + 1, amount=amount, unit="day")
    if not has(tokens, after, "hour"):
        part = _part(tokens, index)
        return Duration(rule="minutes", first=index, last=part[1], amount=part[0], unit="hour") if part else None
    after += 1
    half = and_a_half(tokens, after)
    if half and not has(tokens, half, "distance"):
        return Duration(rule="hours_half", first=index, last=half, amount=amount + Decimal("0.5"), unit="hour")
    if part := _and_quarters(tokens, after):
        return Duration(rule="hours_quarters", first=index, last=part[1], amount=amount + part[0], unit="hour")
    extra = _part(tokens, after + (text_at(tokens, after) in _JOINING)) or _glued_minutes(tokens, after)
    if extra and extra[0] < 1 and not (text_at(tokens, after) == "+" and _is_other_work(tokens, extra[1])):
        return Duration(rule="hours_minutes", first=index, last=extra[1], amount=amount + extra[0], unit="hour")
    clock = _as_clock(tokens[index].text)
    return Duration(rule="hours", first=index, last=after, amount=amount, unit="hour", clock=clock)


def _and_quarters(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The quarters of an hour of `en time og trekvart`, and the index after them; not the time `og kvart over ni`."""
    found = quarters(tokens, index + 1) if text_at(tokens, index) in _AND else None
    if found is None:
        return None
    after = tokens[found[1] : found[1] + 1]
    return found if not after or after[0].kind in ("sym", "nl") else None


def _spelt_out(tokens: Sequence[Token], index: int) -> int | None:
    """The index after `(24 timer hver)`, which says what a døgn is."""
    if text_at(tokens, index) != "(" or text_at(tokens, index + 1) != _DAY_LONG or not has(tokens, index + 2, "hour"):
        return None
    close = index + 3 + has(tokens, index + 3, "each")
    return close + 1 if text_at(tokens, close) == ")" else None


def _as_clock(text: str) -> Decimal | None:
    """Two hours and a half for 2.30, which may be meant so; None for 2.25 and 2.5."""
    whole, minutes = text[:-3], text[-2:]
    if minutes not in _MINUTES or not whole.isdecimal() or text[-3] not in ".,":
        return None
    return int(whole) + Decimal(minutes) / 60


def _part(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """Minutes, quarters or half hours, as hours, and the index after them."""
    found = number(tokens, index)
    if found is None:
        return None
    amount, after = found
    if has(tokens, after, "minute"):
        return amount / 60, after + 1
    if has(tokens, after, "hours_own") and (has(tokens, after + 1, "pause") or has(tokens, after + 1, "meal")):
        return amount, after + 2  # en halv times pause
    size = tokens[after].senses.get("hour_part") if after < len(tokens) else None
    return (amount * size, after + 1) if isinstance(size, Decimal) else None


def _is_other_work(tokens: Sequence[Token], index: int) -> bool:
    """True behind the minutes of `lav sats 2 timer + 30 min høy sats`."""
    return any(has(tokens, index, sense) for sense in ("refining", "caring", "pause"))


def _glued_minutes(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The 30 of `2t30`."""
    text = text_at(tokens, index)
    if len(text) == 2 and text.isdecimal() and tokens[index].start == tokens[index - 1].end:
        return Decimal(text) / 60, index + 1
    return None


def colon(tokens: Sequence[Token], index: int) -> Duration | None:
    """`2:30 timer`: hours and minutes as a clock shows them."""
    if not has(tokens, index + 1, "hour"):
        return None
    hours, _, minutes = tokens[index].text.partition(":")
    amount = int(hours) + Decimal(minutes) / 60
    return Duration(rule="colon_hours", first=index, last=index + 2, amount=amount, unit="hour")


def around_the_clock(tokens: Sequence[Token], index: int) -> Duration | None:
    """`two 24-hour periods` are two døgn."""
    found = number(tokens, index)
    if found is None or text_at(tokens, found[1]) != _DAY_LONG:
        return None
    hours = found[1] + 1 + (text_at(tokens, found[1] + 1) == "-")
    if not has(tokens, hours, "hour") or text_at(tokens, hours + 1) not in _STRETCHES:
        return None
    return Duration(rule="around_the_clock", first=index, last=hours + 2, amount=found[0], unit="day")


def labelled(tokens: Sequence[Token], index: int) -> Duration | None:
    """`timer: 3,5`, `døgn: 4`: the unit first, and nothing after the number that could make it a day or clock time."""
    at = index + 2
    row = text_at(tokens, index) in _DAYS and text_at(tokens, index - 1) in ("", "\n")
    stays = row or has(tokens, index, "day_unit")
    if not row and has(tokens, index, "day_word"):
        return None
    amount, after = digits(text_at(tokens, at)), text_at(tokens, at + 1)
    if text_at(tokens, index + 1) != ":" or amount is None or amount > _LONGEST_LABELLED:
        return None
    piece = after in _PIECES and not has(tokens, at + 2, "currency")  # døgn: 3 stk kr 900
    ends = after in _CLOSING or piece or (after == "(" and not is_one_of_several(tokens, at + 1))
    if "." in tokens[at].text or not ends or (stays and (amount > _MOST_STAYS or amount % 1)):
        return None
    if after == "." and text_at(tokens, at + 2) not in _CLOSING:  # døgn: 4. november
        return None
    rule = "labelled_stays" if stays else "labelled_hours"
    return Duration(rule=rule, first=index, last=at + 1, amount=amount, unit="day" if stays else "hour")


def is_one_of_several(tokens: Sequence[Token], bracket: int) -> bool:
    """True for the brackets of `timer: 12 (Ola), 8 (Kari)`, and those of `17 (til 20)` and `3 (4 med kjøring)`."""
    inner = bracket + 1
    counted = text_at(tokens, inner).isdecimal() and text_at(tokens, inner + 1) != "."
    if counted or has(tokens, inner, "to"):
        return True
    ahead = range(inner, min(bracket + _BRACKETED, len(tokens)))
    after = 1 + next((place for place in ahead if text_at(tokens, place) == ")"), bracket)
    joined = text_at(tokens, after) == "," or has(tokens, after, "join")
    return joined and text_at(tokens, after + 1).isdecimal() and not has(tokens, after + 2, "month")


def summed(tokens: Sequence[Token], index: int) -> Duration | None:
    """`4+3+5 timer`, and what they are said to come to: `4 + 3 + 5 = 12 timer`."""
    if has(tokens, index - 1, "refining"):  # trinn 1 + 2 timer
        return None
    total, at = Decimal(0), index
    while (found := number(tokens, at)) is not None:
        if found[0] > _MOST_ADDED or not _DATE_MARKS.isdisjoint(text_at(tokens, at)):  # 12.1 + 2 timer
            return None
        total, at = total + found[0], found[1] + 1
        if text_at(tokens, found[1]) != "+":
            break
    named = has(tokens, index - 1, "month") and not (text_at(tokens, index - 2) == "." or whole(tokens, index - 2))
    if text_at(tokens, at - 1) != "=" and named:  # january 12 + 2 hours
        return None
    if text_at(tokens, at - 1) == "=":
        said = number(tokens, at)
        if said is None or said[0] != total:
            return None
        at = said[1] + 1
    if not has(tokens, at - 1, "hour"):
        return None
    return Duration(rule="summed_hours", first=index, last=at, amount=total, unit="hour")


RULES: dict[str, tuple[Rule, ...]] = {
    "clock": (colon,),
    "hour": (labelled,),
    "day_unit": (labelled,),
    "day_word": (labelled,),
    "quarter": (duration,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "+": (summed,),
    "day_unit": (duration,),
    "day_word": (duration,),
    "hour": (duration,),
    "minute": (duration,),
    "hour_part": (duration,),
    "num": (around_the_clock,),
    "hours_own": (duration,),
    "whole": (duration,),
}
