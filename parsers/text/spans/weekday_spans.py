"""From one short weekday to another: `fra fre til søn`, `from Fri to Sun`."""

from collections.abc import Sequence

from parsers.text.spans.dates import period_join
from parsers.text.spans.days import weekday_of
from parsers.text.spans.mentions import Day, has, text_at
from parsers.text.words.tokens import Token

_SHORT = 3


def from_to(tokens: Sequence[Token], index: int) -> tuple[list[Day], int] | None:
    """Both weekdays of such a period, and the index after them."""
    led = has(tokens, index - 1, "from") or (has(tokens, index - 1, "each") and has(tokens, index, "weekday_short"))
    first = _in_short(tokens, index) if led else None
    until = period_join(tokens, first[1]) if first else None
    last = _in_short(tokens, until) if until is not None else None
    if first is None or last is None:
        return None
    return [Day(weekday=first[0]), Day(weekday=last[0])], last[1]


def _in_short(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A weekday of three letters, whatever else its word may be: `from Fri to Sun`; and any in full."""
    day = tokens[index].senses.get("weekday_short") if index < len(tokens) else None
    if day is None or len(tokens[index].text) < _SHORT:
        return weekday_of(tokens, index)
    return int(day), index + 1 + (text_at(tokens, index + 1) == ".")
