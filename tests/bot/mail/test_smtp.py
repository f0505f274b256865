"""A mail is handed over, or the failure says whether another try makes sense."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.channel import DeliveryFailed
from bot.config.settings import Security
from bot.mail.compose import compose
from bot.mail.server import Server
from bot.mail.smtp import send
from demo.mail import HOST, MailServer
from demo.town import free_port
from parsers.mail import read
from tests.servers.dovecot import make_certificate

BOT, KARI = "krav@lauvdal.example", "kari@lauvdal.example"
PASSWORD = "hemmelig"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with MailServer({BOT: PASSWORD, KARI: "passord"}) as running:
        yield running


def server_at(port: int, security: Security = "none", **more: Any) -> Server:
    return Server(HOST, port, security, timeout=5, **more)


def mail(subject: str = "Hva kostet ferja?") -> EmailMessage:
    return compose(
        key="ask:1:amount:1",
        message_id="<ask-1@lauvdal.example>",
        date=datetime(2026, 11, 20, 9, tzinfo=UTC),
        sender=BOT,
        sender_name="Krav",
        to=KARI,
        subject=subject,
        text="Hei på deg",
    )


def hand_over(server: Server, to: str = KARI) -> None:
    send(mail(), envelope_from="krav+bounce@lauvdal.example", to=to, server=server)


def failure(server: Server, to: str = KARI) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        hand_over(server, to)
    return caught.value


def test_a_mail_arrives_as_it_was_composed(mail_server: MailServer) -> None:
    hand_over(server_at(mail_server.smtp_port))
    (raw,) = mail_server.inbox(KARI)
    found = read(raw)
    assert (found.sender, found.subject, found.full_text) == (BOT, "Hva kostet ferja?", "Hei på deg")
    assert mail_server.transactions[0].envelope_from == "krav+bounce@lauvdal.example"


def test_a_login_is_used_where_there_is_one(mail_server: MailServer) -> None:
    hand_over(server_at(mail_server.smtp_port, user=BOT, password=PASSWORD))
    assert len(mail_server.inbox(KARI)) == 1


def test_a_wrong_password_keeps_the_mail_for_later(mail_server: MailServer) -> None:
    found = failure(server_at(mail_server.smtp_port, user=BOT, password="feil-passord"))
    assert not found.permanent
    assert "GODTGJORT_SMTP_PASSWORD" in found.message
    assert "feil-passord" not in found.message


@pytest.mark.parametrize("permanent", [False, True])
def test_a_refusal_says_whether_it_is_final(mail_server: MailServer, permanent: bool) -> None:
    mail_server.refuse_next(1, permanent=permanent)
    assert failure(server_at(mail_server.smtp_port)).permanent is permanent
    assert mail_server.inbox(KARI) == []


def test_an_unknown_address_is_final_and_not_repeated_in_the_message(mail_server: MailServer) -> None:
    found = failure(server_at(mail_server.smtp_port), to="ukjent@lauvdal.example")
    assert found.permanent
    assert "ukjent" not in found.message
    assert "550 5.1.1" in found.message


def test_an_unconfirmed_mail_is_to_be_tried_again(mail_server: MailServer) -> None:
    mail_server.drop_next()
    assert not failure(server_at(mail_server.smtp_port)).permanent


def test_a_server_that_is_down_is_tried_again(mail_server: MailServer) -> None:
    mail_server.stop()
    assert not failure(server_at(mail_server.smtp_port)).permanent


def test_a_server_that_does_not_take_our_address_gets_the_mail_later() -> None:
    """What is wrong lies with our settings, so no mail is given up for it."""

    class Picky:
        async def handle_MAIL(self, *_: object) -> str:  # noqa: N802 - aiosmtpd's name
            return "550 5.7.1 not you"

    with controller(Picky()) as port:
        found = failure(server_at(port))
    assert not found.permanent
    assert "mail.address" in found.message
    assert "@" not in found.message


def test_a_failed_good_bye_does_not_make_a_taken_mail_fail() -> None:
    class Rude:
        taken = 0

        async def handle_DATA(self, *_: object) -> str:  # noqa: N802 - aiosmtpd's name
            self.taken += 1
            return "250 OK"

        async def handle_QUIT(self, *_: object) -> str:  # noqa: N802 - aiosmtpd's name
            return "500 stay"

    handler = Rude()
    with controller(handler) as port:
        hand_over(server_at(port))
    assert handler.taken == 1


@pytest.mark.parametrize("user", ["", BOT])
def test_starttls_never_falls_back_to_clear_text(mail_server: MailServer, user: str) -> None:
    found = failure(server_at(mail_server.smtp_port, "starttls", user=user, password=PASSWORD))
    assert not found.permanent
    assert mail_server.transactions == []


def test_mail_travels_over_starttls_where_the_certificate_is_trusted(tmp_path: Path) -> None:
    make_certificate(tmp_path)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    taken: list[bool] = []

    class Encrypted:
        async def handle_DATA(self, _: SMTP, session: Session, __: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
            taken.append(session.ssl is not None)
            return "250 OK"

    with controller(Encrypted(), tls_context=served, require_starttls=True) as port:
        assert not failure(server_at(port, "starttls")).permanent
        trust = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        hand_over(server_at(port, "starttls", trust=trust))
    assert taken == [True]


@contextmanager
def controller(handler: object, **parameters: Any) -> Iterator[int]:
    running = Controller(handler, hostname=HOST, port=free_port(), **parameters)
    running.start()
    yield running.port
    running.stop()
