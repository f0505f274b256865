"""Ceilings: what lies above is cut, said in a step, and the order of lines changes no sum."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.catalogue import Catalogue, ExpenseType
from claims.ceilings import Ceiling, CeilingUnit, Per
from claims.errors import NoRate
from claims.fees import Fee, Fees
from claims.lines import ExpenseLine, Line, MileageLine, Passenger
from claims.price import Price
from claims.pricing import price
from claims.terms import Terms
from claims.worth import worth

DAY = dt.date(2026, 5, 4)
NEXT = dt.date(2026, 5, 5)
CATALOGUE = Catalogue(
    [
        ExpenseType(code="fee-council", name="Kommunestyret", unit="meeting", unit_price=Decimal(1650)),
        ExpenseType(code="fee-planning", name="Planutvalget", unit="meeting", unit_price=Decimal(1450)),
        ExpenseType(code="lost-hour", name="Ulegitimert", unit="hour", unit_price=Decimal("249.44")),
        ExpenseType(code="lost-bill", name="Legitimert", unit="amount"),
        ExpenseType(code="care-low", name="Lav sats", unit="hour", unit_price=Decimal(95)),
        ExpenseType(code="care-high", name="Høy sats", unit="hour", unit_price=Decimal(120)),
        ExpenseType(code="care-day", name="Over 10 år", unit="day", unit_price=Decimal(290), tax="tax_free"),
        ExpenseType(code="minding", name="Barnepass", unit="amount", tax="tax_free"),
    ]
)


def ceiling(limit: str, unit: CeilingUnit, per: Per, *types: str, **values: Any) -> Ceiling:
    given: dict[str, Any] = {"name": f"{limit} {unit}", "source": "KST 26/41", **values}
    return Ceiling(limit=Decimal(limit), unit=unit, per=per, types=types, **given)


LOST = ceiling("2493", "kr", "day", "lost-*")


def line(type: str, quantity: str = "1", day: dt.date = DAY, **values: Any) -> ExpenseLine:
    return ExpenseLine(type=type, date=day, quantity=Decimal(quantity), **values)


def bill(type: str, amount: str, day: dt.date = DAY) -> ExpenseLine:
    return line(type, day=day, amount=Decimal(amount))


def drive(km: str, day: dt.date = DAY, **values: Any) -> MileageLine:
    return MileageLine(date=day, distance_km=Decimal(km), **values)


def prices(lines: Iterable[Line], *ceilings: Ceiling, claimant: str = "") -> list[Price]:
    """The prices of a claim on which nothing is open."""
    terms = Terms(catalogue=CATALOGUE, ceilings=ceilings, claimant=claimant)
    return [found for found in worth(list(lines), terms) if isinstance(found, Price)]


def paid(lines: Iterable[Line], *ceilings: Ceiling, claimant: str = "") -> list[str]:
    return [str(found.amount) for found in prices(lines, *ceilings, claimant=claimant)]


@pytest.mark.parametrize(
    ("hours", "amount", "cut"),
    [("9.99", "2491.91", False), ("9.994", "2492.90", False), ("10", "2493.00", True), ("24", "2493.00", True)],
)
def test_lost_earnings_stop_at_the_ceiling_of_the_day(hours: str, amount: str, cut: bool) -> None:
    (found,) = prices([line("lost-hour", hours)], LOST)
    assert str(found.amount) == amount
    assert [step.kind for step in found.steps] == ["expense", "ceiling"][: 1 + cut]


def test_the_step_says_the_limit_what_is_above_it_and_what_is_left() -> None:
    (found,) = prices([line("lost-hour", "10")], LOST)
    (_, step) = found.steps
    assert (step.rate, step.unit, step.per) == (Decimal(2493), "kr", "day")
    assert (str(step.quantity), str(step.amount), step.source) == ("1.40", "2493.00", "KST 26/41")
    (part,) = found.parts
    assert (part.quantity, part.rate, str(part.amount)) == (Decimal(10), Decimal("249.44"), "2493.00")
    assert part.taxable


def test_documented_and_undocumented_loss_share_the_day_and_the_next_day_has_its_own() -> None:
    lines = [bill("lost-bill", "2000"), line("lost-hour", "4"), line("lost-hour", "4", NEXT)]
    assert paid(lines, LOST) == ["2000.00", "493.00", "997.76"]


def test_a_line_of_several_days_has_the_limit_of_each() -> None:
    week = replace(line("lost-hour", "60"), end_date=DAY + dt.timedelta(days=4))
    assert paid([week], LOST) == ["12465.00"]


def period(type: str, quantity: str, first: dt.date, last: dt.date) -> ExpenseLine:
    return replace(line(type, quantity, first), end_date=last)


MARCH = [dt.date(2026, 3, day) for day in range(1, 11)]


def test_periods_that_overlap_share_the_limit_of_each_of_their_days() -> None:
    lines = [
        period("lost-hour", "100", MARCH[0], MARCH[2]),
        line("lost-hour", "100", MARCH[1]),
        line("lost-hour", "100", MARCH[2]),
    ]
    assert sum(one.amount for one in prices(lines, LOST)) == 3 * LOST.limit
    chained = [period("lost-hour", "100", MARCH[n], MARCH[n + 1]) for n in range(9)]
    assert sum(one.amount for one in prices(chained, LOST)) == 10 * LOST.limit


def test_what_a_period_leaves_of_its_days_is_there_for_a_day_within_it() -> None:
    lines = [period("lost-bill", "1", MARCH[0], MARCH[2]), line("lost-bill", day=MARCH[1])]
    stated = [replace(one, amount=Decimal(kroner)) for one, kroner in zip(lines, (4000, 3000), strict=True)]
    assert paid(stated, LOST) == ["4000.00", "2493.00"]


@pytest.mark.parametrize("per", ["month", "year"])
def test_a_period_across_the_end_of_its_month_or_year_is_asked_for_in_parts(per: Per) -> None:
    across = period("care-low", "30", dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    terms = Terms(catalogue=CATALOGUE, ceilings=(ceiling("20", "hours", per, "care-*"),))
    (found,) = worth([across], terms)
    assert isinstance(found, NoRate)
    assert found.field == "end_date"
    night = replace(across, start_time=dt.time(20), end_time=dt.time(8), quantity=Decimal(12))
    assert [str(one.amount) for one in prices([night], *terms.ceilings)] == ["1140.00"]


def test_a_period_over_two_limits_is_asked_for_in_parts() -> None:
    week = period("lost-hour", "40", MARCH[0], MARCH[6])
    for rows in (
        (replace(LOST, valid_to=MARCH[3]),),
        (replace(LOST, valid_from=MARCH[4]),),
        (replace(LOST, valid_to=MARCH[3]), replace(LOST, valid_from=MARCH[4], limit=Decimal(2600))),
    ):
        (found,) = worth([week], Terms(catalogue=CATALOGUE, ceilings=rows))
        assert isinstance(found, NoRate)


def test_fewer_hours_never_cost_more_than_the_step_that_paid_them_once() -> None:
    step = Fee(type="lost-hour", from_hours=Decimal(4), unit_price=Decimal(800), source="KST 26/41")
    hours = ceiling("3.5", "hours", "day", "lost-hour")
    terms = Terms(catalogue=CATALOGUE, ceilings=(hours,), fees=Fees([step]))
    (found,) = worth([line("lost-hour", "6")], terms)
    assert isinstance(found, Price)
    assert str(found.amount) == "800.00"
    assert found.steps[-1].kind == "ceiling"


def test_hours_outside_the_window_use_up_no_ceiling_in_hours() -> None:
    kind = ExpenseType(
        code="lost-hour", name="Ulegitimert", unit="hour", unit_price=Decimal(100), window=(dt.time(8), dt.time(16))
    )
    late = line("lost-hour", "5", start_time=dt.time(15), end_time=dt.time(20))
    early = line("lost-hour", "3", start_time=dt.time(9), end_time=dt.time(12))
    for limit, sums in (("5", ["100.00", "300.00"]), ("3", ["100.00", "200.00"])):
        hours = ceiling(limit, "hours", "day", "lost-hour")
        found = worth([late, early], Terms(catalogue=Catalogue([kind]), ceilings=(hours,)))
        assert sorted(str(one.amount) for one in found if isinstance(one, Price)) == sums


def test_kroner_that_are_cut_leave_the_kilometres_that_payroll_books() -> None:
    (found,) = prices([drive("100")], ceiling("400", "kr", "month", "mileage"))
    assert [(part.quantity, str(part.rate), str(part.amount)) for part in found.parts] == [
        (Decimal(100), "1.80", "50.00"),
        (Decimal(100), "3.50", "350.00"),
    ]


@pytest.mark.parametrize(
    ("lines", "amounts"),
    [
        ([bill("minding", "750.00")], ["750.00"]),
        ([bill("minding", "750.01")], ["750.00"]),
        ([bill("minding", "500"), bill("minding", "400")], ["500.00", "250.00"]),
        ([line("fee-council"), line("fee-planning"), bill("minding", "1600")], ["1650.00", "1450.00", "1500.00"]),
    ],
)
def test_care_is_covered_up_to_so_much_for_each_meeting_of_the_day(lines: list[Line], amounts: list[str]) -> None:
    per_meeting = ceiling("750", "kr", "meeting", "minding")
    assert sorted(paid(lines, per_meeting)) == sorted(amounts)


def test_two_meetings_a_day_are_paid_and_the_dearest_of_them_first() -> None:
    two = ceiling("2", "meetings", "day", "fee-*")
    lines = [line("fee-planning"), line("fee-council"), line("fee-council"), line("fee-council", day=NEXT)]
    assert paid(lines, two) == ["0.00", "1650.00", "1650.00", "1650.00"]


def test_a_body_with_fixed_pay_gives_no_fee_and_the_step_says_so() -> None:
    (found,) = prices([line("fee-planning")], ceiling("0", "meetings", "year", "fee-planning"))
    assert (str(found.amount), found.parts) == ("0.00", ())
    assert found.steps[-1].kind == "ceiling"


def test_hours_of_a_month_are_cut_and_the_rest_priced_as_hours() -> None:
    month = ceiling("50", "hours", "month", "care-*")
    lines = [line("care-low", "30"), line("care-low", "30", dt.date(2026, 5, 31)), line("care-low", "30", NEXT)]
    june = line("care-low", "50", dt.date(2026, 6, 1))
    found = prices([*lines, june], month)
    assert [str(one.amount) for one in found] == ["2850.00", "0.00", "1900.00", "4750.00"]
    assert [(part.quantity, part.rate) for part in found[2].parts] == [(Decimal(20), Decimal(95))]


def test_kilometres_of_a_month_are_cut_with_their_passengers_and_keep_their_split() -> None:
    km = ceiling("100", "km", "month", "mileage")
    riding = drive("60", NEXT, passengers=(Passenger(name="Ola"), Passenger(name="Kari", distance_km=Decimal(50))))
    first, second = prices([drive("60"), riding], km)
    assert (str(first.amount), str(second.taxable), str(second.tax_free)) == ("318.00", "72.00", "220.00")
    kinds = [step.kind for step in second.steps]
    assert kinds == ["distance", "tax_free", "taxable", "ceiling", "passenger"]


def test_kroner_above_the_ceiling_of_a_drive_are_taken_from_what_is_taxed_first() -> None:
    limit = ceiling("400", "kr", "month", "mileage")
    (found,) = prices([drive("100")], limit)
    assert (str(found.amount), str(found.tax_free), str(found.taxable)) == ("400.00", "350.00", "50.00")
    (low,) = prices([drive("100")], replace(limit, limit=Decimal(300)))
    assert (str(low.amount), str(low.tax_free), str(low.taxable)) == ("300.00", "300.00", "0.00")


def test_hours_are_cut_before_kroner_whatever_the_order_of_rows() -> None:
    hours, kroner = ceiling("40", "hours", "month", "care-*"), ceiling("3000", "kr", "month", "care-*")
    for rows in ((hours, kroner), (kroner, hours)):
        (found,) = prices([line("care-low", "48")], *rows)
        assert str(found.amount) == "3000.00"
        assert [step.unit for step in found.steps if step.kind == "ceiling"] == ["hours", "kr"]


def test_a_row_for_one_person_goes_before_the_one_for_each() -> None:
    each = ceiling("30", "hours", "month", "care-*", name="timer")
    own = ceiling("48", "hours", "month", "care-*", name="timer", person="2001", valid_to=DAY)
    assert paid([line("care-low", "50")], each, own, claimant="2001") == ["4560.00"]
    assert paid([line("care-low", "50")], each, own, claimant="2002") == ["2850.00"]
    assert paid([line("care-low", "50", NEXT)], each, own, claimant="2001") == ["2850.00"]


def test_a_ceiling_holds_in_its_period_alone() -> None:
    old = replace(LOST, valid_to=DAY)
    assert paid([line("lost-hour", "12"), line("lost-hour", "12", NEXT)], old) == ["2493.00", "2993.28"]


def test_døgn_are_counted_by_the_year() -> None:
    year = ceiling("10", "days", "year", "care-day")
    lines = [
        line("care-day", "8"),
        line("care-day", "3", dt.date(2026, 12, 31)),
        line("care-day", "3", dt.date(2027, 1, 1)),
    ]
    assert paid(lines, year) == ["2320.00", "580.00", "870.00"]


counts = st.decimals("0.25", 30, places=2)
some_days = st.dates(DAY, DAY + dt.timedelta(days=40))
hours = st.builds(line, st.sampled_from(["lost-hour", "care-low", "care-high"]), counts.map(str), some_days)
bills = st.builds(bill, st.sampled_from(["lost-bill", "minding"]), counts.map(lambda n: str(n * 100)), some_days)
meetings = st.builds(line, st.sampled_from(["fee-council", "fee-planning"]), st.just("1"), some_days)
drives = st.builds(drive, counts.map(str), some_days, passengers=st.sampled_from([(), (Passenger(name="Ola"),)]))
claims: st.SearchStrategy[list[Line]] = st.lists(st.one_of(hours, bills, meetings, drives), min_size=1, max_size=8)
CEILINGS = (
    LOST,
    ceiling("1", "meetings", "day", "fee-*"),
    ceiling("25", "hours", "month", "care-*"),
    ceiling("2000", "kr", "month", "care-*", "minding"),
    ceiling("750", "kr", "meeting", "minding"),
    ceiling("40", "km", "month", "mileage"),
    ceiling("180", "kr", "month", "mileage"),
)


@given(claims.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_the_order_of_lines_changes_no_sum(orders: tuple[list[Line], list[Line]]) -> None:
    as_said, otherwise = (prices(lines, *CEILINGS) for lines in orders)
    assert sum(one.amount for one in as_said) == sum(one.amount for one in otherwise)
    assert sum(one.taxable for one in as_said) == sum(one.taxable for one in otherwise)


@given(claims)
def test_no_ceiling_is_passed_and_no_line_is_worth_less_than_nothing_or_more_than_alone(lines: list[Line]) -> None:
    terms = Terms(catalogue=CATALOGUE)
    used: dict[object, Decimal] = {}
    for one, found in zip(lines, prices(lines, *CEILINGS), strict=True):
        alone = price(one, terms)
        assert alone
        assert 0 <= found.amount <= alone.amount
        assert 0 <= found.taxable <= alone.taxable
        assert all(part.amount > 0 for part in found.parts)
        assert found.steps[-1].kind == "ceiling" or "ceiling" in [s.kind for s in found.steps] or found == alone
        for row in (LOST, CEILINGS[3], CEILINGS[6]):
            key = (row.name, row.days(one))
            used[key] = used.get(key, Decimal(0)) + row.counts(one, found.amount, CATALOGUE)
            assert used[key] <= row.limit


@given(claims, hours)
def test_another_line_never_makes_a_claim_worth_less(lines: list[Line], more: Line) -> None:
    few, many = prices(lines, *CEILINGS), prices([*lines, more], *CEILINGS)
    assert sum(one.amount for one in many) >= sum(one.amount for one in few)


lengths = st.integers(0, 4).map(dt.timedelta)
loss = st.builds(lambda one, length: replace(one, end_date=(one.date or DAY) + length), hours, lengths).map(
    lambda one: replace(one, type="lost-hour")
)


@given(st.lists(loss, max_size=8), loss)
def test_no_stretch_of_days_holds_more_than_the_limit_of_each_and_nothing_less_is_cut(
    lines: list[ExpenseLine], more: ExpenseLine
) -> None:
    many = prices([*lines, more], LOST)
    assert sum(one.amount for one in many) >= sum(one.amount for one in prices(lines, LOST))
    paid_on = [
        (line.date or DAY, line.end_date or DAY, one.amount) for line, one in zip([*lines, more], many, strict=True)
    ]
    for first, last in product({first for first, _, _ in paid_on}, {last for _, last, _ in paid_on}):
        within = sum(amount for begins, ends, amount in paid_on if first <= begins and ends <= last)
        assert within <= LOST.limit * max(0, (last - first).days + 1)
