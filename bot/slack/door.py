"""Where what Slack sends is kept as an inbox row before it is acknowledged; the work happens from the row."""

import datetime as dt
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import Any

import structlog
from slack_sdk import WebClient

from bot.office import Office, words_for
from bot.slack.dialogs.dialog import Dialog
from bot.slack.dialogs.openings import Openings
from bot.slack.directory import Directory
from bot.slack.failures import TROUBLE, failure
from bot.slack.places import carrying, of_press
from bot.slack.shown import Shown
from bot.words import Words
from claims.people import Person
from store import inbox
from store.inbox import DIALOG

log = structlog.get_logger()

Body = dict[str, Any]

OPENING = dt.timedelta(seconds=5)
"""By then a dialog is open or never opens: Slack lets one be opened for three seconds after the press."""


class Door:
    """One workspace's way in, the same for Socket Mode and HTTP; the bell wakes whoever works from the rows.

    Nothing asks Slack before the acknowledgement. What needs Slack comes after it, in threads of the door's own.
    """

    def __init__(self, office: Office, directory: Directory, team: str, bell: Event) -> None:
        self.office, self.team = office, team
        self.openings = Openings(office)
        self._directory, self._bell = directory, bell
        self._afterwards = ThreadPoolExecutor(8, thread_name_prefix="slack-dialogs")

    def close(self) -> None:
        """Returns when nothing is under way; what has not begun is left to its row."""
        self._afterwards.shutdown(cancel_futures=True)

    def key(self, *parts: object) -> str:
        """The key by which what is sent twice is kept once."""
        return ":".join(("slack", self.team, *map(str, parts)))

    def keep(self, kind: str, key: str, payload: Mapping[str, Any]) -> None:
        """What came waits to be handled; a second delivery finds its row and changes nothing."""
        self._put(kind, key, payload, self.office.now())
        self._bell.set()

    def opens(
        self, client: WebClient, body: Body, key: str, payload: Mapping[str, Any], view: Callable[[], Body | None],
        *, otherwise: str,
    ) -> None:  # fmt: skip
        """The press is kept, and the dialog opens once it has been acknowledged; then nothing is left to be handled.

        Where there is no view for the person, the press is handled as of the kind `otherwise`; where Slack does not
        open it, or the process dies, they hear so.
        """
        if self._put(DIALOG, key, payload, self.office.now() + OPENING):
            self.after(partial(self._open, client, body, key, view, otherwise))

    def after(self, act: Callable[[], object]) -> None:
        """It is done beside the acknowledgement, which does not wait for it."""
        self._afterwards.submit(_survived, act)

    def drawn(self, asked: Dialog, user: str, about: Shown) -> Body | None:
        """The dialog as it is for the person now; Slack is asked who that is, where they have never written."""
        return self.openings.view(asked, self.person(user) or self._directory.person(user), about)

    def person(self, user: str) -> Person | None:
        """Whose the account is, as far as is known without asking Slack."""
        return self._directory.remembered(user)

    def words(self, user: str) -> Words:
        """The language of whoever has that account, or the municipality's for one that we do not know."""
        person = self.person(user)
        if person is None:
            return Words(self.office.town.settings.municipality.language)
        with self.office.database.read() as connection:
            return words_for(connection, person)

    def _put(self, kind: str, key: str, payload: Mapping[str, Any], due: dt.datetime) -> bool:
        with self.office.database.write() as connection:
            row = inbox.put(
                connection,
                channel="slack",
                kind=kind,
                key=key,
                sender=payload["user"],
                received_at=self.office.now(),
                now=due,
                payload=payload,
            )
        return row is not None

    def _open(self, client: WebClient, body: Body, key: str, view: Callable[[], Body | None], otherwise: str) -> None:
        kind = DIALOG
        try:
            if drawn := view():
                client.views_open(trigger_id=body["trigger_id"], view=carrying(drawn, of_press(body)))
                with self.office.database.write() as connection:
                    inbox.withdraw(connection, key)
                return
            kind = otherwise
        except TROUBLE as error:
            log.warning("dialog_not_opened", arrival=key, error=failure(error).message)
        with self.office.database.write() as connection:
            inbox.hasten(connection, key, kind, self.office.now())
        self._bell.set()


def _survived(act: Callable[[], object]) -> None:
    try:
        act()
    except Exception:
        # Whatever broke, the row that was kept comes due.
        log.exception("slack_afterwards_broke")
