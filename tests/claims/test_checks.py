"""What a careful colleague would notice: each check just inside and just outside."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.catalogue import Catalogue
from claims.checks import CHECKS, Finding, Setting, findings
from claims.lines import ExpenseLine, Line, Meals, MileageLine, Passenger, PerDiemLine
from tests.claims.given import CATALOGUE, FERRY, TODAY, fee

SETTING = Setting(catalogue=CATALOGUE, today=TODAY, late_after_months=3, has_receipt=False)
DRIVE = MileageLine(date=TODAY, distance_km=Decimal(42), route=("Haugen", "rådhuset"), purpose="Møte")
TRIP = PerDiemLine(
    start=dt.datetime.fromisoformat("2026-11-05T07:00"),
    end=dt.datetime.fromisoformat("2026-11-06T17:00"),
    meals=Meals(),
    lodging="hotel",
    lodging_name="Fjordgløtt hotell",
    purpose="Kurs",
)
TICKET = ExpenseLine(type="ferry", date=TODAY, quantity=Decimal(1), amount=Decimal(142), purpose="Møte")


def codes(line: Line, setting: Setting = SETTING) -> list[str]:
    return [finding.code for finding in findings([line], setting)]


def test_a_purpose_is_asked_of_outlays_and_not_of_what_its_type_explains() -> None:
    with_receipt = replace(SETTING, has_receipt=True)
    asked = [Finding(0, "needs_purpose", "asks")]
    assert list(findings([replace(TICKET, purpose=None)], with_receipt)) == asked
    assert list(findings([replace(fee(), purpose=None)], SETTING)) == []


def test_a_careful_line_has_no_finding() -> None:
    assert [*codes(fee()), *codes(DRIVE), *codes(TRIP)] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (replace(DRIVE, route=()), "needs_route"),
        (replace(DRIVE, route=("Haugen",)), "needs_route"),
        (replace(DRIVE, passengers=(Passenger(name="Ola"), Passenger(name=None))), "needs_passenger_name"),
        (replace(DRIVE, passengers=(Passenger(name=""),)), "needs_passenger_name"),
        (replace(DRIVE, purpose=None), "needs_purpose"),
        (replace(TRIP, purpose=""), "needs_purpose"),
        (replace(TRIP, lodging_name=None), "needs_lodging_name"),
        (replace(TRIP, lodging_name=None, lodging="boarding"), "needs_lodging_name"),
        (TICKET, "needs_receipt"),
        (replace(TICKET, date=None), "needs_receipt"),
        (replace(fee(), currency="SEK"), "needs_exchange_rate"),
    ],
)
def test_what_is_missing_is_asked(line: Line, code: str) -> None:
    assert list(findings([line], SETTING)) == [Finding(0, code, "asks")]


@pytest.mark.parametrize(
    "line",
    [
        replace(DRIVE, passengers=(Passenger(name="Ola Nordmann"),)),
        replace(TRIP, lodging_name=None, lodging="private"),
        replace(TRIP, end=dt.datetime.fromisoformat("2026-11-05T17:00"), lodging=None, lodging_name=None),
        replace(TICKET, type="toll"),
        replace(TICKET, type=None),
        replace(TICKET, type="fee-moon"),
    ],
)
def test_what_is_not_needed_is_not_asked(line: Line) -> None:
    assert codes(line) == []


def test_a_file_that_came_along_is_the_receipt() -> None:
    assert codes(TICKET, replace(SETTING, has_receipt=True)) == []


def test_the_receipt_rule_is_that_of_the_line_s_day() -> None:
    old = replace(FERRY, receipt="optional", valid_to=dt.date(2026, 10, 31))
    new = replace(FERRY, valid_from=dt.date(2026, 11, 1))
    setting = replace(SETTING, catalogue=Catalogue([old, new]))
    assert codes(replace(TICKET, date=dt.date(2026, 10, 31)), setting) == []
    assert codes(replace(TICKET, date=dt.date(2026, 11, 1)), setting) == ["needs_receipt"]


@pytest.mark.parametrize(("end", "found"), [("12:59", ["too_short"]), ("13:00", [])])
def test_a_trip_under_six_hours_is_told_to_be_too_short(end: str, found: list[str]) -> None:
    line = replace(TRIP, end=dt.datetime.combine(dt.date(2026, 11, 5), dt.time.fromisoformat(end)))
    assert codes(line) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [("2026-08-20", []), ("2026-08-19", ["late"]), ("2026-11-20", []), ("2026-11-21", ["future"])],
)
def test_a_day_before_the_limit_is_late_and_one_after_today_is_future(day: str, found: list[str]) -> None:
    assert codes(replace(fee(), date=dt.date.fromisoformat(day))) == found


def test_a_month_before_the_last_of_a_short_month_ends_with_it() -> None:
    setting = replace(SETTING, today=dt.date(2024, 5, 31))  # three months earlier: 29 February
    assert codes(replace(fee(), date=dt.date(2024, 2, 29)), setting) == []
    assert codes(replace(fee(), date=dt.date(2024, 2, 28)), setting) == ["late"]


def test_findings_name_their_line() -> None:
    found = list(findings([fee(), replace(DRIVE, route=(), purpose=None)], SETTING))
    assert [(finding.line, finding.code) for finding in found] == [(1, "needs_route"), (1, "needs_purpose")]


def test_every_check_has_its_own_code_and_a_source() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert all(check.source for check in CHECKS)
