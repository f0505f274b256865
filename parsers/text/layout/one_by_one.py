"""How often something was, where each time is told with its day: `tre ganger: 3.11 i 2 timer, 5.11 i 1 time, …`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import is_one_day
from parsers.text.spans.mentions import BY_PLACE, MEASURED, Count, Mention

EXAMPLES: Mapping[str, Sequence[str]] = {
    "I november var eg støttekontakt tre gonger: 3. november i 2 timar, 5.11 i 1 time og 10. november i 3 timar": [
        *("support-hour 03.11 2", "support-hour 05.11", "support-hour 10.11 3"),
    ],
    "Eg var støttekontakt to gonger: 3.11 i 2 timar og 10.11 i 3 timar.\nFerja 10.11 kosta 45 kr.": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "ferry 10.11 45"),
    ],
    "støttekontakt to ganger: 3.11 2 timer og 10.11 3 timer": ["support-hour 03.11 2", "support-hour 10.11 3"],
    "I was a support contact twice, two times: 3 November for 2 hours and 10 November for 3 hours": [
        *("support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    "støttekontakt tre ganger: 3.11 i 2 timer, 10.11 i 3 timer": [
        *("support-hour 03.11 ?quantity", "support-hour 10.11 ?quantity"),
    ],
}


def without_told_times(mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions without the number of times that as many days with a measure each come after, in its sentence."""
    counts = [one for one in mentions if isinstance(one, Count) and one.of == "trip" and one.amount]
    if not counts:
        return mentions
    told = [one for one in sorted(mentions, key=BY_PLACE) if is_one_day(one) or isinstance(one, MEASURED)]
    days: dict[int, list[int]] = {}
    for day, measure in pairwise(told):
        if is_one_day(day) and isinstance(measure, MEASURED):
            days.setdefault(layout.sentence[day.first], []).append(day.first)
    gone: set[int] = set()
    for one in counts:
        beside = days.get(layout.sentence[one.first], [])
        if one.amount == Decimal(len(beside) - bisect_left(beside, one.first)) > 1:
            gone.add(id(one))
    return [one for one in mentions if id(one) not in gone] if gone else mentions
