"""Orders that several claims may be meant by: nothing happens before it is clear which."""

import datetime as dt

import pytest

from claims.lines import day_of
from demo.slack import Message
from tests.bot.hands import buttons, moment, shown
from tests.bot.running import Running

MEETINGS = ("Kommunestyret 12.10.2023", "Formannskapet 10.10.2023", "Planutvalget 3.10.2023")


def drafted(bot: Running, *meetings: str) -> list[str]:
    """The numbers of the drafts."""
    for hour, meeting in enumerate(meetings):
        bot.says("Kari", meeting, at=moment(f"2023-10-13T{hour + 8:02}:00"))
        bot.sees("Kari", meeting.split()[0], offers="submit")
    return [claim.number for claim in bot.claims()]


def states(bot: Running) -> list[str]:
    return [claim.state for claim in bot.claims()]


def asked(bot: Running, said: str, *, offers: str) -> Message:
    before = len(bot.outcomes(0))
    bot.says("Kari", said)
    assert bot.outcomes(before + 1)[-1] == ("conversation", f"which_{offers}")
    return next(message for message in bot.from_bot("Kari", "Ingenting er") if f"{offers}:0" in str(message.blocks))


@pytest.mark.parametrize("said", ["kan du slette alt?", "slett alle"])
def test_delete_everything_asks_which_and_deletes_nothing_before_the_answer(bot: Running, said: str) -> None:
    drafted(bot, *MEETINGS[:2])
    question = asked(bot, said, offers="delete")
    assert states(bot) == ["draft", "draft"]
    assert all(part in shown(question) for part in ("Ingenting er slettet", "Kommunestyret", "Formannskapet"))
    bot.presses("Kari", question, "choose:delete:0")
    bot.sees("Kari", "er slettet. Angrer du")
    assert sorted(states(bot)) == ["deleted", "draft"]


def test_all_of_them_are_deleted_with_the_button_and_had_back_together(bot: Running) -> None:
    drafted(bot, *MEETINGS)
    bot.presses("Kari", asked(bot, "slett alt", offers="delete"), "choose:delete:all")
    assert bot.outcomes(5)[-1] == ("conversation", "proposal_pick")
    assert states(bot) == ["deleted"] * 3
    bot.says("Kari", "angre")
    bot.outcomes(6)
    assert states(bot) == ["draft"] * 3


def test_in_words_the_number_of_claims_or_how_many_there_are_is_an_answer(bot: Running) -> None:
    numbers = drafted(bot, *MEETINGS)
    bot.says("Kari", f"slett {numbers[1]}")
    bot.outcomes(4)
    assert states(bot) == ["draft", "deleted", "draft"]
    bot.says("Kari", "slett alle 3")
    assert bot.outcomes(5)[-1] == ("conversation", "which_delete")
    bot.says("Kari", "slett alle 2")
    bot.outcomes(6)
    assert states(bot) == ["deleted"] * 3


def test_one_draft_is_all_there_is(bot: Running) -> None:
    drafted(bot, MEETINGS[0])
    bot.says("Kari", "slett alt")
    bot.sees("Kari", "er slettet", "«angre»")
    assert states(bot) == ["deleted"]


def test_send_with_several_ready_asks_which(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    question = asked(bot, "send", offers="submit")
    assert states(bot) == ["draft", "draft"]
    bot.presses("Kari", question, "choose:submit:all")
    bot.outcomes(4)
    assert states(bot) == ["submitted", "submitted"]


def test_send_in_a_thread_sends_that_claim(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", "send", thread_ts=bot.sees("Kari", "Kommunestyret", offers="submit").ts)
    bot.sees("Kari", "er sendt til attestering")
    assert states(bot) == ["submitted", "draft"]


def test_both_are_sent_at_once_when_it_is_said(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", "send begge")
    assert bot.outcomes(3)[-1] == ("conversation", "submit_several")
    assert states(bot) == ["submitted", "submitted"]


DRIVE = "kjøring 42 km til Formannskapet"


@pytest.mark.parametrize("said", ["send alle", "send alle 3", "send alle 2"])
def test_what_was_not_sent_with_the_others_is_told_with_the_reason(bot: Running, said: str) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", DRIVE, at=moment("2023-10-13T12:00"))
    bot.sees("Kari", "Hvilken dato")
    bot.says("Kari", said)
    assert bot.outcomes(4)[-1] == ("conversation", "submit_several")
    assert states(bot) == ["submitted", "submitted", "draft"]
    (told,) = bot.from_bot("Kari", "Kravet kan ikke sendes ennå")
    assert bot.claims("draft")[0].number in shown(told)


def test_both_are_not_the_one_that_was_touched_last(bot: Running) -> None:
    drafted(bot, MEETINGS[0])
    for hour, drive in enumerate((DRIVE, "kjøring 12 km til Vik"), 12):
        bot.says("Kari", drive, at=moment(f"2023-10-13T{hour}:00"))
    bot.outcomes(3)
    asked(bot, "send begge", offers="submit")
    bot.sees("Kari", "Du har 1 krav som er klart til å sendes")
    assert set(states(bot)) == {"draft"}


def test_what_is_not_ready_is_not_asked_about(bot: Running) -> None:
    drafted(bot, MEETINGS[0])
    bot.says("Kari", "kjøring 42 km til Formannskapet", at=moment("2023-10-13T12:00"))
    bot.sees("Kari", "Hvilken dato")
    bot.says("Kari", "send")
    assert bot.outcomes(3)[-1] == ("refused", "open_questions")


def test_an_old_answer_to_which_changes_nothing(bot: Running) -> None:
    numbers = drafted(bot, *MEETINGS[:2])
    question = asked(bot, "send", offers="submit")
    bot.says("Kari", f"{numbers[0]}: linje 1 skal være formannskapet 12.10.2023")
    bot.outcomes(4)
    bot.presses("Kari", question, "choose:submit:all")
    assert bot.outcomes(5)[-1] == ("refused", "already_decided")
    assert states(bot) == ["draft", "draft"]
    assert bot.sees("Kari", "Avbrutt. Ingenting er gjort.").ts == question.ts
    bot.presses("Nils", question, "choose:submit:all", stale=True)
    assert bot.outcomes(6)[-1] == ("refused", "no_such_proposal")


@pytest.mark.parametrize("said", ["slett krav {}", "delete claim no. {}", "slett {}", "fjern kravet nr {}, takk"])
def test_a_short_number_means_that_claim_and_no_other(bot: Running, said: str) -> None:
    numbers = drafted(bot, *MEETINGS[:2])
    bot.says("Kari", said.format(int(numbers[0].partition("-")[2])))
    bot.outcomes(3)
    assert states(bot) == ["deleted", "draft"]


@pytest.mark.parametrize(
    "said",
    [
        "slett krav 77",
        "send krav 77",
        "slett krav 1 og 2",
        "trekk tilbake krav 77",
        "slett 2026-00077",
        "slett krav 2026-00077",
        "send 2023-00001 og 2023-00002",
    ],
)
@pytest.mark.parametrize("in_thread", [False, True])
def test_a_number_that_no_claim_has_does_nothing_to_another(bot: Running, said: str, in_thread: bool) -> None:
    numbers = drafted(bot, *MEETINGS[:2])
    year = numbers[0].partition("-")[0]
    card = bot.sees("Kari", "Kommunestyret", offers="submit")
    bot.says("Kari", said.replace("2023-0000", f"{year}-0000"), thread_ts=card.ts if in_thread else None)
    assert bot.outcomes(3)[-1] == ("refused", "no_such_number")
    bot.sees("Kari", "har ikke gjort noe")
    assert states(bot) == ["draft", "draft"]


@pytest.mark.parametrize("words", ["2", "nr. 2", "den andre", "den for formannskapet", "slett den andre"])
def test_words_right_after_pick_one_and_the_question_reads_as_its_answer(bot: Running, words: str) -> None:
    drafted(bot, *reversed(MEETINGS[:2]))
    question = asked(bot, "slett alt", offers="delete")
    bot.says("Kari", words)
    assert bot.outcomes(4)[-1] == ("conversation", "delete_chosen")
    assert states(bot) == ["deleted", "draft"]
    done = bot.sees("Kari", "Dette kravet er slettet", "Formannskapet")
    assert (done.ts, buttons(done)) == (question.ts, [])
    bot.presses("Kari", question, "choose:delete:all", stale=True)
    assert bot.outcomes(5)[-1] == ("refused", "proposal_settled")
    assert states(bot) == ["deleted", "draft"]


@pytest.mark.parametrize("words", ["alle", "begge", "send begge", "both"])
def test_all_are_picked_in_words(bot: Running, words: str) -> None:
    drafted(bot, *MEETINGS[:2])
    asked(bot, "send", offers="submit")
    bot.says("Kari", words)
    assert bot.outcomes(4)[-1] == ("conversation", "submit_chosen")
    assert states(bot) == ["submitted", "submitted"]
    bot.sees("Kari", "Disse 2 kravene er sendt")


def test_in_its_thread_it_is_answered_however_late_by_number_too(bot: Running) -> None:
    numbers = drafted(bot, *MEETINGS[:2])
    question = asked(bot, "send", offers="submit")
    bot.says("Kari", "takk")
    bot.outcomes(4)
    bot.says("Kari", numbers[0], thread_ts=question.ts, at=moment("2023-10-20T12:00"))
    assert bot.outcomes(5)[-1] == ("conversation", "submit_chosen")
    assert states(bot) == ["submitted", "draft"]


@pytest.mark.parametrize("words", ["ja", "3", "den for partimøtet", "den femte"])
def test_words_that_leave_open_which_are_asked_again(bot: Running, words: str) -> None:
    drafted(bot, *MEETINGS[:2])
    asked(bot, "send", offers="submit")
    bot.says("Kari", words)
    assert bot.outcomes(4)[-1] == ("refused", "pick_unclear")
    bot.sees("Kari", "ikke sikker på hvilket krav")
    assert states(bot) == ["draft", "draft"]


def test_neither_is_an_answer_too(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    question = asked(bot, "send", offers="submit")
    bot.says("Kari", "nei, vent")
    assert bot.outcomes(4)[-1] == ("conversation", "given_up")
    assert bot.sees("Kari", "Avbrutt. Ingenting er gjort.", "Kommunestyret").ts == question.ts
    assert states(bot) == ["draft", "draft"]


def test_a_number_long_after_is_not_about_what_was_asked(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    question = asked(bot, "send", offers="submit")
    posted = dt.datetime.fromtimestamp(float(question.ts), dt.UTC)
    bot.says("Kari", "2", at=posted + dt.timedelta(minutes=16))
    bot.outcomes(4)
    assert states(bot) == ["draft", "draft"]


def test_asked_anew_the_older_question_is_given_up(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    first = asked(bot, "send", offers="submit")
    bot.says("Kari", "send")
    bot.outcomes(4)
    assert bot.sees("Kari", "Avbrutt. Ingenting er gjort.").ts == first.ts
    bot.says("Kari", "send alle 2")
    bot.outcomes(5)
    assert states(bot) == ["submitted", "submitted"]


@pytest.mark.parametrize("said", ["slett {}", "slett krav {}", "delete claim no. {}"])
def test_in_the_thread_of_another_claim_the_words_say_which(bot: Running, said: str) -> None:
    numbers = drafted(bot, *MEETINGS[:2])
    card = bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", said.format(numbers[0]), thread_ts=card.ts)
    bot.outcomes(3)
    assert states(bot) == ["deleted", "draft"]


@pytest.mark.parametrize("said", ["slett 2", "slett nr 2", "slett krav 1", "delete no. 1", "send 2", "slett 1 og 2"])
def test_a_number_that_may_be_a_place_or_another_claim_is_asked_about(bot: Running, said: str) -> None:
    drafted(bot, *MEETINGS[:2])
    asked(bot, "slett alt", offers="delete")  # shown newest first: 1. is the claim 00002
    bot.says("Kari", said)
    assert bot.outcomes(4)[-1] == ("refused", "pick_unclear")
    assert states(bot) == ["draft", "draft"]
    bot.says("Kari", "2")
    assert bot.outcomes(5)[-1] == ("conversation", "delete_chosen")
    assert states(bot) == ["deleted", "draft"]


@pytest.mark.parametrize("said", ["slett 2", "kan du slette nr. 2?"])
def test_a_place_that_is_the_claims_own_number_too_is_the_answer(bot: Running, said: str) -> None:
    drafted(bot, *MEETINGS)  # the second of three is 00002 whichever end is counted from
    asked(bot, "slett alt", offers="delete")
    bot.says("Kari", said)
    assert bot.outcomes(5)[-1] == ("conversation", "delete_chosen")
    assert states(bot) == ["draft", "deleted", "draft"]


@pytest.mark.parametrize(
    "said", ["1 og 2", "alle unntatt formannskapet", "den andre skal sendes", "de andre", "send den første"]
)
def test_what_leaves_open_which_of_three_does_nothing(bot: Running, said: str) -> None:
    drafted(bot, *MEETINGS)
    asked(bot, "slett alt", offers="delete")
    bot.says("Kari", said)
    kind = bot.outcomes(5)[-1]
    assert kind == (("conversation", "delete_chosen") if said == "1 og 2" else ("refused", "pick_unclear"))
    assert states(bot) == (["draft", "deleted", "deleted"] if said == "1 og 2" else ["draft"] * 3)


@pytest.mark.parametrize("words", ["", "!", "."])
def test_a_receipt_below_a_claim_picks_nothing(bot: Running, words: str) -> None:
    drafted(bot, *MEETINGS[:2])
    card = bot.sees("Kari", "Kommunestyret", offers="submit")
    asked(bot, "slett alt", offers="delete")
    bot.says("Kari", words or "…", thread_ts=card.ts)
    assert bot.outcomes(4)[-1] != ("conversation", "delete_chosen")
    assert states(bot) == ["draft", "draft"]


def test_a_day_is_no_part_of_another(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    asked(bot, "slett alt", offers="delete")
    bot.says("Kari", "slett den for 2.10")
    assert bot.outcomes(4)[-1] == ("refused", "pick_unclear")
    assert states(bot) == ["draft", "draft"]


def test_what_is_said_of_a_claim_by_its_number_is_for_that_claim(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", "Taxi 99 kr 12.10.2023 på krav 1")
    bot.outcomes(3)
    bot.says("Kari", "krav 1: parkering 60 kr 12.10.2023")
    bot.outcomes(4)
    assert [len(claim.lines) for claim in bot.claims()] == [3, 1]
    bot.says("Kari", "krav 2 skal være 13.10.2023")
    bot.outcomes(5)
    assert [str(day_of(claim.lines[0].line)) for claim in bot.claims()] == ["2023-10-12", "2023-10-13"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("krav 9", "no_such_number"),
        ("Taxi 99 kr på krav 9", "no_such_number"),
        ("krav nr. 9: taxi 99 kr", "no_such_number"),
        ("nr. 2", "pick_unclear"),
    ],
)
def test_a_number_of_no_claim_answers_no_question_and_is_no_amount(bot: Running, said: str, code: str) -> None:
    drafted(bot, MEETINGS[0])
    bot.says("Kari", "taxi 12.10.2023 og parkering til Kommunestyret")
    bot.outcomes(2)
    before = bot.claims()
    bot.says("Kari", said)
    assert bot.outcomes(3)[-1] == ("refused", code)
    assert bot.claims() == before


def test_a_number_alone_shows_how_that_claim_stands(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", "krav 1")
    assert bot.outcomes(3)[-1] == ("conversation", "status")


@pytest.mark.parametrize("said", ["godkjenn 8", "attester alle", "approve 8"])
def test_a_claimant_hears_why_a_decision_does_nothing(bot: Running, said: str) -> None:
    bot.says("Kari", said)
    assert bot.outcomes(1)[-1] == ("refused", "not_approver")
    bot.sees("Kari", "Ingenting er gjort")


@pytest.mark.parametrize("said", ["trekk tilbake alle", "trekk begge tilbake", "withdraw all"])
def test_all_that_was_sent_is_taken_back_when_all_is_said(bot: Running, said: str) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", "send begge")
    bot.outcomes(3)
    bot.says("Kari", MEETINGS[2], at=moment("2023-10-13T15:00"))
    bot.outcomes(4)
    bot.says("Kari", said)
    assert bot.outcomes(5)[-1] == ("conversation", "withdraw_several")
    assert states(bot) == ["withdrawn", "withdrawn", "draft"]


def test_another_number_of_claims_than_were_sent_takes_none_back(bot: Running) -> None:
    drafted(bot, *MEETINGS)
    bot.says("Kari", "send alle 3")
    bot.outcomes(4)
    bot.says("Kari", "trekk tilbake begge")
    assert bot.outcomes(5)[-1] == ("refused", "pick_unclear")
    assert states(bot) == ["submitted"] * 3


def test_an_approver_who_only_says_yes_is_shown_what_waits(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", "send begge")
    bot.outcomes(3)
    bot.says("Nils", "ja")
    assert bot.outcomes(4)[-1] == ("conversation", "listed")
    bot.sees("Nils", "Dette venter på deg")
    assert states(bot) == ["submitted"] * 2


def test_hours_alone_are_no_new_claim_while_it_is_asked_which_one_is_meant(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    asked(bot, "slett alt", offers="delete")
    bot.says("Kari", "2 timer")
    assert bot.outcomes(4)[-1] == ("refused", "pick_unclear")
    assert states(bot) == ["draft", "draft"]
