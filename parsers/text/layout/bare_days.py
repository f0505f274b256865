"""Days of the month without their dot, behind a weekday and before hours: `april: man 6 (2 t), man 13 (3 t)`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.days import whole
from parsers.text.spans.mentions import text_at
from parsers.text.spans.numbers import FRACTIONS
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt i november: man 2 (2 t), man 9 (3 t)": ["support-hour 02.11 2", "support-hour 09.11 3"],
    "støttekontakt i november: måndag 2: 2 timar, onsdag 4: 3 timar": ["support-hour 02.11 2", "support-hour 04.11 3"],
    "support contact Mon 2 2 h, Mon 9 3 h": ["support-hour 02.11 2", "support-hour 09.11 3"],
    "kjøring i november: man 2: 24 km, ons 4: 30 km": ["mileage 02.11 24", "mileage 04.11 30"],
    "støttekontakt uke 46: man 2 t, ons 3 t": ["support-hour 09.11 2", "support-hour 11.11 3"],
    "støttekontakt uke 46: man 2½ t, ons 1 ½ time": ["support-hour 09.11 2.5", "support-hour 11.11 1.5"],
    "støttekontakt 10.11. 2 og en halv time, 12. nov. 3 og en halv time": [
        *("support-hour 10.11 2.5", "support-hour 12.11 3.5"),
    ],
    "støttekontakt uke 46: man 17-19, ons 17-20": ["support-hour 09.11 2", "support-hour 11.11 3"],
}
_LEADING = frozenset({"(", ":", "="})
_MEASURES = frozenset({"hour", "minute", "distance", "currency"})
_WEEKDAYS = frozenset({"weekday", "weekday_short"})


def with_dots(tokens: list[Token]) -> list[Token]:
    """The tokens with a silent dot behind each such day."""
    days = {at for at, token in enumerate(tokens) if token.kind == "num" and _is_day(tokens, at)}
    if not days:
        return tokens
    told: list[Token] = []
    for at, token in enumerate(tokens):
        told.append(token)
        if at in days:
            told.append(Token("sym", ".", {}, token.end, token.end))
    return told


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """True for a number of no unit between a weekday and a number with one; `mandag 2 1/2 time` has but one number."""
    if not at or _WEEKDAYS.isdisjoint(tokens[at - 1].senses) or whole(tokens, at) is None:
        return False
    value = at + 1 + (text_at(tokens, at + 1) in _LEADING)
    if value >= len(tokens) or tokens[value].kind != "num" or tokens[value].text in FRACTIONS:
        return False
    return value + 1 < len(tokens) and not _MEASURES.isdisjoint(tokens[value + 1].senses)
