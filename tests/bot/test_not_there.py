"""Who was not at a meeting after all is asked whether its draft is to be deleted; nothing is without a yes."""

import pytest

from tests.bot.running import Running, says, says_now

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


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("13.10", ["2023-10-12"]),
        ("den 13.10", ["2023-10-12"]),
        ("2", ["2023-10-12"]),
        ("linje 1", ["2023-10-13"]),
        ("den siste", ["2023-10-12"]),
        ("begge", []),
    ],
)
def test_of_a_draft_with_several_days_it_is_asked_which_line(bot: Running, answer: str, left: list[str]) -> None:
    assert says_now(bot, f"{MEETING} og 13.10.2023", "jeg var ikke der") == ("conversation", "which_remove")
    bot.sees("Kari", "Hvilken linje skal bort?", "13. oktober 2023")
    assert says_now(bot, answer) == ("conversation", "remove_chosen")
    assert [str(claim.only_day) for claim in bot.claims("draft")] == left


@pytest.mark.parametrize(
    ("name", "told", "said", "asked"),
    [
        ("Kari", f"{MEETING} og 13.10.2023", "jeg var ikke der 12.10", "Skal denne linja slettes?"),
        ("Kari", f"{MEETING} og 13.10.2023", "12.10 var jeg ikke der", "Skal denne linja slettes?"),
        ("Jonas", "Avlasting låg sats 6 timar 12.10.2023 og 5 timar 13.10.2023", "eg var ikkje der 12.10", "slettast?"),
        ("Emma", "Planning committee 12.10.2023 and 13.10.2023", "I wasn't there on 12 October", "line be deleted?"),
    ],
)
def test_the_line_of_the_day_that_is_named_goes_with_a_yes(
    bot: Running, name: str, told: str, said: str, asked: str
) -> None:
    assert says(bot, told, said, name=name) == ("conversation", "which_remove")
    bot.presses(name, bot.sees(name, asked), "choose:remove:0")
    bot.outcomes(3)
    assert [str(claim.only_day) for claim in bot.claims("draft")] == ["2023-10-13"]
    assert says(bot, "angre", name=name) == ("conversation", "undo")
    assert [len(claim.lines) for claim in bot.claims("draft")] == [2]


def test_of_several_lines_of_that_day_it_is_asked_which(bot: Running) -> None:
    assert says(bot, f"{DRIVE}. Eldrerådet 13.10.2023", "jeg var ikke der 12.10") == ("conversation", "which_remove")
    question = bot.sees(
        "Kari", "Hvilken linje skal bort?", "1. Formannskapet", "2. Kjøring", offers="choose:remove:all"
    )
    bot.presses("Kari", question, "choose:remove:all")
    bot.outcomes(3)
    assert [str(claim.only_day) for claim in bot.claims("draft")] == ["2023-10-13"]


def test_the_draft_that_has_the_day_is_meant(bot: Running) -> None:
    assert says(bot, MEETING, "Eldrerådet 13.10.2023", "jeg var ikke der 12.10") == ("conversation", "which_delete")
    bot.sees("Kari", "Skal dette kravet slettes?", "Formannskapet")


@pytest.mark.parametrize(
    "said",
    [
        "jeg var ikke der 11.10",
        "jeg var ikke der 11.10.2023",
        "jeg var syk den 11.",
        "jeg var ikke der 11.10 og 12.10",
        "12.10 var jeg ikke der, men 11.10",
    ],
)
def test_a_day_that_no_draft_has_changes_nothing(bot: Running, said: str) -> None:
    assert says(bot, MEETING, said) == ("refused", "not_on_claim")
    assert [str(claim.only_day) for claim in bot.claims("draft")] == ["2023-10-12"]


@pytest.mark.parametrize("said", ["jeg var ikke der 12.10", "jeg var ikke der i oktober"])
def test_a_day_is_no_answer_where_a_draft_lacks_one(bot: Running, said: str) -> None:
    assert says(bot, "Formannskapet", said) == ("conversation", "which_delete")
    assert [claim.only_day for claim in bot.claims("draft")] == [None]


def test_another_day_instead_is_a_correction(bot: Running) -> None:
    assert says(bot, MEETING, "nei, jeg var ikke der 12.10, det var 13.10") == ("conversation", "edit")
    assert [str(claim.only_day) for claim in bot.claims("draft")] == ["2023-10-13"]


def test_of_a_line_of_many_days_one_is_not_taken_out(bot: Running) -> None:
    told = "Avlasting låg sats 30 timar 9.10.2023-12.10.2023"
    assert says(bot, told, "eg var ikkje der 10.10", name="Jonas") == ("refused", "not_on_claim")


def test_an_order_to_delete_beside_one_day_of_several_asks_first(bot: Running) -> None:
    assert says(bot, f"{MEETING} og 13.10.2023", "jeg møtte ikke 12.10, slett den") == ("conversation", "which_remove")
    assert [len(claim.lines) for claim in bot.claims("draft")] == [2]
    assert says(bot, MEETING, "jeg møtte ikke 12.10, slett kravet")[1] != "which_remove"


def test_what_is_claimed_beside_is_a_claim(bot: Running) -> None:
    said = "Jeg var ikke der 12.10, men 13.10 var jeg i eldrerådet"
    assert says(bot, MEETING, said) == ("claim", "claim")


def test_words_that_pick_no_line_leave_all(bot: Running) -> None:
    assert says_now(bot, f"{MEETING} og 13.10.2023", "jeg var ikke der", "14.10") == ("refused", "line_unclear")
    assert [len(claim.lines) for claim in bot.claims("draft")] == [2]
    assert says_now(bot, "slett linje 2") == ("conversation", "remove_chosen")


def test_who_has_no_draft_is_told_what_can_be_written(bot: Running) -> None:
    assert says(bot, "jeg var ikke der") == ("conversation", "not_understood_question")
