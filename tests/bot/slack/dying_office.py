"""An office without any loop: what arrives is handled at once, perhaps after a death, perhaps twice."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp
from threading import Event

from sqlalchemy import select

from bot.assembly import open_office
from bot.config.municipality import load
from bot.conversation import respond
from bot.inbox_worker import handle
from bot.slack.channel import SlackChannel
from bot.slack.door import Door
from bot.slack.interactions import Interactions
from bot.slack.messages import Messages
from claims.claim import Claim
from demo.town import Town
from store import claims, inbox
from store.inbox import Arrival
from store.tables import claim as claim_table


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
        self.messages, self.interactions = Messages(door), Interactions(door)

    def arrives(self, keep: Callable[[], None], dies: bool, twice: bool) -> None:
        """What `keep` keeps has been handled, once."""
        keep()
        (arrival,) = self._waiting()
        if dies:
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
