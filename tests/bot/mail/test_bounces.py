"""What mail servers send back is matched with the mail it was, and told to those who can mend it."""

import dataclasses
from email import message_from_bytes
from email.message import Message

import pytest
from sqlalchemy import update

from bot import inbox_worker
from bot.mail import addresses
from demo.mail import Transaction
from demo.town import BOT_ADDRESS, Town
from store import boxes
from store.tables import outbox
from tests.bot.by_hand import Clock, office
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, letter
from tests.bot.mail.letters import arrived, became, outcome
from tests.bot.running import Running, wait_until

REPORT = """\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@post.example>
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="X"

--X
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; berit.solli@lauvdal.example
Action: {action}
Status: 5.1.1

--X
Content-Type: text/rfc822-headers

{returned}
--X--
"""


def report(*, to: str = BOT_ADDRESS, action: str = "failed", returned: str = "Subject: Krav") -> bytes:
    return REPORT.format(to=to, action=action, returned=returned).replace("\n", "\r\n").encode()


def given_up(bot: Running) -> list[tuple[str, str | None]]:
    with bot.office.database.read() as connection:
        return [(row.what.partition(":")[0], row.why) for row in boxes.unfinished(connection)]


def answered(bot: Running) -> tuple[Transaction, Message]:
    """The bot's answer to Berit's claim, as it was handed over, and its header."""
    bot.post("Berit").write(CARER_WORDS, subject=CARER_SUBJECT, at="2024-01-08")
    wait_until(lambda: bot.town.mail.transactions, "an answer")
    bot.outcomes(1)
    (transaction,) = bot.town.mail.transactions
    return transaction, message_from_bytes(transaction.data)


def bounce(bot: Running, raw: bytes) -> None:
    bot.deliver(raw, None)
    assert bot.outcomes(2)[1] == ("ignored", "bounce")


def test_a_bounce_to_the_return_address_marks_the_mail_and_is_told_by_the_other_channel(bot: Running) -> None:
    transaction, _ = answered(bot)
    bounce(bot, report(to=transaction.envelope_from))
    assert given_up(bot) == [("claim", "the recipient's mail server sent it back (5.1.1); check the address")]
    bot.sees("Anders", "berit.solli@lauvdal.example", "kunne ikke leveres", "5.1.1")
    assert bot.sent("not_delivered") == [bot.town.person("Berit").id]
    assert len(bot.town.mail.transactions) == 1


def test_a_bounce_is_known_by_the_header_it_returns(bot: Running) -> None:
    _, header = answered(bot)
    bounce(bot, report(returned=f"Message-ID: {header['Message-ID']}"))
    assert [kind for kind, _ in given_up(bot)] == ["claim"]


def test_many_reports_of_one_mail_are_told_once(bot: Running) -> None:
    transaction, _ = answered(bot)
    for number in range(3):
        bot.deliver(report(to=transaction.envelope_from, returned=f"Subject: {number}"), None)
    bot.outcomes(4)
    assert len(bot.sent("admin_not_delivered")) == 1
    assert [entry.action for entry in bot.trail()].count("not_delivered") == 1


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_mail_that_is_only_late_is_not_given_up(bot: Running, action: str) -> None:
    transaction, _ = answered(bot)
    bounce(bot, report(to=transaction.envelope_from, action=action))
    assert given_up(bot) == []


def test_who_guesses_the_number_of_a_mail_reports_nothing(bot: Running) -> None:
    answered(bot)
    bounce(bot, report(to=addresses.return_address(BOT_ADDRESS, 1, addresses.new_mark())))
    assert given_up(bot) == []


def test_another_try_after_the_address_was_mended_goes_out_under_the_same_identifier(bot: Running) -> None:
    transaction, header = answered(bot)
    bounce(bot, report(to=transaction.envelope_from))
    with bot.office.database.write() as connection:
        (row,) = boxes.unfinished(connection)
        assert boxes.retry(connection, "out", row.number, bot.office.now())
    bot.outcomes(2)
    second = bot.town.mail.transactions[1]
    assert message_from_bytes(second.data)["Message-ID"] == header["Message-ID"]
    assert dataclasses.replace(second, data=b"") == dataclasses.replace(transaction, data=b"")


def test_a_bounce_that_is_quicker_than_the_confirmation_waits_for_it(town: Town) -> None:
    clock = Clock()
    with office(town, clock) as bot:
        became(bot, letter(town.person("Berit").email, CARER_WORDS, subject=CARER_SUBJECT))
        (transaction,) = town.mail.transactions
        number = int(transaction.envelope_from.split("-")[1])
        with bot.database.write() as connection:
            connection.execute(update(outbox).values(state="waiting"))
        report_row = arrived(bot, report(to=transaction.envelope_from))
        inbox_worker.work(bot)
        assert outcome(bot, report_row)[0] is None
        with bot.database.write() as connection:
            connection.execute(update(outbox).values(state="sent"))
        clock.time += inbox_worker.TROUBLE_WAIT
        inbox_worker.work(bot)
        assert outcome(bot, report_row) == ("ignored", "bounce")
        with bot.database.read() as connection:
            assert [row.number for row in boxes.unfinished(connection) if row.state == "failed"] == [number]
