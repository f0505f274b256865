"""Meeting fees by role, attendance and hours, as a share or in per cent of a base; figures that municipalities pay."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

import pytest

from claims.catalogue import Catalogue, ExpenseType
from claims.errors import NoRate
from claims.fees import Fee, Fees
from claims.lines import Attendance, CostBearer, ExpenseLine, MeetingRole
from claims.money import Rounding
from claims.people import Position
from claims.price import Price
from claims.pricing import price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.unit_prices import attendance_has_no_price

DAY = dt.date(2026, 5, 4)
COUNCIL = ExpenseType(code="fee-council", name="Kommunestyret", unit="meeting", unit_price=Decimal("1000.00"))
PLANNING = ExpenseType(code="fee-planning", name="Planutvalget", unit="meeting")
LOST = ExpenseType(code="lost", name="Tapt arbeidsfortjeneste", unit="hour")
CATALOGUE = Catalogue([COUNCIL, PLANNING, LOST])
MEETING = ExpenseLine(type="fee-council", date=DAY, quantity=Decimal(1))
HOURS = ExpenseLine(type="lost", date=DAY, quantity=Decimal(4))


def row(type: str = "fee-council", **values: Any) -> Fee:
    """A row of the file, by default without an end."""
    return Fee(type=type, source="kommunestyret 26/41", **values)


def paid_by(
    line: ExpenseLine, *rows: Fee, catalogue: Catalogue = CATALOGUE, positions: tuple[Position, ...] = ()
) -> Price:
    """The price of the line where those rows stand in fees.csv."""
    found = price(line, Terms(catalogue=catalogue, fees=Fees(rows), positions=positions))
    assert found
    return found


def base(value: str, first: dt.date, last: dt.date | None = None) -> Rate:
    return Rate(
        name="base.mayor", value=Decimal(value), source="PS 12/26", confidence="own", valid_from=first, valid_to=last
    )


@pytest.mark.parametrize(
    ("mayor", "percent", "over", "rounding", "fee"),
    [
        ("987997", "2.5", "12", "krone", "2058.00"),
        ("987997", "1.5", "12", "krone", "1235.00"),
        ("987997", "2", "12", "krone", "1647.00"),
        ("987997", "0.6", "12", "krone", "494.00"),
        ("987997", "0.4", "12", "krone", "329.00"),
        ("861582", "0.20", "1", "up_to_10", "1730.00"),
        ("861582", "0.10", "1", "up_to_10", "870.00"),
        ("861582", "0.50", "1", "up_to_10", "4310.00"),
        ("865000", "0.20", "1", "up_to_10", "1730.00"),
        ("865000.50", "0.20", "1", "up_to_10", "1740.00"),
        ("865000.50", "0.20", "1", "up_to_krone", "1731.00"),
        ("865000.50", "0.20", "1", "ore", "1730.00"),
        ("100", "0.5", "1", "krone", "1.00"),
    ],
)
def test_a_fee_in_per_cent_of_a_base_is_rounded_as_the_row_names_it(
    mayor: str, percent: str, over: str, rounding: Rounding, fee: str
) -> None:
    own = state_rates().replaced_by([base(mayor, dt.date(2026, 1, 1))])
    rule = row(base="mayor", percent=Decimal(percent), over=Decimal(over), rounding=rounding)
    found = paid_by(MEETING, rule, catalogue=Catalogue([COUNCIL], own))
    assert (str(found.amount), str(found.taxable)) == (fee, fee)
    (_, step) = found.steps
    named = None if rounding == "ore" else rounding
    assert (step.kind, step.rate, step.rounding, step.source) == ("percent_of", Decimal(mayor), named, "PS 12/26")


@pytest.mark.parametrize(("day", "fee"), [("2026-06-30", "1700.00"), ("2026-07-01", "1750.00")])
def test_a_base_is_adjusted_on_its_day(day: str, fee: str) -> None:
    own = [base("850000", dt.date(2025, 7, 1), dt.date(2026, 6, 30)), base("875000", dt.date(2026, 7, 1))]
    rule = row(base="mayor", percent=Decimal("0.2"))
    catalogue = Catalogue([COUNCIL], state_rates().replaced_by(own))
    line = replace(MEETING, date=dt.date.fromisoformat(day))
    assert str(paid_by(line, rule, catalogue=catalogue).amount) == fee


def test_meetings_on_both_sides_of_the_adjustment_are_claimed_each_by_itself() -> None:
    own = [base("850000", dt.date(2025, 7, 1), dt.date(2026, 6, 30)), base("875000", dt.date(2026, 7, 1))]
    catalogue = Catalogue([COUNCIL], state_rates().replaced_by(own))
    line = replace(MEETING, date=dt.date(2026, 6, 1), end_date=dt.date(2026, 7, 31), quantity=Decimal(3))
    with pytest.raises(NoRate, match="changes"):
        paid_by(line, row(base="mayor", percent=Decimal("0.2")), catalogue=catalogue)


def test_a_day_before_the_base_is_known_has_no_price() -> None:
    catalogue = Catalogue([COUNCIL], state_rates().replaced_by([base("875000", dt.date(2026, 7, 1))]))
    with pytest.raises(NoRate, match=r"base\.mayor"):
        paid_by(MEETING, row(base="mayor", percent=Decimal("0.2")), catalogue=catalogue)


def test_a_role_is_paid_by_its_own_row_and_everybody_else_by_types_csv() -> None:
    leader = row(role="leader", unit_price=Decimal("1647.00"))
    assert str(paid_by(replace(MEETING, role="leader"), leader).amount) == "1647.00"
    for role in {None, *get_args(MeetingRole)} - {"leader"}:
        assert str(paid_by(replace(MEETING, role=role), leader).amount) == "1000.00"


def test_the_position_gives_the_role_in_its_own_body_and_period_and_what_is_said_goes_before_it() -> None:
    leads = Position(
        title="Leder av planutvalget",
        unit="Planutvalget",
        cost_bearer=CostBearer(),
        role="leader",
        types=("fee-plan*",),
        valid_from=dt.date(2026, 1, 1),
        valid_to=DAY,
    )
    rows = row("fee-*", role="leader", unit_price=Decimal("1647.00")), row("fee-*", unit_price=Decimal("1235.00"))
    planning = replace(MEETING, type="fee-planning")
    next_day = replace(planning, date=DAY + dt.timedelta(days=1))
    sat_in = replace(planning, role="substitute")
    amounts = [str(paid_by(one, *rows, positions=(leads,)).amount) for one in (planning, MEETING, next_day, sat_in)]
    assert amounts == ["1647.00", "1235.00", "1235.00", "1235.00"]


def test_the_type_by_its_code_goes_before_a_longer_beginning_and_that_before_a_shorter() -> None:
    rows = (
        row("*", unit_price=Decimal(1)),
        row("fee-*", unit_price=Decimal(2)),
        row("fee-council*", unit_price=Decimal(3)),
        row("fee-council", unit_price=Decimal(4)),
    )
    assert [paid_by(MEETING, *rows[:end]).amount for end in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert paid_by(MEETING, *reversed(rows)).amount == 4


@pytest.mark.parametrize(("attendance", "fee"), [(None, "1000.00"), ("part", "500.00"), ("one_case", "250.00")])
def test_a_part_of_the_meeting_is_paid_by_its_share(attendance: Attendance | None, fee: str) -> None:
    rows = row(attendance="part", share=Decimal("0.5")), row(attendance="one_case", share=Decimal("0.25"))
    found = paid_by(replace(MEETING, attendance=attendance), *rows)
    assert str(found.amount) == fee
    assert len(found.steps) == (2 if attendance else 1)


def test_a_leader_s_part_is_a_share_of_the_leader_s_whole_fee_and_the_steps_lead_down_to_the_base() -> None:
    own = state_rates().replaced_by([base("987997", dt.date(2026, 1, 1))])
    rows = (
        row(role="leader", base="mayor", percent=Decimal(2), over=Decimal(12), rounding="krone"),
        row("fee-*", attendance="one_case", share=Decimal("0.5")),
    )
    line = replace(MEETING, role="leader", attendance="one_case")
    found = paid_by(line, *rows, catalogue=Catalogue([COUNCIL], own))
    assert str(found.amount) == "823.50"
    assert [(step.kind, str(step.amount)) for step in found.steps] == [
        ("expense", "823.50"),
        ("percent_of", "823.50"),
        ("percent_of", "1647.00"),
    ]


def test_a_role_s_share_is_of_what_everybody_is_paid() -> None:
    rows = row("fee-*", role="substitute", share=Decimal("0.8")), row("fee-planning", unit_price=Decimal("1235.00"))
    sat_in = replace(MEETING, role="substitute")
    assert str(paid_by(sat_in, *rows).amount) == "800.00"
    # A row for the very type goes before one for several, whatever the role.
    assert str(paid_by(replace(sat_in, type="fee-planning"), *rows).amount) == "1235.00"


def test_an_attendance_without_a_row_is_paid_whole_and_known_to_be_so() -> None:
    part, case = replace(MEETING, attendance="part"), replace(MEETING, attendance="one_case")
    fees = row(attendance="one_case", share=Decimal("0.5"))
    assert [str(paid_by(line, fees).amount) for line in (part, case, MEETING)] == ["1000.00", "500.00", "1000.00"]
    terms = Terms(catalogue=Catalogue([COUNCIL]), fees=Fees([fees]))
    assert [attendance_has_no_price(line, terms) for line in (part, case, MEETING)] == [True, False, False]


@pytest.mark.parametrize(
    ("hours", "sum_"), [("0.5", "750.00"), ("3.99", "750.00"), ("4", "1500.00"), ("4.01", "1500.00"), ("9", "1500.00")]
)
def test_steps_by_hours_pay_one_sum_however_many_the_hours(hours: str, sum_: str) -> None:
    under = row("lost", from_hours=Decimal(0), unit_price=Decimal(750))
    found = paid_by(
        replace(HOURS, quantity=Decimal(hours)), under, replace(under, from_hours=Decimal(4), unit_price=Decimal(1500))
    )
    assert str(found.amount) == sum_
    assert [(step.kind, str(step.quantity)) for step in found.steps] == [("by_hours", hours)]


def test_one_sum_for_a_day_s_hours_is_not_paid_once_for_many_days() -> None:
    month = replace(HOURS, end_date=DAY + dt.timedelta(days=20), quantity=Decimal(40))
    with pytest.raises(NoRate, match="each part by itself"):
        paid_by(month, row("lost", from_hours=Decimal(0), unit_price=Decimal(750)))


def test_a_type_that_neither_file_prices_has_no_price() -> None:
    with pytest.raises(NoRate, match=r"fees\.csv"):
        paid_by(replace(MEETING, type="fee-planning"))
    ended = row("fee-planning", unit_price=Decimal(900), valid_to=DAY - dt.timedelta(days=1))
    with pytest.raises(NoRate, match=r"fees\.csv"):
        paid_by(replace(MEETING, type="fee-planning"), ended)


WINDOW = replace(LOST, unit_price=Decimal(300), window=(dt.time(7), dt.time(17)))


@pytest.mark.parametrize(
    ("start", "end", "hours", "paid"),
    [
        ("07:00", "17:00", "10", "10"),
        ("06:59", "17:00", "10.01", "10"),
        ("15:00", "20:00", "5", "2"),
        ("15:00", "17:01", "2", "2"),
        ("17:00", "20:00", "3", "0"),
        ("15:00", "20:00", "1", "1"),
        ("16:00", "08:00", "16", "2"),
        (None, None, "12", "12"),
    ],
)
def test_hours_outside_the_window_are_not_paid(start: str | None, end: str | None, hours: str, paid: str) -> None:
    line = replace(
        HOURS,
        quantity=Decimal(hours),
        start_time=dt.time.fromisoformat(start) if start else None,
        end_time=dt.time.fromisoformat(end) if end else None,
    )
    found = paid_by(line, catalogue=Catalogue([WINDOW]))
    assert found.amount == 300 * Decimal(paid)
    left_out = [step.quantity for step in found.steps if step.kind == "window"]
    assert left_out == ([Decimal(hours) - Decimal(paid)] if hours != paid else [])
