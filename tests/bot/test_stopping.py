"""«Avbryt», «vent litt» and «stopp, ikke send» stop what goes on, and never delete or send anything."""

import datetime as dt

import pytest
from sqlalchemy import update

from bot.actions import payroll
from bot.office import utc_now
from demo.slack import Message
from store.tables import claim
from tests.bot.hands import PHOTO, moment
from tests.bot.running import Running, says

DRIVE = "kjørte 42 km fra Haugen til rådhuset"


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("Kari", "ikke send enda", "ikke sendt, og ligger som utkast"),
        ("Kari", "vent litt", "ikke sendt, og ligger som utkast"),
        ("Sigrid", "stopp, ikkje send!", "ikkje sendt, og ligg som utkast"),
        ("Emma", "stop, don't send", "has not been sent, and stays as a draft"),
        ("Emma", "hold on", "has not been sent, and stays as a draft"),
    ],
)
def test_who_holds_back_a_draft_hears_that_it_is_not_sent(bot: Running, name: str, said: str, told: str) -> None:
    assert says(bot, "Kommunestyret 12.10.2023", said, name=name) == ("conversation", "stopped")
    bot.sees(name, told)
    assert [one.state for one in bot.claims()] == ["draft"]


def test_to_cancel_again_deletes_nothing(bot: Running) -> None:
    says(bot, f"{DRIVE} 12.10.2023", f"{DRIVE} 3.10.2023", "opplæring")
    assert says(bot, "avbryt") == ("conversation", "given_up")
    for said in ("avbryt", "cancel", "avbryt det", "glem det"):
        assert says(bot, said) == ("conversation", "stopped")
    assert [one.state for one in bot.claims()] == ["draft", "draft"]


def test_what_is_cancelled_by_its_name_is_deleted(bot: Running) -> None:
    assert says(bot, "Kommunestyret 12.10.2023", "avbryt kravet") == ("conversation", "delete")
    assert [one.state for one in bot.claims()] == ["deleted"]


def test_in_mail_the_claim_that_is_answered_stays_too(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write("Kommunestyret 12.10.2023", at="2023-10-14T09:00")
    kari.reply(kari.wait("1 500,00"), "Avbryt\n\nHilsen Kari", at="2023-10-14T10:00")
    kari.wait("ikke sendt, og ligger som utkast")
    assert [one.state for one in bot.claims()] == ["draft"]


def test_a_photo_beside_the_word_is_kept(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, ferje 142 kr")
    bot.says("Kari", "vent litt", at=moment("2023-10-14T09:00"), files=[PHOTO])
    assert bot.outcomes(2)[-1] == ("conversation", "stopped")
    assert [len(one.receipts) for one in bot.claims()] == [1]


def test_what_has_just_been_sent_can_be_had_back(bot: Running) -> None:
    sent(bot)
    bot.says("Kari", "stopp, ikke send!")
    bot.sees("Kari", "allerede sendt til attestering", "«trekk tilbake»")
    assert [one.state for one in bot.claims()] == ["submitted"]


def sent(bot: Running) -> Message:
    """Nils' card of what Kari has just sent."""
    says(bot, "Kommunestyret 12.10.2023")
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    return bot.sees("Nils", offers="attest")


def test_what_was_sent_days_ago_and_waits_can_be_had_back(bot: Running) -> None:
    sent(bot)
    with bot.office.database.write() as connection:
        connection.execute(update(claim).values(touched_at=utc_now() - dt.timedelta(days=2)))
    bot.says("Kari", "stopp, ikke send!")
    bot.sees("Kari", "allerede sendt til attestering", "«trekk tilbake»")


@pytest.mark.parametrize("where", ["below the claim", "outside its thread"])
def test_what_has_been_attested_is_not_said_to_be_stopped(bot: Running, where: str) -> None:
    bot.presses("Nils", sent(bot), "attest")
    bot.sees("Kari", "har attestert")
    thread = bot.sees("Kari", "Kommunestyre", "2023").ts if where == "below the claim" else None
    bot.says("Kari", "stopp, ikke send!", thread_ts=thread)
    bot.sees("Kari", "er attestert av Nils Bakke", "kan ikke trekkes tilbake lenger")
    assert not bot.from_bot("Kari", "jeg gjør ingenting nå")


def test_what_payroll_has_is_not_said_to_be_stopped(bot: Running) -> None:
    bot.presses("Nils", sent(bot), "attest")
    bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist")
    with bot.office.desk("payroll export") as desk:
        assert payroll.export(desk, bot.office.database.files, actor="os:lunde")
    bot.says("Kari", "stopp, ikke send!")
    bot.sees("Kari", "er anvist av Turid", "si fra til lønn")


def test_what_has_just_been_deleted_can_be_had_back(bot: Running) -> None:
    assert says(bot, "Kommunestyret 12.10.2023", "slett", "stopp!") == ("conversation", "stopped")
    bot.sees("Kari", "er allerede slettet", "«angre»")


def test_who_has_nothing_hears_that_nothing_is_done(bot: Running) -> None:
    assert says(bot, "avbryt") == ("conversation", "stopped")
    bot.sees("Kari", "jeg gjør ingenting nå")


@pytest.mark.parametrize(("name", "said"), [("Emma", "sorry, wrong claim. undo"), ("Kari", "oi, feil krav. Angre!")])
def test_who_owns_up_has_it_undone(bot: Running, name: str, said: str) -> None:
    assert says(bot, "Kommunestyret 12.10.2023", "slett", said, name=name) == ("conversation", "undo")
    assert [one.state for one in bot.claims()] == ["draft"]


@pytest.mark.parametrize(
    ("said", "outcome", "told"),
    [
        ("thanks a lot!", "welcome", "You’re welcome"),
        ("help", "help", "I answer with the finished claim"),
        ("what can you do", "help", "I answer with the finished claim"),
    ],
)
def test_who_writes_in_english_is_understood(bot: Running, said: str, outcome: str, told: str) -> None:
    assert says(bot, "Council meeting 12.10.2023", said, name="Emma") == ("conversation", outcome)
    bot.sees("Emma", told)
