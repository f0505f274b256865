"""How a line of the claim can be put right in words: an example that fits what the claim has."""

from decimal import Decimal

from bot.presentation.line import type_of
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lines import ExpenseLine, Line, MileageLine


def hint(claim: Claim, words: Words, catalogue: Catalogue) -> str:
    """`linje 2 skal være 60 km`, of the first line that has a distance, hours or a sum, else another day."""
    for number, line in enumerate(claim.lines, 1):
        if value := _value(line.line, words, catalogue):
            return words.t("hint.line", number=str(number), value=value)
    return words.t("hint.line", number="1", value=words.t("hint.day")) if claim.lines else words.t("hint.empty")


def _value(line: Line, words: Words, catalogue: Catalogue) -> str:
    if isinstance(line, MileageLine):
        return words.t("format.km", km="60")
    if not isinstance(line, ExpenseLine):
        return ""
    kind = type_of(line, catalogue)
    if kind and kind.unit in ("hour", "day"):
        return words.n(f"unit.{kind.unit}", Decimal(3))
    return words.t("hint.sum") if line.amount is not None else ""
