"""Whether a number with a point is a clock time or a day of the month: 16.30, 12.10."""

from collections.abc import Sequence

from parsers.text.spans.clockface import clock_of
from parsers.text.spans.mentions import has, leads_to, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_ALL = frozenset({"begge", "båe", "alle", "both", "hver", "kvar", "each"})
_BOTH = frozenset({"begge", "båe", "both"})
_DATES = ("dmy", "iso")
_MEASURES = ("currency", "distance", "hour")
_IN = frozenset({"i", "in"})
_ALSO = frozenset({"også", "òg", "too", "also"})
_CENTURY = "20"
OPENS = frozenset({"(", "["})
_ASIDE = frozenset({",", ":", "(", "-", "–"})
_ROW = 8
"""Tokens of a row from its day to the answer."""
_ANEW = frozenset({"misread", "saying_anew"})
_ANEW_WITHIN = 6
"""Tokens between two pairs of times of which the second holds."""
_STAND = frozenset({"stå", "stått", "stade", "read", "say"})
_BE = frozenset({"være", "vere", "vera", "vært", "vore", "be"})
_WAS, _SO = frozenset({"var", "ble", "blei", "vart", "was"}), frozenset({"så", "so", "altså"})
_IT = frozenset({"det", "it", "ha"})
_THAT = frozenset({"den", "that"})
_LAST = words_of("last_of_all")


def is_day(tokens: Sequence[Token], index: int) -> bool:
    """True for a number that a clock time or month makes a day: the end of `07.00 til 7.11. kl 18`."""
    after = index + 1 + (text_at(tokens, index + 1) == ".")
    if (has(tokens, after, "month") or has(tokens, after, "feast")) and after > index + 1:
        return True
    return may_be_day(tokens, index) and (has(tokens, after, "clock_cue") or _is_time(tokens, after))


def _is_time(tokens: Sequence[Token], index: int) -> bool:
    """True for a clock time with its minutes right behind a day: the 19.00 of `9.11 07.00 - 10.11 19.00`."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    hour, _, minute = token.text.partition(".")
    told = token.kind == "num" and hour.isdecimal() and len(minute) == len("00") and clock_of(token.text) is not None
    measured = index + 1 < len(tokens) and not tokens[index + 1].senses.keys().isdisjoint(_MEASURES)
    return (token.kind == "clock" or told or (token.kind == "num" and is_full(token.text))) and not measured


def after_day(tokens: Sequence[Token], index: int) -> bool:
    """True right after a day, weekday, `samme dag`, `begge ganger` or `begge dager`: 17.11 9-15, i kveld, 18-20.

    So are `siste gang 9-14`, `den 3. (9-12)`, `november 3, 9-12` and `28. oktober (onsdag), 16-20`.
    `også` may stand between them: onsdag også, 11-13. So is a number after `i går kveld` and `for ei uke siden`.
    """
    index -= text_at(tokens, index - 1) in OPENS
    at = index - 1 - (text_at(tokens, index - 1) in (",", ".", ":"))
    at -= at > 0 and tokens[at].text in _ALSO
    at -= text_at(tokens, at) == ")" and has(tokens, at - 1, "weekday")  # 28. oktober (onsdag), 16-20
    if at > 0 and text_at(tokens, index - 1) == "," and tokens[at].text.isdecimal() and has(tokens, at - 1, "month"):
        return True  # november 3, 9-12
    if has(tokens, at, "after_i") and text_at(tokens, at - 1) in _IN:
        return True
    if has(tokens, at, "ago") and (has(tokens, at - 1, "week") or has(tokens, at - 1, "day_word")):
        return True
    if text_at(tokens, at - (has(tokens, at, "day_word") or has(tokens, at, "each_time"))) in _BOTH:
        return True
    if has(tokens, at, "each_time") and (has(tokens, at - 1, "ordinal") or text_at(tokens, at - 1) in _LAST):
        return True
    opened = text_at(tokens, index) in OPENS and text_at(tokens, index - 1) == "." and at == index - 2
    if opened and tokens[at].kind == "num" and tokens[at].text.isdecimal() and tokens[at].end == tokens[at + 1].start:
        return True  # fsk 3. (9-12)
    each_time = has(tokens, at, "each_time") and not (has(tokens, at, "day_word") or has(tokens, at, "mealday"))
    each_time = each_time and text_at(tokens, at - 1) in _ALL
    if has(tokens, at, "day_word") and (has(tokens, at - 1, "same") or text_at(tokens, at - 1) in _THAT):
        return True
    at -= has(tokens, at, "day_part") or text_at(tokens, at) == "morges"  # fredag morges 7-9
    if at < 0 or each_time:
        return each_time
    at -= tokens[at].text.startswith(_CENTURY) and has(tokens, at - 1, "month")
    before = tokens[at]
    named = (
        any(sense in before.senses for sense in ("weekday", "weekday_short", "month", "offset", "this"))
        or before.kind in _DATES
    )
    today = "after_i" in before.senses and text_at(tokens, at - 1) in _IN
    return named or today or (before.kind == "num" and any(mark in before.text for mark in "./"))


def after_answer(tokens: Sequence[Token], index: int) -> bool:
    """True right after the answer of a row with a day: `5. mai formannskapet - ja, 9-12`, `3.11: møtte 9-12`."""
    at = index - 1 - (text_at(tokens, index - 1) in _ASIDE)
    if at < 1 or not (tokens[at].senses.get("reply_opening") == "yes" or tokens[at].text in words_of("came_to_it")):
        return False
    for near in range(at - 1, max(at - _ROW, 0), -1):
        if tokens[near].kind == "nl":
            return False
        if after_day(tokens, near):
            return True
    return False


def is_anew(tokens: Sequence[Token], index: int) -> bool:
    """True right after a pair of times that is taken back: `i går 9-11, nei 9-12`; and after `det skal stå`."""
    if _is_said_so(tokens, index):
        return True
    at = index - 1
    retracted = False
    while at > index - _ANEW_WITHIN and at > 1 and tokens[at].kind in ("word", "sym"):
        if "retracting" in tokens[at].senses:
            retracted = True
        elif tokens[at].kind == "word" and not (tokens[at].writer or _ANEW & tokens[at].senses.keys()):
            return False
        at -= 1
    if not retracted or at < 2 or tokens[at].kind != "num" or not leads_to(tokens, at - 1):
        return False
    return has(tokens, at - 3, "clock_cue") or after_day(tokens, at - 2)


def _is_said_so(tokens: Sequence[Token], index: int) -> bool:
    """True after `skal det stå`, `søndag skal være`, `Sunday was`, and where a time leads to it: `kl. 16, så 11-16`."""
    word = text_at(tokens, index - 1)
    if word in _SO:
        return text_at(tokens, index - 2) == "," and any(has(tokens, index - step, "clock_cue") for step in (4, 5))
    if word in _WAS:
        return has(tokens, index - 2, "weekday")
    it = text_at(tokens, index - 2) in _IT
    if word not in _STAND | _BE or not has(tokens, index - 2 - it, "should"):
        return False
    return word in _STAND or it or text_at(tokens, index - 3) in _IT or has(tokens, index - 3, "weekday")


def only_clock(text: str) -> bool:
    """True for 07.00 and 17.30, which no calendar has; 6.11 stays a day."""
    return "." in text and clock_of(text) is not None and not looks_like_day(text)


def is_full(text: str) -> bool:
    """True for the four digits of 0630 and 1930, which may be a sum or a year too."""
    return len(text) == len("0630") and text.isdecimal() and clock_of(text) is not None


def may_be_day(tokens: Sequence[Token], index: int) -> bool:
    """True for 14.10, which after the Norwegian `at` is a day."""
    return "." in tokens[index].text and looks_like_day(tokens[index].text)


def looks_like_day(text: str) -> bool:
    """True for 12.10 and a bare 3, False for 16.30, whose second part is no month."""
    day, _, month = text.partition(".")
    return day.isdecimal() and int(day) <= 31 and (not month or (month.isdecimal() and 1 <= int(month) <= 12))
