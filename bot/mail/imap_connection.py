"""A connection to an IMAP server, logged in; whatever goes wrong on it is one of two errors."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, LoginError

from bot.mail.server import Server
from claims.errors import GodtgjortError

CONNECT_SECONDS = 10.0
"""A server that is there answers a handshake sooner; one that comes back is found within this."""

# RFC 5530: the account is right, the server is not able to say so just now.
_PASSING = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")


class MailboxRefused(GodtgjortError):
    """The server does not let us in; trying again without a change of settings is of no use."""

    code = "mailbox_refused"


class MailboxGone(GodtgjortError):
    """The connection is lost or out of step: close it and open another."""

    code = "mailbox_gone"


def connect(server: Server) -> IMAPClient:
    """The logged-in connection; raises MailboxRefused or MailboxGone."""
    with talking(server):
        client = IMAPClient(
            server.host,
            server.port,
            ssl=server.security == "tls",
            ssl_context=server.trust,
            timeout=SocketTimeout(connect=min(server.timeout, CONNECT_SECONDS), read=server.timeout),
        )
    client.normalise_times = False
    # imapclient has imaplib write out every mail for its log, whether anybody keeps that log or not.
    client._imap.debug = 0
    try:
        with talking(server):
            if server.security == "starttls":
                client.starttls(server.trust)
            _log_in(client, server)
    except BaseException:
        leave(client)
        raise
    return client


def leave(client: IMAPClient) -> None:
    """Hang up without ceremony: a server that hangs must not hold us."""
    try:
        client.shutdown()
    except (OSError, IMAPClient.Error):
        return


def named(server: Server) -> str:
    """The mailbox as messages call it."""
    return f"mailbox {server.user} at {server.host}:{server.port}"


def _log_in(client: IMAPClient, server: Server) -> None:
    if server.token:
        bearer = client.has_capability("AUTH=OAUTHBEARER")
        (client.oauthbearer_login if bearer else client.oauth2_login)(server.user, server.token())
    elif client.has_capability("AUTH=PLAIN"):
        # LOGIN takes ASCII only, and people put æ, ø and å into passwords.
        client.plain_login(server.user, server.password)
    else:
        client.login(server.user, server.password)


@contextmanager
def talking(server: Server) -> Iterator[None]:
    """Turns whatever imapclient, imaplib, ssl and the socket raise into the two errors that callers know."""
    try:
        yield
    except GodtgjortError:
        raise
    except LoginError as error:
        if isinstance(error.__context__, IMAPClientAbortError) or any(code in str(error) for code in _PASSING):
            raise MailboxGone(f"{named(server)} cannot check the login now; try again later") from error
        key = "GODTGJORT_IMAP_TOKEN" if server.token else "GODTGJORT_IMAP_PASSWORD"
        raise MailboxRefused(f"{named(server)} refused the login; check mail.imap_user and {key}") from error
    except ssl.SSLCertVerificationError as error:
        raise MailboxRefused(
            f"{named(server)} shows a certificate that is not trusted ({error.verify_message}); check mail.imap_host"
        ) from error
    except Exception as error:
        # Besides their own errors, a garbled answer makes the libraries raise ValueError, IndexError and more.
        raise MailboxGone(
            f"{named(server)} does not answer as it should ({type(error).__name__}); connect again"
        ) from error
