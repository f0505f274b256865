"""How rates are told in words: each with its sum, and none left out in silence."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from bot.notices import Notice
from bot.texts import text
from bot.words import Words
from claims.catalogue import Catalogue, ExpenseType
from claims.fees import Fee, Fees
from claims.rates import state_rates
from claims.special_prices import prices
from claims.terms import Terms
from tests.claims.given import own_rate

DAY = dt.date(2026, 5, 4)
NB = Words("nb")
COUNCIL = ExpenseType(code="fee-council", name="Kommunestyret", unit="meeting", unit_price=Decimal(1000))
LOST = ExpenseType(code="lost", name="Tapt arbeidsfortjeneste", unit="hour", unit_price=Decimal(200))


def told(catalogue: Catalogue, *fees: Fee, codes: str = "", kinds: str = "") -> list[str]:
    """The rows of the answer, with plain blanks."""
    terms = Terms(catalogue=catalogue, fees=Fees(fees))
    facts = {"codes": codes, "kinds": kinds, "unknown": "", "day": DAY.isoformat(), "people": "Eva Lunde"}
    priced = {row.code: prices(row, DAY, terms) for row in catalogue.rows}
    notice = Notice(kind="rates", prices=priced, facts=facts)
    return text(notice, NB, catalogue).replace("\u00a0", " ").split("\n")


def fee(type: str = "fee-council", *, price: str, source: str = "reglementet § 5", **values: object) -> Fee:
    return replace(Fee(type=type, unit_price=Decimal(price), source=source), **values)  # type: ignore[arg-type]


def test_each_other_rate_has_its_sum_and_its_source() -> None:
    rows = told(Catalogue([COUNCIL]), fee(price="1500", role="leader"), codes="fee-council")
    assert rows[1:] == [
        "• Kommunestyret: 1 000,00 kr per møte, trekkpliktig. Kommunens egen sats."
        " Andre satser: 1 500,00 kr som leder. Kilde: reglementet § 5."
    ]


def test_what_is_paid_once_for_many_hours_is_told_so() -> None:
    rows = told(Catalogue([LOST]), fee("lost", price="1400", from_hours=Decimal(6)), codes="lost")
    assert "Andre satser: 1 400,00 kr i alt når det varer 6 timer eller mer." in rows[1]


def test_a_type_that_is_paid_by_role_alone_is_told_by_role_and_the_rest_is_not_guessed() -> None:
    planning = replace(COUNCIL, unit_price=None)
    rows = told(Catalogue([planning]), fee(price="1500", role="leader"), codes="fee-council")
    assert rows[1] == "• Kommunestyret: 1 500,00 kr som leder, trekkpliktig. Kilde: reglementet § 5."
    assert rows[2] == "Jeg finner ingen sats for Kommunestyret 4. mai 2026. Spør Eva Lunde."


def test_a_few_dozen_rates_are_all_told() -> None:
    many = [replace(COUNCIL, code=f"fee-{number}", name=f"Utvalg {number}") for number in range(40)]
    rows = told(Catalogue(many), codes=" ".join(row.code for row in many))
    assert [row.partition(":")[0] for row in rows[1:]] == [f"• Utvalg {number}" for number in range(40)]


def test_of_more_rates_than_there_is_room_for_it_is_told_how_many_are_left_and_how_to_ask() -> None:
    many = [replace(COUNCIL, code=f"fee-{number}", name=f"Utvalg {number}") for number in range(100)]
    *rows, last = told(Catalogue(many), codes=" ".join(row.code for row in many))
    shown = len(rows) - 1
    assert 40 < shown < 100
    wanted = (
        f"Det er {100 - shown} satser til. Spør etter dem ved navn, for eksempel «hva er satsen for Utvalg {shown}?»"
    )
    assert last == wanted


def test_how_a_supplement_is_taxed_follows_the_rates() -> None:
    own = own_rate("mileage.supplement.passenger", "2.50")
    state = told(Catalogue([COUNCIL]), kinds="passenger")[1]
    assert state.startswith("• Passasjer: 1,00 kr per km i tillegg for hver passasjer, trekkfritt. Kilde: Særavtalen")
    town = told(Catalogue([COUNCIL], state_rates().replaced_by([own])), kinds="passenger")[1]
    assert "2,50 kr per km i tillegg for hver passasjer, trekkfritt 1,00 kr, trekkpliktig 1,50 kr." in town


def test_meetings_that_have_no_rate_that_day_are_told_to_have_none() -> None:
    assert told(Catalogue([]), kinds="meeting") == ["Jeg finner ingen sats for møter 4. mai 2026. Spør Eva Lunde."]
