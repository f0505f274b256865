"""Messages outside every thread: they find the question that they answer, and never make an empty claim."""

import pytest

from claims.lines import ExpenseLine, MileageLine, day_of
from tests.bot.hands import PHOTO, moment
from tests.bot.running import Running, says

DRIVE = "kjørte 42 km fra Haugen til rådhuset"


def drives(bot: Running) -> list[MileageLine]:
    return [line.line for claim in bot.claims("draft") for line in claim.lines if isinstance(line.line, MileageLine)]


def test_the_same_day_is_that_of_the_meeting_before_and_what_it_was_for_is_kept(bot: Running) -> None:
    assert says(bot, "Kommunestyret 12.10.2023", DRIVE, "samme dag, til møtet") == ("conversation", "answer")
    (drive,) = drives(bot)
    assert (str(drive.date), drive.purpose) == ("2023-10-12", "til møtet")
    assert len(bot.claims()) == 2


def test_an_older_claim_s_question_is_answered_when_the_newest_has_none_that_fits(bot: Running) -> None:
    assert says(bot, DRIVE, "Formannskapet 3.10.2023", "12.10.2023, kommunestyret") == ("conversation", "answer")
    (drive,) = drives(bot)
    assert (str(drive.date), drive.purpose) == ("2023-10-12", "kommunestyret")
    assert len(bot.claims()) == 2


def test_names_that_are_asked_for_are_names_although_one_is_a_month_too(bot: Running) -> None:
    asked = "kjørte 42 km 12.10.2023 fra Haugen til Vik med to passasjerer"
    assert says(bot, asked, "Berit Moen og Jan Haug") == ("conversation", "answer")
    (drive,) = drives(bot)
    assert [rider.name for rider in drive.passengers] == ["Berit Moen", "Jan Haug"]
    assert drive.purpose is None


def test_what_it_was_for_is_kept_without_the_words_that_only_answer(bot: Running) -> None:
    says(bot, f"{DRIVE} 12.10.2023", "det var til kommunestyret")
    assert [drive.purpose for drive in drives(bot)] == ["kommunestyret"]


def test_a_line_that_is_named_by_number_is_one_of_the_draft_shown_last(bot: Running) -> None:
    says(bot, "Formannskapet 3.10.2023", f"Kommunestyret 12.10.2023, {DRIVE}, ferje 142 kr")
    assert says(bot, "linje 3 formålet var opplæring") == ("conversation", "edit")
    assert bot.claims()[1].lines[2].line.purpose == "opplæring"


@pytest.mark.parametrize("said", ["og ferje 142 kr", "legg til ferje 142 kr", "add a ferry ticket 142 kr"])
def test_what_goes_on_from_the_draft_shown_last_is_added_to_it_on_its_day(bot: Running, said: str) -> None:
    assert says(bot, "Formannskapet 3.10.2023", "Kommunestyret 12.10.2023", said) == ("claim", "claim")
    first, second = bot.claims()
    assert len(first.lines) == 1
    (ferry,) = [line for line in second.lines if isinstance(line.line, ExpenseLine) and line.line.type == "ferry"]
    assert (str(day_of(ferry.line)), ferry.evidence.assumed["date"]) == ("2023-10-12", [f"as_in_{second.number}"])
    bot.sees("Kari", "Ny linje 2: Ferje · 12. oktober 2023")


def test_what_goes_on_but_names_a_day_of_its_own_is_a_claim_of_its_own(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023", "og formannskapet 3.10.2023")
    assert [len(claim.lines) for claim in bot.claims()] == [1, 1]


@pytest.mark.parametrize("said", ["kjørte 35 km også", "eg køyrde 35 km òg", "I drove 35 km as well"])
def test_what_is_said_to_come_besides_joins_the_draft_shown_last(bot: Running, said: str) -> None:
    assert says(bot, f"Kommunestyret 12.10.2023, {DRIVE}", said) == ("claim", "claim")
    (claim,) = bot.claims()
    assert [drive.distance_km for drive in drives(bot)] == [42, 35]
    assert claim.lines[2].evidence.assumed["date"] == [f"as_in_{claim.number}"]


def test_another_drive_is_one_of_the_draft_just_shown_and_its_day_is_asked(bot: Running) -> None:
    says(bot, f"Kommunestyret 12.10.2023, {DRIVE}", "jeg kjørte 35 km")
    (claim,) = bot.claims()
    assert [(question.line, question.field) for question in claim.questions] == [(2, "date")]
    bot.sees("Kari", "Ny linje 3", offers="pick:new")


@pytest.mark.parametrize("said", ["Var på fnugg 5.10.2023 også", "kinoen var 5.10.2023", "the cinema was on 5.10.2023"])
def test_the_day_of_something_else_is_no_answer(bot: Running, said: str) -> None:
    says(bot, DRIVE, said)
    assert [drive.date for drive in drives(bot)] == [None]


@pytest.mark.parametrize(
    ("told", "dated"), [("kino kostet 155", "kinoen var 10.10.2023"), ("konsert kosta 155", "konserten var 10.10.2023")]
)
def test_a_day_said_of_what_was_named_is_that_of_its_line_alone(bot: Running, told: str, dated: str) -> None:
    assert says(bot, DRIVE, told, dated) == ("conversation", "answer")
    (outlay,) = [each.line for claim in bot.claims() for each in claim.lines if isinstance(each.line, ExpenseLine)]
    assert (str(outlay.date), str(outlay.amount)) == ("2023-10-10", "155.00")
    assert [drive.date for drive in drives(bot)] == [None]


@pytest.mark.parametrize("said", ["ja", "nei takk", "yes"])
def test_a_yes_or_no_to_nothing_is_answered_kindly_with_what_is_not_sent(bot: Running, said: str) -> None:
    assert says(bot, said) == ("conversation", "nothing_asked")
    bot.sees("Kari", "Jeg venter ikke på noe svar fra deg nå")
    assert says(bot, "Kommunestyret 12.10.2023", said) == ("conversation", "nothing_asked")
    bot.sees("Kari", f"Krav {bot.claims()[0].number} er ikke sendt: skriv «send» når det er klart.")
    assert [claim.state for claim in bot.claims()] == ["draft"]


def test_an_ok_is_answered_as_long_as_something_is_not_sent(bot: Running) -> None:
    assert says(bot, "ok") == ("ignored", "none")
    assert says(bot, "Kommunestyret 12.10.2023", "ok") == ("conversation", "nothing_asked")


@pytest.mark.parametrize("said", ["samme møte to ganger", "Var på møte", "det møtet du vet"])
def test_words_without_a_value_make_no_claim_and_are_answered(bot: Running, said: str) -> None:
    outcome, reason = says(bot, said)
    assert (outcome, reason.startswith("not_understood")) == ("conversation", True)
    bot.sees("Kari", "Jeg forstod ikke")
    assert bot.claims() == []


def test_an_answer_that_fits_two_claims_changes_nothing_before_it_is_said_which(bot: Running) -> None:
    says(bot, f"{DRIVE} 12.10.2023", f"{DRIVE} 3.10.2023")
    assert says(bot, "opplæring") == ("conversation", "which_answer")
    assert [drive.purpose for drive in drives(bot)] == [None, None]
    question = bot.sees("Kari", "Svaret ditt kan gjelde 2 krav")
    for button in ("1", "1", "0"):
        bot.presses("Kari", question, f"choose:answer:{button}", stale=True)
    bot.sees("Kari", "nå Formål: opplæring")
    assert bot.sees("Kari", "Svaret ditt gjaldt dette kravet").ts == question.ts
    assert [drive.purpose for drive in drives(bot)] == ["opplæring", None]
    assert len(bot.from_bot("Kari", "nå Formål: opplæring")) == 1
    bot.presses("Nils", question, "choose:answer:0", stale=True)
    assert bot.outcomes(8)[-1] == ("refused", "no_such_proposal")
    assert [drive.purpose for drive in drives(bot)] == ["opplæring", None]


def test_a_claim_that_has_changed_since_it_was_picked_is_not_answered(bot: Running) -> None:
    says(bot, f"{DRIVE} 12.10.2023", f"{DRIVE} 3.10.2023", "opplæring")
    question = bot.sees("Kari", "Svaret ditt kan gjelde 2 krav")
    says(bot, f"{bot.claims()[0].number}: tilsyn")
    bot.presses("Kari", question, "choose:answer:1")
    bot.sees("Kari", "endret siden du fikk det")
    assert [drive.purpose for drive in drives(bot)] == ["tilsyn", None]


def test_in_words_the_number_says_which_claim_is_answered(bot: Running) -> None:
    says(bot, f"{DRIVE} 12.10.2023", f"{DRIVE} 3.10.2023")
    number = bot.claims()[0].number
    assert says(bot, f"{number}: opplæring") == ("conversation", "answer")
    assert [drive.purpose for drive in drives(bot)] == ["opplæring", None]


def test_what_holds_a_claim_back_goes_before_what_is_good_to_know(bot: Running) -> None:
    says(bot, f"{DRIVE} 12.10.2023", "ferje 142 kr")
    assert says(bot, "3.10.2023, opplæring") == ("conversation", "answer")
    assert [str(claim.lines[0].line.purpose) for claim in bot.claims()] == ["None", "opplæring"]


def test_a_photo_with_an_answer_goes_where_the_answer_goes(bot: Running) -> None:
    says(bot, "ferje 142 kr", "Formannskapet 3.10.2023")
    bot.says("Kari", "12.10.2023, kommunestyret", at=moment("2023-10-13T12:00"), files=[PHOTO])
    bot.outcomes(3)
    assert [len(claim.receipts) for claim in bot.claims()] == [1, 0]


def test_what_names_none_of_the_choices_is_no_yes_to_the_only_one(bot: Running) -> None:
    says(bot, "Formannskapet 10.10.2023, barnevakt 300 kr", f"{DRIVE} 12.10.2023", f"{DRIVE} 3.10.2023")
    asked = bot.claims()[0]
    for said in ("opplæring", "alle tre var i budsjettsaken"):
        assert says(bot, said) == ("conversation", "which_answer")
    assert bot.claims()[0] == asked
