"""The clock of Lauvdal: the same days each time the demo is played; their rates are known, and nothing is late."""

import datetime as dt
import time
from zoneinfo import ZoneInfo

BEGIN = dt.datetime(2026, 11, 13, 9, tzinfo=ZoneInfo("Europe/Oslo"))
"""A Friday. The rates of 2026 are the last that are known: see claims/rates/ and examples/lauvdal/types.csv."""


def machine_time() -> dt.datetime:
    """This moment by the clock of the machine, in UTC."""
    return dt.datetime.now(dt.UTC)


class TownClock:
    """Begins at BEGIN and goes on as any clock does; it can be put forward, never back."""

    def __init__(self) -> None:
        self._zero = BEGIN - dt.timedelta(seconds=time.monotonic())

    def now(self) -> dt.datetime:
        """This moment in Lauvdal, in UTC."""
        return (self._zero + dt.timedelta(seconds=time.monotonic())).astimezone(dt.UTC)

    def put_forward(self, days: int) -> None:
        """So many days have passed for everybody."""
        self._zero += dt.timedelta(days=days)
