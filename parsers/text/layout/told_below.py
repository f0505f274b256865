"""Weekdays of a month that only head the days told below them: `Tirsdagene i oktober:`, `6.10 2 timer`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import is_one_day
from parsers.text.spans.mentions import MEASURED, TIMED, Mention, When

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt. Tirsdagene i oktober ble litt rotete.\n6. oktober, 2 timer\n14. oktober, 3 timer": [
        *("support-hour 06.10 2", "support-hour 14.10 3"),
    ],
    "støttekontakt, måndagane i oktober:\n5.10 kl 15-17\n12.10 kl 15-18": [
        *("support-hour 05.10 2", "support-hour 12.10 3"),
    ],
    "support contact, every Monday in October:\n5 October 2 hours\n12 October 3 hours": [
        *("support-hour 05.10 2", "support-hour 12.10 3"),
    ],
}
_LEAST = 2


def without_heads(
    mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, types: TypeIndex
) -> list[Mention]:
    """The mentions without such weekdays, where nothing is measured beside them and they are no meeting's."""
    heads = [one for one in mentions if isinstance(one, When) and one.shape == "every" and not one.told]
    if not heads:
        return mentions
    sentence = layout.sentence
    measured = {sentence[one.first] for one in mentions if isinstance(one, (*MEASURED, *TIMED))}
    met = {sentence[one.first] for one in named if types.names_meeting(one)}
    rows = [one for one in mentions if is_one_day(one) and sentence[one.first] in measured]
    places = [one.first for one in rows]
    dropped: set[int] = set()
    for head in heads:
        begin = bisect_left(places, head.last)
        told = {sentence[row.first] for row in rows[begin : begin + _LEAST] if _is_within(row, head)}
        number = sentence[head.first]
        if number not in measured | met and len(told - {number}) == _LEAST:
            dropped.add(id(head))
    return [one for one in mentions if id(one) not in dropped] if dropped else mentions


def _is_within(row: When, head: When) -> bool:
    return row.days[0].day is not None and row.days[0].month in (None, head.days[0].month)
