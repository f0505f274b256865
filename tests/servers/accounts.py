"""Mailboxes on running mail servers: a real one, Dovecot, and the demo's."""

import os
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import pytest

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
