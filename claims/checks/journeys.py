"""Whether a journey can be paid as it is: far enough, not for ever, and not a journey to work."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from claims import dogn, mileage, per_diem
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
    return _is_at_home(line) and _one_way(line, case) is None


def is_too_near(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Trips at home that went no farther than what food is paid for, as said or as their drives tell."""
    for number, line in enumerate(case.claim.lines):
        far, start = _one_way(line, case), line.line.start if isinstance(line.line, PerDiemLine) else None
        if far is None or start is None or not _is_at_home(line):
            continue
        try:
            limit = case.terms.catalogue.rates.on("per_diem.within_km", start.date()).value
        except NoRate:
            continue
        if far <= limit:
            yield number, {"km": str(limit)}


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


def _is_at_home(line: ClaimLine) -> bool:
    return isinstance(line.line, PerDiemLine) and line.line.start is not None and not per_diem.is_abroad(line.line)


def _one_way(line: ClaimLine, case: Case) -> Decimal | None:
    """Kilometres to the place as said, or half of what was driven on the trip's days; None when nothing tells."""
    trip = line.line
    if not isinstance(trip, PerDiemLine) or trip.start is None:
        return None
    if trip.distance_km is not None:
        return trip.distance_km
    first, last = trip.start.date(), (trip.end or trip.start).date()
    drives = [one.line for one in case.claim.lines if isinstance(one.line, MileageLine)]
    driven = [drive.distance_km for drive in drives if drive.date and first <= drive.date <= last and drive.distance_km]
    return sum(driven, Decimal(0)) / 2 if driven else None
