"""Listens to the mailbox: every new mail into the inbox, whatever the connection does."""

import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event

import structlog

from bot.config.settings import MailSettings
from bot.mail.imap import Cursor, Fetched, Mailbox
from bot.mail.imap_connection import MailboxGone, MailboxRefused
from bot.mail.intake import Letter, keep
from bot.mail.quarantine_folder import QuarantineFolder
from bot.mail.server import Server
from claims.errors import ConfigurationError
from store import mail_locations
from store.database import Database
from store.errors import StoreUnavailable
from store.locks import Lock, only_one

log = structlog.get_logger()

LOOK_EVERY = 60.0
"""Seconds; IDLE is only a doorbell, the mailbox is looked at this often whether it rings or not."""
SOON = 2.0
"""The same while mails wait to be handled, and then filed away."""
STAND_BY = 10.0
"""Seconds until a bot that found another one at the mailbox looks whether it still is."""
REFUSED_WAIT = 60.0
FILE_AGAIN = 600.0
"""Seconds until mails are moved again after the server would not."""
TIDY_EVERY = 600.0
"""Seconds between two looks at the mails that were set apart: an administrator may have released some."""
LOSSES_A_MAIL = 5
"""How many connections may be lost over one mail before it is kept without its bytes, for an administrator."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 8.0
"""A server that is back is found within ten seconds; knocking at a closed door costs nothing."""


@dataclass
class MailListener:
    """One mailbox, one connection, one thread; of several bots on one database one listens, the others stand by."""

    database: Database
    server: Server
    settings: MailSettings
    max_bytes: int
    now: Callable[[], dt.datetime]
    bell: Event

    def __post_init__(self) -> None:
        self._mailbox: Mailbox | None = None
        self._epoch: int | None = None
        self._losses: Counter[tuple[int, int]] = Counter()
        self._is_careful = False
        self._rests = rests()
        self._file_after = 0.0
        self._tidy_after = time.monotonic() + TIDY_EVERY
        self._quarantine = QuarantineFolder(self.database, self.server, self.settings, self.max_bytes)

    def run(self, stop: Event) -> None:
        """Returns after `stop` is set; connects again after every failure, at growing intervals."""
        while not stop.is_set():
            try:
                with only_one(self.database, f"mailbox {self.server.user} {self.settings.folder}") as lock:
                    if lock is None:
                        stop.wait(STAND_BY)
                        continue
                    with Mailbox(self.server, self.settings.folder) as self._mailbox:
                        log.info("mailbox_open", folder=self.settings.folder)
                        self._listen(self._mailbox, lock, stop)
            except (MailboxRefused, ConfigurationError) as error:
                log.warning("mailbox_refused", error=error.message, again_in=REFUSED_WAIT)
                stop.wait(REFUSED_WAIT)
            except (MailboxGone, StoreUnavailable) as error:
                if stop.is_set():
                    return
                if isinstance(error, MailboxGone):
                    self._note_loss()
                rest = next(self._rests)
                log.warning("mailbox_interrupted", error=error.message, again_in=rest)
                stop.wait(rest)
            except Exception:
                # Whatever a mail or a server does, the bot must not go deaf.
                rest = next(self._rests)
                log.exception("mailbox_broke", again_in=rest)
                stop.wait(rest)

    def interrupt(self) -> None:
        """A listener that waits for the server stops waiting; for use after `stop` has been set."""
        if self._mailbox:
            self._mailbox.close()

    def fetch(self, mailbox: Mailbox) -> None:
        """Every new mail has its row; one that costs the connection again and again has a row without its bytes."""
        epoch = mailbox.uidvalidity
        given_up = {uid for (of, uid), losses in self._losses.items() if of == epoch and losses >= LOSSES_A_MAIL}
        batches = mailbox.new_messages(
            Cursor(epoch, self._last(epoch)), self.max_bytes, one_by_one=self._is_careful, passed_over=given_up
        )
        # The next mails come over the line while the last ones go to the disk, one batch after the other.
        with ThreadPoolExecutor(1) as keeper:
            kept: Future[None] | None = None
            for fetched in batches:
                if kept:
                    kept.result()
                kept = keeper.submit(self._keep, fetched)
            if kept:
                kept.result()
        if self._epoch not in (None, mailbox.uidvalidity):
            log.warning("mailbox_renumbered", folder=self.settings.folder)
        self._epoch = mailbox.uidvalidity
        self._is_careful = False

    def file_away(self, mailbox: Mailbox) -> bool:
        """True when no mail is left that will have to be moved: what has been handled is out of the way.

        The folder itself says what still stands there, so nothing is forgotten, whenever a bot ends.
        """
        if time.monotonic() < self._file_after:
            return True
        epoch = mailbox.uidvalidity
        standing = mailbox.standing(self._last(epoch))
        with self.database.read() as connection:
            outcomes = mail_locations.outcomes(connection, self.server.user, self.settings.folder, epoch, standing)
        # Should the connection be lost over it, the next one is first of all for what is new.
        self._file_after = time.monotonic() + FILE_AGAIN
        for folder, uids in self._by_folder(outcomes).items():
            if uids and not mailbox.file_away(uids, folder):
                log.warning("mails_not_filed", folder=folder, count=len(uids), again_in=FILE_AGAIN)
                return True
        self._file_after = 0.0
        return None not in outcomes.values()

    def _listen(self, mailbox: Mailbox, lock: Lock, stop: Event) -> None:
        while not stop.is_set() and lock.is_held():
            self.fetch(mailbox)
            # Not before: a server that lets us in and hangs up at once is one that is not back.
            self._rests = rests()
            self._tidy_quarantine()
            mailbox.wait(LOOK_EVERY if self.file_away(mailbox) else SOON)

    def _tidy_quarantine(self) -> None:
        if time.monotonic() < self._tidy_after:
            return
        # Should the connection be lost over it, the next one is first of all for what is new.
        self._tidy_after = time.monotonic() + TIDY_EVERY
        self._quarantine.tidy()

    def _note_loss(self) -> None:
        """A mail may be what the server or the line breaks over: the next time it is asked for alone."""
        lost, self._mailbox = self._mailbox, None
        if lost and lost.asked:
            self._is_careful = True
            if len(lost.asked) == 1:
                self._losses[lost.uidvalidity, lost.asked[0]] += 1

    def _keep(self, fetched: list[Fetched]) -> None:
        keep(self.database, [self._letter(mail) for mail in fetched], self.now())
        self.bell.set()

    def _by_folder(self, outcomes: dict[int, str | None]) -> dict[str, list[int]]:
        folders: dict[str, list[int]] = {self.settings.handled_folder: [], self.settings.quarantine_folder: []}
        for uid, outcome in outcomes.items():
            if outcome:
                unclear = outcome in ("quarantined", "failed")
                folders[self.settings.quarantine_folder if unclear else self.settings.handled_folder].append(uid)
        return folders

    def _last(self, epoch: int) -> int:
        with self.database.read() as connection:
            return mail_locations.last_uid(connection, self.server.user, self.settings.folder, epoch)

    def _letter(self, mail: Fetched) -> Letter:
        return Letter(
            raw=mail.headers if mail.raw is None else mail.raw,
            received=mail.received,
            kind="mail_too_big" if mail.raw is None else "mail",
            place=(self.server.user, self.settings.folder, mail.uidvalidity, mail.uid),
        )


def rests() -> Iterator[float]:
    """Seconds to rest after each failure in a row: twice as long each time, up to `LONGEST_WAIT`.

    Up to half of each is left to chance, so that many bots do not return in the same second.
    """
    wait = FIRST_WAIT
    while True:
        yield wait * random.uniform(0.5, 1.0)  # noqa: S311 - nothing secret
        wait = min(wait * 2, LONGEST_WAIT)
