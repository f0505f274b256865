"""How far a trip went: food is paid for beyond a distance only, and drives tell of it where nobody says."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from claims.abroad import HOME
from claims.lines import Line, MileageLine, PerDiemLine, last_day_of
from claims.rates import Rates


def one_way(trip: PerDiemLine, lines: Iterable[Line]) -> Decimal | None:
    """Kilometres to the place as said, or half of what those lines drove on the trip's days; None: nothing tells."""
    if trip.distance_km is not None or trip.start is None:
        return trip.distance_km
    first, last = trip.start.date(), (trip.end or trip.start).date()
    driven = [
        drive.distance_km
        for drive in lines
        if isinstance(drive, MileageLine) and drive.distance_km and _is_within(drive, first, last)
    ]
    return sum(driven, Decimal(0)) / 2 if driven else None


def is_near(trip: PerDiemLine, rates: Rates) -> bool:
    """True when the trip was said to go no farther than what food is paid for; one that said nothing may be far."""
    return trip.distance_km is not None and _is_within_limit(trip, trip.distance_km, rates)


def is_doubtful(trip: PerDiemLine, lines: Iterable[Line], rates: Rates) -> bool:
    """True when nobody said how far it went, and its drives by themselves went no farther than what food is paid for.

    They may be the way to a station: only the claimant knows.
    """
    if trip.distance_km is not None:
        return False
    driven = one_way(trip, lines)
    return driven is not None and _is_within_limit(trip, driven, rates)


def is_abroad(trip: PerDiemLine) -> bool:
    """True when the trip went to another country."""
    return trip.country not in (None, HOME)


def _is_within_limit(trip: PerDiemLine, km: Decimal, rates: Rates) -> bool:
    return trip.start is not None and not is_abroad(trip) and km <= limit(trip.start.date(), rates)


def limit(day: dt.date, rates: Rates) -> Decimal:
    """The kilometres that a trip must go beyond; NoRate on a day that the state has no condition for."""
    return rates.on("per_diem.within_km", day).value


def _is_within(drive: MileageLine, first: dt.date, last: dt.date) -> bool:
    """True for a drive of those days alone, not for a month's."""
    end = last_day_of(drive)
    return drive.date is not None and end is not None and first <= drive.date and end <= last
