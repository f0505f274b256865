"""A bot at work in this process, and what its store says of it."""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import func, select

import scheduler
from bot.inbox_worker import TROUBLE_WAIT
from bot.office import Office, utc_now
from bot.service import Service
from claims.claim import Claim, State
from demo.slack import Message
from demo.town import BOT_ADDRESS, Town
from store import claims
from store.audit import Entry
from store.tables import audit, inbox, outbox
from tests.bot.hands import File, Post, moment, said

PATIENCE_SECONDS = 2 * TROUBLE_WAIT.total_seconds()
"""What has to rest once, because a peer was too slow on a busy machine, comes all the same."""
Found = TypeVar("Found")

EVERY_STATE: tuple[State, ...] = (
    "draft", "submitted", "attested", "authorised", "exported", "paid", "returned", "withdrawn", "deleted",
)  # fmt: skip


def wait_until(look: Callable[[], Found | None], what: str) -> Found:
    """What `look` gives as soon as it is neither None nor False; AssertionError when it never is."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, f"{what} did not happen within {PATIENCE_SECONDS} s"
        time.sleep(0.01)
    return found


@dataclass(frozen=True)
class Running:
    """The bot and its town: hands for everybody, and eyes on the store."""

    office: Office
    town: Town
    deliver: Callable[[bytes, dt.datetime | None], None]

    def post(self, name: str) -> Post:
        """The mail program of the person whose name starts so."""
        return Post(self.town, self.town.person(name).email, self.deliver)

    def says(
        self,
        name: str,
        text: str,
        *,
        at: dt.datetime | None = None,
        files: Sequence[File] = (),
        thread_ts: str | None = None,
    ) -> Message:
        """The chat message that the person has sent to the bot."""
        return self.town.slack.say(self.town.user(name), text, at=at, files=files, thread_ts=thread_ts)

    def sees(self, name: str, *parts: str, offers: str | None = None) -> Message:
        """The first chat message of the bot's that shows the person all of the parts, waited for."""
        return self.town.slack.wait_for_message(self.town.user(name), said(*parts, offers=offers))

    def presses(self, name: str, message: Message, action: str, *, stale: bool = False) -> None:
        """The person has pressed the button, and the bot has acknowledged it."""
        self.town.slack.click(self.town.user(name), message, action, stale=stale)

    def from_bot(self, name: str, *parts: str) -> list[Message]:
        """Every chat message of the bot's to the person that shows all of the parts now."""
        return [message for message in self.town.slack.dm(self.town.user(name)) if said(*parts)(message)]

    def outcomes(self, count: int) -> list[tuple[str, str]]:
        """What became of the first `count` arrivals, once nothing waits to be handled or sent."""

        def at_rest() -> bool:
            with self.office.database.read() as connection:
                arrived = connection.scalar(select(func.count()).select_from(inbox)) or 0
            return arrived >= count and not self._waiting()

        try:
            wait_until(at_rest, f"rest after {count} arrivals")
        except AssertionError as error:
            error.add_note(f"what waits: {self._waiting()}")
            raise
        with self.office.database.read() as connection:
            rows = connection.execute(select(inbox.c.outcome, inbox.c.reason).order_by(inbox.c.id))
            return [(row.outcome, row.reason) for row in rows]

    def _waiting(self) -> list[str]:
        """The keys of all that waits to be handled or sent."""
        with self.office.database.read() as connection:
            queries = [select(table.c.key).where(table.c.state == "waiting") for table in (inbox, outbox)]
            return [key for query in queries for key in connection.scalars(query)]

    def claims(self, *states: State) -> list[Claim]:
        """The claims in those states, or all of them."""
        with self.office.database.read() as connection:
            return claims.in_state(connection, states or EVERY_STATE)

    def trail(self) -> list[Entry]:
        """The whole audit trail, oldest first."""
        with self.office.database.read() as connection:
            rows = connection.execute(select(audit).order_by(audit.c.id)).all()
        return [Entry(**{name: getattr(row, name) for name in Entry.__slots__}) for row in rows]

    def sent(self, kind: str) -> list[str]:
        """The recipients of every notice of that kind that lies in the outbox, sent or not."""
        with self.office.database.read() as connection:
            rows = connection.execute(select(outbox.c.recipient).where(outbox.c.key.startswith(f"{kind}:")))
            return [row.recipient for row in rows]


@contextmanager
def running(town: Town, *, connected: bool = True) -> Iterator[Running]:
    """The bot of the town at work, connected to Slack unless it is expected not to be."""
    municipality = town.municipality
    with Service(municipality, scheduler.start) as service:
        settings = municipality.settings
        assert settings.slack
        if settings.slack.mode == "http":
            town.slack.deliver_by_http(f"http://127.0.0.1:{settings.web.port}/slack/events")
        elif connected:
            assert town.slack.wait_until_connected()
        yield Running(service.office, town, lambda raw, at: town.mail.deliver(raw, BOT_ADDRESS, at))


def says(bot: Running, *messages: str, name: str = "Kari") -> tuple[str, str]:
    """What became of the last of the messages, which come in chat an hour after each other."""
    before = len(bot.outcomes(0))
    for hour, message in enumerate(messages, before + 1):
        bot.says(name, message, at=moment(f"2023-10-14T{hour:02}:00"))
        found = bot.outcomes(hour)
    return found[-1]


def says_now(bot: Running, *messages: str, name: str = "Kari") -> tuple[str, str]:
    """What became of the last of the messages, which come now: an answer to what has just been asked."""
    for number, message in enumerate(messages, len(bot.outcomes(0)) + 1):
        bot.says(name, message, at=utc_now())
        found = bot.outcomes(number)
    return found[-1]


def at(office: Office, when: dt.datetime) -> Office:
    """The same office at another moment."""
    return replace(office, now=lambda: when)
