"""What else is claimed on the same days: on the claim itself, and on the claimant's other claims."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from statistics import median

from claims import dogn
from claims.catalogue import Unit
from claims.checks.case import Case, Found, Neighbour
from claims.claim import Claim
from claims.history import History
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine, day_of, last_day_of, misdated, way_of

UNUSUAL = Decimal("0.25")
"""How far a drive may be from the usual distance of its route, as a share of it."""

Span = tuple[dt.datetime, dt.datetime]


def neighbours(claim: Claim) -> Sequence[Neighbour]:
    """The claim's lines in order, each with its days."""
    return [Neighbour(line=one.line, days=_days(one.line), number=number) for number, one in enumerate(claim.lines)]


def by_day(own: Iterable[Neighbour], history: History) -> Mapping[dt.date, Sequence[Neighbour]]:
    """Every line of the claim and of the history under each of its days, the history first."""
    days: defaultdict[dt.date, list[Neighbour]] = defaultdict(list)
    others = (Neighbour(line=one.line, days=_days(one.line), claim=one.claim) for one in history.lines)
    for one in chain(others, own):
        for day in one.days:
            days[day].append(one)
    return days


def _days(line: Line) -> list[dt.date]:
    """Every day of the line; none while it has none, or one that is a slip."""
    first, last = day_of(line), last_day_of(line)
    if first is None or last is None or misdated(line):
        return []
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def _beside(line: Neighbour, case: Case) -> Iterator[Neighbour]:
    """The lines that share a day with this one, each once: all of other claims, and those before it on its own."""
    seen: set[int] = set()
    for day in line.days:
        for one in case.by_day[day]:
            if one is line:
                break
            if id(one) not in seen:
                seen.add(id(one))
                yield one


def _first(test: Callable[[Line, Line, Case], bool]) -> Callable[[Case], Found]:
    """The check that notices every line with a neighbour for which the test is true, and says where the first is."""

    def finds(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
        for number, line in enumerate(case.own):
            match = next((one for one in _beside(line, case) if test(line.line, one.line, case)), None)
            if match:
                yield number, match.where

    return finds


def _is_same(line: Line, other: Line, case: Case) -> bool:
    if isinstance(line, ExpenseLine) and isinstance(other, ExpenseLine):
        if (line.type, line.date, line.end_date) != (other.type, other.date, other.end_date) or line.type is None:
            return False
        return not _are_apart(line, other) and (_unit(line, case) == "meeting" or _is_as_much(line, other))
    if isinstance(line, MileageLine) and isinstance(other, MileageLine):
        routes = {way_of(line), way_of(other)} - {()}
        return _drive(line) == _drive(other) and len(routes) < 2
    if isinstance(line, PerDiemLine) and isinstance(other, PerDiemLine):
        return line.start is not None and (line.start, line.end) == (other.start, other.end)
    return False


def _is_as_much(line: ExpenseLine, other: ExpenseLine) -> bool:
    return (line.quantity, line.amount, line.currency) == (other.quantity, other.amount, other.currency)


def _drive(line: MileageLine) -> tuple[object, ...]:
    return (line.date, line.end_date, line.distance_km, line.vehicle)


def _is_overlapping(line: Line, other: Line, case: Case) -> bool:
    """Hours and hours, or trips and trips, at the same time; a sum of hours is everywhere in its period."""
    if _is_same(line, other, case):
        return False
    if isinstance(line, PerDiemLine) and isinstance(other, PerDiemLine):
        return _meet(_clock(line), _clock(other))
    if not (isinstance(line, ExpenseLine) and isinstance(other, ExpenseLine)):
        return False
    if not _unit(line, case) == _unit(other, case) == "hour":
        return False
    if _clock(line) and _clock(other):
        return _meet(_clock(line), _clock(other))
    # Two sums of hours on one day may be two visits; a period that somebody claims again is not.
    return line.type == other.type and bool(line.end_date and other.end_date)


def _is_other_body_at_once(line: Line, other: Line, case: Case) -> bool:
    if not (isinstance(line, ExpenseLine) and isinstance(other, ExpenseLine)) or line.type == other.type:
        return False
    return _unit(line, case) == _unit(other, case) == "meeting" and _meet(_clock(line), _clock(other))


def _are_apart(line: ExpenseLine, other: ExpenseLine) -> bool:
    one, two = _clock(line), _clock(other)
    return bool(one and two) and not _meet(one, two)


def _clock(line: ExpenseLine | PerDiemLine) -> Span | None:
    """From when to when, local time; None while either is open. Hours across midnight carry their last day."""
    if isinstance(line, PerDiemLine):
        return (line.start, line.end) if line.start and line.end else None
    if line.date is None or line.start_time is None or line.end_time is None:
        return None
    start = dt.datetime.combine(line.date, line.start_time)
    end = dt.datetime.combine(line.end_date or line.date, line.end_time)
    return start, end


def _meet(one: Span | None, two: Span | None) -> bool:
    return one is not None and two is not None and one[0] < two[1] and two[0] < one[1]


def _unit(line: ExpenseLine, case: Case) -> Unit | None:
    kind = case.terms.catalogue.on(line.type, line.date) if line.type and line.date else None
    return kind.unit if kind else None


is_double = _first(_is_same)
overlaps = _first(_is_overlapping)
is_at_two_bodies = _first(_is_other_body_at_once)


def exceeds_the_day(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Lines of hours in whose days more hours are claimed than there are; a clock change makes a day 23 or 25 long."""
    for number, line in enumerate(case.own):
        days = line.days
        if not days or not _hours(line.line, case):
            continue
        within = {id(one): one.line for day in days for one in case.by_day[day] if set(one.days) <= set(days)}
        claimed = sum((_hours(one, case) for one in within.values()), Decimal(0))
        if claimed > _hours_there_are(days[0], days[-1]):
            yield number, {"hours": str(claimed)}


def _hours(line: Line, case: Case) -> Decimal:
    if not isinstance(line, ExpenseLine) or _unit(line, case) != "hour":
        return Decimal(0)
    return line.quantity or Decimal(0)


def _hours_there_are(first: dt.date, last: dt.date) -> Decimal:
    midnight = dt.datetime.combine(first, dt.time()), dt.datetime.combine(last + dt.timedelta(days=1), dt.time())
    return Decimal(dogn.elapsed(*midnight) // dt.timedelta(hours=1))


def is_far_for_its_route(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Drives whose distance is unlike what the claimant has sent for the same route, in the middle of all times."""
    known: defaultdict[tuple[str, ...], list[Decimal]] = defaultdict(list)
    for one in case.terms.history.lines:
        if one.is_sent and isinstance(one.line, MileageLine) and len(one.line.route) > 1 and one.line.distance_km:
            known[way_of(one.line)].append(one.line.distance_km)
    for number, line in enumerate(case.claim.lines):
        drive = line.line
        if isinstance(drive, MileageLine) and drive.distance_km and (before := known.get(way_of(drive))):
            usual = median(before)
            if abs(drive.distance_km - usual) > usual * UNUSUAL:
                yield number, {"km": str(usual)}


def rides_twice(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Drives of a day on which a passenger claims a drive too, or the claimant is somebody else's passenger."""
    history = case.terms.history
    for number, line in enumerate(case.claim.lines):
        drive = line.line
        if isinstance(drive, MileageLine) and drive.date:
            riders = {(drive.date, rider.name) for rider in drive.passengers if rider.name}
            if riders & history.riding_drivers or drive.date in history.rode_along:
                yield number, {}


def has_used_receipt(case: Case) -> Found:
    """The first line, when a file of the claim is on another claim of the claimant's."""
    own = [number for _, number in _receipts_elsewhere(case) if number]
    return [(0, {"claim": own[0]})] if own else []


def has_shared_receipt(case: Case) -> Found:
    """The first line, when a file of the claim is on somebody else's claim."""
    return [(0, {})] if any(not number for _, number in _receipts_elsewhere(case)) else []


def _receipts_elsewhere(case: Case) -> list[tuple[str, str]]:
    elsewhere = case.terms.history.receipts
    return [(file.sha256, elsewhere[file.sha256]) for file in case.claim.receipts if file.sha256 in elsewhere]
