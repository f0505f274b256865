"""Whether a journey can be paid as it is: far enough, not for ever, and not a journey to work."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress

from claims import dogn, mileage, reach
from claims.checks.case import Case, each
from claims.claim import ClaimLine
from claims.errors import NoRate
from claims.lines import MileageLine, PerDiemLine, misdated

LONGEST = dt.timedelta(days=28)


@each
def is_too_short(line: ClaimLine, _: Case) -> bool:
    """A trip under six hours."""
    length = _length(line)
    return length is not None and length < dogn.SIX


@each
def is_too_long(line: ClaimLine, _: Case) -> bool:
    """A trip beyond the døgn that the ordinary rates are for."""
    length = _length(line)
    return length is not None and length > LONGEST


@each
def is_paid_twice_for_nights(line: ClaimLine, _: Case) -> bool:
    """A trip that claims the allowance for nights without a bill for each of its nights, and spent them in a hotel."""
    trip = line.line
    if not isinstance(trip, PerDiemLine) or trip.lodging != "hotel" or misdated(trip) or not (trip.start and trip.end):
        return False
    return trip.night_allowances > 0 and trip.night_allowances >= (trip.end.date() - trip.start.date()).days


@each
def has_no_distance(line: ClaimLine, case: Case) -> bool:
    """A trip at home of which nothing says how far it went: neither the line nor a drive on its days."""
    trip = line.line
    if not isinstance(trip, PerDiemLine) or trip.start is None or reach.is_abroad(trip):
        return False
    return reach.one_way(trip, (one.line for one in case.claim.lines)) is None


def is_too_near(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Trips at home that were said to go no farther than what food is paid for."""
    rates = case.terms.catalogue.rates
    for number, line in enumerate(case.claim.lines):
        trip = line.line
        with suppress(NoRate):
            if isinstance(trip, PerDiemLine) and trip.start and reach.is_near(trip, rates):
                yield number, {"km": str(reach.limit(trip.start.date(), rates))}


def tenth_attendance(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The drive with which the year's journeys to a fixed meeting place begin to be taxed as journeys to work."""
    turning = case.terms.travel.taxable_from_day
    terms = mileage.attending([line.line for line in case.claim.lines], case.terms)
    for number, line in enumerate(case.claim.lines):
        drive = line.line
        if turning > 1 and isinstance(drive, MileageLine) and mileage.days_attended(drive, terms) == turning:
            yield number, {"day": str(turning)}


def _length(line: ClaimLine) -> dt.timedelta | None:
    trip = line.line
    if not isinstance(trip, PerDiemLine) or trip.start is None or trip.end is None or misdated(trip):
        return None
    return dogn.elapsed(trip.start, trip.end)
