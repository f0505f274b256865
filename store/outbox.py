"""What is to be sent: one row an effect, by a unique key, delivered in order to each recipient."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, update

from store.once import insert_once
from store.tables import outbox

LEASE = dt.timedelta(seconds=60)
_FAR_BACK = 200
"""Rows to one recipient, of which a few stand in each thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One thing to send. `uncertain` is true when an earlier attempt may have reached the other side unseen."""

    id: int
    key: str
    channel: str
    recipient: str
    kind: str
    claim: str | None
    payload: Mapping[str, Any]
    created_at: dt.datetime
    attempts: int

    @property
    def uncertain(self) -> bool:
        """True after the first attempt: look on the other side before sending again."""
        return self.attempts > 1


def put(
    connection: Connection,
    *,
    key: str,
    channel: str,
    recipient: str,
    kind: str,
    now: dt.datetime,
    payload: Mapping[str, Any] | None = None,
    claim: str | None = None,
    source: str | None = None,
) -> int | None:
    """The row's id, or None when an effect with that key is there already: it is never sent twice."""
    return insert_once(
        connection,
        outbox,
        {
            "key": key,
            "channel": channel,
            "recipient": recipient,
            "kind": kind,
            "claim": claim,
            "source": source,
            "payload": dict(payload or {}),
            "created_at": now,
            "next_try_at": now,
            "attempts": 0,
            "state": "waiting",
        },
    )


def lease(connection: Connection, channel: str, now: dt.datetime) -> Outgoing | None:
    """The next row to send, held for a minute by the caller; None when nothing is due.

    What a recipient is told of one claim goes out in order: a row that waits holds back the later ones.
    """
    earlier = outbox.alias()
    blocked = exists().where(
        earlier.c.channel == outbox.c.channel,
        earlier.c.recipient == outbox.c.recipient,
        earlier.c.claim.is_not_distinct_from(outbox.c.claim),
        earlier.c.state == "waiting",
        earlier.c.id < outbox.c.id,
    )
    free = or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= now)
    query = (
        select(outbox)
        .where(outbox.c.channel == channel, outbox.c.state == "waiting", outbox.c.next_try_at <= now, free, ~blocked)
        .order_by(outbox.c.id)
        .limit(1)
    )
    row = connection.execute(query.with_for_update(skip_locked=True, of=outbox)).one_or_none()
    if row is None:
        return None
    attempts = row.attempts + 1
    connection.execute(update(outbox).where(outbox.c.id == row.id).values(lease_until=now + LEASE, attempts=attempts))
    values = {name: getattr(row, name) for name in Outgoing.__slots__}
    return Outgoing(**{**values, "attempts": attempts})


def sent_under(connection: Connection, number: int, mark: str) -> Outgoing | None:
    """The row of that number as it was sent, if the mark in its payload is this one."""
    row = connection.execute(select(outbox).where(outbox.c.id == number, outbox.c.state == "sent")).one_or_none()
    if row is None or row.payload.get("mark") != mark:
        return None
    return Outgoing(**{name: getattr(row, name) for name in Outgoing.__slots__})


def sent_as(connection: Connection, channel: str, recipient: str, remote_ids: Collection[str]) -> Outgoing | None:
    """What was sent to the recipient under one of the names that the other side has for it; None for any other name."""
    query = select(outbox).where(
        outbox.c.channel == channel,
        outbox.c.recipient == recipient,
        outbox.c.state == "sent",
        outbox.c.remote_id.in_(list(remote_ids)),
    )
    row = connection.execute(query.order_by(outbox.c.id.desc()).limit(1)).one_or_none()
    return Outgoing(**{name: getattr(row, name) for name in Outgoing.__slots__}) if row else None


def sent_since(
    connection: Connection,
    channel: str,
    recipient: str,
    kinds: Collection[str],
    moment: dt.datetime,
    asks: int = 0,
    *,
    threads: bool = True,
) -> set[str]:
    """The other side's names for what was sent to the recipient since then, of those kinds, or drawn anew.

    What `asks` again for an answer to the proposal of that number is left out, and what stands in `threads` if so said.
    """
    query = select(outbox.c.remote_id, outbox.c.payload).where(
        outbox.c.channel == channel,
        outbox.c.recipient == recipient,
        outbox.c.state == "sent",
        outbox.c.kind.in_(list(kinds)),
        outbox.c.sent_at >= moment,
    )
    rows = connection.execute(query)
    return {
        row.remote_id
        for row in rows
        if row.remote_id
        and not (asks and row.payload.get("asks") == asks)
        and (threads or not row.payload.get("thread"))
    }


def newest(
    connection: Connection, channel: str, kind: str, recipients: Collection[str], moment: dt.datetime
) -> list[Outgoing]:
    """The last row of the kind for each of the recipients who have had one since then, sent or not."""
    last = (
        select(func.max(outbox.c.id))
        .where(
            outbox.c.channel == channel,
            outbox.c.recipient.in_(list(recipients)),
            outbox.c.kind == kind,
            outbox.c.created_at >= moment,
        )
        .group_by(outbox.c.recipient)
    )
    rows = connection.execute(select(outbox).where(outbox.c.id.in_(last)).order_by(outbox.c.id))
    return [Outgoing(**{name: getattr(row, name) for name in Outgoing.__slots__}) for row in rows]


def last_in(connection: Connection, channel: str, recipient: str, thread: str) -> Outgoing | None:
    """What was sent to the recipient last in that thread; None where that is nothing, or far back."""
    query = select(outbox).where(outbox.c.channel == channel, outbox.c.recipient == recipient, outbox.c.state == "sent")
    rows = connection.execute(query.order_by(outbox.c.id.desc()).limit(_FAR_BACK))
    row = next((row for row in rows if row.payload.get("thread") == thread), None)
    return Outgoing(**{name: getattr(row, name) for name in Outgoing.__slots__}) if row else None


def how_many_wait(connection: Connection, channel: str, kind: str) -> int:
    """How many rows of the kind are still to be sent."""
    waiting = outbox.c.channel == channel, outbox.c.state == "waiting", outbox.c.kind == kind
    return connection.scalar(select(func.count()).select_from(outbox).where(*waiting)) or 0


def remote_id_of(connection: Connection, key: str) -> str | None:
    """The other side's name for what was sent under the key; None for nothing, or while it waits."""
    name: str | None = connection.scalar(select(outbox.c.remote_id).where(outbox.c.key == key))
    return name


def last_about(connection: Connection, channel: str, recipient: str, kind: str, claim: str) -> dt.datetime | None:
    """When the last row of the kind was made for the recipient about the claim, sent or not; None without one."""
    rows = select(outbox.c.created_at).where(
        outbox.c.channel == channel,
        outbox.c.recipient == recipient,
        outbox.c.kind == kind,
        outbox.c.claim == claim,
    )
    found: dt.datetime | None = connection.scalar(rows.order_by(outbox.c.id.desc()).limit(1))
    return found


def is_under_way(connection: Connection, number: int, mark: str) -> bool:
    """True for the row of that number and mark when it may have been sent, and that is not known yet."""
    begun = select(outbox.c.payload).where(outbox.c.id == number, outbox.c.state == "waiting", outbox.c.attempts > 0)
    payload = connection.scalar(begun)
    return payload is not None and payload.get("mark") == mark


def is_begun(connection: Connection, channel: str, recipient: str, thread: str | None = None) -> bool:
    """True when something may have been sent to the recipient, in that thread if one is given, and is not known yet."""
    begun = select(outbox.c.payload).where(
        outbox.c.channel == channel,
        outbox.c.recipient == recipient,
        outbox.c.state == "waiting",
        outbox.c.attempts > 0,
    )
    return any(not thread or payload.get("thread") == thread for payload in connection.scalars(begun))


def came_back(connection: Connection, item: Outgoing, now: dt.datetime, error: str) -> bool:
    """True when the row counted as sent and is given up now, because the other side could not deliver it after all."""
    returned = update(outbox).where(outbox.c.id == item.id, outbox.c.state == "sent")
    return connection.execute(returned.values(state="failed", sent_at=now, error=error)).rowcount == 1


def _own(item: Outgoing) -> ColumnElement[bool]:
    # Whoever let a lease expire has lost the row: the next holder's attempt counts.
    return and_(outbox.c.id == item.id, outbox.c.attempts == item.attempts, outbox.c.state == "waiting")


def release_leases(connection: Connection, channel: str) -> None:
    """Every held row is free again: for a start that knows that no other process sends."""
    connection.execute(
        update(outbox).where(outbox.c.channel == channel, outbox.c.state == "waiting").values(lease_until=None)
    )


def sent(connection: Connection, item: Outgoing, now: dt.datetime, remote_id: str) -> None:
    """The row is done; `remote_id` is what the other side calls the message."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == item.id)
        .values(state="sent", sent_at=now, remote_id=remote_id, lease_until=None, error=None)
    )


def postponed(
    connection: Connection, item: Outgoing, now: dt.datetime, error: str, wait: dt.timedelta, *, tried: bool = True
) -> None:
    """The row is tried again after `wait`, unless somebody else holds it by now; this attempt counts if it was made."""
    again = {"next_try_at": now + wait, "lease_until": None, "error": error, "attempts": item.attempts - (not tried)}
    connection.execute(update(outbox).where(_own(item)).values(again))


def failed(connection: Connection, item: Outgoing, now: dt.datetime, error: str) -> None:
    """The row is given up, with the reason, unless somebody else holds it by now."""
    connection.execute(
        update(outbox).where(_own(item)).values(state="failed", sent_at=now, lease_until=None, error=error)
    )
