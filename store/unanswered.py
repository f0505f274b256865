"""What people wait for an answer to: it is not handled yet, or what came of it for them is not sent."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, FromClause, exists, literal, or_, select

from store import accounts
from store.inbox import DIALOG, LATE, Arrival
from store.tables import heard_account, inbox, outbox


def since(
    connection: Connection, channel: str, kinds: Collection[str], moment: dt.datetime, limit: int, *, but: str
) -> list[Arrival]:
    """What somebody has waited for an answer to since the moment, the oldest first; answers are rows of those `kinds`.

    Nobody waits for what is late, or there in case a dialog does not open. Left out is what there is a row for under
    `but`, followed by its key.
    """
    unhandled = select(inbox.c.id).where(
        inbox.c.state == "waiting",
        inbox.c.channel == channel,
        inbox.c.kind.not_in((LATE, DIALOG)),
        inbox.c.received_at <= moment,
        ~_has_row(inbox, but),
    )
    # From what is to be sent to what it is sent because of: there are millions of others that have come in.
    came = inbox.alias()
    unsent = (
        select(came.c.id)
        .join_from(outbox, came, came.c.key == outbox.c.source)
        .where(
            outbox.c.state == "waiting",
            outbox.c.channel == channel,
            outbox.c.kind.in_(list(kinds)),
            outbox.c.created_at <= moment,
            _is_for_sender(came),
            ~_has_row(came, but),
        )
    )
    both = unhandled.union(unsent).subquery()
    rows = connection.execute(select(inbox).where(inbox.c.id.in_(select(both.c.id))).order_by(inbox.c.id).limit(limit))
    return [Arrival(**{name: getattr(row, name) for name in Arrival.__slots__}) for row in rows]


def is_answered(connection: Connection, key: str, kinds: Collection[str]) -> bool:
    """True when what came in under the key waits no more, and its sender has been sent all that came of it for them.

    True too when there is no such thing.
    """
    came = connection.execute(select(inbox).where(inbox.c.key == key)).first()
    if came is None or came.state == "waiting":
        return came is None
    name = f"@{came.sender}"
    unsent = select(outbox.c.id).where(
        outbox.c.channel == came.channel,
        outbox.c.recipient.in_([name, accounts.heard_as(connection, came.channel, name)]),
        outbox.c.state == "waiting",
        outbox.c.kind.in_(list(kinds)),
        outbox.c.source == key,
    )
    return connection.scalar(unsent.limit(1)) is None


def _is_for_sender(came: FromClause) -> ColumnElement[bool]:
    """A row of the outbox is to the account that sent the thing, or to whoever it was when it last wrote."""
    name = literal("@") + came.c.sender
    person = select(heard_account.c.person).where(
        heard_account.c.channel == came.c.channel, heard_account.c.name == name
    )
    return or_(outbox.c.recipient == name, outbox.c.recipient == person.scalar_subquery())


def _has_row(came: FromClause, prefix: str) -> ColumnElement[bool]:
    known = outbox.alias()
    return exists().where(known.c.key == literal(prefix) + came.c.key)
