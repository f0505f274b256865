"""What the tests of the store agree on: a moment, and threads that start together."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
T = TypeVar("T")


def together(work: Callable[[int], T], threads: int = 8) -> list[T]:
    """What each of the threads' work gave, all begun at the same moment."""
    barrier = Barrier(threads)

    def begin(number: int) -> T:
        barrier.wait(timeout=30)
        return work(number)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(begin, range(threads)))
