"""Listens to the mailbox: every new mail into the inbox, whatever the connection does."""

import random
from threading import Event

import structlog

from bot.mail.imap import Cursor, Fetched, Mailbox, MailboxGone, MailboxRefused
from bot.mail.intake import keep
from bot.mail.server import Server
from store import mail_locations
from store.database import Database
from store.errors import StoreUnavailable

log = structlog.get_logger()

LOOK_EVERY = 60.0
"""Seconds; IDLE is only a doorbell, the mailbox is looked at this often whether it rings or not."""
REFUSED_WAIT = 60.0
FIRST_WAIT, LONGEST_WAIT = 1.0, 300.0


class MailListener:
    """One mailbox, one connection, one thread."""

    def __init__(
        self, database: Database, server: Server, *, folder: str, handled_folder: str, max_bytes: int, bell: Event
    ) -> None:
        self._database = database
        self._server = server
        self._folder = folder
        self._handled_folder = handled_folder
        self._max_bytes = max_bytes
        self._bell = bell
        self._mailbox: Mailbox | None = None

    def run(self, stop: Event) -> None:
        """Returns after `stop` is set; connects again after every failure, ever more patiently."""
        wait = FIRST_WAIT
        while not stop.is_set():
            try:
                with Mailbox(self._server, self._folder) as self._mailbox:
                    log.info("mailbox_open", folder=self._folder)
                    wait = FIRST_WAIT
                    while not stop.is_set():
                        self.fetch(self._mailbox)
                        self._mailbox.wait(LOOK_EVERY)
            except MailboxRefused as error:
                log.warning("mailbox_refused", error=error.message, again_in=REFUSED_WAIT)
                stop.wait(REFUSED_WAIT)
            except (MailboxGone, StoreUnavailable) as error:
                if not stop.is_set():
                    log.warning("mailbox_interrupted", error=error.message, again_in=wait)
                wait = _rest(stop, wait)
            except Exception:
                # Whatever a mail or a server does, the bot must not go deaf.
                log.exception("mailbox_broke", again_in=wait)
                wait = _rest(stop, wait)

    def interrupt(self) -> None:
        """A listener that waits for the server stops waiting; for use after `stop` has been set."""
        if self._mailbox:
            self._mailbox.close()

    def fetch(self, mailbox: Mailbox) -> None:
        """Every new mail has its row, and is moved out of the way after that."""
        for fetched in mailbox.new_messages(self._cursor(mailbox), self._max_bytes):
            kind = "mail_too_big" if fetched.raw is None else "mail"
            raw = fetched.headers if fetched.raw is None else fetched.raw
            keep(self._database, raw, fetched.received, kind=kind, place=self._place(fetched))
            self._bell.set()
            mailbox.file_away(fetched.uid, self._handled_folder)

    def _cursor(self, mailbox: Mailbox) -> Cursor:
        epoch = mailbox.uidvalidity
        with self._database.read() as connection:
            last = mail_locations.last_uid(connection, self._server.user, self._folder, epoch)
        return Cursor(epoch, last)

    def _place(self, fetched: Fetched) -> tuple[str, str, int, int]:
        return (self._server.user, self._folder, fetched.uidvalidity, fetched.uid)


def _rest(stop: Event, wait: float) -> float:
    """The next rest, after this one; with jitter, so that many bots do not return in the same second."""
    stop.wait(wait * random.uniform(0.5, 1.0))  # noqa: S311 - nothing secret
    return min(wait * 2, LONGEST_WAIT)
