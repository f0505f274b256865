"""Periods that end on a day counted from today: `fra fredag til i dag`, `from the 3rd until yesterday`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.dates import period_join
from parsers.text.spans.mentions import Mention, When, has
from parsers.text.words.tokens import Token

RULE = "period"
EXAMPLES: Mapping[str, Sequence[str]] = {
    "døgnavlastning over 10 år fra onsdag til i dag, 2 døgn": ["care-day-over-10 18.11 2"],
    "overnight respite over 10 years from Wednesday until today, 2 days": ["care-day-over-10 18.11 2"],
    "støttekontakt frå tysdag til i går, 7 timar": ["support-hour 17.11 7"],
    "Formannskapet ble flyttet fra onsdag til i dag": ["fee-executive 20.11"],
    "byttet vakt fra onsdag til i går, støttekontakt 3 timer": ["support-hour 19.11 3"],
}
_SWAPPED = frozenset({"byttet", "bytta", "bytte", "swapped", "changed"})
_MOVED_WITHIN = 3
"""Tokens before `fra` in which it may say that something was moved: byttet vakt fra."""


def until_today(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions with such a period in the place of its two days; what was moved has the later one alone."""
    found: list[Mention] = []
    for one in mentions:
        before = found[-1] if found else None
        if not (isinstance(before, When) and isinstance(one, When) and _is_span(tokens, before, one)):
            found.append(one)
        elif _is_moved(tokens, before.first - 1):
            found[-1] = one
        else:
            span, days = (before.span[0], one.span[1]), (*before.days, *one.days)
            found[-1] = When(rule=RULE, first=before.first, last=one.last, span=span, days=days, shape="period")
    return found


def _is_span(tokens: Sequence[Token], first: When, last: When) -> bool:
    """True for a day that `fra` opens and `til` leads from to a day counted from today."""
    if last.rule != "relative" or first.shape != "days" or len(first.days) != 1 or (last.days[0].offset or 0) > 0:
        return False
    return has(tokens, first.first - 1, "from") and period_join(tokens, first.last) == last.first


def _is_moved(tokens: Sequence[Token], opening: int) -> bool:
    """True where the words before `fra` say that something was moved from that day."""
    near = tokens[max(0, opening - _MOVED_WITHIN) : opening]
    return any("moved" in token.senses or token.text in _SWAPPED for token in near)
