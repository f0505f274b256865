"""What is said to be a part of another value: `hvorav 30 km`, `4 av dem`, `2 of it`."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.mentions import Clocks, Duration, Mention, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_OF = frozenset({"av", "of"})
THEM = frozenset({"dem", "dei", "disse", "desse", "de", "dette", "turen", "them", "those", "these", "it", "that"}) | {
    *("timene", "timane")
}
_WAY = frozenset({"veien", "vegen", "strekningen", "strekninga", "way", "trip", "drive"})
_DAY = 24 * 60
_WERE = frozenset({"var", "was", "were"})

_KILOMETRES = words_of("the_kilometres")


def bare_part(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The number of `18 av dem` and `18 of the kilometres` that stands at the token; None for anything else."""
    if tokens[at].kind != "num" or text_at(tokens, at + 1) not in _OF:
        return None
    them = at + 2 + (text_at(tokens, at + 2) == "the")
    return digits(tokens[at].text) if text_at(tokens, them) in THEM | _KILOMETRES else None


def is_portion(value: Mention, tokens: Sequence[Token]) -> bool:
    """True for what is said to be a part: after `hvorav`, `av dette` and `of which`, before `av dem` and `of it`."""
    before, after = value.first - 1, value.last
    before -= text_at(tokens, before) in _WERE
    whole = after + 1 + (text_at(tokens, after + 1) == "the")
    if text_at(tokens, after) in _OF and text_at(tokens, whole) in THEM | _WAY:
        return True
    return is_thereof(tokens, before)


def is_thereof(tokens: Sequence[Token], at: int) -> bool:
    """True at the last word of `hvorav`, `av dette` and `of which`."""
    if has(tokens, at, "thereof"):
        return True
    return text_at(tokens, at - 1) in _OF and (text_at(tokens, at) in THEM or text_at(tokens, at) == "which")


def holds(whole: Duration | Clocks, part: Duration | Clocks) -> bool:
    """True where the whole, counted or between two clock times, has more of the same unit than the part."""
    if isinstance(whole, Duration) and isinstance(part, Duration) and whole.unit != part.unit:
        return False
    more, less = hours_of(whole), hours_of(part)
    return more is not None and less is not None and more > less


def hours_of(told: Duration | Clocks) -> Decimal | None:
    """How many hours or døgn were told, or lie between two clock times; None for a pause, and where one is not known.

    The end may be after midnight.
    """
    if isinstance(told, Duration):
        return None if told.pause else told.amount
    if told.end is None or told.unsure:
        return None
    minutes = (told.end.hour - told.start.hour) * 60 + told.end.minute - told.start.minute
    return Decimal(minutes % _DAY) / 60
