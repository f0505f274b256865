"""The audit trail: who did what to which claim, when, and from which message; rows are only ever added."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from store.tables import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the trail; `actor` is a person's id, or `system`."""

    at: dt.datetime
    actor: str
    action: str
    claim: str | None
    source: str | None
    details: Mapping[str, Any]


def note(
    connection: Connection,
    *,
    at: dt.datetime,
    actor: str,
    action: str,
    claim: str | None = None,
    source: str | None = None,
    **details: object,
) -> None:
    """The entry is kept with the transaction that did what it says."""
    connection.execute(
        insert(audit).values(at=at, actor=actor, action=action, claim=claim, source=source, details=details)
    )


def of_claim(connection: Connection, claim: str) -> list[Entry]:
    """The claim's trail, oldest first."""
    return _entries(connection, select(audit).where(audit.c.claim == claim))


def done_last(connection: Connection, actor: str) -> list[Entry]:
    """All that the person did with the message or click they last did something with, oldest first."""
    own = select(audit).where(audit.c.actor == actor)
    latest = connection.execute(own.order_by(audit.c.id.desc()).limit(1)).one_or_none()
    return _entries(connection, own.where(audit.c.source == latest.source)) if latest else []


LINES_WENT = "lines_returned"
"""The action that takes lines out of a claim which goes on; its details name the claim's new `version`."""


def lines_went_after(connection: Connection, claim: str, version: int) -> bool:
    """True when lines were taken out of the claim that had that version."""
    went = select(audit.c.details).where(audit.c.claim == claim, audit.c.action == LINES_WENT)
    return any(details.get("version", version + 1) > version for details in connection.scalars(went))


def was_opened_unproven(connection: Connection, claim: str) -> bool:
    """True for a claim whose first message anybody could have written in its person's name."""
    opened = select(audit.c.details).where(audit.c.claim == claim, audit.c.action == "opened")
    return any(details.get("unproven") for details in connection.scalars(opened))


def _entries(connection: Connection, query: Select[Any]) -> list[Entry]:
    rows = connection.execute(query.order_by(audit.c.id))
    return [Entry(**{name: getattr(row, name) for name in Entry.__slots__}) for row in rows]
