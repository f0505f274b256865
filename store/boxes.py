"""What is unfinished in inbox and outbox, for whoever keeps the bot running."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, select, update

from store.tables import inbox, outbox

Box = Literal["in", "out"]
TABLES = {"in": inbox, "out": outbox}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A row that waits, or was given up; `what` is its key."""

    box: Box
    number: int
    state: str
    since: dt.datetime
    attempts: int
    what: str
    why: str | None


def unfinished(connection: Connection) -> list[Unfinished]:
    """Every row that is neither handled nor sent, what came in first, oldest first."""
    arrivals = select(inbox).where(inbox.c.state.in_(["waiting", "failed"])).order_by(inbox.c.id)
    messages = select(outbox).where(outbox.c.state.in_(["waiting", "failed"])).order_by(outbox.c.id)
    return [
        *(_unfinished("in", row, row.received_at, row.reason) for row in connection.execute(arrivals)),
        *(_unfinished("out", row, row.created_at, row.error) for row in connection.execute(messages)),
    ]


def retry(connection: Connection, box: Box, number: int, now: dt.datetime) -> bool:
    """True when the row had been given up and is due again now, with all its tries."""
    table = TABLES[box]
    again = update(table).where(table.c.id == number, table.c.state == "failed")
    return connection.execute(again.values(state="waiting", attempts=0, next_try_at=now)).rowcount == 1


def _unfinished(box: Box, row: Row[Any], since: dt.datetime, why: str | None) -> Unfinished:
    return Unfinished(
        box=box, number=row.id, state=row.state, since=since, attempts=row.attempts, what=row.key, why=why
    )
