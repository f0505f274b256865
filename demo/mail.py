"""An IMAP and SMTP server on loopback for the demo and the tests: mail sent to its users lies in their inbox at once.

Built on pymap's internal interfaces, so its version is pinned.
"""

import asyncio
import io
import socket
import ssl
import threading
from argparse import Namespace
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Literal, Self, TypeVar

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import DictBackend, Identity
from pymap.backend.dict.mailbox import MailboxData
from pymap.concurrent import Event, Subsystem
from pymap.imap import IMAPConnection, IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.response import Response
from pymap.parsing.specials import FetchRequirement
from pymap.selected import SelectedMailbox
from pymap.user import UserMetadata
from pysasl import SASLAuth
from pysasl.hashing import BuiltinHash

from demo.clock import machine_time

T = TypeVar("T")

HOST = "127.0.0.1"
_CALL_TIMEOUT = 30.0
_TEMPORARY, _PERMANENT, _DROP = "451 4.3.0 try again", "554 5.7.1 refused", "drop"
_PYMAP_DEFAULTS = Namespace(
    host=HOST, port=0, debug=False, cert=None, key=None, tls=False, passlib_cfg=None, proxy_protocol=None,
    demo_data=False, demo_user="", demo_password="",
)  # fmt: skip

_wait_for_update = MailboxData.update_selected


async def _tell_missed_update(
    mailbox: MailboxData, selected: SelectedMailbox, *, wait_on: Event | None = None
) -> SelectedMailbox:
    """What is new in the mailbox, at once or when there is something."""
    # pymap's IDLE waits for the next change even when one came between the last command and IDLE (RFC 2177 tells it).
    missed = selected.mod_sequence != mailbox._mod_sequences.highest
    told: SelectedMailbox = await _wait_for_update(mailbox, selected, wait_on=None if missed else wait_on)
    return told


async def _write_whole(connection: IMAPConnection, response: Response) -> None:
    """The response in one piece: pymap writes it in several, and imapclient loses step with half a line in IDLE."""
    whole = io.BytesIO()
    await response.async_write(whole)
    with suppress(ConnectionError):
        connection.writer.write(whole.getvalue())
        await connection.writer.drain()


# pymap makes its mailboxes and connections itself, so there is no place to put a subclass.
MailboxData.update_selected = _tell_missed_update  # type: ignore[method-assign, assignment]
IMAPConnection.write_response = _write_whole  # type: ignore[method-assign, assignment]
# It looks for them among all that is installed, for every connection.
SASLAuth.defaults = staticmethod(cache(SASLAuth.defaults))  # type: ignore[method-assign]


@dataclass(frozen=True)
class Transaction:
    """One mail that a client handed over by SMTP, and how it ended; `dropped` is delivered, never confirmed."""

    envelope_from: str
    to: tuple[str, ...]
    data: bytes = field(repr=False)
    outcome: Literal["delivered", "refused", "dropped"]


class MailServer:
    """Mailboxes for `users` (address to password) on free ports, while used as a context manager.

    A `+token` in a recipient's local part is dropped for delivery. SMTP takes mail with a login or without. With `tls`,
    IMAP wants STARTTLS before a login, and speaks TLS at `imaps_port`.
    """

    def __init__(
        self,
        users: Mapping[str, str],
        tls: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = machine_time,
    ) -> None:
        self._now = now
        self.transactions: list[Transaction] = []
        self.imap_port = self.imaps_port = self.smtp_port = 0
        self._tls = tls
        self._users = dict(users)
        self._delivered: list[tuple[str, bytes]] = []
        self._arrived = threading.Condition()
        self._faults: list[str] = []
        self._servers: list[asyncio.Server] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Open the ports; after `stop` the same ones, with empty mailboxes."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="mail-server", daemon=True)
        self._thread.start()
        self._call(self._open())

    def stop(self) -> None:
        """Close the ports and every connection at once, as a crash would; a second call does nothing."""
        if self._loop.is_closed():
            return
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def add_user(self, address: str, password: str) -> None:
        """One more mailbox."""
        self._users[address] = password
        self._call(self._register(address))

    def deliver(self, raw: bytes, to: str, when: datetime | None = None) -> None:
        """Put `raw` into the inbox of `to`, arrived at `when` (aware; now by default), without SMTP."""
        self._call(self._append(self._mailbox(to), raw, when or self._now()))

    def renew_uids(self, user: str, uidvalidity: int) -> None:
        """Give the user's inbox another UIDVALIDITY, as a restored backup does."""
        self._call(self._renumber(user, uidvalidity))

    def inbox(self, user: str) -> list[bytes]:
        """Raw mails that lie in the user's inbox now, oldest first."""
        return self._call(self._read_inbox(user))

    def delivered(self) -> list[tuple[str, bytes]]:
        """Every mail ever delivered, as (user, raw), in order of arrival."""
        with self._arrived:
            return list(self._delivered)

    @property
    def deliveries(self) -> int:
        """How many mails were ever delivered."""
        return len(self._delivered)

    def wait_for_mail(self, user: str, predicate: Callable[[bytes], bool], timeout: float = 60.0) -> bytes:
        """The first mail ever delivered to `user` that fits; raises TimeoutError after `timeout` seconds."""

        def fitting() -> bytes | None:
            return next((raw for to, raw in self._delivered if to == user and predicate(raw)), None)

        with self._arrived:
            found = self._arrived.wait_for(fitting, timeout)
        if found is None:
            raise TimeoutError(f"no such mail to {user} within {timeout} s")
        return found

    def refuse_next(self, count: int, permanent: bool = False) -> None:
        """Answer the next `count` mails by SMTP with an error, temporary (451) or permanent (554)."""
        self._faults += [_PERMANENT if permanent else _TEMPORARY] * count

    def drop_next(self) -> None:
        """Take and deliver the next mail by SMTP, then cut the connection instead of confirming it."""
        self._faults.append(_DROP)

    def _mailbox(self, address: str) -> str:
        local, _, domain = address.rpartition("@")
        return f"{local.partition('+')[0]}@{domain}".lower()

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_CALL_TIMEOUT)

    async def _open(self) -> None:
        defaults = Namespace(**{**vars(_PYMAP_DEFAULTS), "tls": self._tls is not None})
        self._backend, config = await DictBackend.init(
            defaults,
            hash_context=BuiltinHash(rounds=1),
            # By default a thread hashes passwords, and stays with two event loops of its own.
            cpu_subsystem=Subsystem.for_asyncio(),
            ssl_context=self._tls,
            secure_auth=False,
        )
        config.apply_context()
        for address in self._users:
            await self._register(address)
        imap = ProxyProtocolReader(config.proxy_protocol).get_callback(IMAPServer(self._backend.login, config))
        imap_socket, smtp_socket = (socket.create_server((HOST, port)) for port in (self.imap_port, self.smtp_port))
        self.imap_port, self.smtp_port = imap_socket.getsockname()[1], smtp_socket.getsockname()[1]
        self._servers = [
            await asyncio.start_server(imap, sock=imap_socket),
            await self._loop.create_server(self._smtp, sock=smtp_socket),
        ]
        if self._tls:
            imaps_socket = socket.create_server((HOST, self.imaps_port))
            self.imaps_port = imaps_socket.getsockname()[1]
            self._servers.append(await asyncio.start_server(imap, sock=imaps_socket, ssl=self._tls))

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _register(self, address: str) -> None:
        config = self._backend.config
        hashed = config.hash_context.hash(self._users[address])
        await self._identity(address).set(UserMetadata(config, address, password=hashed))

    def _identity(self, user: str) -> Identity:
        return Identity(user, self._backend.login, None, frozenset())

    async def _append(self, user: str, raw: bytes, when: datetime) -> None:
        async with self._identity(user).new_session() as session:
            await session.append_messages("INBOX", [AppendMessage(raw, when)])
        with self._arrived:
            self._delivered.append((user, raw))
            self._arrived.notify_all()

    async def _read_inbox(self, user: str) -> list[bytes]:
        async with self._identity(user).new_session() as session:
            inbox = await session.mailbox_set.get_mailbox("INBOX")
            return [bytes(await m.load_content(FetchRequirement.CONTENT)) async for m in inbox.messages()]

    async def _renumber(self, user: str, uidvalidity: int) -> None:
        async with self._identity(user).new_session() as session:
            inbox = await session.mailbox_set.get_mailbox("INBOX")
            inbox._uid_validity = uidvalidity

    def _smtp(self) -> SMTP:
        return SMTP(
            self, hostname="localhost", loop=self._loop, authenticator=self._authenticate, auth_require_tls=False
        )

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _method: str, given: object
    ) -> AuthResult:
        known = isinstance(given, LoginPassword) and self._users.get(given.login.decode()) == given.password.decode()
        return AuthResult(success=known, handled=False)

    # aiosmtpd finds its hooks by these names.
    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self._mailbox(address) not in self._users:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        data = envelope.original_content or b""
        fault = self._faults.pop(0) if self._faults else None
        if fault in {_TEMPORARY, _PERMANENT}:
            self._record(envelope, data, "refused")
            return str(fault)
        for to in envelope.rcpt_tos:
            await self._append(self._mailbox(to), data, self._now())
        if fault == _DROP:
            self._record(envelope, data, "dropped")
            assert server.transport is not None
            server.transport.close()
            return ""
        self._record(envelope, data, "delivered")
        return "250 2.0.0 OK"

    def _record(self, envelope: Envelope, data: bytes, outcome: Literal["delivered", "refused", "dropped"]) -> None:
        self.transactions.append(Transaction(envelope.mail_from or "", tuple(envelope.rcpt_tos), data, outcome))
