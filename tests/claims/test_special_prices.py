"""What a type is paid with by role, attendance and hours, as people ask for it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from claims.catalogue import Catalogue, ExpenseType
from claims.fees import Fee, Fees
from claims.special_prices import ORDINARY, Circumstance, prices
from claims.terms import Terms

DAY = dt.date(2026, 5, 4)
COUNCIL = ExpenseType(code="fee-council", name="Kommunestyret", unit="meeting", unit_price=Decimal("1000.00"))
PLANNING = ExpenseType(code="fee-planning", name="Planutvalget", unit="meeting")
LOST = ExpenseType(code="lost", name="Tapt arbeidsfortjeneste", unit="hour", unit_price=Decimal("200.00"))
LEADER, ONE_CASE = Circumstance(role="leader"), Circumstance(attendance="one_case")


def row(type: str = "fee-council", **values: Any) -> Fee:
    return Fee(type=type, source="kommunestyret 26/41", **values)


def paid(kind: ExpenseType, *rows: Fee) -> dict[Circumstance, tuple[str, bool] | None]:
    """The sums by circumstance, and whether each is paid once."""
    found = prices(kind, DAY, Terms(catalogue=Catalogue([kind]), fees=Fees(rows)))
    return {one: (str(price.amount), price.once) if price else None for one, price in found.items()}


def test_without_a_row_there_is_the_ordinary_price_alone() -> None:
    assert paid(COUNCIL) == {ORDINARY: ("1000.00", False)}


def test_a_share_is_reckoned_from_each_role() -> None:
    found = paid(
        COUNCIL, row(role="leader", unit_price=Decimal(1500)), row(attendance="one_case", share=Decimal("0.5"))
    )
    assert found == {
        ORDINARY: ("1000.00", False),
        LEADER: ("1500", False),
        ONE_CASE: ("500.00", False),
        Circumstance("leader", "one_case"): ("750.00", False),
    }


def test_a_row_that_pays_the_same_is_no_other_price() -> None:
    assert paid(COUNCIL, row(role="member", unit_price=Decimal(1000))) == {ORDINARY: ("1000.00", False)}


def test_a_row_for_everybody_is_the_ordinary_price() -> None:
    assert paid(COUNCIL, row("fee-*", unit_price=Decimal(1235))) == {ORDINARY: ("1235", False)}


def test_a_sum_for_many_hours_is_paid_once() -> None:
    found = paid(LOST, row("lost", from_hours=Decimal(6), unit_price=Decimal(1400)))
    assert found == {ORDINARY: ("200.00", False), Circumstance(from_hours=Decimal(6)): ("1400", True)}


def test_a_base_that_is_not_known_that_day_has_no_price() -> None:
    found = paid(COUNCIL, row(role="leader", base="mayor", percent=Decimal("0.2")))
    assert found == {ORDINARY: ("1000.00", False), LEADER: None}


def test_a_type_may_be_paid_by_role_alone() -> None:
    found = paid(PLANNING, row("fee-planning", role="leader", unit_price=Decimal(1500)))
    assert found == {ORDINARY: None, LEADER: ("1500", False)}


def test_a_row_of_other_days_says_nothing() -> None:
    over = row(role="leader", unit_price=Decimal(1500), valid_to=dt.date(2025, 12, 31))
    assert paid(COUNCIL, over) == {ORDINARY: ("1000.00", False)}
