"""Which draft new lines belong to."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.belonging import draft_of, having
from claims.catalogue import Catalogue, ExpenseType, Unit
from claims.claim import Claim, ClaimLine
from claims.lines import CostBearer, ExpenseLine, Line, MileageLine, PerDiemLine
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


def draft(*lines: Line) -> Claim:
    return Claim(
        number="2026-00003",
        claimant="kari",
        channel="mail",
        title="",
        lines=tuple(ClaimLine(line=line) for line in lines),
    )


def trip(first: int, last: int) -> PerDiemLine:
    """From the morning of that day in November to the evening of the other."""
    start, end = (dt.datetime(2026, 11, day, hour) for day, hour in ((first, 7), (last, 18)))  # noqa: DTZ001 - naive
    return PerDiemLine(start=start, end=end)


def drive(first: int, last: int | None = None) -> MileageLine:
    return MileageLine(date=november(first), end_date=november(last) if last else None, distance_km=Decimal(42))


def november(day: int) -> dt.date:
    return dt.date(2026, 11, day)


@pytest.mark.parametrize("lines", [[drive(17)], [drive(18)], [drive(20)], [drive(17, 20)], [drive(17), drive(20)]])
def test_what_lies_within_a_trip_belongs_to_it(lines: list[Line]) -> None:
    home = draft(MileageLine(), trip(17, 20))
    assert draft_of(lines, [COUNCIL, home], CATALOGUE) is home


@pytest.mark.parametrize(
    "lines", [[], [drive(16)], [drive(21)], [drive(16, 18)], [drive(18, 21)], [drive(17), drive(21)]]
)
def test_what_reaches_beyond_a_trip_does_not(lines: list[Line]) -> None:
    assert draft_of(lines, [draft(MileageLine(), trip(17, 20))], CATALOGUE) is None


@pytest.mark.parametrize(("of_the_draft", "new"), [(drive(19, 20), trip(20, 20)), (drive(1, 30), trip(1, 30))])
def test_a_night_holds_both_its_days_and_every_period_its_like(of_the_draft: Line, new: Line) -> None:
    assert draft_of([new], [draft(of_the_draft)], CATALOGUE)


@pytest.mark.parametrize("of_the_draft", [drive(19, 21), drive(1, 30), MileageLine()])
def test_a_period_that_is_no_trip_and_no_night_holds_no_day_of_its_own(of_the_draft: Line) -> None:
    assert draft_of([trip(20, 20)], [draft(of_the_draft)], CATALOGUE) is None


def work(kind: str | None, day: int, ansvar: str = "") -> ExpenseLine:
    bearer = CostBearer(ansvar=ansvar) if ansvar else None
    return ExpenseLine(type=kind, date=november(day), quantity=Decimal(5), cost_bearer=bearer)


def kind(code: str, unit: Unit, price: int | None, ansvar: str) -> ExpenseType:
    worth = None if price is None else Decimal(price)
    return ExpenseType(code=code, name=code, unit=unit, unit_price=worth, cost_bearer=CostBearer(ansvar=ansvar))


KINDS = Catalogue(
    [
        kind("care-hour", "hour", 95, "31000"),
        kind("care-day", "day", 500, "31000"),
        kind("lost-hour", "hour", 300, "10000"),
        kind("toll", "amount", None, "31000"),
    ]
)


@pytest.mark.parametrize(
    ("line", "joins"),
    [
        (work("care-day", 3), True),  # the Ansvar
        (work("care-hour", 3, ansvar="99000"), True),  # the type
        (work("lost-hour", 3), False),
        (work("lost-hour", 3, ansvar="31000"), True),
        (work("toll", 3), False),
        (work("unknown", 3, ansvar="31000"), False),
        (work(None, 3, ansvar="31000"), False),
    ],
)
def test_a_month_s_care_is_counted_in_time_with_a_type_or_an_ansvar_in_common(line: Line, joins: bool) -> None:
    assert (draft_of([line], [draft(work("care-hour", 19))], KINDS) is not None) is joins


@pytest.mark.parametrize(
    "beside", [work("toll", 12), drive(12), ExpenseLine(type="care-hour", date=dt.date(2026, 10, 31))]
)
def test_care_joins_no_draft_with_anything_else_on_it_or_of_another_month(beside: Line) -> None:
    assert draft_of([work("care-hour", 3)], [draft(work("care-hour", 19), beside)], KINDS) is None


def test_a_draft_that_has_the_same_type_on_the_same_day_is_found() -> None:
    drafts = [draft(ExpenseLine(type="toll")), draft(work("toll", 3), drive(4)), draft(work("toll", 3))]
    assert having([drive(9), work("toll", 3)], drafts) is drafts[1]
    assert having([drive(4)], drafts) is drafts[1]
    assert having([work("toll", 4), ExpenseLine(type="toll")], drafts) is None
