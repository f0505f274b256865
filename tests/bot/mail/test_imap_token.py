"""A mailbox opened with a bearer token, which is asked for anew at every login.

On Dovecot alone: the demo's server lets nobody in with a token that others have issued.
"""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.mail.imap import Mailbox
from bot.mail.imap_connection import MailboxRefused
from tests.servers.accounts import Account, open_account, start_dovecot
from tests.servers.dovecot import HOST
from tests.servers.relay import line_to


class Tokens:
    """A page that says whose a token is, as an identity provider's does."""

    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        owners = self.owners

        class Page(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner = owners.get(self.path.strip("/"))
                body = json.dumps({"email": owner, "expires_in": 3600}).encode()
                self.send_response(200 if owner else 401)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing: the test says what it sees."""

        self.server = ThreadingHTTPServer((HOST, 0), Page)
        self.page = f"http://{HOST}:{self.server.server_address[1]}/"


@pytest.fixture(scope="module")
def tokens() -> Iterator[Tokens]:
    tokens = Tokens()
    thread = threading.Thread(target=tokens.server.serve_forever, daemon=True)
    thread.start()
    yield tokens
    tokens.server.shutdown()
    thread.join()
    tokens.server.server_close()


@pytest.fixture(scope="module")
def account(tokens: Tokens) -> Iterator[Account]:
    with start_dovecot(tokens.page) as running:
        yield open_account(running)


@pytest.mark.parametrize("hidden", [(), (b" AUTH=OAUTHBEARER",)], ids=["oauthbearer", "xoauth2"])
def test_the_token_of_the_moment_opens_the_mailbox(account: Account, tokens: Tokens, hidden: tuple[bytes, ...]) -> None:
    given = iter(["first", "second"])
    with line_to(account, *hidden) as (_, server):
        server = replace(server, password="", token=lambda: next(given))
        for token in ("first", "second"):
            tokens.owners.clear()
            tokens.owners[token] = account.address
            with Mailbox(server) as mailbox:
                assert list(mailbox.new_messages(None, 1_000)) == []


def test_a_token_that_is_none_is_refused_with_what_to_do(account: Account) -> None:
    with pytest.raises(MailboxRefused, match="GODTGJORT_IMAP_TOKEN") as refusal:
        Mailbox(replace(account.server, token=lambda: "stale-token"))
    assert "stale-token" not in str(refusal.value)
