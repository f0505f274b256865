"""New mail from one IMAP folder, each once, without touching what people see there."""

import ssl
import time
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Self

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from bot.mail.imap_connection import MailboxGone, MailboxRefused, connect, leave, named, talking
from bot.mail.server import Server

BATCH_MAILS, BATCH_BYTES = 100, 4_000_000
"""What is fetched, and then kept, at once; a mail that is larger comes alone."""

_DESCRIBED_AT_ONCE = 500
_SHORT_OF = 0.9


@dataclass(frozen=True)
class Cursor:
    """The last mail that was kept. UIDs mean nothing under another `uidvalidity` (RFC 9051 §2.3.1.1)."""

    uidvalidity: int
    uid: int


@dataclass(frozen=True)
class Fetched:
    """One mail as the server holds it; `received` is the server's time, in UTC, `size` in bytes.

    `raw` is None where the mail is larger than asked for, or the server does not give it out; `headers` then holds its
    header block, as far as there is one.
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
        self.asked: Sequence[int] = ()
        """The UIDs that the server is asked for now: of one of them it may be that the connection is lost."""
        self._client = connect(server)
        try:
            with talking(server):
                self._uidvalidity = self._select()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave without ceremony."""
        leave(self._client)

    @property
    def uidvalidity(self) -> int:
        """The epoch of the folder's UIDs, as the server named it last."""
        return self._uidvalidity

    def new_messages(
        self, cursor: Cursor | None, max_bytes: int, *, one_by_one: bool = False, passed_over: Container[int] = ()
    ) -> Iterator[list[Fetched]]:
        """Mails after the cursor in order of arrival, some at a time, all of the folder's where its UIDs are new.

        Nothing is marked as read. A mail that somebody removes meanwhile is left out; one that the server keeps back
        though it is there comes without its bytes. The server is not asked for those in `passed_over`.
        """
        with talking(self._server):
            self._uidvalidity = self._select()
            last = cursor.uid if cursor and cursor.uidvalidity == self._uidvalidity else 0
            # A range that ends in * names the last mail even where it lies before the range.
            uids = sorted(uid for uid in self._client.search(["UID", f"{last + 1}:*"]) if uid > last)
        step = 1 if one_by_one else _DESCRIBED_AT_ONCE
        for start in range(0, len(uids), step):
            # One after the other, so that none is behind the cursor before it is kept.
            for is_given_up, run in groupby(uids[start : start + step], key=passed_over.__contains__):
                if is_given_up:
                    yield [Fetched(uid, self._uidvalidity, datetime.now(UTC), 0, None) for uid in run]
                else:
                    yield from self._batches(list(run), max_bytes)
        self.asked = ()

    def _batches(self, uids: Sequence[int], max_bytes: int) -> Iterator[list[Fetched]]:
        if not uids:
            return
        self.asked = uids
        with talking(self._server):
            described = self._client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE"])
            # A server may also tell of mails that it was not asked for, when somebody changes them.
            sized = {uid for uid in uids if isinstance(described.get(uid, {}).get(b"RFC822.SIZE"), int)}
            there = sized | self._still_there([uid for uid in uids if uid not in sized])
        # Of a mail whose size nobody tells, no more than the header block is asked for.
        sizes = {uid: described[uid][b"RFC822.SIZE"] if uid in sized else max_bytes + 1 for uid in uids if uid in there}
        for batch in _by_size(sizes, max_bytes):
            self.asked = batch
            with talking(self._server):
                contents = self._contents(batch, whole=sizes[batch[0]] <= max_bytes)
                kept_back = self._still_there([uid for uid in batch if uid not in contents])
            contents |= dict.fromkeys(kept_back, (None, b""))
            yield [self._fetched(uid, described.get(uid, {}), *contents[uid]) for uid in batch if uid in contents]

    def _still_there(self, uids: Sequence[int]) -> set[int]:
        """Those of the UIDs that nobody has removed; without this, what a server keeps back once is lost for ever."""
        return set(self._client.search(["UID", ",".join(map(str, uids))])) & set(uids) if uids else set()

    def standing(self, last: int) -> list[int]:
        """The UIDs up to `last` that nobody has moved or marked as deleted."""
        if not last:
            return []
        with talking(self._server):
            return sorted(uid for uid in self._client.search(["UID", f"1:{last}", "UNDELETED"]) if uid <= last)

    def file_away(self, uids: Sequence[int], folder: str) -> bool:
        """True when the mails have moved to `folder`, made where it is missing, or are there no longer.

        False when the server does not allow it.
        """
        with talking(self._server):
            try:
                self._move(uids, folder)
            except IMAPClientAbortError:
                raise
            except IMAPClientError:
                return False
        return True

    def wait(self, seconds: float) -> bool:
        """True as soon as the server reports a change, False after `seconds`; only a hint, look in either case."""
        with talking(self._server):
            if not self._client.has_capability("IDLE"):
                time.sleep(seconds)
                return False
            started = time.monotonic()
            self._client.idle()
            if self._has_grown() or self._has_more_to_read():
                self._client.idle_done()
                return True
            heard = self._client.idle_check(timeout=seconds)
            is_early = time.monotonic() - started < seconds * _SHORT_OF
            # imapclient reports a closed connection as silence, at once and for ever.
            if (not heard and is_early) or any(item[:1] == (b"BYE",) for item in heard):
                raise MailboxGone(f"{named(self._server)} closed the connection while we waited; connect again")
            self._client.idle_done()
            return bool(heard)

    def _has_grown(self) -> bool:
        # What the server tells before IDLE begins stays with imaplib, one entry a message; SELECT begins the list anew.
        return len(self._client._imap.untagged_responses.get("EXISTS", ())) > 1

    def _has_more_to_read(self) -> bool:
        # What came in one piece with the leave to wait lies in imaplib's buffer, where polling does not see it.
        connected = self._client.socket()
        connected.setblocking(False)
        try:
            return bool(self._client._imap.file.peek())
        except ssl.SSLWantReadError:
            return False
        finally:
            connected.setblocking(True)
            self._client._set_read_timeout()

    def _select(self) -> int:
        try:
            return int(self._client.select_folder(self._folder)[b"UIDVALIDITY"])
        except IMAPClientAbortError:
            raise
        except (IMAPClientError, KeyError) as error:
            raise MailboxRefused(
                f"{named(self._server)} has no folder {self._folder!r} that can be read; create it, or set mail.folder"
            ) from error

    def _contents(self, uids: Sequence[int], *, whole: bool) -> dict[int, tuple[bytes | None, bytes]]:
        """By UID the bytes and, where the mail is not fetched whole, the header block of each mail that is there.

        A server that cannot give a mail out says NO to all that were asked for: each is asked for alone then.
        """
        part = b"BODY[]" if whole else b"BODY[HEADER]"
        try:
            answers = self._client.fetch(uids, [part.replace(b"[", b".PEEK[")])
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            if len(uids) > 1:
                return {uid: content for one in uids for uid, content in self._contents([one], whole=whole).items()}
            return self._contents(uids, whole=False) if whole else {uids[0]: (None, b"")}
        found = {uid: answer[part] for uid, answer in answers.items() if answer.get(part) is not None}
        return {uid: (data, b"") if whole else (None, data) for uid, data in found.items()}

    def _fetched(self, uid: int, described: Mapping[bytes, Any], raw: bytes | None, headers: bytes) -> Fetched:
        received = (described.get(b"INTERNALDATE") or datetime.now(UTC)).astimezone(UTC)
        return Fetched(uid, self._uidvalidity, received, described.get(b"RFC822.SIZE", 0), raw, headers)

    def _move(self, uids: Sequence[int], folder: str) -> None:
        if not self._client.folder_exists(folder):
            self._client.create_folder(folder)
        if self._client.has_capability("MOVE"):
            self._client.move(uids, folder)
            return
        there = self._client.search(["UID", ",".join(map(str, uids)), "UNDELETED"])
        if not there:
            return
        self._client.copy(there, folder)
        self._client.delete_messages(there, silent=True)
        # A plain EXPUNGE would also remove what other people have marked.
        if self._client.has_capability("UIDPLUS"):
            self._client.uid_expunge(there)


def _by_size(sizes: Mapping[int, int], max_bytes: int) -> Iterator[list[int]]:
    """The UIDs in order, as many at a time as BATCH allows; a mail above `max_bytes` is alone."""
    batch: list[int] = []
    held = 0
    for uid, size in sizes.items():
        if batch and (len(batch) == BATCH_MAILS or held + size > BATCH_BYTES or size > max_bytes):
            yield batch
            batch, held = [], 0
        batch.append(uid)
        held += size
        if size > max_bytes:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
