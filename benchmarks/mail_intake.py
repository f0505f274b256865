"""Mail from Dovecot into the store, beside a bare fetch of the same mailbox with the same library."""

import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from imapclient import IMAPClient

from bot.config.settings import MailSettings
from bot.mail.imap import Mailbox
from bot.mail.listener import MailListener
from bot.office import utc_now
from store import inbox, mail_locations
from store.database import Database
from store.migrate import upgrade
from tests.servers.accounts import Account, open_account, start_dovecot
from tests.servers.dovecot import HOST, PASSWORD, Dovecot

ROUNDS = 4
"""The best of so many, in turns with what it is compared with: other work on the machine only ever adds."""
HANDLED_BEFORE = 100_000
LINE = b"Kommunestyrem\xc3\xb8te 12.10.2023, 42 km t/r, ferje 142,-\r\n"


def main() -> None:
    """Seconds and ratio for many small mails, few large ones, and the small ones behind 100,000 handled before."""
    with start_dovecot() as dovecot:
        _compare("2,000 mails of 4 kB", *_filled(dovecot, 2_000, 4_000))
        _compare("200 mails of 2 MB", *_filled(dovecot, 200, 2_000_000))
        _compare_with_full_store(dovecot)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"memory peak of the process that did both: {peak:.0f} MB")


def _compare(name: str, account: Account, count: int) -> None:
    rounds = [(_seconds(_fetch_bare, account), _intake(account, count)) for _ in range(ROUNDS)]
    bare, seconds = map(min, zip(*rounds, strict=True))
    print(
        f"{name}: {seconds:.2f} s, {count / seconds:.0f} a second, {seconds / bare:.2f} × a bare fetch ({bare:.2f} s)"
    )


def _compare_with_full_store(dovecot: Dovecot) -> None:
    account, count = _filled(dovecot, 2_000, 4_000)
    rounds = [(_intake(account, count), _intake(account, count, HANDLED_BEFORE)) for _ in range(ROUNDS)]
    empty, full = map(min, zip(*rounds, strict=True))
    print(f"the same after {HANDLED_BEFORE:,} handled mails: {full:.2f} s, {full / empty:.2f} × an empty store")


def _intake(account: Account, count: int, before: int = 0) -> float:
    """Seconds until all the mails are in a new store, behind so many that were handled before."""
    with _store() as database, Mailbox(account.server) as mailbox:
        if before:
            _fill(database, account, before)
        seconds = _seconds(_listener(database, account).fetch, mailbox)
        with database.read() as connection:
            last = mail_locations.last_uid(connection, account.address, "INBOX", mailbox.uidvalidity)
    assert last >= count
    return seconds


def _seconds(work: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - started


def _fetch_bare(account: Account) -> None:
    """Every mail, one after the other, as a program does that keeps nothing."""
    with IMAPClient(HOST, account.running.imap_port, ssl=False) as client:
        client.plain_login(account.address, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        for uid in client.search():
            client.fetch([uid], ["BODY.PEEK[]"])


def _filled(dovecot: Dovecot, count: int, size: int) -> tuple[Account, int]:
    """A new mailbox with so many mails of that many bytes, no two alike."""
    account = open_account(dovecot)
    with IMAPClient(HOST, dovecot.imap_port, ssl=False) as client:
        client.plain_login(account.address, PASSWORD)
        for number in range(count):
            client.append("INBOX", _mail(number, size))
    return account, count


def _mail(number: int, size: int) -> bytes:
    header = f"From: person{number % 200}@lauvdal.example\r\nMessage-ID: <{number}@lauvdal.example>\r\n\r\n".encode()
    return header + LINE * ((size - len(header)) // len(LINE))


@contextmanager
def _store() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/godtgjort.db", Path(folder) / "files")
        upgrade(database)
        yield database
        database.close()


def _fill(database: Database, account: Account, count: int) -> None:
    """So many mails that were handled, in an earlier epoch of the same folder."""
    now = utc_now()
    with database.write() as connection:
        places = {}
        for number in range(count):
            row = inbox.put(
                connection, channel="mail", kind="mail", key=os.urandom(16).hex(), sender="", received_at=now, now=now
            )
            assert row
            places[(account.address, "INBOX", 1, number + 1)] = row
        connection.exec_driver_sql("update inbox set state = 'handled', outcome = 'claim'")
        mail_locations.add(connection, places)
    # What was written here must not be tidied up in the time that is measured.
    database.close()


def _listener(database: Database, account: Account) -> MailListener:
    server = account.server
    settings = MailSettings(
        address=account.address, imap_host=server.host, imap_port=server.port, imap_security="none",
        imap_user=server.user, smtp_host=server.host, smtp_port=25, smtp_security="none",
    )  # fmt: skip
    return MailListener(database, server, settings, 30_000_000, utc_now, Event())


if __name__ == "__main__":
    main()
