"""Mail that must not be believed, answered or claimed: strangers, forgers, machines, and the same mail again."""

import pytest

from demo.town import BOT_ADDRESS
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, letter, opened, words
from tests.bot.running import Running

STRANGER = "ukjent@langtvekk.example"


@pytest.fixture
def stranger(bot: Running) -> str:
    """Somebody with a mailbox who is not in people.csv."""
    bot.town.mail.add_user(STRANGER, "demo")
    return STRANGER


def test_a_stranger_who_writes_five_times_gets_one_polite_answer_and_no_claim(bot: Running, stranger: str) -> None:
    for number in range(5):
        bot.deliver(letter(stranger, f"Kommunestyremøte 12.10.2023, {number} km"), None)
    assert bot.outcomes(5) == [("refused", "unknown_sender")] * 5
    (answer,) = bot.town.mail.inbox(stranger)
    assert "Jeg finner ingen med denne adressen" in words(opened(answer))
    assert bot.claims() == []


def test_the_same_mail_delivered_twice_makes_one_claim(bot: Running) -> None:
    raw = letter(bot.post("Berit").address, CARER_WORDS, subject=CARER_SUBJECT)
    for copy in (raw, b"Received: from elsewhere\r\n" + raw):
        bot.deliver(copy, None)
    bot.deliver(letter(bot.post("Leif").address, "hva er status?"), None)
    assert bot.outcomes(2) == [("claim", "claim"), ("conversation", "status")]
    assert len(bot.claims()) == 1


def test_a_forger_who_knows_the_address_but_not_the_secret_sends_nothing(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, at="2024-01-08")
    berit.wait("5 140,00 kr")
    bot.deliver(letter(f"Berit Solli <{berit.address}>", "send", subject="send"), None)
    answer = berit.wait("må du bekrefte at e-posten kom fra deg")
    assert "Svar på denne e-posten og skriv det én gang til" in words(answer)
    assert answer["To"] == berit.address
    assert [claim.state for claim in bot.claims()] == ["draft"]


def test_who_goes_on_as_told_after_that_has_the_claim_sent(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, at="2024-01-08")
    berit.wait("5 140,00 kr")
    berit.write("send", subject="send")
    berit.reply(berit.wait("må du bekrefte"), "send")
    bot.sees("Marit", offers="attest")


def test_an_answer_to_the_plain_address_counts_when_it_names_our_mail(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, at="2024-01-08")
    priced = berit.wait("5 140,00 kr")
    bot.deliver(letter(berit.address, "send", to=BOT_ADDRESS, answers=priced), None)
    bot.sees("Marit", offers="attest")


def test_the_secret_of_another_persons_claim_is_worth_nothing(bot: Running) -> None:
    berit, jonas = bot.post("Berit"), bot.post("Jonas")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, at="2024-01-08")
    jonas.reply(berit.wait("5 140,00 kr"), "send")
    jonas.wait("Eg finn ikkje noko krav")
    assert [claim.state for claim in bot.claims()] == ["draft"]


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto-Submitted": "auto-replied"}, "auto_reply"),
        ({"X-Godtgjort-Message": "claim:1"}, "own"),
        ({"Precedence": "bulk"}, "list"),
        ({"Return-Path": "<>"}, "empty_return_path"),
    ],
)
def test_a_machines_mail_is_kept_and_never_answered(bot: Running, headers: dict[str, str], reason: str) -> None:
    address = bot.post("Berit").address
    bot.deliver(letter(address, CARER_WORDS, subject=CARER_SUBJECT, headers=headers), None)
    assert bot.outcomes(1) == [("ignored", reason)]
    assert bot.town.mail.transactions == []
    assert bot.claims() == []
