"""Whether a journey can be paid as it is: each check just inside and just outside."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims import drafting
from claims.checks import Finding, findings
from claims.claim import ClaimLine
from claims.history import History, OtherLine
from claims.lines import Line, Lodging, Meals, MileageLine, PerDiemLine
from claims.terms import Terms
from claims.travel import Travel
from tests.claims.given import CATALOGUE, claim

TERMS = Terms(catalogue=CATALOGUE, late_after_months=24)
DAY = dt.date(2026, 11, 10)
TRIP = PerDiemLine(
    start=dt.datetime.fromisoformat("2026-11-10T07:00"),
    end=dt.datetime.fromisoformat("2026-11-10T17:00"),
    meals=Meals(),
    distance_km=Decimal(80),
    purpose="Kurs",
)
OUT = MileageLine(date=DAY, distance_km=Decimal(15), route=("Haugen", "Voss"), purpose="Kurs")
HALL = Travel(mileage_tax="taxable", fixed_places=("rådhuset",))
TO_HALL = replace(OUT, route=("Haugen", "rådhuset"))


def found(*lines: Line, terms: Terms = TERMS) -> list[Finding]:
    priced = drafting.priced([ClaimLine(line=line) for line in lines], terms)
    return list(findings(replace(claim(title=""), lines=priced), terms, dt.date(2026, 12, 31)))


def codes(*lines: Line, terms: Terms = TERMS) -> list[str]:
    return [one.code for one in found(*lines, terms=terms)]


def until(end: str) -> PerDiemLine:
    return replace(TRIP, end=dt.datetime.fromisoformat(end), lodging="hotel", lodging_name="Fjordgløtt, Kaia 1")


@pytest.mark.parametrize(("end", "told"), [("12:59", ["too_short"]), ("13:00", [])])
def test_a_trip_under_six_hours_is_told_to_be_too_short(end: str, told: list[str]) -> None:
    assert codes(replace(TRIP, end=dt.datetime.combine(DAY, dt.time.fromisoformat(end)))) == told


@pytest.mark.parametrize(("end", "told"), [("2026-12-08T07:00", []), ("2026-12-08T07:01", [("long_stay", "tells")])])
def test_the_approver_is_told_of_a_stay_beyond_28_dogn(end: str, told: list[tuple[str, str]]) -> None:
    assert [(one.code, one.severity) for one in found(until(end))] == told


@pytest.mark.parametrize(
    ("nights", "lodging", "told"),
    [(2, "hotel", ["hotel_and_night_allowance"]), (1, "hotel", []), (2, "private", []), (0, "hotel", [])],
)
def test_nights_in_a_hotel_are_not_paid_by_the_allowance_too(nights: int, lodging: Lodging, told: list[str]) -> None:
    trip = replace(until("2026-11-12T17:00"), night_allowances=nights, lodging=lodging)
    assert codes(trip) == told


def test_a_room_for_the_day_is_no_night_to_be_paid_for_twice() -> None:
    assert codes(until("2026-11-10T17:00")) == []


@pytest.mark.parametrize(("km", "told"), [("15", ["too_near"]), ("15.1", [])])
def test_a_trip_of_no_more_than_15_km_is_told_to_be_too_near(km: str, told: list[str]) -> None:
    noticed = found(replace(TRIP, distance_km=Decimal(km)))
    assert [one.code for one in noticed] == told
    assert all(one.facts == {"km": "15"} for one in noticed)


def test_the_approver_is_told_when_nothing_says_how_far_a_trip_went() -> None:
    unsaid = replace(TRIP, distance_km=None)
    other_day = replace(OUT, date=dt.date(2026, 11, 9), distance_km=Decimal(200))
    assert [(one.code, one.severity) for one in found(unsaid)] == [("no_per_diem_distance", "tells")]
    assert codes(unsaid, other_day) == ["no_per_diem_distance"]
    assert "no_per_diem_distance" not in codes(replace(unsaid, country="SE"))


def drives(days: int) -> History:
    """So many sent drives to the town hall, on days before."""
    lines = (replace(TO_HALL, date=DAY - dt.timedelta(days=number)) for number in range(1, days + 1))
    return History(lines=tuple(OtherLine(claim="2026-00007", state="paid", line=one, amount=None) for one in lines))


@pytest.mark.parametrize(("before", "told"), [(8, []), (9, ["tenth_attendance"]), (10, [])])
def test_the_approver_is_told_once_when_journeys_become_taxable(before: int, told: list[str]) -> None:
    terms = replace(TERMS, travel=HALL, history=drives(before))
    assert codes(TO_HALL, terms=terms) == told
    assert codes(TO_HALL, terms=replace(terms, travel=Travel())) == []
    assert codes(TO_HALL, terms=replace(terms, travel=replace(HALL, taxable_from_day=1))) == []
