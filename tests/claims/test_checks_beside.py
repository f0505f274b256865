"""What is noticed beside other lines: on the claim itself, and on the claimant's other claims."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.catalogue import Catalogue, ExpenseType
from claims.checks import Finding, findings
from claims.claim import Claim, ClaimLine, Receipt, State
from claims.history import History, OtherLine
from claims.lines import ExpenseLine, Line, Meals, MileageLine, Passenger, PerDiemLine
from claims.terms import Terms
from tests.claims import strategies
from tests.claims.given import CATALOGUE, claim, fee

BOARD = ExpenseType(code="fee-board", name="Planutvalget", unit="meeting", unit_price=Decimal("900.00"))
DOGN = ExpenseType(code="care-day", name="Døgn", unit="day", unit_price=Decimal("290.00"))
NIGHT_HOUR = ExpenseType(code="care-night", name="Avlaster natt", unit="hour", unit_price=Decimal("120.00"))
ALL = Catalogue([*CATALOGUE.rows, BOARD, DOGN, NIGHT_HOUR])
DAY = dt.date(2026, 11, 10)
HOURS = ExpenseLine(type="care-hour", date=DAY, quantity=Decimal(8))
ACROSS = replace(HOURS, end_date=dt.date(2026, 11, 11))
DRIVE = MileageLine(date=DAY, distance_km=Decimal(40), route=("Haugen", "rådhuset"), purpose="Møte")
TRIP = PerDiemLine(
    start=dt.datetime.fromisoformat("2026-11-10T07:00"),
    end=dt.datetime.fromisoformat("2026-11-10T17:00"),
    meals=Meals(),
    distance_km=Decimal(80),
    purpose="Kurs",
)
TOLL = ExpenseLine(type="toll", date=DAY, quantity=Decimal(1), amount=Decimal(27), purpose="Møte")
FILE = Receipt(sha256="a" * 64, name="ferje.jpg", media_type="image/jpeg", size=1000)


def at(line: ExpenseLine, start: str, end: str) -> ExpenseLine:
    return replace(line, start_time=dt.time.fromisoformat(start), end_time=dt.time.fromisoformat(end))


def earlier(*lines: Line, state: State = "submitted") -> History:
    """The history of another claim with these lines."""
    return History(lines=tuple(OtherLine(claim="2026-00007", state=state, line=line, amount=None) for line in lines))


def found(*lines: Line, history: History | None = None, **values: Any) -> list[Finding]:
    terms = Terms(catalogue=ALL, history=history or History(), late_after_months=24)
    unpriced = tuple(ClaimLine(line=line) for line in lines)
    return list(findings(claim(lines=unpriced, **{"title": "", **values}), terms, dt.date(2026, 11, 20)))


def codes(*lines: Line, history: History | None = None, **values: Any) -> list[str]:
    return [one.code for one in found(*lines, history=history, **values)]


MEETING = replace(fee(), date=DAY)


@pytest.mark.parametrize(
    ("line", "other"),
    [
        (MEETING, MEETING),
        (MEETING, replace(MEETING, purpose="Budsjett")),
        (at(MEETING, "18:00", "20:00"), at(MEETING, "19:59", "21:00")),
        (TOLL, TOLL),
        (HOURS, HOURS),
        (DRIVE, DRIVE),
        (DRIVE, replace(DRIVE, route=("HAUGEN", "Rådhuset"))),
        (DRIVE, replace(DRIVE, route=())),
        (TRIP, TRIP),
    ],
)
def test_the_same_twice_is_told_on_the_second_and_beside_another_claim(line: Line, other: Line) -> None:
    (here,) = [one for one in found(other, line) if one.code == "duplicate"]
    assert (here.line, here.facts) == (1, {"line": "1"})
    (there,) = [one for one in found(line, history=earlier(other)) if one.code == "duplicate"]
    assert (there.line, there.facts) == (0, {"claim": "2026-00007"})


@pytest.mark.parametrize(
    ("line", "other"),
    [
        (MEETING, replace(MEETING, date=dt.date(2026, 11, 11))),
        (MEETING, replace(MEETING, type="fee-board")),
        (at(MEETING, "18:00", "20:00"), at(MEETING, "20:00", "21:00")),
        (TOLL, replace(TOLL, amount=Decimal(28))),
        (HOURS, replace(HOURS, quantity=Decimal(7))),
        (DRIVE, replace(DRIVE, distance_km=Decimal(41))),
        (DRIVE, replace(DRIVE, route=("rådhuset", "Haugen"))),
        (TRIP, replace(TRIP, end=dt.datetime.fromisoformat("2026-11-10T18:00"))),
        (replace(MEETING, date=None), replace(MEETING, date=None)),
    ],
)
def test_what_differs_is_not_the_same_twice(line: Line, other: Line) -> None:
    assert "duplicate" not in codes(line, other) + codes(line, history=earlier(other))


@pytest.mark.parametrize(
    ("line", "other", "told"),
    [
        (at(HOURS, "10:00", "12:00"), at(replace(HOURS, type="care-night"), "11:59", "13:00"), True),
        (at(HOURS, "10:00", "12:00"), at(replace(HOURS, type="care-night"), "12:00", "13:00"), False),
        (at(ACROSS, "22:00", "02:00"), at(replace(HOURS, date=dt.date(2026, 11, 11)), "01:59", "03:00"), True),
        (at(ACROSS, "22:00", "02:00"), at(replace(HOURS, date=dt.date(2026, 11, 11)), "02:00", "03:00"), False),
        (TRIP, replace(TRIP, start=dt.datetime.fromisoformat("2026-11-10T16:59"), end=None), False),
        (
            TRIP,
            replace(
                TRIP,
                start=dt.datetime.fromisoformat("2026-11-10T16:59"),
                end=dt.datetime.fromisoformat("2026-11-10T23:30"),
            ),
            True,
        ),
        (
            replace(HOURS, end_date=dt.date(2026, 11, 12), quantity=Decimal(20)),
            replace(HOURS, date=dt.date(2026, 11, 12), end_date=dt.date(2026, 11, 13)),
            True,
        ),
        (
            replace(HOURS, end_date=dt.date(2026, 11, 12), quantity=Decimal(20)),
            replace(HOURS, date=dt.date(2026, 11, 13), end_date=dt.date(2026, 11, 14)),
            False,
        ),
        (HOURS, replace(HOURS, type="care-day", quantity=Decimal(1)), False),
    ],
)
def test_hours_and_trips_do_not_overlap_to_the_minute(line: Line, other: Line, told: bool) -> None:
    for noticed in (codes(other, line), codes(line, other), codes(line, history=earlier(other))):
        assert ("overlap" in noticed) is told


@pytest.mark.parametrize(("start", "told"), [("19:59", ["two_bodies_same_hours"]), ("20:00", [])])
def test_nobody_sits_in_two_bodies_at_once(start: str, told: list[str]) -> None:
    council, board = at(MEETING, "18:00", "20:00"), at(replace(MEETING, type="fee-board"), start, "21:00")
    assert codes(council, board) == told
    assert codes(board, history=earlier(council)) == told


def test_two_bodies_on_one_day_without_clock_times_are_an_ordinary_day() -> None:
    assert codes(MEETING, replace(MEETING, type="fee-board")) == []


@pytest.mark.parametrize(
    ("day", "there_are"),
    [("2026-11-10", 24), ("2026-03-29", 23), ("2025-10-26", 25)],
)
def test_a_day_has_as_many_hours_as_the_clock_gives_it(day: str, there_are: int) -> None:
    line = replace(HOURS, date=dt.date.fromisoformat(day), quantity=Decimal(there_are))
    more = replace(line, type="care-night", quantity=Decimal("0.5"))
    assert codes(line) == []
    assert [(one.code, one.facts) for one in found(line, more)] == [
        ("over_24_hours", {"hours": f"{there_are}.5"}),
        ("over_24_hours", {"hours": f"{there_are}.5"}),
    ]


def test_hours_of_other_claims_count_and_those_of_a_period_are_spread_over_it() -> None:
    assert codes(replace(HOURS, quantity=Decimal(13)), history=earlier(replace(HOURS, quantity=Decimal(12)))) == [
        "over_24_hours"
    ]
    weekend = replace(HOURS, end_date=dt.date(2026, 11, 11), quantity=Decimal(48))
    assert codes(weekend) == []
    assert codes(weekend, history=earlier(replace(HOURS, type="care-night", quantity=Decimal(1)))) == ["over_24_hours"]


@pytest.mark.parametrize(
    ("km", "told"), [("30", []), ("50", []), ("50.1", ["unusual_distance"]), ("29.9", ["unusual_distance"])]
)
def test_a_drive_unlike_the_earlier_ones_of_its_route_may_be_a_slip(km: str, told: list[str]) -> None:
    days = (dt.date(2026, 10, 1), dt.date(2026, 10, 8), dt.date(2026, 10, 15))
    before = [replace(DRIVE, date=day, distance_km=Decimal(far)) for day, far in zip(days, (40, 40, 400), strict=True)]
    drive = replace(DRIVE, route=("haugen", "Rådhuset"), distance_km=Decimal(km))
    assert codes(drive, history=earlier(*before)) == told
    assert codes(drive, history=earlier(*before, state="draft")) == []
    assert codes(replace(drive, route=("Haugen", "Voss")), history=earlier(*before)) == []


def test_the_approver_is_told_of_a_passenger_who_claims_the_drive_too() -> None:
    shared = replace(DRIVE, passengers=(Passenger(name="Ola Nordmann"),))
    driving = History(riding_drivers=frozenset({(DAY, "Ola Nordmann")}))
    assert [(one.code, one.severity) for one in found(shared, history=driving)] == [("passenger_claims_too", "tells")]
    assert codes(replace(shared, date=dt.date(2026, 11, 11)), history=driving) == []
    assert codes(replace(shared, passengers=(Passenger(name="Per Vik"),)), history=driving) == []
    assert codes(DRIVE, history=History(rode_along=frozenset({DAY}))) == ["passenger_claims_too"]


def test_a_receipt_used_before_is_told_to_the_claimant_and_one_of_another_s_to_the_approver() -> None:
    own, shared = History(receipts={FILE.sha256: "2026-00007"}), History(receipts={FILE.sha256: ""})
    (finding,) = found(TOLL, receipts=(FILE,), history=own)
    assert (finding.code, finding.severity, finding.facts) == ("same_receipt", "warns", {"claim": "2026-00007"})
    (finding,) = found(TOLL, receipts=(FILE,), history=shared)
    assert (finding.code, finding.severity, finding.facts) == ("shared_receipt", "tells", {})


def test_a_period_of_a_century_costs_no_more_than_a_day() -> None:
    endless = replace(HOURS, date=dt.date(1926, 1, 1), end_date=dt.date(2026, 11, 10), quantity=Decimal(1))
    assert codes(endless, HOURS) == ["late"]


@settings(max_examples=40)
@given(claimed=strategies.claims, others=st.lists(strategies.lines, max_size=5), today=strategies.days)
def test_any_claim_can_be_judged_beside_any_other(claimed: Claim, others: list[Line], today: dt.date) -> None:
    history = earlier(*others, state="paid")
    noticed = list(findings(claimed, Terms(catalogue=ALL, history=history), today))
    assert [one.line for one in noticed] == sorted(one.line for one in noticed)
    assert all(0 <= one.line < len(claimed.lines) for one in noticed)
