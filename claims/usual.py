"""What is usual for the claimant: how much they send a month, and how far their routes are, for whoever decides."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Literal

from claims.claim import Claim
from claims.lines import ExpenseLine, Line, MileageLine, way_of
from claims.terms import Terms

UsualUnit = Literal["meeting", "hour", "day", "km"]

FEWEST = 3
"""Earlier months or drives; less is no habit."""
MOST = 3
"""As many as one takes in at a glance."""

_COUNTED: tuple[UsualUnit, ...] = ("meeting", "hour", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """So much `here`, where `usual` is the middle of so many `times` before.

    Meetings, hours and døgn are those of a `month`, by its first day, on this claim and on others that were sent;
    kilometres are those of a drive on a `route`.
    """

    unit: UsualUnit
    here: Decimal
    usual: Decimal
    times: int
    month: dt.date | None = None
    route: tuple[str, ...] = ()


def usual(claim: Claim, terms: Terms) -> tuple[Usual, ...]:
    """What is known of the claim's months and routes from at least three earlier ones, the months first."""
    return (*_months(claim, terms), *_routes(claim, terms))[:MOST]


def _months(claim: Claim, terms: Terms) -> Iterator[Usual]:
    """Of each unit the newest month that the claim has lines of."""
    here, sent = (_by_month(lines, terms) for lines in (_own(claim), _sent(terms)))
    for unit in _COUNTED:
        month = max((month for counted, month in here if counted == unit), default=None)
        if month is None:
            continue
        before = [count for (counted, other), count in sent.items() if counted == unit and other < month]
        if len(before) >= FEWEST:
            count = here[unit, month] + sent.get((unit, month), Decimal(0))
            yield Usual(unit=unit, here=count, usual=median(before), times=len(before), month=month)


def _by_month(lines: list[Line], terms: Terms) -> dict[tuple[UsualUnit, dt.date], Decimal]:
    counts: defaultdict[tuple[UsualUnit, dt.date], Decimal] = defaultdict(Decimal)
    for line in lines:
        if isinstance(line, ExpenseLine) and line.type and line.date and line.quantity:
            kind = terms.catalogue.on(line.type, line.date)
            for unit in _COUNTED:
                if kind and kind.unit == unit:
                    counts[unit, line.date.replace(day=1)] += line.quantity
    return dict(counts)


def _routes(claim: Claim, terms: Terms) -> Iterator[Usual]:
    known: defaultdict[tuple[str, ...], list[Decimal]] = defaultdict(list)
    for line in _sent(terms):
        if isinstance(line, MileageLine) and len(line.route) > 1 and line.distance_km:
            known[way_of(line)].append(line.distance_km)
    told = set()
    for line in _own(claim):
        if not (isinstance(line, MileageLine) and line.distance_km) or (way_of(line), line.distance_km) in told:
            continue
        told.add((way_of(line), line.distance_km))
        before = known.get(way_of(line), [])
        if len(before) >= FEWEST:
            yield Usual(unit="km", here=line.distance_km, usual=median(before), times=len(before), route=line.route)


def _own(claim: Claim) -> list[Line]:
    return [line.line for line in claim.lines]


def _sent(terms: Terms) -> list[Line]:
    return [one.line for one in terms.history.lines if one.is_sent]
