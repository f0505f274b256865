"""A mail server hands mail over: known recipients only, kept before it is confirmed, each mail once."""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event
from typing import Literal

import pytest

from bot.config.secrets import secret
from bot.mail.handover import LONGEST_LINE, MAX_RECIPIENTS, Handover
from bot.office import utc_now
from claims.errors import ConfigurationError
from demo.town import Town, free_port, in_environment
from parsers.mail import read
from store.database import Database
from store.raw_mails import SMALL
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, letter
from tests.bot.running import running
from tests.servers.dovecot import HOST
from tests.store.given import kept_mails, together

ADDRESS = "krav@lauvdal.example"
SENDER = "kari@lauvdal.example"
LIMIT = 100_000


@pytest.fixture
def bell() -> Event:
    return Event()


@dataclass(frozen=True)
class Door:
    """Where a mail server hands mail over, and how it speaks there."""

    protocol: Literal["lmtp", "smtp"]
    port: int

    def call(self) -> smtplib.SMTP:
        client: type[smtplib.SMTP] = {"lmtp": smtplib.LMTP, "smtp": smtplib.SMTP}[self.protocol]
        return client(HOST, self.port, timeout=10)

    def hand_over(self, raw: bytes, *to: str, sender: str = SENDER) -> dict[str, tuple[int, bytes]]:
        with self.call() as line:
            return line.sendmail(sender, to or [ADDRESS], raw)

    def dictate(self, content: bytes) -> int | None:
        """The answer to those bytes after DATA, their number unannounced; None when they end before the mail does."""
        line = self.call()
        line.ehlo()
        line.mail(SENDER)
        line.rcpt(ADDRESS)
        assert line.docmd("DATA")[0] == 354
        line.send(content)
        answer = line.getreply()[0] if content.endswith(b"\r\n.\r\n") else None
        line.close()
        return answer


@pytest.fixture(params=["lmtp", "smtp"])
def door(request: pytest.FixtureRequest, database: Database, bell: Event) -> Iterator[Door]:
    opened = Door(request.param, free_port())
    close = Handover(database, ADDRESS, LIMIT, utc_now, bell, opened.protocol).listen(HOST, opened.port)
    yield opened
    close()


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
by_smtp = pytest.mark.parametrize("door", ["smtp"], indirect=True)
by_lmtp = pytest.mark.parametrize("door", ["lmtp"], indirect=True)


def test_a_mail_is_kept_with_its_envelope_before_it_is_confirmed(database: Database, door: Door, bell: Event) -> None:
    raw = letter(SENDER, "hei").replace(b"\n", b"\r\n")
    assert door.hand_over(raw, "Krav+b-1-abc@Lauvdal.example", sender="") == {}
    (found,) = kept_mails(database)
    assert found == b"Return-Path: <>\r\nDelivered-To: Krav+b-1-abc@Lauvdal.example\r\n" + raw
    assert read(found).recipients[0] == "Krav+b-1-abc@lauvdal.example"
    assert bell.is_set()


@pytest.mark.parametrize("address", ["kari@lauvdal.example", "krav@other.example", "krav", "xkrav@lauvdal.example"])
def test_an_unknown_recipient_is_refused_before_the_mail_is_sent(database: Database, door: Door, address: str) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        door.hand_over(letter(SENDER, "hei"), address)
    assert refused.value.recipients[address][0] == 550
    assert kept_mails(database) == []


@by_lmtp
def test_by_lmtp_recipients_are_taken_one_at_a_time(database: Database, door: Door) -> None:
    refused = door.hand_over(letter(SENDER, "hei"), ADDRESS, "krav+x@lauvdal.example")
    assert {address: code for address, (code, _) in refused.items()} == {"krav+x@lauvdal.example": 452}
    assert len(kept_mails(database)) == 1


@by_smtp
def test_by_smtp_a_mail_to_several_of_our_addresses_is_one_mail(database: Database, door: Door) -> None:
    refused = door.hand_over(letter(SENDER, "hei"), ADDRESS, "krav+x@lauvdal.example", "kari@lauvdal.example")
    assert {address: code for address, (code, _) in refused.items()} == {"kari@lauvdal.example": 550}
    (found,) = kept_mails(database)
    assert read(found).recipients[:2] == (ADDRESS, "krav+x@lauvdal.example")


@on_sqlite
@by_smtp
def test_recipients_without_end_are_for_another_mail(database: Database, door: Door) -> None:
    many = [f"krav+{number}@lauvdal.example" for number in range(MAX_RECIPIENTS + 1)]
    refused = door.hand_over(letter(SENDER, "hei"), *many)
    assert {address: code for address, (code, _) in refused.items()} == {many[-1]: 452}


def test_a_line_longer_than_programs_should_write_is_kept(database: Database, door: Door) -> None:
    long_line = b"x" * (LIMIT // 2)
    assert door.hand_over(letter(SENDER, "hei") + long_line + b"\r\n") == {}
    assert long_line in kept_mails(database)[0]


def test_a_mail_that_grows_too_large_on_the_way_is_refused_and_the_next_is_taken(
    database: Database, door: Door
) -> None:
    assert door.dictate(b"Subject: x\r\n\r\n" + b"x" * 3 * LONGEST_LINE + b"\r\n.\r\n") in (500, 552)
    assert door.hand_over(letter(SENDER, "hei")) == {}
    assert len(kept_mails(database)) == 1


@on_sqlite
@by_smtp
def test_a_second_mail_smuggled_into_the_first_stays_in_it(database: Database, door: Door) -> None:
    # A line feed alone ends no line (RFC 5321 §2.3.8), and so no mail, whatever the server before us thinks.
    inside = b"Subject: a\r\n\r\nhei\n.\nMAIL FROM:<x@y.example>\nRCPT TO:<krav@lauvdal.example>\nDATA\nSubject: b\n"
    assert door.dictate(inside + b"\r\n.\r\n") == 250
    (found,) = kept_mails(database)
    assert inside in found


@on_sqlite
def test_a_line_that_breaks_before_the_end_keeps_nothing(database: Database, door: Door) -> None:
    assert door.dictate(b"Subject: a\r\n\r\nkjorte 42 km\r\n") is None
    door.hand_over(letter(SENDER, "hei"))
    assert [b"42 km" in raw for raw in kept_mails(database)] == [False]


def test_a_mail_handed_over_again_is_the_same_mail(database: Database, door: Door) -> None:
    raw = letter(SENDER, "hei")
    for _ in range(2):
        door.hand_over(raw)
    assert len(kept_mails(database)) == 1


def test_many_connections_at_once_keep_each_mail_once(database: Database, door: Door) -> None:
    same = letter(SENDER, "hei")
    together(lambda number: door.hand_over(same if number % 2 else letter(SENDER, f"hei {number}")), threads=12)
    assert len(kept_mails(database)) == 7


def test_a_mail_that_is_too_large_is_refused(database: Database, door: Door) -> None:
    with pytest.raises(smtplib.SMTPResponseException) as refused:
        door.hand_over(letter(SENDER, "x" * 70 + "\n" + ("y" * 70 + "\n") * (LIMIT // 70)))
    assert refused.value.smtp_code == 552
    assert kept_mails(database) == []


def test_a_store_that_cannot_take_it_makes_the_server_try_later(database: Database, door: Door) -> None:
    database.files.root.write_text("no folder")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        door.hand_over(letter(SENDER, "hei", files=[("kvittering.pdf", bytes(SMALL))]).replace(b"\n", b"\r\n"))
    assert refused.value.smtp_code == 451


def test_what_breaks_unforeseen_makes_the_server_try_later(database: Database, door: Door) -> None:
    with database.write() as connection:
        connection.exec_driver_sql("DROP TABLE mail_location")
        connection.exec_driver_sql("ALTER TABLE inbox RENAME COLUMN sender TO author")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        door.hand_over(letter(SENDER, "hei"))
    assert refused.value.smtp_code == 451


def test_a_port_that_is_taken_is_named(database: Database, door: Door) -> None:
    with pytest.raises(ConfigurationError, match=str(door.port)):
        Handover(database, ADDRESS, LIMIT, utc_now, Event()).listen(HOST, door.port)


@pytest.mark.parametrize(("protocol", "setting"), [("lmtp", "lmtp_port"), ("smtp", "smtp_intake_port")])
def test_a_claim_that_is_handed_over_is_answered_without_any_imap(
    town: Town, protocol: Literal["lmtp", "smtp"], setting: str
) -> None:
    path, door = town.folder / "settings.toml", Door(protocol, free_port())
    settings = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("imap_")]
    settings.insert(settings.index("[mail]") + 1, f"{setting} = {door.port}")
    path.write_text("\n".join(settings), "utf-8")
    with in_environment({"GODTGJORT_IMAP_PASSWORD": ""}), running(town) as bot:
        with pytest.raises(ConfigurationError):
            secret("IMAP_PASSWORD")
        berit = bot.post("Berit")
        door.hand_over(letter(berit.address, CARER_WORDS, subject=CARER_SUBJECT), sender=berit.address)
        berit.wait("5 140,00 kr")
