"""Days of a list that something else is told of: `3 timer begge dager, nei, fredag var det 2`."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.layout.one_day import is_apart
from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 10.11 og 12.11, 3 timer begge dager, eller nei, den 12. var det bare 2": ["3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timar kvar gong, men den 12. vart det berre 2 timar": ["3", "2"],
    "support contact 10 and 12 November, 3 hours both days, no wait, the 12th was only 2 hours": ["3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timer hver dag, bortsett fra 12.11 som var 2 timer": ["3", "2"],
    "støttekontakt 10.11 og 12.11 kl 17-20 begge dager, nei den 12. var det kl 17-19": ["3", "2"],
    "støttekontakt 10.11, 11.11 og 12.11 3 timer hver dag, 12.11 bare 1,5": ["3", "3", "1.5"],
    "støttekontakt 10.11 og 12.11, 3 timer hver gang, og 12.11 2 timer til": ["3", "3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timer hver gang, siste gang 4 timer": ["3", "4"],
    "støttekontakt 10.11 og 12.11, 3 timar kvar gong, 12.11 4 timar": ["3", "4"],
    "support contact 10 and 12 November, 3 hours each time. The last time it was 4 hours": ["3", "4"],
    "støttekontakt 10.11 og 12.11, 3 timer hver gang, siste gang også 2 timer på kvelden": ["3", "3", "2"],
}
"""Hours of each line."""


def off_days_told_anew(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Leave such a day out of the list of the nearest draft before, of the same kind and types and measured alike."""
    if len(drafts) < 2:
        return
    several: dict[object, list[Draft]] = {}
    for draft in drafts:
        like = several.setdefault((draft.kind, draft.codes, _measures(draft)), [])
        if draft.measured and _is_told_apart(draft, analysis):
            while like and not _has_several(like[-1]):
                like.pop()
            for other in like[-1:]:
                other.dates = list(without_days(other.dates, draft.dates[0].days))
        if _has_several(draft):
            like.append(draft)


def _is_told_apart(draft: Draft, analysis: Analysis) -> bool:
    """True for a draft with one day alone, which `nei`, `men` or `bare` tells apart."""
    if len(draft.dates) != 1 or len(draft.dates[0].days) != 1 or draft.dates[0].end:
        return False
    measures = (*draft.durations, *draft.clocks, *draft.distances)
    first = min(draft.dates[0].when.first, *(one.first for one in measures)) if measures else None
    return first is not None and is_apart(analysis.tokens, first, max(one.last for one in measures))


def _has_several(draft: Draft) -> bool:
    return sum(len(one.days) for one in draft.dates) > 1


def _measures(draft: Draft) -> tuple[bool, ...]:
    return bool(draft.durations), bool(draft.clocks), bool(draft.distances)


def without_days(dates: Sequence[Dated], gone: Collection[dt.date]) -> Iterator[Dated]:
    """The days one by one but for those; a period stays as it is."""
    for one in dates:
        kept = [place for place, day in enumerate(one.days) if one.end or day not in gone]
        if len(kept) == len(one.days):
            yield one
        elif kept:
            when = replace(one.when, days=tuple(one.when.days[place] for place in kept))
            yield replace(one, when=when, days=tuple(one.days[place] for place in kept))
