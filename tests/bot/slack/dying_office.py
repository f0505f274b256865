"""An office without any loop: what arrives is handled at once, perhaps after a death, perhaps twice."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from typing import Any

from sqlalchemy import select

from bot.assembly import open_office
from bot.config.municipality import load
from bot.conversation import respond
from bot.inbox_worker import handle
from bot.slack.channel import SlackChannel
from bot.slack.door import Door
from bot.slack.interactions import Interactions
from bot.slack.messages import Messages
from bot.slack.signs import Signs
from claims.claim import Claim
from demo.town import Town
from store import claims, inbox
from store.inbox import Arrival
from store.tables import claim as claim_table
from store.tables import outbox


class Killed(BaseException):
    """The bot ends before its transaction does."""


class DyingOffice:
    """A town's office with a store of its own, so that each example goes the same way whenever it is played."""

    def __init__(self, town: Town, migrated: Path) -> None:
        folder = Path(mkdtemp(dir=town.folder.parent)) / town.folder.name
        shutil.copytree(town.folder, folder)
        self.office = open_office(load(folder))
        shutil.copy(migrated, folder / "var" / "godtgjort.db")
        self.town = town
        self._channel = self.office.channels["slack"]
        assert isinstance(self._channel, SlackChannel)
        door = Door(self.office, self._channel.directory, town.slack.team_id, Event())
        late = timedelta(minutes=1)
        self._signs = Signs(self.office.database, self._channel.client, lambda: self.office.now() + late)
        self.messages, self.interactions = Messages(door), Interactions(door)

    def arrives(self, keep: Callable[[], None], dies: bool, twice: bool) -> None:
        """What `keep` keeps has been handled, once; whoever waits because of a death is shown a sign."""
        keep()
        (arrival,) = self._waiting()
        if dies:
            self._signs.queue()
            intake = self._channel.prepare(arrival)
            with suppress(Killed), self.office.desk(arrival.key) as desk:
                assert inbox.take(desk.connection, arrival)
                respond(desk, intake)
                raise Killed
        handle(self.office, arrival)
        if twice:
            keep()
            handle(self.office, arrival)
        for again in self._waiting():  # a message that is read once more, for the claim that was picked for it
            handle(self.office, again)
        assert self._waiting() == []

    def _waiting(self) -> list[Arrival]:
        with self.office.database.read() as connection:
            return inbox.due(connection, self.office.now())

    def claims(self) -> list[Claim]:
        """Every claim, oldest first."""
        with self.office.database.read() as connection:
            made = connection.scalars(select(claim_table.c.number).order_by(claim_table.c.number)).all()
            return [claim for number in made if (claim := claims.get(connection, number))]

    def told(self, person: str) -> list[Any]:
        """The payloads of all that the person is told in words or asked, the oldest first."""
        query = select(outbox.c.payload).where(outbox.c.recipient == person, outbox.c.kind.in_(("text", "proposal")))
        with self.office.database.read() as connection:
            return list(connection.scalars(query.order_by(outbox.c.id)))

    def queued(self, kind: str) -> list[Any]:
        """The payloads of every row of the outbox of that kind."""
        query = select(outbox.c.payload).where(outbox.c.kind == kind).order_by(outbox.c.id)
        with self.office.database.read() as connection:
            return list(connection.scalars(query))

    def sums(self) -> tuple[Decimal, Decimal]:
        """What all claims come to, and what is taxed of it."""
        found = self.claims()
        return sum((c.total for c in found), Decimal(0)), sum((c.taxable for c in found), Decimal(0))

    def files(self) -> set[str]:
        """The hashes of all files that lie on a claim."""
        return {receipt.sha256 for claim in self.claims() for receipt in claim.receipts}

    def lines(self) -> int:
        """How many lines there are on claims that are not deleted."""
        return sum(len(claim.lines) for claim in self.claims() if claim.state != "deleted")

    def close(self) -> None:
        """The store is let go of."""
        self.office.database.close()
