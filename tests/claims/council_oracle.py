"""What a claim is worth by one council's rules, reckoned a second time: plain tables, fractions of øre, no shared code.

The figures are those that municipalities have published. Meetings: 2.5 % of a twelfth of the base in the council, 1.5 %
in a committee, 2 % for its leader, 0.4 % in the youth council, in whole kroner; one case alone is half. Lost earnings:
249.44 an hour, or as documented, together at most 2,493 a day. Two paid meetings a day. A carer: two steps, 50 hours a
month. A support contact: 400 kroner of outlays and 100 kilometres a month.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

BASES = ((dt.date(2025, 7, 1), 987_997), (dt.date(2026, 7, 1), 1_031_469))
PERMILLE = {
    ("council", "member"): 25,
    ("committee", "member"): 15,
    ("committee", "leader"): 20,
    ("youth", "member"): 4,
}
HOUR = {"lost-hour": 24_944, "care-low": 9_500, "care-high": 12_000}
LOST_A_DAY, OUTLAYS_A_MONTH = 249_300, 40_000
MEETINGS_A_DAY, CARE_HOURS_A_MONTH, KM_A_MONTH = 2, 50, 100
KM_PAID, KM_FREE = {2025: 500, 2026: 530}, 350

Kind = Literal["council", "committee", "youth", "lost-hour", "lost-bill", "care-low", "care-high", "outlay", "drive"]


class Said(NamedTuple):
    """One line: `number` is of meetings, hours, kilometres, or the kroner that were stated."""

    kind: Kind
    day: dt.date
    number: Fraction
    leader: bool = False
    one_case: bool = False


class Sums(NamedTuple):
    """Whole øre."""

    taxable: int
    tax_free: int


def fee(said: Said) -> int:
    """One meeting in øre."""
    base = [kroner for first, kroner in BASES if first <= said.day][-1]
    role = "leader" if said.leader and said.kind == "committee" else "member"
    kroner = _half_up(Fraction(base * PERMILLE[said.kind, role], 1000 * 12))
    return _half_up(Fraction(kroner * 100, 2)) if said.one_case else kroner * 100


def sums(claim: Sequence[Said]) -> Sums:
    """The whole claim."""
    taxable = _meetings(claim) + _lost(claim) + _care(claim)
    drives = _drives(claim)
    return Sums(taxable + drives.taxable, _outlays(claim) + drives.tax_free)


def _meetings(claim: Sequence[Said]) -> int:
    """Every day its dearest two."""
    days: defaultdict[dt.date, list[int]] = defaultdict(list)
    for one in claim:
        if one.kind in ("council", "committee", "youth"):
            days[one.day] += [fee(one)] * int(one.number)
    return sum(sum(sorted(fees)[-MEETINGS_A_DAY:]) for fees in days.values())


def _lost(claim: Sequence[Said]) -> int:
    days: defaultdict[dt.date, int] = defaultdict(int)
    for one in claim:
        if one.kind in ("lost-hour", "lost-bill"):
            days[one.day] += _half_up(one.number * (HOUR["lost-hour"] if one.kind == "lost-hour" else 100))
    return sum(min(LOST_A_DAY, ore) for ore in days.values())


def _care(claim: Sequence[Said]) -> int:
    """Each month its first hours; on one day the dear step before the cheap one."""
    hours = [one for one in claim if one.kind in ("care-low", "care-high")]
    left: defaultdict[tuple[int, int], Fraction] = defaultdict(lambda: Fraction(CARE_HOURS_A_MONTH))
    paid = 0
    for one in sorted(hours, key=lambda one: (one.day, one.kind, one.number)):  # "care-high" sorts before "care-low"
        month = (one.day.year, one.day.month)
        taken = min(one.number, left[month])
        left[month] -= taken
        paid += _half_up(taken * HOUR[one.kind])
    return paid


def _outlays(claim: Sequence[Said]) -> int:
    months: defaultdict[tuple[int, int], int] = defaultdict(int)
    for one in claim:
        if one.kind == "outlay":
            months[one.day.year, one.day.month] += _half_up(one.number * 100)
    return sum(min(OUTLAYS_A_MONTH, ore) for ore in months.values())


def _drives(claim: Sequence[Said]) -> Sums:
    left: defaultdict[tuple[int, int], Fraction] = defaultdict(lambda: Fraction(KM_A_MONTH))
    taxable = tax_free = 0
    for one in sorted((one for one in claim if one.kind == "drive"), key=lambda one: (one.day, one.number)):
        month = (one.day.year, one.day.month)
        km = min(one.number, left[month])
        left[month] -= km
        whole, free = _half_up(km * KM_PAID[one.day.year]), _half_up(km * KM_FREE)
        taxable, tax_free = taxable + whole - free, tax_free + free
    return Sums(taxable, tax_free)


def _half_up(number: Fraction) -> int:
    return math.floor(number + Fraction(1, 2))
