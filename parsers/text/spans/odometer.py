"""Kilometres told by what the car's counter showed: `km-stand 45120 til 45162`, `odometer 45120-45162`."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.mentions import Distance, Rule, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Token

EXAMPLES = {
    "km-stand 45120 til 45162": "42 km",
    "kilometerstand 45 120 - 45 162": "42 km",
    "km stand start 45120 slutt 45162": "42 km",
    "kilometerstand ved start 45120, ved slutt 45162": "42 km",
    "kilometerteller: 45120-45162": "42 km",
    "odometer 45120 to 45162": "42 km",
    "kilometerstand 45162": "",
    "kilometerstand 45162 - 45120": "",
}
COUNTER = "counter"
_STAND = frozenset({"stand", "standen", "teller", "teljar"})
_BETWEEN = frozenset({"start", "slutt", "ved", "før", "etter", "to", "til", "-", ":", ",", "at", "end", "fra", "frå"})
_FEWEST_DIGITS = 3
_REACH = 5
_LONGEST = 2000
"""Kilometres of a drive; more than that is no drive of one message."""


def by_counter(tokens: Sequence[Token], index: int) -> Distance | None:
    """The kilometres between two readings after a word for the counter; the later one is the greater."""
    after = index + 1
    if has(tokens, index, "distance"):
        after += text_at(tokens, after) == "-"
        if text_at(tokens, after) not in _STAND:
            return None
        after += 1
    first = _reading(tokens, after)
    last = _reading(tokens, first[1]) if first else None
    if first is None or last is None or not 0 < last[0] - first[0] <= _LONGEST:
        return None
    return Distance(rule=COUNTER, first=index, last=last[1], km=last[0] - first[0])


def _reading(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The next number of several digits, past small words, and the index after it."""
    at = index
    while at - index < _REACH and text_at(tokens, at) in _BETWEEN:
        at += 1
    text = text_at(tokens, at)
    value = digits(text) if len(text) >= _FEWEST_DIGITS else None
    return (value, at + 1) if value is not None else None


RULES: dict[str, tuple[Rule, ...]] = {"distance": (by_counter,), "counter": (by_counter,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
