"""The whole road by mail: written, priced, sent by a reply, decided in chat, heard of by mail."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest

from demo.town import Town, in_environment
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, TIMESHEET, Post, shown, words
from tests.bot.running import Running, running
from tests.servers.dovecot import PASSWORD, Dovecot


@pytest.fixture(params=["pymap", "dovecot"])
def bot(request: pytest.FixtureRequest, town: Town) -> Iterator[Running]:
    """The town's bot, whose mailbox lies on each kind of server; its answers leave by the demo's."""
    if request.param == "pymap":
        with running(town) as working:
            yield working
        return
    dovecot: Dovecot = request.getfixturevalue("dovecot")
    user = f"{uuid4().hex}@lauvdal.example"
    settings = (town.folder / "settings.toml").read_text("utf-8")
    settings = settings.replace(f"imap_port = {town.mail.imap_port}", f"imap_port = {dovecot.imap_port}")
    settings = settings.replace('imap_user = "krav@lauvdal.example"', f'imap_user = "{user}"')
    (town.folder / "settings.toml").write_text(settings, "utf-8")
    with in_environment({"GODTGJORT_IMAP_PASSWORD": PASSWORD}), running(town) as working:
        yield replace(working, deliver=lambda raw, at: dovecot.deliver(raw, user, at))


def write_golden(bot: Running) -> Post:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, at="2024-01-08", files=[TIMESHEET])
    return berit


def test_a_carer_is_paid_what_the_rules_say_and_hears_of_every_step(bot: Running) -> None:
    berit = write_golden(bot)
    priced = berit.wait("5 140,00 kr")
    for figure in (
        "4 560,00 kr, trekkpliktig",
        "580,00 kr, trekkfritt",
        "Trekkpliktig: 4 560,00",
        "Trekkfritt: 580,00",
    ):
        assert figure in words(priced)
    berit.reply(priced, "send")
    berit.wait("sendt til", "Marit Fossheim")
    card = bot.sees("Marit", "5 140,00 kr", "Berit Solli", offers="attest")
    bot.presses("Marit", card, "attest")
    berit.wait("Marit Fossheim har attestert")
    bot.presses("Turid", bot.sees("Turid", "5 140,00 kr", offers="authorise"), "authorise")
    berit.wait("Turid Moen har anvist", "5 140,00 kr")
    (claim,) = bot.claims("authorised")
    assert (str(claim.total), str(claim.taxable), str(claim.tax_free)) == ("5140.00", "4560.00", "580.00")
    assert [receipt.name for receipt in claim.receipts] == ["timeliste.pdf"]


def test_the_approver_finds_the_attachment_below_the_card(bot: Running) -> None:
    berit = write_golden(bot)
    berit.reply(berit.wait("5 140,00 kr"), "send")
    card = bot.sees("Marit", offers="attest")
    marit = bot.town.user("Marit")
    picture = bot.town.slack.wait_for_message(marit, lambda message: bool(message.files))
    assert picture.thread_ts == card.ts
    assert picture.files[0].title == "1. timeliste.pdf"


def test_a_returned_claim_comes_back_with_its_reason_and_is_corrected_by_a_reply(bot: Running) -> None:
    berit = write_golden(bot)
    berit.reply(berit.wait("5 140,00 kr"), "send")
    bot.presses("Marit", bot.sees("Marit", offers="attest"), "return")
    bot.town.slack.submit_view(bot.town.user("Marit"), {"reason": "Det var 40 timer"})
    returned = berit.wait("Marit Fossheim", "Det var 40 timer")
    berit.reply(returned, "linje 1 skal være 40 timer")
    corrected = berit.wait("4 380,00 kr")
    berit.reply(corrected, "send")
    assert "3 800,00 kr" in shown(bot.sees("Marit", "4 380,00 kr", offers="attest"))
