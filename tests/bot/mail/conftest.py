"""Mail servers to fetch from: what holds on a real one must hold on the demo's, and the other way round."""

from collections.abc import Callable, Iterator

import pytest

from demo.mail import MailServer
from tests.servers.accounts import Account, open_account, start_demo, start_dovecot
from tests.servers.dovecot import Dovecot


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


@pytest.fixture
def dovecot_account(dovecot: Dovecot) -> Account:
    return open_account(dovecot)


@pytest.fixture(params=[start_dovecot, start_demo])
def doomed(request: pytest.FixtureRequest) -> Iterator[Account]:
    """A mailbox on a server of its own, which the test may stop."""
    start: Callable[[], Dovecot | MailServer] = request.param
    with start() as running:
        yield open_account(running)
