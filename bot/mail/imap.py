"""New mail from one IMAP folder, each once, without touching what people see there."""

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from bot.mail.server import Server
from claims.errors import GodtgjortError

_DESCRIBED_AT_ONCE = 200
_SHORT_OF = 0.9
# RFC 5530: the account is right, the server is not able to say so just now.
_PASSING = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")


class MailboxRefused(GodtgjortError):
    """The server does not let us in; trying again without a change of settings is of no use."""

    code = "mailbox_refused"


class MailboxGone(GodtgjortError):
    """The connection is lost or out of step: close this `Mailbox` and open another."""

    code = "mailbox_gone"


@dataclass(frozen=True)
class Cursor:
    """The last mail that was kept. UIDs mean nothing under another `uidvalidity` (RFC 9051 §2.3.1.1)."""

    uidvalidity: int
    uid: int


@dataclass(frozen=True)
class Fetched:
    """One mail as the server holds it; `received` is the server's time, in UTC, `size` in bytes.

    `raw` is None where the mail is larger than asked for; `headers` then holds its header block.
    """

    uid: int
    uidvalidity: int
    received: datetime
    size: int
    raw: bytes | None = field(repr=False)
    headers: bytes = field(default=b"", repr=False)

    @property
    def cursor(self) -> Cursor:
        """Where to go on once this mail is kept."""
        return Cursor(self.uidvalidity, self.uid)


class Mailbox:
    """One open connection to one folder; not for several threads. Any `MailboxGone` is the end of it."""

    def __init__(self, server: Server, folder: str = "INBOX") -> None:
        """Connect, log in and select the folder; raises MailboxRefused or MailboxGone."""
        self._server = server
        self._folder = folder
        with self._talking():
            self._client = self._connect()
        try:
            self._protect()
            self._login()
            self._uidvalidity = self._select()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave without ceremony: a server that hangs must not hold us."""
        try:
            self._client.shutdown()
        except (OSError, IMAPClientError):
            return

    @property
    def uidvalidity(self) -> int:
        """The epoch of the folder's UIDs, as the server named it last."""
        return self._uidvalidity

    def new_messages(self, cursor: Cursor | None, max_bytes: int) -> Iterator[Fetched]:
        """Mails after the cursor in order of arrival, all of the folder's where its UIDs have been renewed.

        Nothing is marked as read. A mail that somebody removes meanwhile is left out.
        """
        with self._talking():
            self._uidvalidity = self._select()
            last = cursor.uid if cursor and cursor.uidvalidity == self._uidvalidity else 0
            # A range that ends in * names the last mail even where it lies before the range.
            uids = sorted(uid for uid in self._client.search(["UID", f"{last + 1}:*"]) if uid > last)
        for start in range(0, len(uids), _DESCRIBED_AT_ONCE):
            some = uids[start : start + _DESCRIBED_AT_ONCE]
            with self._talking():
                described = self._client.fetch(some, ["RFC822.SIZE", "INTERNALDATE"])
            for uid in some:
                fetched = self._fetch(uid, described.get(uid, {}), max_bytes)
                if fetched is not None:
                    yield fetched

    def file_away(self, uid: int, folder: str) -> None:
        """Move the mail to `folder`, created where it is missing; no effect where the mail is there no longer."""
        with self._talking():
            if not self._client.folder_exists(folder):
                self._client.create_folder(folder)
            if self._client.has_capability("MOVE"):
                self._client.move([uid], folder)
                return
            if not self._client.search(["UID", str(uid)]):
                return
            self._client.copy([uid], folder)
            self._client.delete_messages([uid], silent=True)
            # A plain EXPUNGE would also remove what other people have marked.
            if self._client.has_capability("UIDPLUS"):
                self._client.uid_expunge([uid])

    def wait(self, seconds: float) -> bool:
        """True as soon as the server reports a change, False after `seconds`; only a hint, look in either case."""
        with self._talking():
            if not self._client.has_capability("IDLE"):
                time.sleep(seconds)
                return False
            started = time.monotonic()
            self._client.idle()
            if self._has_grown():
                self._client.idle_done()
                return True
            heard = self._client.idle_check(timeout=seconds)
            is_early = time.monotonic() - started < seconds * _SHORT_OF
            # imapclient reports a closed connection as silence, at once and for ever.
            if (not heard and is_early) or any(item[:1] == (b"BYE",) for item in heard):
                raise MailboxGone(f"{self._name} closed the connection while we waited; connect again")
            self._client.idle_done()
            return bool(heard)

    def _has_grown(self) -> bool:
        # What the server tells before IDLE begins stays with imaplib, one entry a message; SELECT begins the list anew.
        return len(self._client._imap.untagged_responses.get("EXISTS", ())) > 1

    @property
    def _name(self) -> str:
        return f"mailbox {self._server.user} at {self._server.host}:{self._server.port}"

    def _connect(self) -> IMAPClient:
        server = self._server
        client = IMAPClient(
            server.host,
            server.port,
            ssl=server.security == "tls",
            ssl_context=server.trust,
            timeout=SocketTimeout(connect=server.timeout, read=server.timeout),
        )
        client.normalise_times = False
        return client

    def _protect(self) -> None:
        if self._server.security == "starttls":
            with self._talking():
                self._client.starttls(self._server.trust)

    def _login(self) -> None:
        with self._talking():
            # LOGIN takes ASCII only, and people put æ, ø and å into passwords.
            if self._client.has_capability("AUTH=PLAIN"):
                self._client.plain_login(self._server.user, self._server.password)
            else:
                self._client.login(self._server.user, self._server.password)

    def _select(self) -> int:
        try:
            return int(self._client.select_folder(self._folder)[b"UIDVALIDITY"])
        except IMAPClientAbortError:
            raise
        except (IMAPClientError, KeyError) as error:
            raise MailboxRefused(
                f"{self._name} has no folder {self._folder!r} that can be read; create it, or set mail.folder"
            ) from error

    def _fetch(self, uid: int, described: dict[bytes, Any], max_bytes: int) -> Fetched | None:
        if b"RFC822.SIZE" not in described:
            return None
        size = described[b"RFC822.SIZE"]
        part = "BODY.PEEK[]" if size <= max_bytes else "BODY.PEEK[HEADER]"
        with self._talking():
            answer = self._client.fetch([uid], [part]).get(uid, {})
        data = answer.get(part.replace(".PEEK", "").encode())
        if data is None:
            return None
        received = (described.get(b"INTERNALDATE") or datetime.now(UTC)).astimezone(UTC)
        if size <= max_bytes:
            return Fetched(uid, self._uidvalidity, received, size, raw=data)
        return Fetched(uid, self._uidvalidity, received, size, raw=None, headers=data)

    @contextmanager
    def _talking(self) -> Iterator[None]:
        """Turn whatever imapclient, imaplib, ssl and the socket raise into the two errors that callers know."""
        try:
            yield
        except GodtgjortError:
            raise
        except LoginError as error:
            if isinstance(error.__context__, IMAPClientAbortError) or any(code in str(error) for code in _PASSING):
                raise MailboxGone(f"{self._name} cannot check the password now; try again later") from error
            raise MailboxRefused(
                f"{self._name} refused the password; check mail.imap_user and GODTGJORT_IMAP_PASSWORD"
            ) from error
        except ssl.SSLCertVerificationError as error:
            raise MailboxRefused(
                f"{self._name} shows a certificate that is not trusted ({error.verify_message}); check mail.imap_host"
            ) from error
        except Exception as error:
            # Besides their own errors, a garbled answer makes the libraries raise ValueError, IndexError and more.
            raise MailboxGone(
                f"{self._name} does not answer as it should ({type(error).__name__}); connect again"
            ) from error
