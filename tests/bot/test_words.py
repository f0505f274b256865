"""Numbers, money and dates as people in Norway write them."""

import datetime as dt
from decimal import Decimal

import pytest

from bot.words import Words
from claims.people import Language

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "amount", "text"),
    [
        ("nb", "5140", f"5{NBSP}140,00{NBSP}kr"),
        ("nn", "1234567.5", f"1{NBSP}234{NBSP}567,50{NBSP}kr"),
        ("nb", "-62.72", f"−62,72{NBSP}kr"),
        ("en", "5140", f"NOK{NBSP}5,140.00"),
    ],
)
def test_kroner_have_two_decimals_and_never_break_over_a_line_end(language: Language, amount: str, text: str) -> None:
    assert Words(language).kroner(Decimal(amount)).replace("-", "−") == text


def test_an_amount_in_another_currency_keeps_its_code() -> None:
    assert Words("nb").currency(Decimal("45"), "EUR") == f"45,00{NBSP}EUR"
    assert Words("nb").currency(Decimal("45"), "NOK") == Words("nb").kroner(Decimal("45"))


@pytest.mark.parametrize(("value", "text"), [("7.50", "7,5"), ("48", "48"), ("1234.125", f"1{NBSP}234,125")])
def test_a_number_shows_the_decimals_it_has(value: str, text: str) -> None:
    assert Words("nb").number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("first", "last", "nb", "en"),
    [
        ("2024-01-01", "2024-01-01", "1. januar 2024", "1 January 2024"),
        ("2024-01-01", "2024-01-02", "1.–2. januar 2024", "1–2 January 2024"),
        ("2024-01-30", "2024-02-02", "30. januar–2. februar 2024", "30 January–2 February 2024"),
        ("2023-12-30", "2024-01-02", "30. desember 2023–2. januar 2024", "30 December 2023–2 January 2024"),
    ],
)
def test_a_period_says_nothing_twice(first: str, last: str, nb: str, en: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert (Words("nb").period(*days), Words("en").period(*days)) == (nb, en)


def test_a_moment_is_told_in_norwegian_time() -> None:
    summer = dt.datetime(2026, 6, 5, 22, 30, tzinfo=dt.UTC)
    assert Words("nb").moment(summer) == f"6. juni 2026 kl.{NBSP}00.30"
    assert Words("en").moment(summer) == "6 June 2026 at 00:30"


@pytest.mark.parametrize(
    ("count", "nb", "nn"),
    [("1", "1 time", "1 time"), ("48", "48 timer", "48 timar"), ("1.5", "1,5 timer", "1,5 timar")],
)
def test_only_exactly_one_is_singular(count: str, nb: str, nn: str) -> None:
    assert (Words("nb").n("unit.hour", Decimal(count)), Words("nn").n("unit.hour", Decimal(count))) == (nb, nn)


def test_lists_read_as_sentences() -> None:
    assert Words("nb").join(["a", "b", "c"]) == "a, b og c"
    assert Words("nn").either(["a", "b"]) == "a eller b"
    assert Words("en").join(["a", "b", "c"]) == "a, b and c"


def test_a_text_that_does_not_exist_is_an_error_not_an_empty_word() -> None:
    with pytest.raises(KeyError):
        Words("nb").t("card.no_such_button")
