"""Every step of a price in words that a person can check by hand."""

import datetime as dt
from decimal import Decimal

import pytest

from bot.presentation.explain import explain
from bot.words import Words
from claims.catalogue import Catalogue, ExpenseType
from claims.ceilings import Ceiling
from claims.fees import Fee, Fees
from claims.lines import ExpenseLine, MileageLine
from claims.people import Language
from claims.price import Price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.worth import worth

DAY = dt.date(2026, 5, 4)
MAYOR = Rate(name="base.mayor", value=Decimal(1208000), source="PS 33/26", confidence="own")
WINDOW = (dt.time(7), dt.time(17))
CATALOGUE = Catalogue(
    [
        ExpenseType(code="fee", name="Planutvalget", unit="meeting", unit_price=Decimal(1450)),
        ExpenseType(code="lost", name="Tapt", unit="hour", unit_price=Decimal("249.44"), window=WINDOW),
        ExpenseType(code="steps", name="Tapt", unit="hour", unit_price=Decimal(0)),
    ],
    state_rates().replaced_by([MAYOR]),
)
TERMS = Terms(
    catalogue=CATALOGUE,
    fees=Fees(
        [
            Fee(
                type="fee",
                role="leader",
                base="mayor",
                percent=Decimal("2.5"),
                over=Decimal(12),
                rounding="up_to_10",
                source="§ 5",
            ),
            Fee(type="fee", attendance="one_case", share=Decimal("0.5"), source="§ 4"),
            Fee(type="steps", from_hours=Decimal(4), unit_price=Decimal(1500), source="§ 8"),
        ]
    ),
    ceilings=(
        Ceiling(name="tapt", types=("lost",), per="day", limit=Decimal(2493), unit="kr", source="§ 7"),
        Ceiling(name="km", types=("mileage",), per="month", limit=Decimal(100), unit="km", source="§ 9"),
    ),
)
LEADER = ExpenseLine(type="fee", date=DAY, quantity=Decimal(1), role="leader")
CASE = ExpenseLine(type="fee", date=DAY, quantity=Decimal(1), attendance="one_case")
LOST = ExpenseLine(type="lost", date=DAY, quantity=Decimal(10))
SHIFT = ExpenseLine(type="lost", date=DAY, quantity=Decimal(5), start_time=dt.time(15), end_time=dt.time(20))
STEPS = ExpenseLine(type="steps", date=DAY, quantity=Decimal("7.5"))
DRIVE = MileageLine(date=DAY, distance_km=Decimal(120))


def told(line: ExpenseLine | MileageLine, language: Language) -> str:
    """The sums of the line in words, with plain spaces."""
    (found,) = worth([line], TERMS)
    assert isinstance(found, Price)
    return " | ".join(explain(found, Words(language))).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            LEADER,
            "1 × 2 520,00 kr = 2 520,00 kr; satsen er 2,5 % av 1 208 000,00 kr / 12 = 2 520,00 kr, "
            "rundet opp til hele 10 kroner (§ 5, PS 33/26)",
        ),
        (CASE, "1 × 725,00 kr = 725,00 kr; satsen er 50 % av 1 450,00 kr = 725,00 kr (§ 4, types.csv fee)"),
        (
            LOST,
            "10 × 249,44 kr = 2 494,40 kr (types.csv lost) | "
            "taket er 2 493,00 kr per dag, så 1,40 kr er tatt bort og 2 493,00 kr er igjen (§ 7)",
        ),
        (SHIFT, "2 × 249,44 kr = 498,88 kr; 3 timer utenfor tiden på dagen som dekkes, er ikke med (types.csv lost)"),
        (STEPS, "én sum for 7,5 timer: 1 500,00 kr (§ 8)"),
    ],
)
def test_a_fee_says_how_its_rate_came_about_and_a_ceiling_what_it_leaves(line: ExpenseLine, text: str) -> None:
    assert told(line, "nb") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "taket er 100 km per måned, så 20 km er tatt bort og 530,00 kr er igjen"),
        ("nn", "taket er 100 km per månad, så 20 km er teke bort og 530,00 kr er att"),
        ("en", "the ceiling is 100 km per month; 20 km above it are left out, leaving NOK 530.00"),
    ],
)
def test_a_ceiling_is_told_in_its_own_unit_and_the_reader_s_language(language: Language, text: str) -> None:
    assert text in told(DRIVE, language)
