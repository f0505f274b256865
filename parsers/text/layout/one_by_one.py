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
    "Støttekontakt. Vi var ute to ganger:\n3.11 - 2 timer (fisketur)\n10.11 - 3 timer\nKino 10.11 95 kr": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "support-outlay 10.11 95"),
    ],
    "Eg var støttekontakt tre gonger i november:\n3.11: 2 timar\n5.11: 1,5 timar\n10.11: 3 timar": [
        *("support-hour 03.11 2", "support-hour 05.11 1.5", "support-hour 10.11 3"),
    ],
    "I was a support contact two times:\n3 November: 2 hours\n10 November: 3 hours": [
        *("support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    "Støttekontakt to ganger:\n3.11 2 timer\n5.11 1 time\n10.11 3 timer": [
        *("support-hour 03.11 ?quantity", "support-hour 05.11 ?quantity", "support-hour 10.11 ?quantity"),
    ],
    "støttekontakt tre ganger: 3.11 i 2 timer, 10.11 i 3 timer": [
        *("support-hour 03.11 ?quantity", "support-hour 10.11 ?quantity"),
    ],
}


def without_told_times(mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions without the number of times that as many days with a measure each come after.

    They stand in its sentence, or one in each of the rows below it.
    """
    counts = [one for one in mentions if isinstance(one, Count) and one.of == "trip" and one.amount]
    if not counts:
        return mentions
    told = [one for one in sorted(mentions, key=BY_PLACE) if is_one_day(one) or isinstance(one, MEASURED)]
    days: dict[int, list[int]] = {}
    measured: dict[int, type[Mention]] = {}
    for day, measure in pairwise(told):
        if is_one_day(day) and isinstance(measure, MEASURED):
            number = layout.sentence[day.first]
            days.setdefault(number, []).append(day.first)
            measured.setdefault(number, type(measure))
    gone: set[int] = set()
    for one in counts:
        beside = days.get(layout.sentence[one.first], [])
        rows = len(beside) - bisect_left(beside, one.first) or _rows_below(layout.sentence[one.first], days, measured)
        if one.amount == Decimal(rows) > 1:
            gone.add(id(one))
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _rows_below(number: int, days: Mapping[int, Sequence[int]], measured: Mapping[int, type[Mention]]) -> int:
    """How many sentences right after that one have a day each, with a value of the same kind."""
    last = number + 1
    while len(days.get(last, ())) == 1 and measured[last] is measured[number + 1]:
        last += 1
    return last - number - 1
