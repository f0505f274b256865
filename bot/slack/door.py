"""Where what Slack sends is kept as an inbox row before it is acknowledged; the work happens from the row."""

from collections.abc import Mapping
from threading import Event
from typing import Any

from bot.office import Office
from bot.slack.dialogs.openings import Openings
from bot.slack.directory import Directory
from bot.words import Words
from store import inbox

Body = dict[str, Any]


class Door:
    """One workspace's way in, the same for Socket Mode and HTTP; the bell wakes whoever works from the rows."""

    def __init__(self, office: Office, directory: Directory, team: str, bell: Event) -> None:
        self.office, self.team = office, team
        self.openings = Openings(office, directory)
        self._directory, self._bell = directory, bell

    def key(self, *parts: object) -> str:
        """The key by which what is sent twice is kept once."""
        return ":".join(("slack", self.team, *map(str, parts)))

    def keep(self, kind: str, key: str, payload: Mapping[str, Any]) -> None:
        """What came waits to be handled; a second delivery finds its row and changes nothing."""
        with self.office.database.write() as connection:
            inbox.put(
                connection,
                channel="slack",
                kind=kind,
                key=key,
                sender=payload["user"],
                received_at=self.office.now(),
                now=self.office.now(),
                payload=payload,
            )
        self._bell.set()

    def words(self, user: str) -> Words:
        """The language of whoever has that account, or the municipality's for one that we do not know."""
        person = self._directory.person(user)
        return Words(person.language if person else self.office.town.settings.municipality.language)
