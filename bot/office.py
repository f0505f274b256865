"""The bot's office: the store, the municipality and the channels, and desks to work at."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.channel import Channel
from bot.config.municipality import Municipality
from bot.desk import Desk
from bot.words import Words
from claims.clock import date_in_norway
from claims.people import Person, with_deputies
from parsers.text import Reader
from store import deputies, languages
from store.database import Database


def utc_now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def as_people_say(connection: Connection, town: Municipality, day: dt.date) -> Municipality:
    """The municipality with what people have said themselves: their languages, and as of the day their deputies.

    Whoever approves no longer, by the roles of people.csv, is nobody's deputy either.
    """
    approving = {one.id for one in town.people if one.approves}
    named = [one.deputy for one in deputies.lasting(connection, day) if one.deputy.deputy in approving]
    own = [right for right in town.approvers if not right.holder]
    speaking = town.people.speaking(languages.chosen(connection))
    return replace(town, people=speaking, approvers=with_deputies(own, [*town.deputies, *named]))


def words_for(connection: Connection, person: Person) -> Words:
    """The words of the language in which the person is written to at this moment."""
    return Words(languages.of(connection, person.id) or person.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What every loop of the bot shares; it holds no state of its own, so any number of them may run."""

    database: Database
    town: Municipality
    channels: Mapping[str, Channel]
    reader: Reader
    now: Callable[[], dt.datetime] = utc_now

    @property
    def today(self) -> dt.date:
        """The date in Norway."""
        return date_in_norway(self.now())

    def town_now(self, connection: Connection) -> Municipality:
        """The municipality with what people have said themselves."""
        return as_people_say(connection, self.town, self.today)

    @contextmanager
    def desk(self, source: str) -> Iterator[Desk]:
        """A desk in a transaction of its own, which commits when the block ends without an error."""
        with self.database.write() as connection:
            yield Desk(
                connection=connection,
                town=self.town_now(connection),
                channels=self.channels,
                reader=self.reader,
                now=self.now(),
                source=source,
            )
