"""Numbers in digits and words."""

import re
from collections.abc import Sequence
from decimal import Decimal

from parsers.text.mentions import has, text_at
from parsers.text.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5")}
_MOST_DIGITS = 12
TIMES_WORDS = frozenset({"ganger", "gange", "gonger", "gongar", "times"})
_ARTICLES = frozenset({"en", "et", "ei", "ein", "eit", "a"})

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
    "1/2": "0.5",
    "2½": "2.5",
}


def digits(text: str) -> Decimal | None:
    """The value of a `num` token: a comma or short point for decimals, a space or point before three digits groups."""
    if text in _FRACTIONS:
        return _FRACTIONS[text]
    if "/" in text or len(text) > _MOST_DIGITS:
        return None
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    return Decimal(text.replace(" ", "").replace(",", "."))


def is_grouped(text: str) -> bool:
    """True for 1.234, where a careful reader of kilometres would hesitate."""
    return _GROUPED.fullmatch(text) is not None


def number(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The number that begins at the token and the index after it, e.g. 2.5 for `to og en halv`."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "num":
        value = digits(token.text)
        if value is None:
            return None
        if text_at(tokens, index + 1) == "½" and tokens[index + 1].start == token.end:
            return value + Decimal("0.5"), index + 2
        return value, index + 1
    if "half" in token.senses:
        return Decimal("0.5"), index + 1
    word = token.senses.get("number")
    if not isinstance(word, Decimal):
        return None
    if token.text in _ARTICLES and has(tokens, index + 1, "half"):
        return Decimal("0.5"), index + 2
    value, after = word, index + 1
    if has(tokens, after, "number"):
        scale = tokens[after].senses["number"]
        if isinstance(scale, Decimal) and scale >= 100 and value < scale:
            value, after = value * scale, after + 1
    articled = text_at(tokens, after) in ("og", "and") and text_at(tokens, after + 1) in _ARTICLES
    if articled and has(tokens, after + 2, "half"):
        return value + Decimal("0.5"), after + 3
    return value, after


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
