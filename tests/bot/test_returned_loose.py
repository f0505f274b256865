"""Words outside every thread, written when a claim has just come back: they are about that claim."""

from decimal import Decimal

import pytest

from claims.lines import ExpenseLine
from tests.bot.hands import PHOTO, buttons, moment
from tests.bot.running import Running

PARKED = "Parkering {amount} kr 12.10.2023, til befaring"
ABROAD = "taxi i Berlin 25 USD 10.10.2023"


def given_back(bot: Running, words: str, *others: str) -> None:
    """The claim of the words has been sent and returned, and what the other words made was there before that."""
    bot.says("Kari", words, at=moment("2023-10-13T07:00"), files=[PHOTO])
    bot.outcomes(1)
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.outcomes(2)
    for hour, other in enumerate(others, 8):
        before = len(bot.outcomes(0))
        bot.says("Kari", other, at=moment(f"2023-10-13T{hour:02}:00"))
        bot.outcomes(before + 1)
    before = len(bot.outcomes(0))
    bot.presses("Nils", bot.sees("Nils", offers="return"), "return")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "Hvor sto bilen?"})
    bot.outcomes(before + 1)


def then(bot: Running, words: str) -> tuple[str, str]:
    before = len(bot.outcomes(0))
    bot.says("Kari", words, at=moment("2023-10-14T12:00"))
    return bot.outcomes(before + 1)[-1]


def outlays(bot: Running) -> dict[str, list[tuple[str | None, Decimal | None, str]]]:
    return {
        claim.number: [
            (line.line.type, line.line.amount, line.line.currency)
            for line in claim.lines
            if isinstance(line.line, ExpenseLine)
        ]
        for claim in bot.claims()
    }


@pytest.mark.parametrize(
    "said",
    [
        "It was at the square, see the ticket: 120 kr",
        "Den sto på torget, se billetten: 120 kr",
        "Bilen stod på torget, sjå billetten: 120 kr",
    ],
)
def test_the_answer_is_kept_on_the_claim_that_came_back_and_changes_no_other(bot: Running, said: str) -> None:
    given_back(bot, PARKED.format(amount=120), ABROAD)
    before = outlays(bot)
    assert then(bot, said) == ("conversation", "remark")
    assert outlays(bot) == before
    (returned,) = bot.claims("returned")
    assert returned.comments[-1].text == said


def test_another_sum_is_that_of_its_one_outlay_and_the_words_are_kept(bot: Running) -> None:
    given_back(bot, PARKED.format(amount=100), ABROAD)
    said = "It was at the square, see the ticket: 120 kr"
    assert then(bot, said) == ("conversation", "edit")
    assert list(outlays(bot).values()) == [
        [("parking", Decimal("120.00"), "NOK")],
        [("taxi", Decimal("25.00"), "USD")],
    ]
    assert bot.claims("returned")[0].comments[-1].text == said
    bot.sees("Kari", "nå 120,00 kr (før 100,00 kr)")


def test_what_is_a_claim_by_itself_is_no_part_of_what_came_back(bot: Running) -> None:
    given_back(bot, PARKED.format(amount=120))
    assert then(bot, "Formannskapet 3.10.2023") == ("claim", "claim")
    assert [len(claim.lines) for claim in bot.claims()] == [1, 1]


def test_what_was_touched_since_is_what_the_words_answer(bot: Running) -> None:
    given_back(bot, PARKED.format(amount=120), ABROAD)
    number = bot.claims("draft")[0].number
    assert then(bot, f"{number}: det var til kurs") == ("conversation", "answer")
    assert then(bot, "det ble 280 kr")[0] == "conversation"
    assert bot.claims("returned")[0].comments == ()
    assert outlays(bot)[number] == [("taxi", Decimal("280.00"), "NOK")]


@pytest.mark.parametrize("said", ["Det er feil, fjern linja", "slett linjen", "please remove the line"])
def test_the_line_is_the_only_one_and_what_becomes_of_an_empty_claim_is_told(bot: Running, said: str) -> None:
    given_back(bot, PARKED.format(amount=120))
    assert then(bot, said) == ("conversation", "edit")
    told = bot.sees("Kari", "Linje 1 er slettet", "Nå står det ingen linjer på kravet", "«slett»")
    assert "submit" not in buttons(told)
    assert then(bot, "angre") == ("conversation", "undo")
    assert [len(claim.lines) for claim in bot.claims()] == [1]


def test_the_line_of_several_is_asked_for(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023, ferje 142 kr", at=moment("2023-10-13"))
    bot.outcomes(1)
    assert then(bot, "fjern linja") == ("conversation", "which_remove")
    bot.sees("Kari", "Hvilken linje skal bort?", "2. Ferje")
    assert [len(claim.lines) for claim in bot.claims()] == [2]
