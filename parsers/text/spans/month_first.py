"""Periods whose days stand behind their months: `from Friday November 6 to Sunday November 8`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeGuard

from parsers.text.spans.dates import period_join
from parsers.text.spans.mentions import Mention, When, has
from parsers.text.spans.shifted import is_shifted
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "respite care over 10 years, from Friday November 6 to Sunday November 8, 2 days": ["care-day-over-10 06.11 2"],
    "respite care over 10 years from November 6 until 8 November, 2 days": ["care-day-over-10 06.11 2"],
    "respite care over 10 years, Friday November 6th - Sunday 8 November, 2 days": ["care-day-over-10 06.11 2"],
    "Avlastning over 10 år fra november 6 til november 8, 2 døgn": ["care-day-over-10 06.11 2"],
    "respite care over 10 years Nov 6 to 8, 2 days": ["care-day-over-10 06.11 2"],
    "Avlastning over 10 år nov. 6 til 8, 2 døgn": ["care-day-over-10 06.11 2"],
    "støttekontakt 7. november 12 til 15 og 17. november 10 til 14.30": [
        *("support-hour 07.11 3", "support-hour 17.11 4.5"),
    ],
    "taxi November 6, 300 to 350 kr": ["taxi 06.11 ?amount"],
    "taxi Nov 6 to 8 Main Street, 350 kr": ["taxi 06.11 350"],
    "taxi Nov 6 til 12 Storgata, 350 kr": ["taxi 06.11 350"],
    "support contact Nov 6 to 8, 10 to 12 each day": ["support-hour 06.11 6"],
    "support contact Nov 6 to 8 and 10 to 12, 6 hours": ["support-hour 6 ?date"],
    "Planutvalget ble flyttet fra 9. til 11. og 13. november": ["fee-planning 11.11", "fee-planning 13.11"],
    "buss 6.11, sone 6 til 42 kr": ["transit 06.11 42"],
    "kjørte 6.11 Rv 20 til 24 km": ["mileage 06.11 24"],
    "taxi 6.11 nr. 240 til 350 kr": ["taxi 06.11 350"],
    "executive committee November 3 - November 5 - November 9": [
        *("fee-executive 03.11", "fee-executive 05.11", "fee-executive 09.11"),
    ],
    "The executive committee was moved from November 3 to November 5": ["fee-executive 05.11"],
    "support contact November 3 and November 5, 2 hours each time": ["support-hour 03.11 2", "support-hour 05.11 2"],
    "support contact November 3, to the cinema November 5, 2 hours each time": [
        *("support-hour 03.11 2", "support-hour 05.11 2"),
    ],
    "low rate Friday November 6 at 18:00 to Sunday November 8 at 12:00": ["care-hour-low 06.11 42"],
}


def with_periods(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions, where two such days with nothing but `to` between them are the ends of one period."""
    if "month" not in spots:
        return mentions
    found: list[Mention] = []
    for at, one in enumerate(mentions):
        before = found[-1] if found else None
        if (
            _is_one_day(before)
            and _is_one_day(one)
            and period_join(tokens, before.last) == one.first
            and not _is_row(tokens, mentions, at)
        ):
            found[-1] = _period(tokens, before, one)
        else:
            found.append(one)
    return found if len(found) < len(mentions) else mentions


def _is_row(tokens: Sequence[Token], mentions: Sequence[Mention], at: int) -> bool:
    """True where a third day is joined to the two: November 3 - November 5 - November 9."""
    near = mentions[max(0, at - 2) : at + 2]
    joins = sum(
        _is_one_day(one) and _is_one_day(after) and period_join(tokens, one.last) == after.first
        for one, after in pairwise(near)
    )
    return joins > 1


def _is_one_day(one: Mention | None) -> TypeGuard[When]:
    day = one.days[0] if isinstance(one, When) and one.shape == "days" and len(one.days) == 1 else None
    return day is not None and bool(day.day and day.month)


def _period(tokens: Sequence[Token], first: When, last: When) -> When:
    """Both as one; of what was moved from one day to another only the second is left."""
    moved = has(tokens, first.first - 1, "from") and is_shifted(tokens, first.first - 2)
    days = last.days if moved else (*first.days, *last.days)
    return When(
        rule="moved" if moved else "month_first",
        first=first.first,
        last=last.last,
        span=(first.span[0], last.span[1]),
        days=days,
        shape="days" if moved else "period",
    )
