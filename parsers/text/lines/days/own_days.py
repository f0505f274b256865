"""Whether a day that is named is a draft's own."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.clocked import NIGHT
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import ALL_OF
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "2. november, 2 timer\n9. november, 3 timer": ["? 02.11 2 ?type", "? 09.11 3 ?type"],
    "2. november, 2 timar og 24 km\n9. november, 3 timar": ["? 02.11 2 ?type", "mileage 02.11 24", "? 09.11 3 ?type"],
    "2. november, 2 timer støttekontakt\n9. november, 3 timer": ["support-hour 02.11 2", "support-hour 09.11 3"],
    "2. november, kl 15-17 støttekontakt\n9. november, kl 15-18": ["support-hour 02.11 2", "support-hour 09.11 3"],
    "Avlastning høy sats 3. november 15-19 og 10. november 15-20": ["care-hour-high 03.11 4", "care-hour-high 10.11 5"],
    "Respite care low rate 3 November 15-19, 10 November 15-20": ["care-hour-low 03.11 4", "care-hour-low 10.11 5"],
    "Formannskapet 3. november, 24 km.\nFormannskapet 10. november, mandag, kl. 9-11, 24 km.": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-executive ?date", "mileage 24 ?date"),
    ],
    "Formannskapet 3. november, 24 km.\nKommunestyret på fredag, 24 km.": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-council ?date", "mileage 24 ?date"),
    ],
    "Avlaster uke 44, 3 døgn under 10 år, og uke 46, 2 døgn over 10 år": [
        *("care-day-0-10 26.10 3", "care-day-over-10 09.11 2"),
    ],
    "Avlastar 6.11, 3 timar låg sats, 8.11, 2 timar høg sats": ["care-hour-low 06.11 3", "care-hour-high 08.11 2"],
    "Respite care week 44, 5 hours low rate, and week 46, 6 hours high rate": [
        *("care-hour-low 26.10 5", "care-hour-high 09.11 6"),
    ],
    "Avlaster 5 timer lav sats 3.11, 6 timer høy sats 5.11": ["care-hour-low 03.11 5", "care-hour-high 05.11 6"],
    "høy sats 14.-15. november: lørdag 10 t, søndag 9 t": ["care-hour-high 14.11 10", "care-hour-high 15.11 9"],
    "høg sats 14.-15. november: 10 timar laurdag og 9 timar sundag": [
        *("care-hour-high 14.11 10", "care-hour-high 15.11 9"),
    ],
    "high rate 13-15 November (Friday 4 h, Saturday 10 h, Sunday 9 h)": [
        *("care-hour-high 13.11 4", "care-hour-high 14.11 10", "care-hour-high 15.11 9"),
    ],
    "10.11 24 km, kommunestyret\n12.11 kjørte jeg ikke": ["mileage 10.11 24", "fee-council 10.11"],
    "10.11 24 km, kommunestyret\n12.11 24 km": ["mileage 10.11 24", "fee-council 10.11", "mileage 12.11 24"],
    "10.11 36 km, formannskapet\n12.11 tok eg buss, 44 kr": [
        *("mileage 10.11 36", "fee-executive 10.11", "transit 12.11 44"),
    ],
    "Kommunestyret\n10.11 24 km\n12.11 24 km": [
        *("fee-council 10.11", "fee-council 12.11", "mileage 10.11 24", "mileage 12.11 24"),
    ],
    "2 November, 2 hours\n9 November, 3 hours\n\n5 hours in all": ["? 02.11 2 ?type", "? 09.11 3 ?type"],
    "formannskapet 3.11 og 10.11. Ulegitimert tap 3 timer hver gang, siste gang 4 timer": [
        *("fee-executive 03.11", "fee-executive 10.11", "lost-undocumented 3 ?date", "lost-undocumented 4 ?date"),
    ],
    "formannskapet 3.11, 10.11 og 17.11, ulegitimert tap 3 timar kvar gong unnateke 10.11 (2 timar)": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"),
        *("lost-undocumented 3 ?date", "lost-undocumented 2 ?date"),
    ],
    "executive committee 3.11 and 10.11. Undocumented loss 3 hours each time. The last time it was 4 hours": [
        *("fee-executive 03.11", "fee-executive 10.11", "lost-undocumented 3 ?date", "lost-undocumented 4 ?date"),
    ],
    "formannskapet 3.11 og 10.11. Ulegitimert tap 3.11 3 timer og 10.11 4 timer": [
        *("fee-executive 03.11", "fee-executive 10.11", "lost-undocumented 03.11 3", "lost-undocumented 10.11 4"),
    ],
}
_EVERY = ALL_OF | {"per", "pr"}
_SEVERAL = 2
_BESIDE = 2
"""Tokens from a day to its hours: a mark, a dash."""


def is_told_of(before: Sequence[Draft], sentence: int, types: TypeIndex) -> bool:
    """True for days in a sentence of their own after what has none yet: møtene. Det gjelder 3.11 og 10.11."""
    told = [
        draft for draft in before if draft.sentence == sentence - 1 and units_of(draft, types) & {"meeting", "hour"}
    ]
    return any(all(one.wide for one in draft.dates) for draft in told)


def is_of_hours_after(dated: Dated, after: Sequence[Draft], sentence: int) -> bool:
    """True for the day that opens a line of hours, named behind them if at all: `2. juni, 2 timer`."""
    told = [draft for draft in after if draft.sentence == sentence and not draft.dates]
    hours = [one.first for draft in told for one in (*draft.durations, *draft.clocks)]
    return bool(hours) and not dated.wide and 0 < min(hours) - dated.when.last <= _BESIDE


def has_more(draft: Draft, dated: Dated, types: TypeIndex) -> bool:
    """True for hours or a sum told of that day too: 14.11 kl 10-18, dagen etter kl 10-15, 2 timer dagen etter."""
    units, own = units_of(draft, types), draft.dates[-1].when.last
    told = [*draft.clocks, *draft.durations] if units & {"hour", "day"} else []
    told += draft.moneys if "amount" in units else []
    first = dated.when.first
    return any(one.first > first or own < one.first <= first - (one.last - one.first) for one in told)


def ends_night(draft: Draft, dated: Dated) -> bool:
    """True for the morning of hours over midnight whose day is known: natt 12.11 kl 22-07 (til fredag morgen)."""
    nights = any(one.end and one.end <= one.start for one in draft.clocks)
    began = [day for one in draft.dates for day in one.days[-1:]] if nights else []
    return any(day + NIGHT in (*dated.days, *dated.choices) for day in began) and not dated.when.days[0].eve


def is_of_last_hours(draft: Draft, dated: Dated, tokens: Sequence[Token]) -> bool:
    """True for the day of `tap 3 timer hver gang, siste gang 4 timer`: it is not that of the hours of each time."""
    first, hours = dated.when.first, draft.durations
    if draft.dates or len(hours) < _SEVERAL or len(dated.days) != 1 or hours[-1].first < first:
        return False
    before = [one.last for one in hours if one.last < first]
    each = (at for at in before if at + 1 < first)  # 2 timer hver mandag
    return any(has(tokens, at, "each") or text_at(tokens, at) in _EVERY for at in each)
