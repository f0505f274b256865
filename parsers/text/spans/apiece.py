"""What a price is for: an hour, a night, a piece, each time."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

_UNITS = ("hour", "pieces", "day_unit")
_OTHER_MEASURES = ("distance", "hour", "day_unit", "minute")
_PER = frozenset({"/", "per", "pr", "i", "a", "an", "each", "hver", "kvar"})
_PER_NIGHT = frozenset({"/", "per", "pr", "a"})
_THE_UNIT = frozenset({"timen", "døgnet"})
_THE_NIGHT = frozenset({"natta", "natten", "natti", "night"})
_NIGHTS = frozenset({"netter", "nettene", "nights", "overnatting", "overnattinger", "overnattingar"})
_OF_DAYS = ("month", "weekday", "weekday_short", "from", "to", "join")
_NEAR = 12
_PIECE = frozenset({"stykket", "stykk", "apiece", "stk"})

EXAMPLES = {
    "95 kr/t": "95 NOK rate",
    "195,- i timen": "195 NOK rate",
    "10 kr timen": "10 NOK rate",
    "120 kr døgnet": "120 NOK rate",
    "195 kr an hour": "195 NOK rate",
    "20 kr timen": "20 NOK rate",
    "à 95 kr": "95 NOK rate",
    "x 145 eur": "145 EUR rate",
    "x 95 = 950 kr": "95 NOK rate = 950",
    "96 kr hver gang": "96 NOK each",
    "28 kr stykket": "28 NOK rate",
    "28 kr hver": "28 NOK each",
    "1200 kr natta": "1200 NOK",
    "1490 kr per natt": "1490 NOK rate",
    "1 890,50 pr natt": "1890.50 NOK rate",
    "1890 per night": "1890 NOK rate",
    "1890 a night": "1890 NOK rate",
    "1890,50 pr. natt": "1890.50 NOK rate",
    "1890/natt": "1890 NOK rate",
}
LINES: Mapping[str, Sequence[str]] = {
    "hotell 2 netter 11.-13.11 à 1490": ["hotel 11.11 2980"],
    "hotell to netter frå 11. til 13. november á 1490": ["hotel 11.11 2980"],
    "hotel 2 nights 11 to 13 November à 1490": ["hotel 11.11 2980"],
    "hotell 2 netter 11.-13.11 à 1490, parkering 60 kr 12.11": ["hotel 11.11 2980", "parking 12.11 60"],
    "hotell 2 netter 11.-13.11, parkering à 60": ["hotel 11.11 ?amount", "parking 11.11 ?amount"],
}
"""What becomes of a price told behind the days."""


def nightly(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The bare price of `1890,50 pr natt`, and the index after it."""
    found = number(tokens, index)
    if found is None or text_at(tokens, found[1]) not in _PER_NIGHT:
        return None
    return found if has(tokens, _unit_at(tokens, found[1]), "day_part") else None


def bare_rate(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The bare price after `x` or `à` in `10 t x 95 = 950 kr`, `3 timer à 400`, `2 netter 11.-13.11 à 1490`.

    With the index after it.
    """
    found = number(tokens, index)
    if found is None or text_at(tokens, found[1]) == "=":
        return found
    timed = (
        has(tokens, index - 2, "hour") or has(tokens, index - 2, "day_unit") or _is_of_nights(tokens, index, found[1])
    )
    return found if timed and not any(has(tokens, found[1], unit) for unit in _OTHER_MEASURES) else None


def _is_of_nights(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True for the last word of a clause, right behind the days of nights that were told of before."""
    ends = after >= len(tokens) or tokens[after].kind != "word" or has(tokens, after, "join")
    near = range(max(0, index - _NEAR), index - 1)
    nights = next((at for at in near if text_at(tokens, at) in _NIGHTS), None)
    return ends and nights is not None and all(_is_of_days(tokens, at) for at in range(nights + 1, index - 1))


def _is_of_days(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind not in ("word", "nl") or any(has(tokens, at, sense) for sense in _OF_DAYS)


def after_unit(tokens: Sequence[Token], index: int) -> int | None:
    """The index after `/t`, `timen`, `pr. natt` or `stykket` at the token, which make a price that of one."""
    if text_at(tokens, index) in _PIECE or text_at(tokens, index) in _THE_UNIT or _is_of_the_night(tokens, index):
        return index + 1
    timed = text_at(tokens, index) == "each" and text_at(tokens, index + 1) == "time"  # Norwegian time is an hour
    unit = _unit_at(tokens, index)
    rated = text_at(tokens, index) in _PER and any(has(tokens, unit, sense) for sense in _UNITS)
    return unit + 1 if rated and not timed else None


def _is_of_the_night(tokens: Sequence[Token], index: int) -> bool:
    """True for the last word of `hotell 2 netter 1200 kr natta`, where nights are told of before."""
    ends = index + 1 >= len(tokens) or tokens[index + 1].kind != "word" or has(tokens, index + 1, "join")
    if text_at(tokens, index) not in _THE_NIGHT or not ends:
        return False
    near = range(max(0, index - _NEAR), index)
    return any(has(tokens, at, "lodging") or text_at(tokens, at) in _NIGHTS for at in near)


def _unit_at(tokens: Sequence[Token], index: int) -> int:
    """The index after `per`, `/` or `pr.`, where what a price is for stands."""
    return index + 1 + (text_at(tokens, index) == "pr" and text_at(tokens, index + 1) == ".")


def is_daily(tokens: Sequence[Token], index: int) -> bool:
    """True for `per dag` at the token."""
    return text_at(tokens, index) in _PER and has(tokens, index + 1, "day_word")


def is_by_month(tokens: Sequence[Token], index: int) -> bool:
    """True for `per måned`, `pr. mnd.` and `i månaden` at the token."""
    return text_at(tokens, index) in _PER and has(tokens, _unit_at(tokens, index), "month_word")


def is_at_price(tokens: Sequence[Token], index: int) -> bool:
    """True for `at 46 kr` and `at NOK 46`, the price of one."""
    if text_at(tokens, index) != "at" or index + 2 >= len(tokens):
        return False
    first, second = tokens[index + 1], tokens[index + 2]
    marked = "currency" in second.senses or second.kind == "money_mark"
    return (first.kind == "num" and marked) or ("currency" in first.senses and second.kind == "num")


def is_each(tokens: Sequence[Token], index: int) -> bool:
    """True for `hver`, `hver gang` and `per tur` at the token."""
    after = index + 1 + (text_at(tokens, index + 1) == ".")
    if text_at(tokens, index) in ("per", "pr"):
        return has(tokens, after, "each_time") or has(tokens, after, "trip")
    if not has(tokens, index, "each"):
        return False
    alone = after >= len(tokens) or tokens[after].kind != "word" or has(tokens, after, "join")
    return alone or has(tokens, after, "each_time") or has(tokens, after, "trip")


def is_apiece(tokens: Sequence[Token], index: int) -> bool:
    """True where a price is said to be for one: `stykket`, `per stk`, `hver`."""
    after = index + (text_at(tokens, index) in ("per", "pr", "/"))
    return (
        text_at(tokens, after) in _PIECE or (after > index and has(tokens, after, "pieces")) or is_each(tokens, index)
    )
