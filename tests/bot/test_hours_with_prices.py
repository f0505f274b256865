"""Hours that are paid as stated are shown with their price, in whatever order type and price are told."""

import datetime as dt

import pytest

from bot.presentation import line_view
from bot.words import Words
from claims import drafting
from claims.claim import ClaimLine
from claims.lines import Evidence
from claims.people import Language
from claims.terms import Terms
from parsers.text import Reader
from tests.bot.running import Running, says
from tests.corpus.cases import catalogue

LAUVDAL = catalogue()
LOST = "tapt arbeidsfortjeneste 12.10.2023, 3 timer"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(LAUVDAL)


@pytest.mark.parametrize(
    ("language", "told", "detail"),
    [
        ("nb", "legitimert tapt arbeidsfortjeneste 12.10.2023, 3 timer à 450 kr", "3 timer × 450,00 kr"),
        ("nn", "legitimert tapt arbeidsforteneste 12.10.2023, 1 time à 450 kr", "1 time × 450,00 kr"),
        ("en", "documented lost earnings 12.10.2023, 3 hours at NOK 450", "3 hours × NOK 450.00"),
        ("nb", "tapt arbeidsfortjeneste 12.10.2023, 3 timer à 450 kr", "3 timer × 450,00 kr"),
        ("nb", "ferje 12.10.2023, 2 x 142 kr", "2 stk. × 142,00 kr"),
    ],
)
def test_a_count_of_hours_is_shown_as_hours(reader: Reader, language: Language, told: str, detail: str) -> None:
    (found,) = reader.read(told, received=dt.datetime(2023, 10, 14, 8, tzinfo=dt.UTC)).lines
    line = ClaimLine(line=found.line, evidence=Evidence(rules=found.rules))
    (priced,) = drafting.priced([line], Terms(catalogue=LAUVDAL))
    assert line_view(1, priced, Words(language), LAUVDAL).detail.replace("\u00a0", " ") == detail


def test_a_price_that_was_said_before_the_type_makes_the_sum(bot: Running) -> None:
    assert says(bot, f"{LOST} à 450 kr", "legitimert") == ("conversation", "answer")
    bot.sees("Kari", "1 350,00 kr")
    (claim,) = bot.claims()
    assert not claim.questions


def test_a_price_that_is_not_the_types_is_asked_about(bot: Running) -> None:
    assert says(bot, f"{LOST} à 450 kr", "ulegitimert") == ("conversation", "answer")
    bot.sees("Kari", "Du skrev 450,00 kr, men satsen er 240,00 kr.")


def test_what_it_cost_is_asked_once_the_type_is_paid_as_stated(bot: Running) -> None:
    assert says(bot, LOST, "legitimert") == ("conversation", "answer")
    bot.sees("Kari", "Hvor mye betalte du til sammen?")
