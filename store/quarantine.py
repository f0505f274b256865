"""Mails that were set apart: which they are, why, and another try for them."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, update

from store.tables import inbox

RELEASED = "released"
"""In an arrival's payload: to be taken as it is by an administrator's order, as from the person of that id, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApart:
    """One mail in quarantine; `raw` is the hash of its bytes, `sender` its address where it has a usable one."""

    number: int
    received_at: dt.datetime
    sender: str
    reason: str
    raw: str


def everything(connection: Connection) -> list[SetApart]:
    """All that is in quarantine, oldest first."""
    return [_set_apart(row) for row in connection.execute(select(inbox).where(_is_set_apart()).order_by(inbox.c.id))]


def count(connection: Connection) -> int:
    """How many mails are in quarantine."""
    return connection.scalar(select(func.count()).select_from(inbox).where(_is_set_apart())) or 0


def get(connection: Connection, number: int) -> SetApart | None:
    """The mail of that number; None when it is not in quarantine."""
    row = connection.execute(select(inbox).where(inbox.c.id == number, _is_set_apart())).one_or_none()
    return _set_apart(row) if row else None


def handle_again(connection: Connection, number: int, now: dt.datetime, **orders: str) -> None:
    """The mail is due again, with these orders (`RELEASED`) alone; nothing happens to one that is not in quarantine."""
    payload = connection.scalar(select(inbox.c.payload).where(inbox.c.id == number)) or {}
    as_it_came = {name: value for name, value in payload.items() if name != RELEASED}
    again = update(inbox).where(inbox.c.id == number, _is_set_apart())
    due = {"state": "waiting", "outcome": None, "reason": None, "attempts": 0, "next_try_at": now, "handled_at": None}
    connection.execute(again.values(**due, payload={**as_it_came, **orders}))


def _is_set_apart() -> ColumnElement[bool]:
    unclear = and_(inbox.c.state == "handled", inbox.c.outcome == "quarantined")
    return and_(inbox.c.channel == "mail", or_(unclear, inbox.c.state == "failed"))


def _set_apart(row: Row[tuple[object, ...]]) -> SetApart:
    return SetApart(
        number=row.id,
        received_at=row.received_at,
        sender=row.sender if "@" in row.sender else "",
        reason=row.reason,
        raw=row.raw,
    )
