"""Which draft new lines belong to, when the message that brought them names none."""

import datetime as dt
from collections.abc import Collection, Iterable

from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lines import ExpenseLine, Line, PerDiemLine, day_of, last_day_of, type_and_day

Period = tuple[dt.date, dt.date]
NIGHT = dt.timedelta(days=1)


def draft_of(lines: Collection[Line], drafts: Iterable[Claim], catalogue: Catalogue) -> Claim | None:
    """The first of the drafts with the same occasion, or with the same month's care; None for a new claim.

    Every line must be dated. The same occasion: each lies, from its first day to its last, within a trip of the draft
    or a day or night of it, or has just the period of one of its lines. The same month's care: the draft and the lines
    are counted in hours or døgn, and have a type or an Ansvar in common; hours of lost earnings are booked elsewhere.
    What the draft has on that day already is no addition: it is said twice, or is something else, and stays apart for
    the checks to compare.
    """
    return next((draft for draft in drafts if _joins(lines, draft, catalogue)), None)


def having(lines: Iterable[Line], drafts: Iterable[Claim]) -> Claim | None:
    """The first of the drafts that has a line of the same type and day as one of these; None for none."""
    new = {type_and_day(line) for line in lines if day_of(line)}
    return next((draft for draft in drafts if new & {type_and_day(line.line) for line in draft.lines}), None)


def _joins(lines: Collection[Line], draft: Claim, catalogue: Catalogue) -> bool:
    there = [line.line for line in draft.lines]
    periods = [_period(line) for line in lines]
    if not lines or None in periods or set(map(type_and_day, lines)) & set(map(type_and_day, there)):
        return False
    if all(any(_holds(known, period) for known in there) for period in periods if period):
        return True
    days = [day for period in (*periods, *map(_period, there)) if period for day in period]
    return len({(day.year, day.month) for day in days}) == 1 and _is_care_of_one(lines, there, catalogue)


def _period(line: Line) -> Period | None:
    first, last = day_of(line), last_day_of(line)
    return (first, last) if first and last else None


def _holds(known: Line, period: Period) -> bool:
    """True when the period is the line's, or lies within its trip, day or night; a month's drives hold no day."""
    own = _period(known)
    if own is None or own == period:
        return own == period
    is_one_occasion = isinstance(known, PerDiemLine) or own[1] - own[0] <= NIGHT
    return is_one_occasion and own[0] <= period[0] and period[1] <= own[1]


def _is_care_of_one(lines: Iterable[Line], there: Iterable[Line], catalogue: Catalogue) -> bool:
    """True for what is counted in hours or døgn, with a type or an Ansvar in common."""
    new, known = ([_marks(line, catalogue) for line in each] for each in (lines, there))
    return all((*new, *known)) and bool(set().union(*new) & set().union(*known))


def _marks(line: Line, catalogue: Catalogue) -> set[tuple[str, str]]:
    """The type and the Ansvar of a line in hours or døgn; none for others."""
    if not isinstance(line, ExpenseLine) or line.type is None or line.date is None:
        return set()
    row = catalogue.on(line.type, line.date)
    if row is None or row.unit not in ("hour", "day"):
        return set()
    ansvar = (line.cost_bearer or row.cost_bearer).ansvar
    return {("type", line.type), *([("ansvar", ansvar)] if ansvar else [])}
