"""The steps of drives to a fixed place, trips abroad, nights without a bill and other money, in three languages."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.notices import Notice
from bot.presentation.documentation import documentation
from bot.presentation.explain import explain
from bot.presentation.line import line_view
from bot.texts import text
from bot.words import Words
from claims.catalogue import Catalogue, ExpenseType
from claims.claim import Claim, ClaimLine
from claims.currency import ExchangeRate, ExchangeRates
from claims.lines import ExpenseLine, Line, Meals, MileageLine, PerDiemLine
from claims.people import Language, Person
from claims.price import Price
from claims.pricing import price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.travel import Travel
from claims.worth import worth

DAY = dt.date(2026, 11, 6)
STOCKHOLM = Rate(name="abroad.city.SE.stockholm", value=Decimal(1000), source="vedtak 26/1", confidence="own")
TOLL = ExpenseType(code="toll", name="Bom", unit="amount", tax="tax_free")
TERMS = Terms(
    catalogue=Catalogue([TOLL], state_rates().replaced_by([STOCKHOLM])),
    travel=Travel(mileage_tax="taxable", fixed_places=("rådhuset",), taxable_from_day=1),
    exchange=ExchangeRates(
        [ExchangeRate(currency="SEK", day=DAY, kroner=Decimal("98.53"), units=100, source="Norges Bank")]
    ),
)
DRIVE = MileageLine(date=DAY, distance_km=Decimal(42), route=("Haugen", "rådhuset"))
ABROAD = PerDiemLine(
    start=dt.datetime.fromisoformat("2026-11-05T08:00"),
    end=dt.datetime.fromisoformat("2026-11-05T17:00"),
    meals=Meals(),
    country="SE",
    city="Stockholm",
)
NIGHTS = PerDiemLine(
    start=dt.datetime.fromisoformat("2026-11-05T07:00"),
    end=dt.datetime.fromisoformat("2026-11-07T07:00"),
    meals=Meals(),
    lodging="private",
    night_allowances=2,
)
TICKET = ExpenseLine(
    type="toll", date=DAY + dt.timedelta(days=2), quantity=Decimal(1), amount=Decimal(120), currency="SEK"
)


def told(line: Line, language: Language) -> list[str]:
    """The sums of the line in words, with plain spaces and without sources."""
    (found,) = worth([line], TERMS)
    assert isinstance(found, Price)
    sentences = (one.replace("\N{NO-BREAK SPACE}", " ") for one in explain(found, Words(language)))
    return [one.partition(" (")[0] for one in sentences]


@pytest.mark.parametrize(
    ("line", "language", "text"),
    [
        (
            DRIVE,
            "nb",
            "42 km × 5,30 kr = 222,60 kr; dag 1 i år til fast møtested: hele beløpet 222,60 kr er trekkpliktig",
        ),
        (
            DRIVE,
            "nn",
            "42 km × 5,30 kr = 222,60 kr; dag 1 i år til fast møtestad: heile beløpet 222,60 kr er trekkpliktig",
        ),
        (
            DRIVE,
            "en",
            "42 km × NOK 5.30 = NOK 222.60; day 1 this year at a fixed meeting place: "
            "the whole amount NOK 222.60 is taxable",
        ),
        (
            ABROAD,
            "nb",
            "5. november 2026, Stockholm, Sverige: 1 000,00 kr; 50 % av det, 500,00 kr; trekkfritt 200,00 kr; "
            "trekkpliktig 300,00 kr",
        ),
        (NIGHTS, "nb", "nattillegg 2 × 452,00 kr = 904,00 kr"),
        (NIGHTS, "en", "night allowance 2 × NOK 452.00 = NOK 904.00"),
        (TICKET, "nb", "oppgitt 120,00 SEK, 98,53 kr for 100 SEK 6. november 2026 = 118,24 kr"),
        (TICKET, "en", "stated SEK 120.00, NOK 98.53 for 100 SEK on 6 November 2026 = NOK 118.24"),
    ],
)
def test_the_steps_can_be_checked_by_hand(line: Line, language: Language, text: str) -> None:
    assert told(line, language)[-1] == text


def test_a_line_says_where_the_trip_went_how_far_and_for_which_nights_there_is_no_bill() -> None:
    words = Words("nb")
    for line, note in (
        (ABROAD, "Reise til Stockholm, Sverige"),
        (replace(NIGHTS, distance_km=Decimal("80.5")), "80,5 km dit, én vei"),
        (NIGHTS, "Nattillegg for netter uten regning: 2"),
    ):
        assert note in line_view(1, ClaimLine(line=line), words, TERMS.catalogue).notes


def test_a_trip_that_nothing_is_due_for_is_explained_by_its_sum() -> None:
    start = dt.datetime.fromisoformat("2026-11-05T12:00")
    short = PerDiemLine(start=start, end=start + dt.timedelta(hours=5), meals=Meals(), purpose="Befaring")
    words, line = Words("nb"), ClaimLine(line=short, price=price(short, TERMS))
    asked = Claim(number="2026-00001", claimant="kari", channel="mail", title="Befaring", lines=(line,))
    why = text(Notice(kind="why", claim=asked), words, TERMS.catalogue)
    assert why.replace("\N{NO-BREAK SPACE}", " ").endswith("1. Diett · 5. november 2026: 0,00 kr")
    rows = documentation(asked, words, TERMS.catalogue, lambda number: Person(id=number, name="Kari", email=""))
    assert list(rows)[-1].replace("\N{NO-BREAK SPACE}", " ") == "1. Diett · 5. november 2026: 0,00 kr"
