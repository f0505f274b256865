"""Days on which a drive was not as long as the others: 24 km hver gang, men 12.11 bare 12 km."""

import datetime as dt
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft

_BEFORE = 4


def excepted_days(drafts: Sequence[Draft], analysis: Analysis) -> frozenset[dt.date]:
    """The days of drives that a `men` stands right before; they are told apart from those of every time."""
    tokens, spots = analysis.tokens, analysis.spots
    if not spots.keys() >= {"waiting", "each_time"}:
        return frozenset()
    buts = [at for at in spots["waiting"] if tokens[at].senses["waiting"] == "but"]
    found: set[dt.date] = set()
    for draft in drafts:
        if draft.kind == "mileage" and draft.distances and draft.dates:
            first = min(draft.first, *(one.when.first for one in draft.dates))
            if any(first - _BEFORE <= at < first for at in buts):
                found.update(day for one in draft.dates for day in one.days)
    return frozenset(found)
