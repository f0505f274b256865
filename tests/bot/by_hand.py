"""The bot without its loops: the test sets the clock, and turns everything by hand."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass

from dateutil.relativedelta import FR, relativedelta

from bot import inbox_worker
from bot.assembly import open_office
from bot.delivery import deliver_one
from bot.office import Office, utc_now
from demo.town import Town
from store import inbox
from store.migrate import upgrade

# A Friday to come: what arrives is due by the machine's clock, and the test's must not be behind it.
FRIDAY = (utc_now() + relativedelta(days=1, weekday=FR)).replace(hour=15, minute=0)


@dataclass
class Clock:
    """The office's clock; the test sets it."""

    time: dt.datetime = FRIDAY

    def now(self) -> dt.datetime:
        return self.time


@contextmanager
def office(town: Town, clock: Clock) -> Iterator[Office]:
    """The town's office as its settings are now, whose loops the test turns by hand."""
    opened = open_office(town.municipality, clock.now)
    with closing(opened.database):
        upgrade(opened.database)
        yield opened


def turn(office: Office) -> None:
    """Everything that is due at the clock's time has been handled, sent or put off."""
    while inbox_worker.work(office) or inbox_worker.work(office, late=True):
        pass
    for channel in office.channels.values():
        while deliver_one(office, channel):
            pass


def keeps(office: Office, kind: str, key: str, user: str, payload: Mapping[str, object]) -> None:
    """The arrival has come in from Slack under that key."""
    now = office.now()
    with office.database.write() as connection:
        inbox.put(
            connection, channel="slack", kind=kind, key=f"slack:{key}", sender=user, received_at=now, now=now,
            payload=payload,
        )  # fmt: skip
