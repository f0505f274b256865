"""What is usual for a claimant, told when there is a habit to tell of."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import given

from claims.catalogue import Catalogue, ExpenseType
from claims.claim import ClaimLine
from claims.history import History, OtherLine
from claims.lines import ExpenseLine, Line, MileageLine
from claims.usual import Usual, usual
from tests.claims import strategies
from tests.claims.given import TERMS, claim, fee

NOVEMBER = dt.date(2026, 11, 1)


def meetings(month: int, count: int = 1) -> ExpenseLine:
    return replace(fee(), date=dt.date(2026, month, 12), quantity=Decimal(count))


def drive(km: int, *route: str) -> MileageLine:
    return MileageLine(date=dt.date(2026, 11, 12), distance_km=Decimal(km), route=route or ("Haugen", "rådhuset"))


def known(*lines: Line, here: tuple[Line, ...] = (), state: Any = "paid") -> tuple[Usual, ...]:
    others = tuple(OtherLine(claim="2026-00009", state=state, line=line, amount=None) for line in lines)
    return usual(claim(*here), replace(TERMS, history=History(lines=others)))


def test_a_month_is_set_beside_the_middle_of_the_months_before() -> None:
    (told,) = known(meetings(8), meetings(9, 2), meetings(10, 4))
    assert told == Usual(unit="meeting", here=Decimal(1), usual=Decimal(2), times=3, month=NOVEMBER)


def test_what_was_sent_for_the_same_month_counts_with_it() -> None:
    (told,) = known(meetings(8), meetings(9), meetings(10), meetings(11, 3))
    assert (told.here, told.usual, told.times) == (Decimal(4), Decimal(1), 3)


def test_a_route_is_set_beside_the_middle_of_the_drives_before_however_it_was_cased() -> None:
    before = (drive(60), drive(64, "haugen", "Rådhuset"), drive(70), drive(9, "Haugen", "Vika"))
    (told,) = known(*before, here=(drive(64),))
    assert told == Usual(unit="km", here=Decimal(64), usual=Decimal(64), times=3, route=("Haugen", "rådhuset"))


def test_two_times_are_no_habit_and_what_nobody_stands_by_does_not_count() -> None:
    assert known(meetings(9), meetings(10)) == ()
    assert known(drive(64), drive(64), here=(drive(64),)) == ()
    assert known(meetings(8), meetings(9), meetings(10), state="draft") == ()


def test_the_same_drive_is_told_once_and_never_too_much() -> None:
    places = [("Haugen", place) for place in ("Vika", "Moen", "Lia", "Bakken")]
    before = [drive(64, *place) for place in places for _ in range(3)]
    here = tuple(drive(64, *place) for place in places for _ in range(2))
    told = known(*before, here=here)
    assert len(told) == len({one.route for one in told}) == 3


@pytest.mark.parametrize("unit", ["hour", "day"])
def test_hours_and_days_of_care_have_months_as_meetings_have(unit: Literal["hour", "day"]) -> None:
    terms = replace(TERMS, catalogue=Catalogue([ExpenseType(code="care", name="Avlaster", unit=unit)]))
    before, here = ([replace(meetings(month, 5), type="care") for month in months] for months in ((8, 9, 10), (11,)))
    history = History(lines=tuple(OtherLine(claim="1", state="paid", line=line, amount=None) for line in before))
    sent_now = claim(lines=tuple(ClaimLine(line=line) for line in here))
    (told,) = usual(sent_now, replace(terms, history=history))
    assert (told.unit, told.here, told.times) == (unit, Decimal(5), 3)


def test_each_unit_is_set_beside_its_own_months() -> None:
    hours = {month: replace(meetings(month, 5), type="care-hour") for month in (7, 8, 9, 10)}
    before = (meetings(8), meetings(9), meetings(10), hours[7], hours[8], hours[9])
    told = known(*before, here=(meetings(11), hours[10]))
    assert [(one.unit, one.month, one.usual, one.times) for one in told] == [
        ("meeting", NOVEMBER, Decimal(1), 3),
        ("hour", dt.date(2026, 10, 1), Decimal(5), 3),
    ]


def test_lines_that_are_still_open_are_no_habit_and_no_obstacle() -> None:
    whole = (meetings(8), meetings(9), meetings(10))
    half = (replace(whole[1], type=None), replace(whole[1], date=None), replace(whole[1], quantity=None))
    assert known(*whole, *half) == known(*whole)
    assert known(drive(60), drive(64), replace(drive(70), distance_km=None), here=(drive(64),)) == ()


def test_a_route_of_one_place_is_none() -> None:
    assert known(*[drive(64, "Haugen")] * 3, here=(drive(64, "Haugen"),)) == ()


@given(strategies.claims)
def test_any_claim_can_be_looked_at(any_claim: Any) -> None:
    assert usual(any_claim, TERMS) == ()
