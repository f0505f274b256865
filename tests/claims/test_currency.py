"""Other money becomes kroner by the rate of its day, or the last within the week before; never by a guess."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.currency import ExchangeRate, ExchangeRates
from claims.lines import ExpenseLine
from claims.price import Price
from claims.pricing import price
from tests.claims.given import TERMS

FRIDAY = dt.date(2026, 11, 6)


def rate(day: dt.date, kroner: str, currency: str = "SEK", units: int = 100) -> ExchangeRate:
    """What so many units cost on the day."""
    return ExchangeRate(currency=currency, day=day, kroner=Decimal(kroner), units=units, source="Norges Bank")


EXCHANGE = ExchangeRates(
    [rate(FRIDAY, "98.53"), rate(dt.date(2026, 11, 2), "97.10"), rate(FRIDAY, "11.7455", "EUR", 1)]
)
TERMS_WITH_RATES = replace(TERMS, exchange=EXCHANGE)


def toll(amount: str, currency: str = "SEK", day: dt.date = FRIDAY) -> ExpenseLine:
    """An outlay in another currency."""
    return ExpenseLine(type="toll", date=day, quantity=Decimal(1), amount=Decimal(amount), currency=currency)


def worth(line: ExpenseLine) -> str | None:
    """Kroner, None without a price."""
    found = price(line, TERMS_WITH_RATES)
    return str(found.amount) if found else None


def test_the_unit_of_the_rate_counts() -> None:
    assert worth(toll("2980")) == "2936.19"
    assert worth(toll("45", "EUR")) == "528.55"  # 528.5475 goes up


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 1), None),
        (dt.date(2026, 11, 2), "97.10"),
        (dt.date(2026, 11, 5), "97.10"),
        (FRIDAY, "98.53"),
        (dt.date(2026, 11, 8), "98.53"),
        (dt.date(2026, 11, 13), "98.53"),
        (dt.date(2026, 11, 14), None),
    ],
)
def test_a_day_off_has_the_last_rate_before_it_for_a_week(day: dt.date, expected: str | None) -> None:
    assert worth(toll("100", day=day)) == expected


def test_without_a_rate_the_line_has_no_price() -> None:
    assert worth(toll("100", "USD")) is None
    assert price(toll("100"), TERMS) is None


def test_a_type_with_a_price_in_kroner_takes_no_other_money() -> None:
    fee = ExpenseLine(type="fee-council", date=FRIDAY, quantity=Decimal(1), currency="SEK")
    assert price(fee, TERMS_WITH_RATES) is None


def test_the_step_has_the_rate_and_its_date() -> None:
    found = price(toll("100", day=dt.date(2026, 11, 8)), TERMS_WITH_RATES)
    assert isinstance(found, Price)
    step = found.steps[0]
    assert (step.kind, step.rate, step.over, step.day) == ("exchanged", Decimal("98.53"), Decimal(100), FRIDAY)


@given(st.decimals(0, 100_000, places=2), st.decimals(0, 100_000, places=2))
def test_more_money_is_never_worth_less(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert Decimal(worth(toll(str(low))) or -1) <= Decimal(worth(toll(str(high))) or -1)
