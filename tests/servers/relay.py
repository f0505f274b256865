"""A relay that makes a mail server look poorer than it is."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.mail.server import Server
from tests.servers.accounts import Account
from tests.servers.dovecot import HOST


@contextmanager
def without_capabilities(account: Account, *hidden: bytes) -> Iterator[Server]:
    """The account behind a relay that strikes words from what the server announces."""

    def relay(source: socket.socket, target: socket.socket, strike: tuple[bytes, ...]) -> None:
        try:
            while data := source.recv(65536):
                for word in strike if b"CAPABILITY" in data else ():
                    data = data.replace(word, b"")
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def serve() -> None:
        client = listening.accept()[0]
        server = socket.create_connection((HOST, account.running.imap_port))
        with client, server:
            back = threading.Thread(target=relay, args=(server, client, hidden))
            back.start()
            relay(client, server, ())
            back.join()

    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        yield replace(account.server, port=listening.getsockname()[1])
        thread.join()
