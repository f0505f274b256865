"""Configured types are worth what types.csv says on their day; outlays what was stated."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.bounds import BEYOND
from claims.errors import NoRate
from claims.lines import ExpenseLine, Line, MileageLine
from claims.price import Price
from claims.pricing import price
from tests.claims.given import TERMS, fee


def outlay(amount: str, quantity: str) -> Price:
    """The price of tolls of that sum and count."""
    day = dt.date(2026, 11, 12)
    found = price(ExpenseLine(type="toll", date=day, quantity=Decimal(quantity), amount=Decimal(amount)), TERMS)
    assert found
    return found


@pytest.mark.parametrize(
    ("day", "amount"),
    [("2025-01-01", "1600.00"), ("2025-12-31", "1600.00"), ("2026-01-01", "1650.00"), ("2026-12-31", "1650.00")],
)
def test_a_fee_has_the_price_of_its_day(day: str, amount: str) -> None:
    found = price(replace(fee(), date=dt.date.fromisoformat(day)), TERMS)
    assert found
    assert (str(found.amount), str(found.taxable)) == (amount, amount)
    assert found.parts[0].source == f"types.csv fee-council {day[:4]}-01-01"


@pytest.mark.parametrize("day", ["2024-12-31", "2027-01-01"])
def test_a_fee_outside_every_period_has_no_price(day: str) -> None:
    with pytest.raises(NoRate, match=day):
        price(replace(fee(), date=dt.date.fromisoformat(day)), TERMS)


def test_a_type_that_is_not_in_the_file_has_no_price() -> None:
    with pytest.raises(NoRate, match="fee-moon"):
        price(replace(fee(), type="fee-moon"), TERMS)


def test_open_dates_hold_through_the_century() -> None:
    line = ExpenseLine(type="care-hour", date=dt.date(2000, 1, 1), quantity=Decimal(48))
    found = price(line, TERMS)
    assert found
    assert str(found.amount) == "4560.00"


def test_part_of_an_hour_is_paid_in_whole_ore() -> None:
    found = price(ExpenseLine(type="care-hour", date=dt.date(2026, 1, 1), quantity=Decimal("1.3333")), TERMS)
    assert found
    assert str(found.amount) == "126.66"


def test_three_equal_tolls_are_three_times_one() -> None:
    (part,) = outlay("81.00", "3").parts
    assert (part.quantity, part.rate, str(part.amount), part.taxable) == (Decimal(3), Decimal("27.00"), "81.00", False)


def test_a_sum_that_its_count_does_not_divide_is_paid_once_as_stated() -> None:
    (part,) = outlay("100.00", "3").parts
    assert (part.quantity, part.rate, str(part.amount)) == (Decimal(1), Decimal("100.00"), "100.00")


@given(st.decimals("0.01", 99_999, places=2), st.decimals("0.25", 99, places=2))
def test_an_outlay_is_always_paid_as_stated_and_every_part_can_be_checked_by_hand(
    amount: Decimal, quantity: Decimal
) -> None:
    found = outlay(str(amount), str(quantity))
    assert found.amount == found.tax_free == amount
    for part in found.parts:
        assert part.quantity * part.rate == part.amount


@pytest.mark.parametrize(
    "line",
    [
        replace(fee(), type=None),
        replace(fee(), date=None),
        replace(fee(), quantity=None),
        replace(fee(), type="toll", amount=None),
        replace(fee(), type="toll", amount=Decimal(56), quantity=Decimal(0)),
        replace(fee(), type="toll", amount=Decimal(56), currency="SEK"),
    ],
)
def test_nothing_is_priced_while_something_is_open_or_foreign(line: ExpenseLine) -> None:
    assert price(line, TERMS) is None


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (replace(fee(), quantity=Decimal(-1)), "quantity"),
        (replace(fee(), quantity=BEYOND), "quantity"),
        (replace(fee(), quantity=Decimal("1e500")), "quantity"),
        (replace(fee(), type="toll", amount=Decimal("-0.01")), "amount"),
        (MileageLine(date=dt.date(2026, 1, 1), distance_km=Decimal(-42)), "distance_km"),
        (MileageLine(date=dt.date(2026, 1, 1), distance_km=Decimal(4), trailer_km=Decimal(-1)), "trailer_km"),
    ],
)
def test_a_negative_or_impossible_number_is_asked_about_and_never_paid(line: Line, field: str) -> None:
    with pytest.raises(NoRate) as caught:
        price(line, TERMS)
    assert caught.value.field == field
