"""What came in: kept before it is interpreted, handled once, tried again when it fails, never dropped."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, exists, false, func, select, update

from store.once import insert_once
from store.tables import inbox

MAX_ATTEMPTS = 5
VERIFIED = "verified"
"""In an arrival's payload: true where its channel has vouched for whom it is from."""
ADDRESSED = "addressed"
"""The kind of an arrival that is an earlier message once more: read as one about the claim in its payload."""
LATE = "late"
"""The kind of an arrival for which nothing else of its sender waits, and that is handled apart."""
DIALOG = "dialog"
"""The kind of an arrival that is there to be handled in case its dialog does not open; nothing else waits for it."""
LONGEST_WAIT = dt.timedelta(seconds=30)
"""Whoever wrote hears within a minute that something cannot be handled; what comes behind it waits as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One thing that came in. `raw` is the hash of its bytes; `sender` keeps a person's things in order."""

    id: int
    channel: str
    kind: str
    key: str
    sender: str
    payload: Mapping[str, Any]
    raw: str | None
    received_at: dt.datetime
    attempts: int


def put(
    connection: Connection,
    *,
    channel: str,
    kind: str,
    key: str,
    sender: str,
    received_at: dt.datetime,
    now: dt.datetime,
    payload: Mapping[str, Any] | None = None,
    raw: str | None = None,
) -> int | None:
    """The row's id, or None when the same thing (by `key`) came in before."""
    return insert_once(
        connection,
        inbox,
        {
            "channel": channel,
            "kind": kind,
            "key": key,
            "sender": sender,
            "payload": dict(payload or {}),
            "raw": raw,
            "received_at": received_at,
            "state": "waiting",
            "attempts": 0,
            "next_try_at": now,
        },
    )


def id_of(connection: Connection, key: str) -> int:
    """The row that came in under the key; LookupError when there is none."""
    number: int | None = connection.scalar(select(inbox.c.id).where(inbox.c.key == key))
    if number is None:
        raise LookupError(key)
    return number


def ids_of(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """By key the rows that came in under these keys; keys without a row are left out."""
    rows = connection.execute(select(inbox.c.key, inbox.c.id).where(inbox.c.key.in_(keys)))
    return {row.key: row.id for row in rows}


def find(connection: Connection, key: str) -> Arrival | None:
    """The row that came in under the key; None when there is none."""
    row = connection.execute(select(inbox).where(inbox.c.key == key)).one_or_none()
    return _arrival(row) if row else None


def get(connection: Connection, number: int) -> Arrival:
    """The row; NoResultFound when there is none."""
    return _arrival(connection.execute(select(inbox).where(inbox.c.id == number)).one())


def before(
    connection: Connection, arrival: Arrival, since: dt.datetime, reasons: Collection[str], *, limit: int
) -> list[Arrival]:
    """What the same sender sent of the same kind since then, and before the arrival, newest first; at most `limit`.

    Only what was handled for one of the `reasons`, and has been neither corrected nor deleted.
    """
    same = [getattr(inbox.c, name) == getattr(arrival, name) for name in ("channel", "sender", "kind")]
    later = inbox.alias()
    undone = exists().where(later.c.channel == inbox.c.channel, later.c.sender == inbox.c.sender)
    undone = undone.where(later.c.id > inbox.c.id, later.c.key.startswith(inbox.c.key.concat(":")))
    query = (
        select(inbox)
        .where(*same, inbox.c.id < arrival.id, inbox.c.received_at >= since, inbox.c.reason.in_(reasons), ~undone)
        .where(inbox.c.state == "handled")
        .order_by(inbox.c.id.desc())
        .limit(limit)
    )
    return [_arrival(row) for row in connection.execute(query)]


def outcome_of(connection: Connection, number: int) -> tuple[str | None, str | None]:
    """What became of the row, None while it waits, and why; or why it could not be handled so far."""
    row = connection.execute(select(inbox.c.outcome, inbox.c.reason).where(inbox.c.id == number)).one()
    return row.outcome, row.reason


def due(connection: Connection, now: dt.datetime, limit: int = 20, *, late: bool = False) -> list[Arrival]:
    """What waits to be handled, oldest first; nothing of a sender whose earlier thing still waits.

    What is `late` is due by itself, as nothing waits for it.
    """
    earlier = inbox.alias()
    blocked = exists().where(
        earlier.c.channel == inbox.c.channel,
        earlier.c.sender == inbox.c.sender,
        earlier.c.state == "waiting",
        earlier.c.kind.not_in((LATE, DIALOG)),
        earlier.c.id < inbox.c.id,
    )
    kind = inbox.c.kind == LATE if late else inbox.c.kind != LATE
    query = (
        select(inbox)
        .where(kind, inbox.c.state == "waiting", inbox.c.next_try_at <= now, ~blocked)
        .order_by(inbox.c.id)
        .limit(limit)
    )
    return [_arrival(row) for row in connection.execute(query)]


def answered_since(connection: Connection, channel: str, sender: str, moment: dt.datetime, *, verified: bool) -> int:
    """How many of the sender's things have been answered since then, of the `verified` ones or of the others.

    All count that were handled or have failed, other than those that were left alone.
    """
    query = (
        select(func.count())
        .select_from(inbox)
        .where(
            inbox.c.channel == channel,
            inbox.c.sender == sender,
            inbox.c.state != "waiting",
            inbox.c.handled_at > moment,
            inbox.c.outcome != "ignored",
            func.coalesce(inbox.c.payload[VERIFIED].as_boolean(), false()) == verified,
        )
    )
    return connection.scalar(query) or 0


def take(connection: Connection, arrival: Arrival) -> bool:
    """True when this transaction is the one that handles the arrival; others wait here and then get False."""
    row = connection.execute(select(inbox.c.state).where(inbox.c.id == arrival.id).with_for_update()).one()
    return bool(row.state == "waiting")


def vouched(connection: Connection, arrival: Arrival, *, verified: bool) -> None:
    """The arrival's payload says whether its channel vouches for whom it is from."""
    payload = {**arrival.payload, VERIFIED: verified}
    connection.execute(update(inbox).where(inbox.c.id == arrival.id).values(payload=payload))


def withdraw(connection: Connection, key: str) -> None:
    """What came in under the key has been dealt with before its turn, and need not be handled."""
    connection.execute(delete(inbox).where(inbox.c.key == key, inbox.c.state == "waiting"))


def hasten(connection: Connection, key: str, kind: str, now: dt.datetime) -> None:
    """What waits under the key is of that kind after all, and due."""
    waiting = update(inbox).where(inbox.c.key == key, inbox.c.state == "waiting")
    connection.execute(waiting.values(kind=kind, next_try_at=now))


def handled(connection: Connection, arrival: Arrival, now: dt.datetime, outcome: str, reason: str = "") -> None:
    """The arrival is done, with what became of it."""
    connection.execute(
        update(inbox)
        .where(inbox.c.id == arrival.id)
        .values(state="handled", handled_at=now, outcome=outcome, reason=reason)
    )


def try_begun(connection: Connection, arrival: Arrival, now: dt.datetime) -> None:
    """The attempt is counted before it is made, and pushed ahead, so that a poison item cannot crash-loop."""
    wait = min(LONGEST_WAIT, dt.timedelta(seconds=2 ** min(arrival.attempts, MAX_ATTEMPTS)))
    connection.execute(
        update(inbox).where(inbox.c.id == arrival.id).values(attempts=arrival.attempts + 1, next_try_at=now + wait)
    )


def put_off(connection: Connection, arrival: Arrival, now: dt.datetime, wait: dt.timedelta, reason: str = "") -> None:
    """The attempt does not count, because it failed for a reason that is not the arrival's; it waits."""
    values = {"attempts": arrival.attempts, "next_try_at": now + wait, "reason": reason}
    connection.execute(update(inbox).where(inbox.c.id == arrival.id).values(values))


def troubled(connection: Connection, arrival: Arrival, reason: str) -> None:
    """What went wrong with the attempt is known to whoever lists what waits."""
    connection.execute(update(inbox).where(inbox.c.id == arrival.id).values(reason=reason))


def failed(connection: Connection, arrival: Arrival, now: dt.datetime, reason: str) -> None:
    """The arrival is set aside for an administrator; its bytes stay."""
    connection.execute(
        update(inbox)
        .where(inbox.c.id == arrival.id)
        .values(state="failed", handled_at=now, outcome="failed", reason=reason)
    )


def _arrival(row: object) -> Arrival:
    return Arrival(**{name: getattr(row, name) for name in Arrival.__slots__})
