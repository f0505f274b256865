"""What is read back waits for a yes, pressed or in words, where it stands; a no, and nothing has happened."""

import datetime as dt

import pytest

from demo.slack import Message
from tests.bot.hands import buttons
from tests.bot.running import Running
from tests.bot.slack.test_rulings import MEETINGS, sent, states

LENDS = "Marit Fossheim attesterer for meg 1.–14. desember"
ASKED = "Skal Marit Fossheim avgjøre for deg 1.–14. desember"
DONE = "Marit Fossheim kan avgjøre for deg 1.–14. desember"
LEFT = "Marit Fossheim ble ikke stedfortreder for deg 1.–14. desember"


def asked(bot: Running, words: str = LENDS, wanted: str = ASKED, name: str = "Nils") -> Message:
    bot.says(name, words)
    return bot.sees(name, wanted, offers="proposal_confirm")


def told_how(bot: Running, words: str, how: str) -> None:
    """Nils's words about a deputy lend nothing and are not read back: he is told `how` to say it."""
    bot.says("Nils", words)
    bot.sees("Nils", how)
    assert not bot.from_bot("Nils", "Skal jeg gjøre dette?")
    assert bot.trail() == []


def test_a_deputy_in_words_is_read_back_and_lends_nothing_before_a_yes(bot: Running) -> None:
    question = asked(bot)
    assert bot.trail() == []
    bot.presses("Nils", question, "proposal_confirm")
    bot.sees("Marit", "Marit Fossheim kan avgjøre krav i stedet for Nils Bakke")
    done = bot.sees("Nils", "Dette er gjort", DONE)
    assert (done.ts, buttons(done)) == (question.ts, [])
    assert [entry.action for entry in bot.trail()] == ["deputy_named"]


@pytest.mark.parametrize("words", ["ja", "Ja!", "Ja takk", "ja, gjør det", "bekreft"])
def test_a_yes_in_words_is_as_good_as_the_button(bot: Running, words: str) -> None:
    question = asked(bot)
    bot.says("Nils", words)
    bot.sees("Marit", "Marit Fossheim kan avgjøre krav i stedet for Nils Bakke")
    assert bot.sees("Nils", "Dette er gjort", DONE).ts == question.ts


@pytest.mark.parametrize("words", ["nei", "Nei takk", "avbryt", "ikke gjør det"])
def test_a_no_in_words_leaves_everything_as_it_was_and_is_answered(bot: Running, words: str) -> None:
    asked(bot)
    bot.says("Nils", words)
    bot.sees("Nils", "Avbrutt. Ingenting er gjort.", LEFT)
    assert bot.outcomes(2)[-1] == ("conversation", "given_up")
    assert len(bot.from_bot("Nils", "Avbrutt. Ingenting er gjort.")) == 2  # the card, and the answer
    assert bot.trail() == []
    bot.says("Nils", "ja")
    bot.outcomes(3)
    assert bot.trail() == []


def test_many_claims_are_decided_by_a_yes_in_words(bot: Running) -> None:
    sent(bot, *MEETINGS[:2])
    bot.says("Nils", "attester alle")
    bot.sees("Nils", "Attesteres: 2 krav", offers="proposal_confirm")
    bot.says("Nils", "ja")
    bot.sees("Nils", "om noe ikke kunne gjøres")
    bot.sees("Nils", "Attestert: 2 krav")
    assert states(bot) == ["attested", "attested"]


def test_a_yes_could_answer_several_things_and_is_asked_about_except_in_a_thread(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    claims = asked(bot, "attester alle", "Attesteres: 1 krav")
    question = asked(bot)
    bot.says("Nils", "ja")
    bot.sees("Nils", "Jeg er ikke sikker på hva du svarer på")
    assert states(bot) == ["submitted"]
    bot.says("Nils", "ja", thread_ts=question.ts)
    bot.sees("Marit", "Marit Fossheim kan avgjøre krav i stedet for Nils Bakke")
    assert states(bot) == ["submitted"]
    bot.says("Nils", "ja", thread_ts=question.ts)
    bot.sees("Nils", "Dette er allerede gjort eller avbrutt")
    bot.says("Nils", "stemmer", thread_ts=claims.ts)
    bot.sees("Nils", "Attestert: 1 krav")


def test_a_yes_below_the_card_of_a_claim_decides_that_claim_and_no_other(bot: Running) -> None:
    sent(bot, *MEETINGS[:2])
    kari, leif = (bot.sees("Nils", name, offers="attest") for name in ("Kari Haugen", "Leif Kvamme"))
    bot.says("Nils", "attestert", thread_ts=kari.ts)
    bot.sees("Nils", "Attesteres: 1 krav", offers="proposal_confirm")
    bot.says("Nils", "ja", thread_ts=leif.ts)
    bot.outcomes(6)
    assert states(bot) == ["submitted", "submitted"]
    bot.says("Nils", "ja", thread_ts=kari.ts)
    bot.sees("Nils", "Attestert: 1 krav")
    assert states(bot) == ["attested", "submitted"]


def test_nobody_else_can_say_yes(bot: Running) -> None:
    asked(bot)
    bot.says("Turid", "ja")
    bot.outcomes(2)
    assert bot.trail() == []


def test_a_deputy_whom_nobody_can_have_any_more_is_refused_and_shown_as_left(bot: Running) -> None:
    question = asked(bot)
    with bot.office.database.write() as connection:
        connection.exec_driver_sql("update proposal set items = replace(items, '-12-14', '-11-30')")
        connection.exec_driver_sql("update proposal set items = replace(items, '-12-01', '-11-01')")
        connection.exec_driver_sql("update proposal set items = replace(items, '\"20', '\"19')")
    bot.presses("Nils", question, "proposal_confirm")
    bot.sees("Nils", "Velg en siste dag som er i dag eller senere")
    assert bot.sees("Nils", "Avbrutt. Ingenting er gjort.").ts == question.ts
    assert bot.trail() == []


@pytest.mark.parametrize("words", ["ok takk", "ok fint", "hei ok", "stemmer", "ok"])
def test_a_courtesy_or_a_remark_confirms_nothing_where_it_stands_nowhere_in_particular(
    bot: Running, words: str
) -> None:
    asked(bot)
    bot.says("Nils", words)
    bot.outcomes(2)
    assert bot.trail() == []
    assert bot.sees("Nils", ASKED, offers="proposal_confirm")


@pytest.mark.parametrize("minutes", [-1, 16])
def test_a_yes_from_before_the_question_or_from_long_after_confirms_nothing(bot: Running, minutes: int) -> None:
    question = asked(bot)
    posted = dt.datetime.fromtimestamp(float(question.ts), dt.UTC)
    bot.says("Nils", "ja", at=posted + dt.timedelta(minutes=minutes))
    bot.sees("Nils", "Jeg er ikke sikker på hva du svarer på")
    assert bot.trail() == []


def test_a_yes_confirms_nothing_after_the_person_was_told_something_else(bot: Running) -> None:
    question = asked(bot)
    sent(bot, MEETINGS[0])
    bot.says("Nils", "ja")
    bot.sees("Nils", "Jeg er ikke sikker på hva du svarer på")
    assert "deputy_named" not in [entry.action for entry in bot.trail()]
    bot.says("Nils", "ok", thread_ts=question.ts)
    bot.sees("Marit", "Marit Fossheim kan avgjøre krav i stedet for Nils Bakke")


def test_what_was_read_back_long_ago_is_not_what_a_yes_answers(bot: Running) -> None:
    asked(bot)
    with bot.office.database.write() as connection:
        connection.exec_driver_sql("update proposal set made_at = '2020-01-01 00:00:00'")
    bot.says("Nils", "ja")
    bot.outcomes(2)
    assert bot.trail() == []


@pytest.mark.parametrize(
    "words",
    [
        "Marit attesterer ikke for meg neste uke",
        "Attesterer Marit for meg neste uke?",
        "Jeg vikarierer for Marit 1.–14. desember",
        "Marit attesterer for meg",
        "Er Marit vikar for meg i desember?",
    ],
)
def test_other_words_about_a_deputy_are_told_how_to_say_it(bot: Running, words: str) -> None:
    told_how(bot, words, LENDS)
