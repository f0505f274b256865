"""Which draft new lines belong to, when the message that brought them names none."""

import datetime as dt
from collections.abc import Collection, Iterable

from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lines import ExpenseLine, Line, day_of, kind_of

Month = tuple[int, int]


def draft_of(lines: Collection[Line], drafts: Iterable[Claim], catalogue: Catalogue) -> Claim | None:
    """The first of the drafts with the same occasion, or with the same month's hours and døgn; None for a new claim.

    The same occasion: every day the lines name is a day of the draft already. What the draft has on that day already
    is no addition: it is said twice, or is something else, and stays apart for the checks to compare.
    """
    return next((draft for draft in drafts if _joins(lines, draft, catalogue)), None)


def _joins(lines: Collection[Line], draft: Claim, catalogue: Catalogue) -> bool:
    there = [line.line for line in draft.lines]
    days = set(_days(lines))
    if not days or {_named(line) for line in lines} & {_named(line) for line in there}:
        return False
    if days <= set(_days(there)):
        return True
    all_care = all(_is_care(line, catalogue) for line in (*lines, *there))
    return all_care and len({_month(day) for day in (*days, *_days(there))}) == 1


def _days(lines: Iterable[Line]) -> Iterable[dt.date]:
    return filter(None, map(day_of, lines))


def _month(day: dt.date) -> Month:
    return day.year, day.month


def _named(line: Line) -> tuple[str, dt.date | None]:
    return (line.type or "" if isinstance(line, ExpenseLine) else kind_of(line), day_of(line))


def _is_care(line: Line, catalogue: Catalogue) -> bool:
    """True for what is counted in hours or døgn, as carers write it down day by day."""
    periods = catalogue.periods(line.type) if isinstance(line, ExpenseLine) and line.type else ()
    return any(row.unit in ("hour", "day") for row in periods)
