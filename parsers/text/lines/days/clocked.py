"""The clock times of a draft's days: which of them a day has, and a line's start and end from them."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from parsers.text.lines.days.combined import Days
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import Clocks

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Eldrerådet 3.11 og 10.11 (båe var tysdagar, kl. 12–14)": [
        *("fee-elderly 03.11 12:00-14:00", "fee-elderly 10.11 12:00-14:00"),
    ],
    "Eldrerådet 3.11 og 10.11 (tirsdager kl 12-14)": ["fee-elderly 03.11 12:00-14:00", "fee-elderly 10.11 12:00-14:00"],
    "Eldrerådet 3.11 og 10.11. Begge var på tirsdager, kl 12-14.": [
        *("fee-elderly 03.11 12:00-14:00", "fee-elderly 10.11 12:00-14:00"),
    ],
    "Formannskapet 3.11 and 10.11 (both Tuesdays, 12-14)": [
        *("fee-executive 03.11 12:00-14:00", "fee-executive 10.11 12:00-14:00"),
    ],
    "Eldrerådet 2.11 kl 10-12. Formannskapet 3.11 og 10.11 (tirsdager, kl 13-15)": [
        *("fee-elderly 02.11 10:00-12:00", "fee-executive 03.11 13:00-15:00", "fee-executive 10.11 13:00-15:00"),
    ],
    "Eldrerådet 3.11 og 10.11 (tirsdag, kl 12-14)": ["fee-elderly 03.11", "fee-elderly 10.11 12:00-14:00"],
}
NIGHT = dt.timedelta(days=1)
_HALF_DAY = 12
_DAY = 24
_JOINT = len(" on both ")
"""Characters that join two days of a list, or a list to what is said of it."""


def clocks_of(draft: Draft, days: Days, day: dt.date | None) -> Clocks | None:
    """The clock times of that day: those after it in the text, or the only ones of a draft with one day."""
    return _first_of(clocks_on(draft, days, day))


def meeting_clocks(draft: Draft, days: Days, day: dt.date | None) -> Clocks | None:
    """The clock times of a meeting, from the first start to the last end: kl 9-12 og 13-16."""
    own = clocks_on(draft, days, day)
    if len(own) > 1 and all(clocks.end and not clocks.unsure for clocks in own):
        return replace(own[0], end=own[-1].end, span=(own[0].span[0], own[-1].span[1]))
    return _first_of(own)


def set_clocks(item: Item, clocks: Clocks | None) -> None:
    """Start and end; across midnight the line ends the next day, and half past seven may be either of two."""
    if clocks is None:
        return
    if clocks.unsure:
        later = clocks.start.replace(hour=(clocks.start.hour + _HALF_DAY) % _DAY)
        item.evidence["start_time"] = [clocks.span]
        item.ask("start_time", "ambiguous", f"{clocks.start:%H:%M}", f"{later:%H:%M}")
        return
    if clocks.until and clocks.end is None:
        item.set("end_time", clocks.start, clocks.span)
        return
    item.set("start_time", clocks.start, clocks.span)
    if clocks.end:
        item.set("end_time", clocks.end, clocks.span)
        day = item.values.get("date")
        if day and clocks.end <= clocks.start and "end_date" not in item.values:
            item.set("end_date", day + NIGHT)
            item.assume("end_date", "next_day")


def clocks_on(draft: Draft, days: Days, day: dt.date | None) -> Sequence[Clocks]:
    """The clock times of that day, in order."""
    if not days.several or ("every_week" in days.assumptions and len(draft.clocks) == 1):
        return draft.clocks
    if any(clocks.of_days for clocks in draft.clocks):
        said = [
            told for one in draft.dates for told, known in zip(one.when.days, one.days, strict=False) if known == day
        ]
        return [clocks for clocks in draft.clocks if any(one in clocks.of_days for one in said)]
    told: list[tuple[int, dt.date | None]] = [(span[0], known) for known, span in days.day_spans.items()]
    starts = sorted([*told, *((span[0], None) for one in days.doubts for span in one.spans)], key=itemgetter(0))
    places = [bisect_right(starts, clocks.span[0], key=lambda start: start[0]) for clocks in draft.clocks]
    alone = places in ([0], [len(starts)]) and not draft.durations
    if alone and (draft.clocks[0].of_all or not draft.dates or _in_a_row(draft, days)):
        return draft.clocks
    placed = list(zip(draft.clocks, places, strict=True))
    shared = [clocks for clocks, at in placed if clocks.of_all and at in (0, len(starts))]
    own = [clocks for clocks, at in placed if at and starts[at - 1][1] == day and clocks not in shared]
    return own if any(clocks.end for clocks in own) or not shared else [*shared[:1], *own]


def _in_a_row(draft: Draft, days: Days) -> bool:
    """True for clock times right beside a plain list of days, which they all have: mandag og onsdag kl 17-20.

    The name may stand between them: 3.11 og 10.11: formannskapet kl 9-11.
    """
    beside = sorted(
        (*days.day_spans.values(), *(span for one in days.doubts for span in one.spans), draft.clocks[0].span)
    )
    named = sorted((*beside, *draft.type_spans))
    return any(all(after[0] - before[1] <= _JOINT for before, after in pairwise(spans)) for spans in (beside, named))


def _first_of(clocks: Sequence[Clocks]) -> Clocks | None:
    """The first clock times, with a lone end after them: fra kl 9, varte til kl 12; kl 9-12, men holdt på til 12.30.

    A lone time before a span says something else: siste buss gikk kl 22, kommunestyret 17-22.15.
    """
    if not clocks:
        return None
    begun = clocks[0].end is None and len(clocks) > 1 and clocks[1].until and not clocks[0].until
    found = clocks[0] if begun else next((one for one in clocks if one.end), clocks[0])
    if found.unsure or (found.until and found.end is None):
        return found
    ends = [one for one in clocks if one.until and one.first >= found.last and one.end is None and not one.unsure]
    if not ends or (found.end and not found.start < ends[0].start):
        return found
    return replace(found, end=ends[0].start, span=(found.span[0], ends[0].span[1]))
