"""The mail server of the demo behaves as a real one, and misbehaves on request."""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from demo.mail import HOST, MailServer

BOT, KARI = "krav@lauvdal.example", "kari@lauvdal.example"
MAIL = b"Subject: Krav\r\n\r\n42 km\r\n"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer({BOT: "hemmelig", KARI: "passord"}) as running:
        yield running


def send(server: MailServer, to: str, data: bytes = MAIL) -> None:
    with smtplib.SMTP(HOST, server.smtp_port, timeout=10) as smtp:
        smtp.sendmail(KARI, to, data)


def inbox_over_imap(server: MailServer, user: str, password: str) -> list[bytes]:
    with IMAPClient(HOST, server.imap_port, ssl=False, timeout=10) as client:
        client.login(user, password)
        client.select_folder("INBOX", readonly=True)
        found = client.fetch(client.search(), ["BODY.PEEK[]"])
        return [item[b"BODY[]"] for item in found.values()]


def test_mail_by_smtp_is_read_by_imap_at_once(server: MailServer) -> None:
    send(server, BOT)
    assert inbox_over_imap(server, BOT, "hemmelig") == [MAIL] == server.inbox(BOT)


def test_each_user_sees_own_mail_only(server: MailServer) -> None:
    send(server, BOT)
    assert inbox_over_imap(server, KARI, "passord") == []


def test_a_token_in_the_address_does_not_change_the_mailbox(server: MailServer) -> None:
    send(server, "krav+Abc123@lauvdal.example")
    assert server.inbox(BOT) == [MAIL]
    assert server.transactions[0].to == ("krav+Abc123@lauvdal.example",)


def test_mail_that_comes_just_before_idle_rings_at_once(server: MailServer) -> None:
    with IMAPClient(HOST, server.imap_port, ssl=False, timeout=10) as client:
        client.login(BOT, "hemmelig")
        client.select_folder("INBOX")
        server.deliver(MAIL, BOT)
        client.idle()
        assert (1, b"EXISTS") in client.idle_check(timeout=10)
        client.idle_done()


def test_mail_is_delivered_with_a_chosen_time(server: MailServer) -> None:
    when = datetime(2023, 10, 13, 6, tzinfo=UTC)
    server.deliver(MAIL, BOT, when)
    with IMAPClient(HOST, server.imap_port, ssl=False, timeout=10) as client:
        client.normalise_times = False
        client.login(BOT, "hemmelig")
        client.select_folder("INBOX")
        (found,) = client.fetch(client.search(), ["INTERNALDATE"]).values()
        assert found[b"INTERNALDATE"] == when


def test_a_user_may_come_later(server: MailServer) -> None:
    server.add_user("ola@lauvdal.example", "ord")
    send(server, "ola@lauvdal.example")
    assert inbox_over_imap(server, "ola@lauvdal.example", "ord") == [MAIL]


def test_a_wrong_password_is_refused(server: MailServer) -> None:
    with IMAPClient(HOST, server.imap_port, ssl=False, timeout=10) as client, pytest.raises(IMAPClient.Error):
        client.login(BOT, "feil")
    with smtplib.SMTP(HOST, server.smtp_port, timeout=10) as smtp, pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login(BOT, "feil")


def test_a_right_password_is_taken_by_smtp(server: MailServer) -> None:
    with smtplib.SMTP(HOST, server.smtp_port, timeout=10) as smtp:
        assert smtp.login(BOT, "hemmelig")[0] == 235


def test_an_unknown_recipient_is_refused(server: MailServer) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(server, "ukjent@lauvdal.example")
    assert server.transactions == []


@pytest.mark.parametrize(("permanent", "code"), [(False, 451), (True, 554)])
def test_as_many_mails_are_refused_as_asked(server: MailServer, permanent: bool, code: int) -> None:
    server.refuse_next(2, permanent=permanent)
    for _ in range(2):
        with pytest.raises(smtplib.SMTPDataError) as refusal:
            send(server, BOT)
        assert refusal.value.smtp_code == code
    send(server, BOT)
    assert [t.outcome for t in server.transactions] == ["refused", "refused", "delivered"]
    assert server.inbox(BOT) == [MAIL]


def test_a_dropped_mail_is_delivered_but_not_confirmed(server: MailServer) -> None:
    server.drop_next()
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(server, BOT)
    assert [t.outcome for t in server.transactions] == ["dropped"]
    assert server.inbox(BOT) == [MAIL]


def test_waiting_for_mail_ends_when_it_comes_or_in_time(server: MailServer) -> None:
    send(server, BOT, b"Subject: A\r\n\r\n")
    send(server, BOT, b"Subject: B\r\n\r\n")
    assert server.wait_for_mail(BOT, lambda raw: b"Subject: B" in raw) == b"Subject: B\r\n\r\n"
    with pytest.raises(TimeoutError, match=BOT):
        server.wait_for_mail(BOT, lambda raw: b"Subject: C" in raw, timeout=0.01)


def test_two_servers_run_side_by_side(server: MailServer) -> None:
    with MailServer({BOT: "hemmelig"}) as other:
        send(other, BOT)
        assert (len(other.inbox(BOT)), len(server.inbox(BOT))) == (1, 0)


def test_stopping_twice_does_no_harm(server: MailServer) -> None:
    server.stop()
    server.stop()
