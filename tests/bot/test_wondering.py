"""Questions about rates, tax and pay days are answered from what the municipality has written down."""

import pytest

from tests.bot.hands import moment
from tests.bot.running import Running, says

CLAIM = "Kommunestyret 12.10.2023, ferje 142 kr, kjørte 42 km"


NOW = moment("2026-11-20T09:00")


def asks(bot: Running, said: str, name: str = "Kari") -> tuple[str, str]:
    """What became of the question, asked in November 2026."""
    bot.says(name, said, at=NOW)
    return bot.outcomes(1)[-1]


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("Kari", "hva er kilometersatsen i februar?", ("Dette gjelder 1. februar 2026",)),
        ("Kari", "hva er satsen for kjøring?", ("5,30 kr per km", "3,50 kr trekkfritt", "Særavtalen 2026–2027")),
        ("Emma", "what's the rate per km?", ("NOK 5.30 per km", "in force from 1 January 2026")),
        ("Kari", "hva var kilometersatsen i 2024?", ("4,90 kr per km", "Særavtalen 2024")),
        ("Kari", "hvor mye får jeg for et formannskapsmøte?", ("1 650,00 kr per møte, trekkpliktig", "Kommunens egen")),
        ("Sigrid", "kva er satsen for avlasting?", ("103,00 kr per time", "310,00 kr per døgn")),
        (
            "Kari",
            "hvor mye får lederen i eldrerådet?",
            ("875,00 kr per møte", "kr som leder; 438,00 kr til stede i én sak"),
        ),
        ("Kari", "hvor mye betaler dere for ferje?", ("Ferje: det du har betalt, når kvitteringen er med",)),
        ("Kari", "hva er satsene?", ("Kjøring med bil", "Diett", "«hva er satsen for Kommunestyret?»")),
    ],
)
def test_a_rate_is_told_with_its_day_and_source(bot: Running, name: str, said: str, told: tuple[str, ...]) -> None:
    assert asks(bot, said, name) == ("conversation", "told_rate")
    shown = bot.sees(name, told[0].replace(" kr", "\u00a0kr").split("\u00a0")[0])
    text = shown.text.replace("\u00a0", " ")
    assert [part for part in told if part not in text] == []


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ("hva er satsen for barnevakt?", "«barnevakt»"),
        ("hva er satsen for sykkel?", "kjøring med sykkel"),
        ("hva var kilometersatsen i 2019?", "kjøring med bil"),
        ("hvor mye får jeg for et møte i 2019?", "møter"),
    ],
)
def test_what_has_no_rate_is_not_guessed_and_somebody_to_ask_is_named(bot: Running, said: str, of: str) -> None:
    assert asks(bot, said) == ("conversation", "told_rate")
    bot.sees("Kari", f"Jeg finner ingen sats for {of}", "Spør Eva Lunde")


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("Kari", "hvorfor skatt?", "fordi kommunen regner Kommunestyret som lønn"),
        ("Kari", "hvorfor trekkpliktig?", "fordi kommunen betaler mer per kilometer enn det som er trekkfritt"),
        ("Sigrid", "kvifor er køyringa trekkpliktig?", "fordi kommunen betaler meir per kilometer"),
        ("Emma", "why is it taxable?", "because the municipality pays more per kilometre than is tax-free"),
    ],
)
def test_why_a_claim_is_taxed_is_told_line_by_line(bot: Running, name: str, said: str, told: str) -> None:
    assert says(bot, CLAIM, said, name=name) == ("conversation", "told_tax")
    bot.sees(name, told)
    assert len(bot.claims()) == 1


def test_without_a_claim_it_is_told_what_taxable_means(bot: Running) -> None:
    assert says(bot, "hva betyr trekkpliktig?") == ("conversation", "told_tax")
    bot.sees("Kari", "Trekkpliktig betyr at det trekkes skatt", "spør Eva Lunde")


def test_when_the_money_comes_is_told_with_what_waits(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023")
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.sees("Kari", "er sendt til")
    bot.says("Kari", "når kommer pengene?")
    assert bot.outcomes(3)[-1] == ("conversation", "told_payday")
    bot.sees("Kari", "sendt, venter på attestering", "Krav som er anvist senest 20.", "spør Eva Lunde")


def test_a_question_beside_a_claim_is_no_question_of_rates(bot: Running) -> None:
    assert says(bot, "Formannskapet 12.10.2023, hva er satsen?")[0] == "claim"


def test_below_a_claim_that_was_sent_it_is_answered_and_not_passed_on(bot: Running) -> None:
    says(bot, CLAIM)
    card = bot.sees("Kari", offers="submit")
    bot.presses("Kari", card, "submit")
    bot.sees("Kari", "er sendt til")
    bot.says("Kari", "hvorfor trekkpliktig?", thread_ts=card.ts)
    assert bot.outcomes(3)[-1] == ("conversation", "told_tax")
    assert [claim.comments for claim in bot.claims()] == [()]
