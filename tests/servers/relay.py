"""Relays that make a mail server look poorer than it is, or its line worse."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Self

from bot.mail.server import Server
from tests.servers.accounts import Account
from tests.servers.dovecot import HOST


class Line:
    """The line to a server's port: it can be cut, frozen and mended while connections use it.

    `hidden` words are struck from what the server announces.
    """

    def __init__(self, port: int, *hidden: bytes) -> None:
        self._target = port
        self._hidden = hidden
        self._flows = threading.Event()
        self._flows.set()
        self._is_up = True
        self._left: int | None = None
        self._sockets: list[socket.socket] = []
        self._listening = socket.create_server((HOST, 0))
        self.port: int = self._listening.getsockname()[1]
        self.connections = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.mend()
        self._listening.close()
        self.cut()

    def cut(self) -> None:
        """Every connection ends, and new ones end at once."""
        self._is_up = False
        for open_socket in self._sockets:
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
        self._sockets.clear()

    def cut_after(self, count: int) -> None:
        """The connection that carries the server's next `count` bytes ends after them; new ones are let in."""
        self._left = count

    def freeze(self) -> None:
        """Nothing goes through, and nobody is told."""
        self._flows.clear()

    def mend(self) -> None:
        """As if nothing had been; what was frozen goes on."""
        self._is_up = True
        self._flows.set()

    def _serve(self) -> None:
        while True:
            try:
                client = self._listening.accept()[0]
            except OSError:
                return
            self.connections += 1
            try:
                server = socket.create_connection((HOST, self._target))
            except OSError:
                client.close()
                continue
            if not self._is_up:
                client.close()
                server.close()
                continue
            self._sockets += [client, server]
            for pair, from_server in (((server, client), True), ((client, server), False)):
                threading.Thread(target=self._carry, args=(*pair, from_server), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, from_server: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._flows.wait()
                target.sendall(self._spoiled(data) if from_server else self._asked(data))
                if from_server and self._left == 0:
                    self._left = None
                    break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _asked(self, data: bytes) -> bytes:
        """What the server hears of what was said to it."""
        return data

    def _spoiled(self, data: bytes) -> bytes:
        """What is heard of what the server says."""
        for word in self._hidden if b"CAPABILITY" in data else ():
            data = data.replace(word, b"")
        if self._left is not None:
            data = data[: self._left]
            self._left -= len(data)
        return data


class Forbidding(Line):
    """A line to a server that lets nobody make a folder, or put mails into another."""

    def _asked(self, data: bytes) -> bytes:
        return re.sub(rb"(?<= )(?:CREATE|(?:UID )?(?:MOVE|COPY))(?= )", b"FORBIDDEN", data)


class Lumping(Line):
    """A line over which the server's leave to wait comes in one piece with what it says next; until then it is held."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.holds = threading.Event()
        self._held = b""

    def _spoiled(self, data: bytes) -> bytes:
        if data.lower() in (b"+ idling\r\n", b"+ idling.\r\n"):
            self._held, data = data, b""
            self.holds.set()
        elif self._held:
            self._held, data = b"", self._held + data
        return data


class Breaking(Line):
    """A line that breaks whenever a mail with those words is to be carried over it."""

    def __init__(self, port: int, words: bytes) -> None:
        super().__init__(port)
        self._words = words

    def _spoiled(self, data: bytes) -> bytes:
        if self._words in data:
            raise ConnectionResetError
        return data


@contextmanager
def line_to(account: Account, *hidden: bytes) -> Iterator[tuple[Line, Server]]:
    """A line to the account's IMAP server, and the server as it is seen at the other end."""
    with Line(account.running.imap_port, *hidden) as line:
        yield line, replace(account.server, port=line.port)
