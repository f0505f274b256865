"""Mail servers to fetch from: what holds on a real one must hold on the demo's, and the other way round."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.config.settings import Security
from bot.mail.server import Server
from demo.mail import MailServer
from tests.servers.accounts import Account, open_account, start_demo, start_dovecot
from tests.servers.dovecot import Dovecot, make_certificate


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    with start_dovecot() as running:
        yield running


@pytest.fixture(scope="session")
def demo_server() -> Iterator[MailServer]:
    with start_demo() as running:
        yield running


@pytest.fixture(params=["dovecot", "demo_server"])
def account(request: pytest.FixtureRequest) -> Account:
    """A fresh mailbox on each kind of server."""
    return open_account(request.getfixturevalue(request.param))


@dataclass(frozen=True)
class Secured:
    """A fresh mailbox that can be reached over TLS, with the certificate to trust."""

    account: Account
    certificate: Path

    def server(self, security: Security, trust: ssl.SSLContext | None = None) -> Server:
        running = self.account.running
        port = running.imaps_port if security == "tls" else running.imap_port
        trust = trust or ssl.create_default_context(cafile=str(self.certificate))
        return replace(self.account.server, port=port, security=security, trust=trust)


@pytest.fixture(params=["dovecot", "demo_server"])
def secured(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Secured]:
    """One on each kind of server."""
    if request.param == "dovecot":
        dovecot: Dovecot = request.getfixturevalue("dovecot")
        yield Secured(open_account(dovecot), dovecot.certificate)
        return
    make_certificate(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with MailServer({}, tls) as running:
        yield Secured(open_account(running), tmp_path / "cert.pem")


@pytest.fixture(params=[start_dovecot, start_demo])
def doomed(request: pytest.FixtureRequest) -> Iterator[Account]:
    """A mailbox on a server of its own, which the test may stop."""
    start: Callable[[], Dovecot | MailServer] = request.param
    with start() as running:
        yield open_account(running)
