"""Whether a day that is named is a draft's own."""

from collections.abc import Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.clocked import NIGHT
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.spans.resolve import Dated


def is_told_of(before: Sequence[Draft], sentence: int, types: TypeIndex) -> bool:
    """True for days in a sentence of their own after what has none yet: møtene. Det gjelder 3.11 og 10.11."""
    told = [
        draft for draft in before if draft.sentence == sentence - 1 and units_of(draft, types) & {"meeting", "hour"}
    ]
    return any(all(one.wide for one in draft.dates) for draft in told)


def has_hours_after(draft: Draft, first: int, types: TypeIndex) -> bool:
    """True for hours told of a day that a token names: avlastning 14.11 kl 10-18, dagen etter kl 10-15."""
    hourly = bool(units_of(draft, types) & {"hour", "day"})
    return hourly and any(one.first > first for one in (*draft.clocks, *draft.durations))


def ends_night(draft: Draft, dated: Dated) -> bool:
    """True for the morning of hours over midnight whose day is known: natt 12.11 kl 22-07 (til fredag morgen)."""
    nights = any(one.end and one.end <= one.start for one in draft.clocks)
    began = [day for one in draft.dates for day in one.days[-1:]] if nights else []
    return any(day + NIGHT in (*dated.days, *dated.choices) for day in began) and not dated.when.days[0].eve
