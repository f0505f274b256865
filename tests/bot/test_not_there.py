"""Who was not at a meeting after all is asked whether its draft is to be deleted; nothing is without a yes."""

import pytest

from tests.bot.running import Running, says

MEETING = "Formannskapet 12.10.2023"
DRIVE = f"{MEETING}, kjørte 42 km fra Haugen til rådhuset"


@pytest.mark.parametrize(
    ("name", "told", "said", "asked"),
    [
        ("Kari", MEETING, "nei, jeg var ikke der", "Skal dette kravet slettes?"),
        ("Jonas", "Avlasting låg sats 6 timar 12.10.2023", "nei, eg møtte ikkje", "Skal dette kravet slettast?"),
        ("Emma", "Planning committee 12.10.2023", "I did not attend", "Should this claim be deleted?"),
    ],
)
def test_who_was_not_there_is_asked_and_the_draft_goes_with_a_yes(
    bot: Running, name: str, told: str, said: str, asked: str
) -> None:
    assert says(bot, told, said, name=name) == ("conversation", "which_delete")
    question = bot.sees(name, asked)
    assert [claim.state for claim in bot.claims()] == ["draft"]
    bot.presses(name, question, "choose:delete:0")
    assert bot.outcomes(3)[-1][0] == "conversation"
    assert [claim.state for claim in bot.claims()] == ["deleted"]


def test_a_no_to_the_question_leaves_the_draft(bot: Running) -> None:
    assert says(bot, MEETING, "jeg møtte ikke") == ("conversation", "which_delete")
    question = bot.sees("Kari", "Skal dette kravet slettes?", offers="proposal_cancel")
    bot.presses("Kari", question, "proposal_cancel")
    bot.outcomes(3)
    assert [claim.state for claim in bot.claims()] == ["draft"]


def test_of_a_draft_with_more_on_that_day_a_line_can_go_instead(bot: Running) -> None:
    says(bot, DRIVE, "jeg var ikke der likevel")
    bot.sees("Kari", "Skal bare en linje bort, skriv for eksempel «fjern linje 1»")
    assert says(bot, "fjern linje 1") == ("conversation", "edit")
    (claim,) = bot.claims()
    assert (claim.state, len(claim.lines)) == ("draft", 1)


def test_of_a_draft_with_several_days_it_is_asked_which_line(bot: Running) -> None:
    assert says(bot, f"{MEETING} og 13.10.2023", "jeg var ikke der") == ("refused", "which_line_out")
    bot.sees("Kari", "Hvilken linje skal bort?", "13. oktober 2023")


def test_who_has_no_draft_is_told_what_can_be_written(bot: Running) -> None:
    assert says(bot, "jeg var ikke der") == ("conversation", "not_understood_question")
