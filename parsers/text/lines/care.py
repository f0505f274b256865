"""Care told by the døgn and by its name: one line."""

from collections.abc import Sequence
from functools import partial

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft

_REACH = 12
"""How many drafts away the døgn may stand: keeps long texts linear."""


def without_stays(drafts: Sequence[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts without the names that only say what the døgn were: avlasting 6.-8. november, 2 døgn."""
    if not any(duration.unit == "day" for draft in drafts for duration in draft.durations):
        return list(drafts)
    kept = []
    for place, draft in enumerate(drafts):
        near = drafts[max(0, place - _REACH) : place + _REACH]
        stays = [other for other in near if any(duration.unit == "day" for duration in other.durations)]
        units = {types.unit(code) for code in draft.codes}
        if not stays or draft.lost or len(draft.codes) < 2 or not units <= {"hour", "day"}:
            kept.append(draft)
            continue
        stay = min(stays, key=partial(_apart, draft))
        if draft.measured and not (draft.clocks_only and draft.sentence == stay.sentence):
            kept.append(draft)
            continue
        stay.clocks = stay.clocks or draft.clocks
        shared = frozenset.intersection(*(types.words[code] for code in draft.codes))
        stay.codes = tuple(code for code in stay.codes if types.words[code] & shared) or stay.codes
        stay.type_spans = sorted({*draft.type_spans, *stay.type_spans})
        stay.dates = stay.dates or draft.dates
    return kept


def _apart(draft: Draft, other: Draft) -> int:
    return abs(other.first - draft.first)
