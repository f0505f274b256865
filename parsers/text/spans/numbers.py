"""Numbers in digits and words."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from parsers.text.spans.mentions import DAY_LEADS, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import NUMBER, Token

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "1/2": Decimal("0.5"),
    "1/4": Decimal("0.25"),
    "3/4": Decimal("0.75"),
}
_MEASURES = ("hour", "day_unit", "distance")
_MOST_DIGITS = 12
_HUNDRED, _THOUSAND = 100, 1000
TIMES_WORDS = frozenset({"ganger", "gange", "gonger", "gongar", "times"})
ARTICLES = frozenset({"en", "et", "ei", "ein", "eit", "a", "an"})
BOTH = words_of("both")
"""Each of two that are known: no factor before `ganger`, and no count of things."""
ALL_OF = BOTH | words_of("all_of")
_AND = frozenset({"og", "å", "and"})
_OF = frozenset({"of", "av"})
_QUARTER, _QUARTERS = Decimal("0.25"), frozenset({"kvart", "quarter", "quarters"})
_INEXACT = frozenset(
    {"nesten", "nærmere", "nærare", "nær", "bortimot", "drøyt", "drøye", "drygt", "snaut", "snautt", "knapt", "knappe"}
    | {"over", "under", "minst", "maks", "maksimalt", "almost", "nearly", "least", "most", "barely"}
)
_LEADING = frozenset(
    {"change", "order", "from", "line_word", "refining", "label", "clock_cue", "moved", "correcting", "field"}
)
"""Senses of words before two numbers of which the first is none of `300 til 350`: endre linje 2 til 40 kr."""
_NEAR = 4
_NUMBERED = frozenset(
    {
        "nr",
        "nummer",
        "no",
        "e",
        "rv",
        "fv",
        "riksvei",
        "riksveg",
        "fylkesvei",
        "fylkesveg",
        "plass",
        "hus",
        "sone",
        "zone",
    }
)
"""Words whose number is no amount: Rv 20 til 24 km."""
_RISE, _MOST_RISE = 2, 9
"""How many times as much the second may be, and that of hours: buss 5 til 42 kr and Rv 4 til 36 km are one number."""
_ROW_MARKS = frozenset({":", "-", "."})
_DATING = frozenset({"kl", "den", "the", ".", "/", "-", ":"})

EXAMPLES = {
    "1 234,50": "1234.50",
    "1.234,50": "1234.50",
    "2.500": "2500",
    "12.50": "12.50",
    "2,5": "2.5",
    "to og en halv": "2.5",
    "halvannen": "1.5",
    "en halv": "0.5",
    "tre hundre": "300",
    "hundre og tjue": "120",
    "to tusen fem hundre": "2500",
    "fire hundre og femti": "450",
    "tusen fem hundre": "1500",
    "totusen fem hundre og femti": "2550",
    "tusen": "1000",
    "tjuefire": "24",
    "femogførti": "45",
    "twenty-four": "24",
    "trehundre": "300",
    "5 tusen": "5000",
    "1,234.50": "1234.50",
    "1'234": "1234",
    "1/2": "0.5",
    "2 1/2 time": "2.5",
    "2½": "2.5",
    "2 og 1/2 time": "2.5",
    "2 and ½ hours": "2.5",
    "to og 1/2 time": "2.5",
    "2 og en halv time": "2.5",
    "2 og ein halv time": "2.5",
    "2 and a half hours": "2.5",
    "2 og en halv": "2",
    "to og halv time": "2.5",
    "three and a half": "3.5",
    "half an": "0.5",
    "one and three quarter hours": "1.75",
    "one and three-quarter hours": "1.75",
    "two and three quarters of an hour": "2.75",
    "two and a quarter hours": "2.25",
    "to og ein kvart time": "2.25",
    "1 og trekvart time": "1.75",
    "three quarters of an hour": "0.75",
    "tre kvart time": "0.75",
    "tre og kvart over ni": "3",
}


@lru_cache(maxsize=4_096)
def digits(text: str) -> Decimal | None:
    """The value of a token of digits, None for any other: a word, a day (3/12), nothing, more digits than sums have.

    A comma or short point is for decimals; a space or point before three digits groups.
    """
    if text in FRACTIONS:
        return FRACTIONS[text]
    if "/" in text or len(text) > _MOST_DIGITS or not NUMBER.fullmatch(text):
        return None
    if text.isdecimal():
        return Decimal(text)
    if "," in text and "." in text[text.index(",") :]:  # 1,234.50
        return Decimal(text.replace(",", ""))
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    return Decimal(text.replace(" ", "").replace("'", "").replace(",", "."))


def is_grouped(text: str) -> bool:
    """True for 1.234, where a careful reader of kilometres would hesitate."""
    return _GROUPED.fullmatch(text) is not None


def is_about(tokens: Sequence[Token], index: int) -> bool:
    """True for the 3 of `2-3 timer`, the 7 of `5 til 7 km` and the 40 of `litt over 40 km`, which say no number."""
    if text_at(tokens, index - 1) in _INEXACT:
        return True
    before, dash = index - 2, index - 1
    if has(tokens, dash, "to"):
        named = before - 1 - (text_at(tokens, before - 1) == ".")
        if text_at(tokens, named) in _NUMBERED:
            return False
        most = _MOST_RISE if has(tokens, index + 1, "hour") else _RISE
        return _rises(tokens, before, index, most) and _LEADING.isdisjoint(_senses_before(tokens, before))
    return (
        text_at(tokens, dash) == "-"
        and text_at(tokens, before).isdecimal()
        and tokens[before].end == tokens[dash].start
        and text_at(tokens, before - 1) not in ("-", "kl", ".")
    )


def _senses_before(tokens: Sequence[Token], index: int) -> set[str]:
    """The senses of the few words before the token."""
    return {sense for token in tokens[max(0, index - _NEAR) : index] for sense in token.senses}


def _rises(tokens: Sequence[Token], first: int, last: int, times: int) -> bool:
    """True for two whole numbers of which the second is more, but not more than so many times as much: 300 til 350."""
    least, most = text_at(tokens, first), text_at(tokens, last)
    both = least.isdecimal() and most.isdecimal() and max(len(least), len(most)) <= _MOST_DIGITS
    return both and int(least) < int(most) <= times * int(least)


_MOST_WORDS = 16
"""Of one number: seven hundred and seventy-seven thousand seven hundred and seventy-seven has twelve."""


def number(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The number that begins at the token and the index after it, e.g. 2.5 for `to og en halv`."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "num":
        return _in_digits(tokens, index)
    if "half" in token.senses:
        return Decimal("0.5"), index + 1 + (text_at(tokens, index + 1) in ("a", "an"))
    if token.text in _QUARTERS:
        return _measured_quarters(tokens, index)
    if "number" not in token.senses or (token.text in BOTH and text_at(tokens, index + 1) in TIMES_WORDS):
        return None
    if token.text in ARTICLES and has(tokens, index + 1, "half"):
        return Decimal("0.5"), index + 2
    if (part := _measured_quarters(tokens, index)) is not None:
        return part
    value, after = _in_words(tokens, index)
    half = and_a_half(tokens, after)
    if half:
        return value + Decimal("0.5"), half
    if text_at(tokens, after) in _AND and (part := _measured_quarters(tokens, after + 1)):
        return value + part[0], part[1]
    return _with_fraction(tokens, value, after)


def _in_digits(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The digits with a fraction after them, `2½` or `2 1/2 time`, or counting thousands, `5 tusen`."""
    value, after = digits(tokens[index].text), index + 1
    if value is None or after == len(tokens):
        return None if value is None else (value, after)
    follow = tokens[after]
    if follow.text in FRACTIONS and "/" not in follow.text and follow.start == tokens[index].end:
        return value + FRACTIONS[follow.text], after + 1
    if follow.text in _AND and _counts(tokens, index):
        half = and_a_half(tokens, after)
        if half and _is_measure(tokens, half):
            return value + Decimal("0.5"), half
        if part := _measured_quarters(tokens, after + 1):
            return value + part[0], part[1]
    scale = follow.senses.get("number")
    if isinstance(scale, Decimal) and scale >= _HUNDRED and value < scale:
        return value * scale, after + 1
    parted = follow.text in _AND or follow.text in FRACTIONS
    return _with_fraction(tokens, value, after) if parted else (value, after)


def _with_fraction(tokens: Sequence[Token], value: Decimal, after: int) -> tuple[Decimal, int]:
    """The number with a fraction of the measure that follows: `2 1/2 time`, `2 og 1/2 time`."""
    part = after + (text_at(tokens, after) in _AND)
    if text_at(tokens, part) in FRACTIONS and _is_measure(tokens, part + 1):
        return value + FRACTIONS[tokens[part].text], part + 1
    return value, after


def quarters(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """What `kvart`, `a quarter`, `three-quarter` and `trekvart` say, and the index after it."""
    if _word(tokens, index) == 3 * _QUARTER:
        return 3 * _QUARTER, index + 1
    many = 3 if _word(tokens, index) == 3 else 1
    at = index + (many > 1 or text_at(tokens, index) in ARTICLES)
    at += many > 1 and text_at(tokens, at) == "-"
    return (many * _QUARTER, at + 1) if text_at(tokens, at) in _QUARTERS else None


def _measured_quarters(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The quarters that a measure follows, and its index: `three quarter hours`, `a quarter of an hour`."""
    found = quarters(tokens, index)
    if found is None:
        return None
    part, at = found
    at += 2 * (text_at(tokens, at) in _OF and text_at(tokens, at + 1) in ARTICLES)
    return (part, at) if _is_measure(tokens, at) else None


def _is_measure(tokens: Sequence[Token], index: int) -> bool:
    return any(has(tokens, index, measure) for measure in _MEASURES)


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """True for digits that no date, week or clock time is made of: 2 og en halv time, not 12.11 og en halv time."""
    beside = text_at(tokens, index - 1)
    led = any(has(tokens, index - 1, sense) for sense in ("week", "month", "clock")) or beside in _DATING
    if led and beside in _ROW_MARKS:  # 17.11: 2 og en halv time
        led = _leads_to_day(tokens, index - 2)
    return tokens[index].text.isdecimal() and not led


def _leads_to_day(tokens: Sequence[Token], at: int) -> bool:
    """True for a word of a week, clock or month, or a number, of which digits behind its mark may be: `nov. 2`.

    What has its day already leads to no other: `10. nov. 2 og en halv time`, `den 18. 2 og en halv time`.
    """
    if has(tokens, at, "month"):
        return not any(text_at(tokens, day).isdecimal() for day in (at - 1, at - 2))
    if tokens[at].kind == "num":
        named = text_at(tokens, at - 1) in DAY_LEADS or has(tokens, at - 1, "weekday")
        return "." not in tokens[at].text and not named
    return has(tokens, at, "week") or has(tokens, at, "clock_cue")


def _in_words(tokens: Sequence[Token], index: int) -> tuple[Decimal, int]:
    """Words that make one number: fire hundre og femti, to tusen fem hundre, twenty-four."""
    first, after = _word(tokens, index) or Decimal(0), index + 1
    total, part = (first, Decimal(0)) if first and first % _THOUSAND == 0 else (Decimal(0), first)
    while after < min(len(tokens), index + _MOST_WORDS):
        join = text_at(tokens, after) if text_at(tokens, after) in _AND or text_at(tokens, after) == "-" else ""
        word = _word(tokens, after + bool(join))
        if word is None or (join and tokens[after + 1].text in ARTICLES):
            break
        if word >= _HUNDRED and part < word and not join:
            total, part = (total + part * word, Decimal(0)) if word > _HUNDRED else (total, part * word)
        elif _follows(total, part, word, join):
            part += word
        else:
            break
        after += 1 + bool(join)
    return total + part, after


def _follows(total: Decimal, part: Decimal, word: Decimal, join: str) -> bool:
    """True for a number below a hundred after hundreds or thousands, and for units right after tens."""
    if part % _HUNDRED == 0:
        return word < _HUNDRED and bool(part or total) and join != "-"
    return word < 10 and part % _HUNDRED in _TENS and join not in _AND


_TENS = frozenset(Decimal(tens) for tens in range(20, 100, 10))


def _word(tokens: Sequence[Token], index: int) -> Decimal | None:
    value = tokens[index].senses.get("number") if index < len(tokens) else None
    return value if isinstance(value, Decimal) else None


def and_a_half(tokens: Sequence[Token], index: int) -> int | None:
    """The index after `og en halv`, which adds a half to what stands before it; `og halv` does so before a unit."""
    if text_at(tokens, index) not in _AND:
        return None
    if text_at(tokens, index + 1) in ARTICLES and has(tokens, index + 2, "half"):
        return index + 3
    if has(tokens, index + 1, "half") and _is_measure(tokens, index + 2):
        return index + 2
    return None


def repeated(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """How many times a measure before the token counts, and the index after: `x 48`, `to ganger`."""
    if has(tokens, index, "times"):
        found = number(tokens, index + 1)
        units = ("distance", "currency", "hour", "day_unit")
        return None if found is None or any(has(tokens, found[1], unit) for unit in units) else found
    found = number(tokens, index)
    if found and text_at(tokens, found[1]) in TIMES_WORDS:
        return found[0], found[1] + 1
    return None


def plain(value: Decimal) -> str:
    """The number as JSON values hold it: no exponent, no needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
