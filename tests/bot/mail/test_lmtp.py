"""A mail server hands mail over: known recipients only, kept before it is confirmed, each mail once."""

import smtplib
from collections.abc import Iterator
from threading import Event

import pytest

from bot.config.secrets import secret
from bot.mail.lmtp import LmtpServer
from bot.office import utc_now
from claims.errors import ConfigurationError
from demo.town import Town, free_port, in_environment
from parsers.mail import read
from store.database import Database
from store.raw_mails import SMALL
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, letter
from tests.bot.running import running
from tests.servers.dovecot import HOST
from tests.store.given import kept_mails

ADDRESS = "krav@lauvdal.example"
SENDER = "kari@lauvdal.example"
LIMIT = 100_000


@pytest.fixture
def bell() -> Event:
    return Event()


@pytest.fixture
def port(database: Database, bell: Event) -> Iterator[int]:
    number = free_port()
    close = LmtpServer(database, ADDRESS, LIMIT, utc_now, bell).listen(HOST, number)
    yield number
    close()


def hand_over(port: int, raw: bytes, *to: str, sender: str = SENDER) -> dict[str, tuple[int, bytes]]:
    with smtplib.LMTP(HOST, port, timeout=10) as client:
        return client.sendmail(sender, to or [ADDRESS], raw)


def test_a_mail_is_kept_with_its_envelope_before_it_is_confirmed(database: Database, port: int, bell: Event) -> None:
    raw = letter(SENDER, "hei").replace(b"\n", b"\r\n")
    assert hand_over(port, raw, "Krav+b-1-abc@Lauvdal.example", sender="") == {}
    (found,) = kept_mails(database)
    assert found == b"Return-Path: <>\r\nDelivered-To: Krav+b-1-abc@Lauvdal.example\r\n" + raw
    assert read(found).recipients[0] == "Krav+b-1-abc@lauvdal.example"
    assert bell.is_set()


@pytest.mark.parametrize("address", ["kari@lauvdal.example", "krav@other.example", "krav", "xkrav@lauvdal.example"])
def test_an_unknown_recipient_is_refused_before_the_mail_is_sent(database: Database, port: int, address: str) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        hand_over(port, letter(SENDER, "hei"), address)
    assert refused.value.recipients[address][0] == 550
    assert kept_mails(database) == []


def test_recipients_are_taken_one_at_a_time(database: Database, port: int) -> None:
    refused = hand_over(port, letter(SENDER, "hei"), ADDRESS, "krav+x@lauvdal.example")
    assert {address: code for address, (code, _) in refused.items()} == {"krav+x@lauvdal.example": 452}
    assert len(kept_mails(database)) == 1


def test_a_mail_handed_over_again_is_the_same_mail(database: Database, port: int) -> None:
    raw = letter(SENDER, "hei")
    for _ in range(2):
        hand_over(port, raw)
    assert len(kept_mails(database)) == 1


def test_a_mail_that_is_too_large_is_refused(database: Database, port: int) -> None:
    with pytest.raises(smtplib.SMTPResponseException) as refused:
        hand_over(port, letter(SENDER, "x" * 70 + "\n" + ("y" * 70 + "\n") * (LIMIT // 70)))
    assert refused.value.smtp_code == 552
    assert kept_mails(database) == []


def test_a_store_that_cannot_take_it_makes_the_server_try_later(database: Database, port: int) -> None:
    database.files.root.write_text("no folder")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        hand_over(port, letter(SENDER, "hei", files=[("kvittering.pdf", bytes(SMALL))]).replace(b"\n", b"\r\n"))
    assert refused.value.smtp_code == 451


def test_what_breaks_unforeseen_makes_the_server_try_later(database: Database, port: int) -> None:
    with database.write() as connection:
        connection.exec_driver_sql("DROP TABLE mail_location")
        connection.exec_driver_sql("ALTER TABLE inbox RENAME COLUMN sender TO author")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        hand_over(port, letter(SENDER, "hei"))
    assert refused.value.smtp_code == 451


def test_a_port_that_is_taken_is_named(database: Database, port: int) -> None:
    with pytest.raises(ConfigurationError, match=str(port)):
        LmtpServer(database, ADDRESS, LIMIT, utc_now, Event()).listen(HOST, port)


def test_a_claim_that_is_handed_over_is_answered_without_any_imap(town: Town) -> None:
    path, port = town.folder / "settings.toml", free_port()
    settings = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("imap_")]
    settings.insert(settings.index("[mail]") + 1, f"lmtp_port = {port}")
    path.write_text("\n".join(settings), "utf-8")
    with in_environment({"GODTGJORT_IMAP_PASSWORD": ""}), running(town) as bot:
        with pytest.raises(ConfigurationError):
            secret("IMAP_PASSWORD")
        berit = bot.post("Berit")
        hand_over(port, letter(berit.address, CARER_WORDS, subject=CARER_SUBJECT), sender=berit.address)
        berit.wait("5 140,00 kr")
