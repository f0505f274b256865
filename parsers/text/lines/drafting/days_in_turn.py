"""Hours told day by day where each day has something else too: `2 timer 3.11 (16 km), 3 timer 6.11 (kino 140 kr)`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import DAY_LEADS, Duration, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 2 timer 3.11 (tur), 3 timer 6.11 (svømming 140 kr), 2 timer 10.11 (kafé 95 kr)": [
        *("support-hour 03.11 2", "support-hour 06.11 3", "support-outlay 06.11 140"),
        *("support-hour 10.11 2", "support-outlay 10.11 95"),
    ],
    "Støttekontakt 2 timar 3.11 (16 km), 3 timar den 6.11 (18 km), 2 timar 10.11 (20 km)": [
        *("support-hour 03.11 2", "mileage 03.11 16", "support-hour 06.11 3", "mileage 06.11 18"),
        *("support-hour 10.11 2", "mileage 10.11 20"),
    ],
    "Support contact 2 hours on 3 November (16 km), 3 hours on 6 November (18 km)": [
        *("support-hour 03.11 2", "mileage 03.11 16", "support-hour 06.11 3", "mileage 06.11 18"),
    ],
    "Avlaster lav sats over 10 år: 2.-4.10: 48 t og 2 døgn, 16.-18.10: 49 t og 2 døgn": [
        *("care-hour-low 02.10 48", "care-day-over-10 02.10 2", "care-hour-low 16.10 49", "care-day-over-10 16.10 2"),
    ],
    "Avlaster lav sats: 2.-4.10 (2 døgn, 48 t), 16.-18.10 (2 døgn, 49 t), 30.10-1.11 (2 døgn, 48 t). Over 10 år.": [
        *("care-hour-low 02.10 48", "care-hour-low 16.10 49", "care-hour-low 30.10 48"),
        *("care-day-over-10 02.10 2", "care-day-over-10 16.10 2", "care-day-over-10 30.10 2"),
    ],
    "Støttekontakt november: 6 t uke 45, 6 t uke 46, 6 t uke 47": [
        *("support-hour 02.11 6", "support-hour 09.11 6", "support-hour 16.11 6"),
    ],
    "Støttekontakt november, i alt 9 timar: 5 t veke 45, 4 t veke 46": ["support-hour 02.11 5", "support-hour 09.11 4"],
    "Støttekontakt i november 18 t, uke 45 og 46": ["support-hour 02.11 18"],
    "Støttekontakt 3. og 6.11, 2 timer og 3 timer": ["support-hour 03.11 2", "support-hour 06.11 3"],
}
_NEAR = 9
"""Tokens from a day to the hours that it heads."""
_MOST = 62
"""Hours of one draft that are looked at: nobody tells more days in a sentence."""


def hours_in_turn(drafts: Sequence[Draft], dated: Sequence[Dated], tokens: Sequence[Token], layout: Layout) -> None:
    """Give drafts of several hours the days right behind each of these, or those that head them one by one."""
    days = [one for one in dated if one.days and not (one.wide or one.trouble)]
    places = [one.first for one in days]
    for draft in drafts:
        told = draft.durations
        if not 1 < len(told) <= _MOST or draft.clocks or len(draft.dates) >= len(told):
            continue
        if any(one.pause or one.each or one.times for one in told):
            continue
        if layout.sentence[told[0].first] != layout.sentence[told[-1].first]:
            continue
        first = bisect_left(places, told[0].first)
        end = bisect_left(places, told[-1].last + 2)
        behind = days[first:end]
        heading = days[max(first - 1, 0) : bisect_left(places, told[-1].first)]
        pairs = list(zip(told, behind, strict=False))
        if len(behind) == len(told) and all(_follows(hours, day, tokens) for hours, day in pairs):
            draft.dates = behind
        elif len(heading) == len(told) and _head(heading, told, layout):
            draft.dates = heading


def _follows(hours: Duration, day: Dated, tokens: Sequence[Token]) -> bool:
    """True for a day right behind the hours: `2 timer 3.11`, `3 timer den 6.11`."""
    led = day.first == hours.last + 1 and text_at(tokens, hours.last) in DAY_LEADS
    return led or day.first == hours.last


def _head(days: Sequence[Dated], told: Sequence[Duration], layout: Layout) -> bool:
    """True where each day stands before its hours, and these before the next day."""
    ends = [*(one.first for one in days[1:]), told[-1].last + 1]
    one_sentence = layout.sentence[days[0].first] == layout.sentence[told[0].first]
    return one_sentence and all(
        day.last <= hours.first < min(end, day.last + _NEAR) for day, hours, end in zip(days, told, ends, strict=True)
    )
