"""A day without a rate is asked about where the line says its days, and for the end that it lies at."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims import drafting
from claims.catalogue import Catalogue
from claims.claim import ClaimLine
from claims.lines import Line, Meals, MileageLine, PerDiemLine
from claims.questions import Edit
from claims.terms import Terms
from tests.claims.given import FEE_2025, FEE_2026, HOUR, claim, fee

DEARER = replace(HOUR, unit_price=Decimal("99.00"), valid_from=dt.date(2026, 7, 1))
CHEAPER = replace(HOUR, valid_from=dt.date(2022, 1, 1), valid_to=dt.date(2026, 6, 30))
TERMS = Terms(catalogue=Catalogue([FEE_2025, FEE_2026, CHEAPER, DEARER]))
LAST = dt.date(2026, 12, 31)
FIRST = dt.date(2027, 1, 1)
DRIVE = MileageLine(date=FIRST, distance_km=Decimal(42))


def trip(start: str, end: str) -> PerDiemLine:
    first, last = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
    return PerDiemLine(start=first, end=last, meals=Meals(), lodging="hotel", distance_km=Decimal(80))


def hours(first: str, last: str) -> Line:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return replace(fee(), type="care-hour", date=days[0], end_date=days[1], quantity=Decimal(30))


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (replace(fee(), date=FIRST), "date", "no_rate"),
        (DRIVE, "date", "no_rate"),
        (replace(DRIVE, date=dt.date(2021, 12, 31)), "date", "no_rate"),
        (replace(DRIVE, date=LAST, end_date=FIRST), "end_date", "no_rate"),
        (replace(DRIVE, date=dt.date(2025, 12, 31), end_date=dt.date(2026, 1, 1)), "end_date", "rate_changes"),
        (replace(DRIVE, vehicle="bicycle"), "vehicle", "no_rate"),
        (hours("2026-06-30", "2026-07-01"), "end_date", "rate_changes"),
        (hours("2026-07-02", "2026-07-01"), "end_date", "misdated"),
        (trip("2027-01-01T07:00", "2027-01-02T17:30"), "start", "no_rate"),
        (trip("2021-12-31T07:00", "2022-01-02T17:30"), "start", "no_rate"),
        (trip("2026-12-31T23:00", "2027-01-02T23:00"), "end", "no_rate"),
        (trip("2026-12-30T07:00", "2026-12-29T17:30"), "end", "misdated"),
        (replace(trip("2026-11-05T07:00", "2026-11-06T17:30"), country="SE"), "country", "no_rate"),
    ],
)
def test_the_field_that_has_to_change_is_asked_about_and_why(line: Line, field: str, reason: str) -> None:
    (asked,) = drafting.rate_questions(drafting.priced([ClaimLine(line=line)], TERMS), TERMS)
    assert (asked.field, asked.code, asked.facts) == (field, "contradiction", {"reason": reason})


def test_a_dogn_that_began_in_the_last_known_year_is_paid_by_its_rates() -> None:
    """The døgn's own day decides, also where it ends in a year that has none yet."""
    (line,) = drafting.priced([ClaimLine(line=trip("2026-12-31T07:00", "2027-01-01T07:00"))], TERMS)
    assert line.price is not None
    assert str(line.price.amount) == "1012.00"


def test_the_question_about_a_trip_goes_away_with_the_day_that_raised_it() -> None:
    draft = drafting.add(claim(lines=()), [ClaimLine(line=trip("2027-01-05T07:00", "2027-01-05T17:30"))], [], TERMS)
    moved = drafting.change(draft, [Edit(line=0, field="start", value="2026-01-05T07:00")], "chat-2", TERMS)
    assert [(q.field, q.facts["reason"]) for q in moved.questions] == [("end", "no_rate")]
    right = drafting.change(moved, [Edit(line=0, field="end", value="2026-01-05T17:30")], "chat-3", TERMS)
    assert (right.questions, str(right.total)) == ((), "397.00")
