"""Which draft new lines belong to."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.belonging import draft_of
from claims.claim import Claim
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine
from claims.questions import Question
from claims.splitting import separate
from tests.claims.given import CATALOGUE, claim, fee

DAY = dt.date(2026, 11, 19)
DRIVE = MileageLine(date=DAY, distance_km=Decimal(42))


def hours(day: dt.date) -> ExpenseLine:
    return ExpenseLine(type="care-hour", date=day, quantity=Decimal(5))


COUNCIL, CARE = claim(fee()), claim(hours(DAY), number="2026-00002")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([DRIVE], COUNCIL),
        ([DRIVE, MileageLine()], None),
        ([replace(DRIVE, date=DAY - dt.timedelta(days=1))], None),
        ([DRIVE, replace(DRIVE, date=DAY - dt.timedelta(days=1))], None),
        ([fee()], CARE),  # the council's draft has that fee; the other draft is of that day too
        ([MileageLine()], None),
        ([hours(dt.date(2026, 11, 3))], CARE),
        ([hours(dt.date(2026, 10, 31))], None),
        ([hours(dt.date(2025, 11, 3))], None),
        ([hours(dt.date(2026, 11, 3)), replace(DRIVE, date=dt.date(2026, 11, 3))], None),
        ([replace(DRIVE, end_date=dt.date(2026, 11, 30))], None),
        ([ExpenseLine(type="toll", date=dt.date(2026, 11, 3))], None),
        ([PerDiemLine(start=dt.datetime(2026, 11, 19, 7))], COUNCIL),  # noqa: DTZ001 - clock times are naive
    ],
)
def test_lines_of_one_occasion_or_of_a_month_s_care_belong_together(lines: list[Line], expected: Claim | None) -> None:
    assert draft_of(lines, [COUNCIL, CARE], CATALOGUE) is expected


def test_what_was_put_together_is_taken_apart_with_its_questions() -> None:
    asked = tuple(Question(line=line, field="route", code="missing") for line in (0, 1, 2))
    whole = claim(
        fee(), DRIVE, MileageLine(date=DAY), questions=(*asked, Question(line=None, field="x", code="missing"))
    )
    rest, part = separate(whole, (0, 2), "2026-00009")
    assert rest.lines == whole.lines[1:2]
    assert part.lines == (whole.lines[0], whole.lines[2])
    assert [q.line for q in rest.questions] == [None, 0]
    assert [q.line for q in part.questions] == [0, 1]
    assert (part.number, part.state, part.version, rest.version) == ("2026-00009", "draft", 0, whole.version + 1)


@pytest.mark.parametrize("lines", [(), (0, 1, 2), (2, 3)])
def test_nothing_is_taken_apart_that_would_leave_nothing(lines: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="no part"):
        separate(claim(fee(), DRIVE, DRIVE), lines, "2026-00009")
