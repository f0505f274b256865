"""A listener at work beside the test, and eyes on its store and its mailbox."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from imapclient import IMAPClient

from bot.config.settings import MailSettings
from bot.mail.listener import MailListener
from bot.mail.server import Server
from bot.office import utc_now
from store import inbox
from store.database import Database
from tests.bot.running import wait_until
from tests.servers.accounts import Account
from tests.servers.dovecot import HOST, PASSWORD
from tests.store.given import kept_mails


@dataclass
class Ear:
    """A listener at work in a thread, and eyes on its store and its mailbox."""

    database: Database
    account: Account
    server: Server
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        settings = MailSettings(
            address="krav@lauvdal.example",
            imap_host=self.server.host,
            imap_port=self.server.port,
            imap_security="none",
            imap_user=self.server.user,
            smtp_host=HOST,
            smtp_port=25,
            smtp_security="none",
        )
        self.listener = MailListener(self.database, self.server, settings, 1_000_000, utc_now, threading.Event())
        self.thread = threading.Thread(target=self.listener.run, args=[self.stop], daemon=True)

    def kept(self) -> Counter[str]:
        """How often each mail, by its number, has a row."""
        bodies = [raw.partition(b"\r\n\r\n")[2] for raw in kept_mails(self.database)]
        return Counter(body.strip().decode() for body in bodies)

    def hears(self, *numbers: int) -> None:
        expected = {f"Krav {number}": 1 for number in numbers}
        wait_until(lambda: self.kept() == expected, f"rows for {numbers}")

    def handled(self, outcome: str) -> None:
        """Everything that waits comes to that end."""
        with self.database.write() as connection:
            while due := inbox.due(connection, utc_now()):
                for arrival in due:
                    inbox.handled(connection, arrival, utc_now(), outcome)

    def folder(self, name: str) -> list[str]:
        with IMAPClient(HOST, self.account.running.imap_port, ssl=False, timeout=10) as client:
            client.plain_login(self.account.address, PASSWORD)
            if not client.folder_exists(name):
                return []
            client.select_folder(name, readonly=True)
            found = client.fetch(client.search(), ["BODY.PEEK[TEXT]"])
            return [found[uid][b"BODY[TEXT]"].strip().decode() for uid in sorted(found)]

    def puts(self, name: str, number: int) -> None:
        """Somebody puts that mail into the folder."""
        with IMAPClient(HOST, self.account.running.imap_port, ssl=False, timeout=10) as client:
            client.plain_login(self.account.address, PASSWORD)
            client.append(name, numbered(number))

    def files(self, name: str, *numbers: int) -> None:
        wait_until(lambda: self.folder(name) == [f"Krav {number}" for number in numbers], f"{numbers} in {name}")


@contextmanager
def at_work(database: Database, account: Account, server: Server | None = None) -> Iterator[Ear]:
    ear = Ear(database, account, server or account.server)
    ear.thread.start()
    try:
        yield ear
    finally:
        ear.stop.set()
        ear.listener.interrupt()
        ear.thread.join(10)
        assert not ear.thread.is_alive()


def numbered(number: int) -> bytes:
    return f"From: kari@lauvdal.example\r\nSubject: {number}\r\n\r\nKrav {number}\r\n".encode()


def deliver(account: Account, *numbers: int) -> None:
    for number in numbers:
        account.deliver(numbered(number))
