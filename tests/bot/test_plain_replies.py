"""Short replies to what the bot has just shown or asked."""

from decimal import Decimal

import pytest

from claims.lines import ExpenseLine
from tests.bot.running import Running, says


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [
        ("Kari", "tog til Oslo 10.10.2023 450 kr", "togbilletten mista jeg dessverre"),
        ("Sigrid", "tog til Oslo 10.10.2023 450 kr", "eg har mista billetten"),
        ("Emma", "train to Oslo 10.10.2023 NOK 450", "I lost the train ticket"),
    ],
)
def test_a_lost_ticket_is_a_lost_receipt_and_no_claim(bot: Running, name: str, told: str, said: str) -> None:
    assert says(bot, told, said, name=name) == ("conversation", "lost_receipt")
    (claim,) = bot.claims()
    assert claim.comments[-1].text == said


@pytest.mark.parametrize("said", ["barnevakt er 550", "barnevakten var 550 kr", "barnevakt: 550,-"])
def test_what_was_asked_about_in_its_own_word_is_answered_with_it(bot: Running, said: str) -> None:
    assert says(bot, "Formannskapet 12.10.2023, barnevakt", said) == ("conversation", "answer")
    (claim,) = bot.claims()
    (_, sitter) = [line.line for line in claim.lines]
    assert isinstance(sitter, ExpenseLine)
    assert (sitter.type, sitter.amount) == (None, Decimal(550))


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("Kari", "hva mangler?", "Hvor mye betalte du til sammen?"),
        ("Sigrid", "Kva manglar?", "Kor mykje betalte du til saman?"),
        ("Emma", "what is missing?", "How much did you pay in total?"),
    ],
)
def test_who_asks_what_is_missing_is_shown_it(bot: Running, name: str, said: str, told: str) -> None:
    says(bot, "ferje 12.10.2023", name=name)
    assert says(bot, said, name=name) == ("conversation", "shown")
    bot.sees(name, told)
    assert len(bot.claims()) == 1


@pytest.mark.parametrize("said", ["formålet var KS-konferanse", "nei, formålet er KS-konferanse"])
def test_a_purpose_that_is_asked_for_is_taken_also_behind_a_no(bot: Running, said: str) -> None:
    says(bot, "kjørte 42 km fra Haugen til rådhuset 12.10.2023", said)
    bot.sees("Kari", "Linje 1, Kjøring: nå Formål: KS-konferanse")
    (claim,) = bot.claims()
    assert [line.line.purpose for line in claim.lines] == ["KS-konferanse"]


def test_a_line_is_called_by_the_number_it_had_when_another_goes_with_the_same_words(bot: Running) -> None:
    told = "kommunestyret 12.10.2023, køyrde 42 km frå Haugen til rådhuset"
    said = "linje 2 skal vere 24 km og fjern linje 1"
    assert says(bot, told, said, name="Sigrid") == ("conversation", "edit")
    bot.sees("Sigrid", "Linje 1 er sletta: Kommunestyret", "Linje 2, Køyring: no 24 km med bil")


@pytest.mark.parametrize("said", ["avbryt", "Avbryt!", "cancel"])
def test_the_word_on_the_button_does_what_the_button_does(bot: Running, said: str) -> None:
    drive = "kjørte 42 km fra Haugen til rådhuset"
    says(bot, f"{drive} 12.10.2023", f"{drive} 3.10.2023", "opplæring")
    assert says(bot, said) == ("conversation", "given_up")
    assert bot.sees("Kari", "Avbrutt. Ingenting er gjort.")
    assert [claim.state for claim in bot.claims()] == ["draft", "draft"]
