"""What the tests of the store agree on: a moment, threads that start together, and mails read back."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from sqlalchemy import select

from store import raw_mails
from store.database import Database
from store.tables import inbox

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
T = TypeVar("T")


def kept_mails(database: Database) -> list[bytes]:
    """The bytes of every mail that has a row, in order."""
    with database.read() as connection:
        rows = connection.execute(select(inbox.c.id, inbox.c.raw).order_by(inbox.c.id)).all()
    return [raw_mails.get(database, row.id, row.raw) for row in rows]


def together(work: Callable[[int], T], threads: int = 8) -> list[T]:
    """What each of the threads' work gave, all begun at the same moment."""
    barrier = Barrier(threads)

    def begin(number: int) -> T:
        barrier.wait(timeout=30)
        return work(number)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(begin, range(threads)))
