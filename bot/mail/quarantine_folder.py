"""The folder of mails that were set apart: what has been handled since leaves it."""

from dataclasses import dataclass

from bot.config.settings import MailSettings
from bot.mail.imap import Cursor, Fetched, Mailbox
from bot.mail.imap_connection import MailboxRefused
from bot.mail.intake import key_of
from bot.mail.server import Server
from store import inbox, mail_locations
from store.database import Database
from store.mail_locations import Place


@dataclass
class QuarantineFolder:
    """The folder on the server; the mails in it are known by what they say, for a move gives them other UIDs."""

    database: Database
    server: Server
    settings: MailSettings
    max_bytes: int

    def __post_init__(self) -> None:
        self._seen = Cursor(0, 0)

    def tidy(self) -> None:
        """Mails that were released, or read at another try, lie with those that were handled; raises MailboxGone.

        What people have put into the folder themselves stays.
        """
        try:
            opened = Mailbox(self.server, self.settings.quarantine_folder)
        except MailboxRefused:
            # Nothing has ever been set apart.
            return
        with opened as mailbox:
            self._recognise(mailbox)
            standing = mailbox.standing(self._seen.uid)
            with self.database.read() as connection:
                outcomes = mail_locations.outcomes(connection, *self._place(mailbox.uidvalidity), standing)
            handled = [uid for uid, outcome in outcomes.items() if outcome not in (None, "quarantined", "failed")]
            if handled:
                mailbox.file_away(handled, self.settings.handled_folder)

    def _recognise(self, mailbox: Mailbox) -> None:
        """Whose row each mail is that came into the folder since the last look."""
        epoch = mailbox.uidvalidity
        with self.database.read() as connection:
            known = mail_locations.last_uid(connection, *self._place(epoch))
        last = max(known, self._seen.uid if self._seen.uidvalidity == epoch else 0)
        self._seen = Cursor(epoch, last)
        for batch in mailbox.new_messages(self._seen, self.max_bytes):
            keys = {_key(mail): mail for mail in batch}
            with self.database.write() as connection:
                rows = inbox.ids_of(connection, list(keys))
                mail_locations.add(connection, {self._at(keys[key]): row for key, row in rows.items()})
            self._seen = batch[-1].cursor

    def _place(self, epoch: int) -> tuple[str, str, int]:
        return self.server.user, self.settings.quarantine_folder, epoch

    def _at(self, mail: Fetched) -> Place:
        return (*self._place(mail.uidvalidity), mail.uid)


def _key(mail: Fetched) -> str:
    return key_of(mail.headers if mail.raw is None else mail.raw)
