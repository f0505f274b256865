"""On which days one drove, told apart from how far it was: `17 km hver vei. Jeg kjørte til begge møtene`."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.destined import is_goal, is_of_all
from parsers.text.lines.days.of_one_day import without_days
from parsers.text.lines.days.otherwise import came_otherwise
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import Distance, WayWord, is_writer, text_at
from parsers.text.spans.numbers import ALL_OF, BOTH
from parsers.text.spans.outings import is_outing
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 3.11 og 10.11, planutvalget 4.11. Jeg har 17 km hver vei. Jeg kjørte til begge kommunestyremøtene": [
        *("fee-council 03.11", "fee-council 10.11", "fee-planning 04.11", "mileage 03.11 34", "mileage 10.11 34"),
    ],
    "kommunestyret 3.11, planutvalet 4.11 og 11.11. Det er 17 km kvar veg. Eg køyrde til kommunestyret og til "
    "planutvalet 11.11": [
        *("fee-council 03.11", "fee-planning 04.11", "fee-planning 11.11", "mileage 03.11 34", "mileage 11.11 34"),
    ],
    "kommunestyret 3.11, planutvalget 4.11. 17 km hver vei. Jeg kjørte til alle møtene": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 03.11 34", "mileage 04.11 34"),
    ],
    "kommunestyret 3.11, planutvalget 4.11. 17 km hver vei. Den 4.11 satt jeg på med en kollega": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 03.11 34"),
    ],
    "town council 3 November, planning committee 4 November. It is 17 km each way. On 4 November I got a lift": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 03.11 34"),
    ],
    "kommunestyret 3.11, planutvalget 4.11. 17 km hver vei. Jeg kjørte ikke til planutvalget": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 34 ?date"),
    ],
    "kommunestyret 3.11, planutvalget 4.11. Jeg kjører 17 km hver vei. Til planutvalget satt jeg på med Per": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 03.11 34"),
    ],
    "kommunestyret 3.11 og 10.11, planutvalget 4.11. Jeg kjørte til begge kommunestyremøtene. Til sammen 68 km": [
        *("fee-council 03.11", "fee-council 10.11", "fee-planning 04.11", "mileage 68 ?date"),
    ],
    "støttekontakt 3.11 2 timer og 10.11 3 timer. Det er 12 km hjem til ham. Den 10.11 gikk vi": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "mileage 03.11 12"),
    ],
    "høy sats 3.11 kl 9-12 og 6.11 kl 9-11. Kjøring: hentet ham 3.11, 33 km t/r, og leverte ham 6.11, 34 km t/r": [
        *("care-hour-high 03.11 3", "care-hour-high 06.11 2", "mileage 03.11 33", "mileage 06.11 34"),
    ],
    "low rate 3.11, 2 hours. Picked him up on 5 November, 33 km return, and dropped him off on 10 November, 34 km": [
        *("care-hour-low 03.11 2", "mileage 05.11 33", "mileage 10.11 34"),
    ],
    "kommunestyret 3.11, planutvalget 4.11. Kjørte 34 km, men den 4. tok jeg bussen (44 kr x 2)": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 03.11 34", "transit 04.11 88"),
    ],
    "kommunestyret 3.11, planutvalet 4.11. Den 4. tok eg bussen (44 kr x 2), elles køyrde eg 34 km": [
        *("fee-council 03.11", "fee-planning 04.11", "transit 04.11 88", "mileage 03.11 34"),
    ],
    "town council 3 November, planning committee 4 November. Drove 34 km, but on the 4th I took the bus, NOK 88": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 03.11 34", "transit 04.11 88"),
    ],
    "kommunestyret 3.11, planutvalget 4.11. Kjørte 34 km 3.11, men den 4. tok jeg bussen, 88 kr": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 03.11 34", "transit 04.11 88"),
    ],
    "kommunestyret 3.11, planutvalget 4.11. 17 km hver vei": [
        *("fee-council 03.11", "fee-planning 04.11", "mileage 34 ?date"),
    ],
}
_TOGETHER = frozenset({"sammen", "saman", "together"})
_REACH = 3
"""Tokens from the writer to the verb: `I only drove`."""
_MOST = 20
"""Lines and names that are looked at: keeps long texts linear."""


def drive_days(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Give the one drive of a text, whose sentence names no day, the days that other sentences say it was driven on.

    Where they only say on which of the days one did not drive, those are the others.
    """
    drives = [one for one in drafts if one.distances]
    if len(drives) != 1 or drives[0].dates:
        return
    part = analysis.layout.part
    elsewhere = {part[at] for at in came_otherwise(analysis)}
    if not _is_of_any_day(drives[0], elsewhere, analysis):
        return
    held = [one for one in drafts if _is_held(one, types)][:_MOST]
    known = {day for one in held for dated in one.dates for day in dated.days}
    if len(known) < 2:
        return
    away = {day for one in _days_in(elsewhere, held, analysis) for day in one.days}
    driven = {part[at] for at in _driving(analysis)} - elsewhere
    chosen = list(_days_in(driven, held, analysis))
    if chosen or away & known:
        left = without_days(chosen or [one for draft in held for one in draft.dates], away)
        drives[0].dates = sorted(left, key=_first_day)
        drives[0].each = True


def _first_day(dated: Dated) -> dt.date:
    return dated.days[0] if dated.days else dt.date.max


def _is_of_any_day(drive: Draft, elsewhere: Set[int], analysis: Analysis) -> bool:
    """True for how far it is, once: no day beside it but one of those parts, and no sum of several drives."""
    sentence, clause, part = analysis.layout.sentence, analysis.layout.clause, analysis.layout.part
    if len(drive.distances) > 1 or drive.distances[0].times or drive.distances[0].altogether:
        return False
    totals = {clause[one.first] for one in analysis.mentions if isinstance(one, WayWord) and one.way == "total"}
    beside = (one.when.first for one in analysis.dated if sentence[one.when.first] == drive.sentence)
    return drive.clause not in totals and all(part[at] in elsewhere for at in beside)


def _is_held(draft: Draft, types: TypeIndex) -> bool:
    """True for a meeting with its day, and for hours with theirs."""
    worked = draft.kind == "expense" and bool(draft.durations or draft.clocks)
    return (worked or is_meeting(draft, types)) and any(one.days and not one.wide for one in draft.dates)


def _driving(analysis: Analysis) -> Iterator[int]:
    """The verbs of driving in what the writer tells of without kilometres, and neither denies nor asks."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    apart = {sentence[at] for at in analysis.spots.get("negation", ())} | analysis.layout.asking
    apart |= {sentence[one.first] for one in analysis.mentions if isinstance(one, Distance)}
    apart |= {number for number, token in zip(sentence, tokens, strict=True) if token.text in _TOGETHER}
    for at in analysis.spots.get("drive", ()):
        own = any(is_writer(tokens, place) for place in range(at - _REACH, at + 2))
        driven = tokens[at].senses["drive"] == "verb" and not is_outing(tokens, at)
        if own and driven and sentence[at] not in apart:
            yield at


def _days_in(parts: Set[int], held: Sequence[Draft], analysis: Analysis) -> Iterator[Dated]:
    """The days that those parts of sentences name, and those of the meetings that they name without a day."""
    part, tokens = analysis.layout.part, analysis.tokens
    if not parts:
        return
    yield from (one for one in analysis.dated if part[one.when.first] in parts and one.days and not one.wide)
    own = {one.first for one in held if any(part[dated.when.first] == part[one.first] for dated in one.dates)}
    for name in [one for one in analysis.named if part[one.first] in parts and one.first not in own][:_MOST]:
        meant = [one for one in held if {*one.codes} == {*name.codes}]
        if is_goal(name, analysis) and (is_of_all(name, analysis) or _days_of(meant) == 1):
            yield from (dated for one in meant for dated in one.dates)
    for at in (place for place in analysis.spots.get("meeting", ()) if part[place] in parts):
        many = text_at(tokens, at - 1)
        if many in ALL_OF and (many not in BOTH or _days_of(held) == 2):
            yield from (dated for one in held for dated in one.dates)


def _days_of(drafts: Sequence[Draft]) -> int:
    return len({day for one in drafts for dated in one.dates for day in dated.days})
