"""Weekdays of a line that opens with work of its own: they are no days of the lines above, `støttekontakt torsdag`."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.earlier import is_weekday
from parsers.text.spans.mentions import BY_PLACE, Mention, When

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11\nStøttekontakt tirsdag, 2 timer": ["fee-executive 10.11", "support-hour 17.11 2"],
    "Formannskapet 10.11\nStøttekontakt 2 timar tysdag og 3 timar onsdag": [
        *("fee-executive 10.11", "support-hour 17.11 2", "support-hour 18.11 3"),
    ],
    "Formannskapet 10.11\nPlanutvalget tirsdag": ["fee-executive 10.11", "fee-planning 17.11"],
    "Executive committee 10 November\nPlanning committee Tuesday": ["fee-executive 10.11", "fee-planning 17.11"],
    "Formannskapet tirsdag 10.11\nStøttekontakt tirsdag, 2 timer": ["fee-executive 10.11", "support-hour 10.11 2"],
    "Formannskapet 10.11\nDrosje tirsdag 240 kr": ["fee-executive 10.11", "taxi 10.11 240"],
    "Formannskapet 10.11, planutvalget 12.11\nFormannskapet, tirsdag: drosje 240 kr": [
        *("fee-executive 10.11", "fee-planning 12.11", "taxi 10.11 240"),
    ],
}
_WORK = frozenset({"meeting", "hour"})


def tell_own_weekdays(
    mentions: Sequence[Mention], named: Sequence[TypeMention], layout: Layout, types: TypeIndex
) -> None:
    """Mark the weekdays of such lines as apart from the days above, but for one that is spelt out there."""
    weekdays = [one for one in mentions if isinstance(one, When) and one.days and is_weekday(one.days[0])]
    own = _opened(named, layout, types) if weekdays and len(named) > 1 else frozenset()
    spelt = {day.weekday for one in mentions if isinstance(one, When) for day in one.days if day.day is not None}
    for one in weekdays:
        if layout.line[one.first] in own:
            for day in one.days:
                day.apart = day.weekday not in spelt


def _opened(named: Sequence[TypeMention], layout: Layout, types: TypeIndex) -> Set[int]:
    """The lines that begin with the name of a meeting or of work by the hour, which is none of the lines above."""
    known: set[str] = set()
    found: set[int] = set()
    for one in sorted(named, key=BY_PLACE):
        line, codes = layout.line[one.first], set(one.codes)
        begins = not one.first or layout.line[one.first - 1] < line
        if begins and known and known.isdisjoint(codes) and types.units(one.codes) <= _WORK:
            found.add(line)
        known |= codes
    return found
