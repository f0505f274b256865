"""What is said to be divided, and whether it is what a sum was paid for: `Buss 43 kr. Hjem delte jeg taxi`."""

from collections.abc import Sequence
from typing import Protocol

from parsers.text.spans.mentions import Money, Stretch, text_at
from parsers.text.words.tokens import Token

SENTENCE_ENDS = frozenset({".", "\n"})
_WITHIN = 4


class Named(Stretch, Protocol):
    """Words that name types of the catalogue."""

    @property
    def codes(self) -> tuple[str, ...]: ...


def is_another(tokens: Sequence[Token], money: Money, divided: int, named: Sequence[Named]) -> bool:
    """True where a later sentence names what was divided, and it is not what the sum was paid for.

    `Buss 43 kr. Hjem delte jeg taxi med Kari, min del ble 165 kr`.
    """
    what, before = _divided_and_paid(tokens, money, divided, named)
    return bool(what and before) and what.isdisjoint(before)


def is_named_again(tokens: Sequence[Token], money: Money, divided: int, named: Sequence[Named]) -> bool:
    """True where a later sentence says that it was divided: `Taxi 330 kr. Bom 40 kr. Delte taxien med Kari`."""
    what, before = _divided_and_paid(tokens, money, divided, named)
    return not what.isdisjoint(before)


def _divided_and_paid(
    tokens: Sequence[Token], money: Money, divided: int, named: Sequence[Named]
) -> tuple[set[str], set[str]]:
    """The types named where something was divided, in a later sentence than the sum, and those named before the sum."""
    if not named or divided < money.last or not is_apart(tokens, money, divided):
        return set(), set()
    opening = next(at for at in range(divided, 0, -1) if text_at(tokens, at - 1) in SENTENCE_ENDS)
    what = {code for one in named if opening <= one.first <= divided + _WITHIN for code in one.codes}
    begin = next((at for at in range(money.first, 0, -1) if text_at(tokens, at - 1) in SENTENCE_ENDS), 0)
    before = {code for one in named if begin <= one.first < money.first for code in one.codes}
    return what, before


def is_apart(tokens: Sequence[Token], money: Money, at: int) -> bool:
    """True where a sentence, or a line, ends between."""
    return any(token.text in SENTENCE_ENDS for token in tokens[money.last : at])
