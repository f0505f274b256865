"""What is measured day by day beside its name and a meeting's: `ulegitimert tap formannskapet: 3.11 4 t, 10.11 3 t`."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ulegitimert tap formannskapet: 3.11 4 t, 10.11 3 t": [
        *("fee-executive 03.11", "fee-executive 10.11", "lost-undocumented 03.11 4", "lost-undocumented 10.11 3"),
    ],
    "Ulegitimert: formannskapet 3.11 (4 t) og 10.11 (3 t)": [
        *("fee-executive 03.11", "fee-executive 10.11", "lost-undocumented 03.11 4", "lost-undocumented 10.11 3"),
    ],
    "Parkering: formannskapet 3.11 40 kr og 10.11 60 kr": [
        *("parking 03.11 40", "parking 10.11 60", "fee-executive 03.11", "fee-executive 10.11"),
    ],
    "Taxi til formannskapet 3.11 (240 kr) og 10.11 (260 kr)": [
        *("taxi 03.11 240", "taxi 10.11 260", "fee-executive 03.11", "fee-executive 10.11"),
    ],
    "Undocumented loss, executive committee: 3 November 4 hours, 10 November 3 hours": [
        *("fee-executive 03.11", "fee-executive 10.11", "lost-undocumented 03.11 4", "lost-undocumented 10.11 3"),
    ],
    "Formannskapet 3.11 (4 t) og 10.11 (3 t), ulegitimert tap": [
        *("fee-executive 03.11", "fee-executive 10.11", "lost-undocumented 03.11 4", "lost-undocumented 10.11 3"),
    ],
}


def share_days_of_meetings(drafts: Sequence[Draft], types: TypeIndex) -> None:
    """Give both the day before the first value, which the meeting has, and the days before the others."""
    several = [draft for draft in drafts if _has_several(draft) and not is_meeting(draft, types)]
    meetings: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts if several else ():
        if len(draft.dates) == 1 and not draft.measured and is_meeting(draft, types):
            meetings[draft.sentence].append(draft)
    for found in meetings.values():
        found.sort(key=_first)
    for draft in several:
        if (meeting := _within(draft, meetings.get(draft.sentence, ()))) is not None:
            draft.dates, meeting.dates = [*meeting.dates, *draft.dates], [*meeting.dates, *draft.dates]


def _has_several(draft: Draft) -> bool:
    return draft.kind == "expense" and draft.named and len(draft.durations or draft.moneys) > 1


def _within(draft: Draft, meetings: Sequence[Draft]) -> Draft | None:
    """The meeting whose day stands before the first value, where the draft is named outside the rows of the others."""
    values = sorted(one.first for one in (draft.durations or draft.moneys))
    days = [one.when.first for one in draft.dates]
    if len(days) + 1 != len(values):
        return None
    rows = [values[0], *(place for row in zip(days, values[1:], strict=True) for place in row)]
    if rows != sorted(rows):
        return None
    begin = bisect_left(meetings, draft.first, key=_first) if draft.first < values[-1] else 0
    near = takewhile(lambda meeting: meeting.first < values[0], islice(meetings, begin, None))
    alone = (one for one in near if len(one.dates) == 1)
    return next((one for one in alone if one.first < one.dates[0].when.first < values[0]), None)


def _first(draft: Draft) -> int:
    return draft.first
