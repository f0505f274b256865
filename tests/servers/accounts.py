"""Mailboxes on running mail servers: a real one, Dovecot, and the demo's."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import pytest
from imapclient import IMAPClient

from bot.mail.server import Server
from demo.mail import MailServer
from tests.servers.dovecot import HOST, NO_PAGE, PASSWORD, PROGRAM, Dovecot


@dataclass(frozen=True)
class Account:
    """A fresh mailbox on a running server."""

    running: Dovecot | MailServer
    address: str

    @property
    def server(self) -> Server:
        return Server(HOST, self.running.imap_port, "none", self.address, PASSWORD, timeout=10)

    def deliver(self, raw: bytes, when: datetime | None = None) -> None:
        self.running.deliver(raw, self.address, when)

    def fill(self, mails: Iterable[bytes]) -> None:
        """Those mails, byte by byte, into the inbox at once."""
        if isinstance(self.running, MailServer):
            # APPEND takes pymap 44 ms each, for it sends its answers in small pieces.
            for raw in mails:
                self.deliver(raw)
            return
        with IMAPClient(HOST, self.running.imap_port, ssl=False, timeout=20) as client:
            client.plain_login(self.address, PASSWORD)
            for raw in mails:
                client.append("INBOX", raw)


def start_dovecot(token_page: str = NO_PAGE) -> Dovecot:
    """A server that does not run yet; skips where Dovecot is not installed, which is an error on CI."""
    if PROGRAM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Dovecot is missing: install dovecot-imapd and dovecot-lmtpd")
        pytest.skip("Dovecot is not installed")
    return Dovecot(token_page)


def start_demo() -> MailServer:
    return MailServer({})


def open_account(running: Dovecot | MailServer) -> Account:
    address = f"{uuid4().hex}@lauvdal.example"
    if isinstance(running, MailServer):
        running.add_user(address, PASSWORD)
    return Account(running, address)
