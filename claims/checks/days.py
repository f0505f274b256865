"""Whether a line's day can be right: for the municipality's limit, the calendar, and the claimant's offices."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import holidays
from dateutil.relativedelta import relativedelta

from claims.checks.case import Case, Found
from claims.claim import OPEN, Claim, ClaimLine
from claims.lines import ExpenseLine, Line, PerDiemLine, day_of, last_day_of
from claims.validity import Valid

_NORWAY = holidays.country_holidays("NO")
_SATURDAY = 5
_NEAR = dt.timedelta(days=31)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _on_its_day(test: Callable[[ClaimLine, dt.date, Case], bool]) -> Callable[[Case], Found]:
    """The check that notices every line with a day for which the test is true."""

    def finds(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
        for number, line in enumerate(case.claim.lines):
            day = day_of(line.line)
            if day is not None and test(line, day, case):
                yield number, {}

    return finds


def _ends(line: Line, day: dt.date) -> set[dt.date]:
    """The line's first day and its last: what holds on both may be taken to hold between them."""
    return {day, last_day_of(line) or day}


def _is_older(day: dt.date, months: int, today: dt.date) -> bool:
    return months > 0 and day < _before(today, months)


def sendable_until(claim: Claim, months: int) -> dt.date | None:
    """The last day on which nothing of the claim is older than so many months; None where that is no limit."""
    days = list(filter(None, (day_of(line.line) for line in claim.lines)))
    return min(days) + relativedelta(months=months) if days and months else None


@lru_cache(maxsize=64)
def _before(today: dt.date, months: int) -> dt.date:
    return today - relativedelta(months=months)


@_on_its_day
def is_late(_: ClaimLine, day: dt.date, case: Case) -> bool:
    """Older than the limit, but not too old."""
    terms = case.terms
    late = _is_older(day, terms.late_after_months, case.today)
    return late and not _is_older(day, terms.refused_after_months, case.today)


@_on_its_day
def is_too_old(_: ClaimLine, day: dt.date, case: Case) -> bool:
    """Older than what the municipality still pays."""
    return _is_older(day, case.terms.refused_after_months, case.today)


@_on_its_day
def is_future(line: ClaimLine, day: dt.date, case: Case) -> bool:
    """After today; a trip is over when one is back."""
    return (max(_ends(line.line, day)) if isinstance(line.line, PerDiemLine) else day) > case.today


def is_read_as_gone(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Days without a year that were read as gone, though the next such day is near: a meeting still to come, or a slip.

    Of a claim that was sent, its claimant has stood by the day.
    """
    if case.claim.state not in OPEN:
        return
    for number, line in enumerate(case.claim.lines):
        day = day_of(line.line)
        if day is None or "year_assumed" not in line.evidence.assumed.get("date", ()):
            continue
        if case.today < day + relativedelta(years=1) <= case.today + _NEAR:
            yield number, {"read_as": day.isoformat(), "year": str(day.year)}


@_on_its_day
def is_on_a_day_off(line: ClaimLine, day: dt.date, case: Case) -> bool:
    """A meeting on a Saturday, Sunday or public holiday."""
    if not isinstance(line.line, ExpenseLine) or line.line.type is None:
        return False
    kind = case.terms.catalogue.on(line.line.type, day)
    return kind is not None and kind.unit == "meeting" and (day.weekday() >= _SATURDAY or day in _NORWAY)


@_on_its_day
def is_before_term(_: ClaimLine, day: dt.date, case: Case) -> bool:
    """Before the first day of the first office that the claimant holds."""
    starts = [position.valid_from for position in case.terms.positions]
    return bool(starts) and all(start is not None and day < start for start in starts)


@_on_its_day
def is_outside_position(line: ClaimLine, day: dt.date, case: Case) -> bool:
    """Begun or ended in no period of the position that the claim is made in, though an office has begun."""
    periods = [position for position in case.terms.positions if position.title == case.claim.position]
    begun = any(p.valid_from is None or p.valid_from <= day for p in case.terms.positions)
    return bool(periods) and begun and not _hold(periods, _ends(line.line, day))


@_on_its_day
def is_booked_nowhere(line: ClaimLine, day: dt.date, case: Case) -> bool:
    """On an Ansvar that no type and nobody's position has on its first or its last day; unknown while none is named."""
    known = case.terms.ansvar
    used = {share.cost_bearer.ansvar for share in case.claim.shares_of(line)} - {""} if known else set()
    return any(not _hold(known.get(ansvar, ()), _ends(line.line, day)) for ansvar in used)


def _hold(periods: Sequence[Valid], days: Iterable[dt.date]) -> bool:
    """True when each of the days lies in one of the periods."""
    return all(any(period.covers(day) for period in periods) for day in days)


def title_of_another_year(case: Case) -> Found:
    """The first line, when the title names years up to the present one, and no line lies in any of them."""
    named = {int(year) for year in _YEAR.findall(case.claim.title)}
    named = {year for year in named if year <= case.today.year}
    days = [(number, day) for number, line in enumerate(case.claim.lines) if (day := day_of(line.line))]
    if not named or not days or named & {day.year for _, day in days}:
        return []
    number, day = days[0]
    return [(number, {"title_year": str(max(named)), "year": str(day.year)})]
