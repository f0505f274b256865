"""What is measured day by day beside its name and a meeting's: `ulegitimert tap formannskapet: 3.11 4 t, 10.11 3 t`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

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
    for draft in several:
        for meeting in meetings.get(draft.sentence, ()):
            if _is_around(draft, meeting):
                draft.dates, meeting.dates = [*meeting.dates, *draft.dates], [*meeting.dates, *draft.dates]
                break


def _has_several(draft: Draft) -> bool:
    return draft.kind == "expense" and draft.named and len(draft.durations or draft.moneys) > 1


def _is_around(draft: Draft, meeting: Draft) -> bool:
    """True where the draft is named outside the rows, with a day before each value, the first the meeting's."""
    values = sorted(one.first for one in (draft.durations or draft.moneys))
    if meeting.first < draft.first < values[-1]:
        return False
    days = [one.when.first for one in (*meeting.dates, *draft.dates)]
    if len(days) != len(values):
        return False
    told = [place for pair in zip(days, values, strict=True) for place in pair]
    return meeting.first < told[0] and told == sorted(told)
