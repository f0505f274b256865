"""Which mail had a Message-ID first."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from store.once import insert_into
from store.tables import message_id


def first(connection: Connection, seen: Sequence[tuple[str, int]]) -> list[int]:
    """For each Message-ID with the inbox row of its mail: the row of the first mail that had it, perhaps the same."""
    if not seen:
        return []
    rows = [{"message_id": identifier, "inbox_id": number} for identifier, number in seen]
    connection.execute(insert_into(connection, message_id).on_conflict_do_nothing(), rows)
    asked = select(message_id).where(message_id.c.message_id.in_([identifier for identifier, _ in seen]))
    owners = {row.message_id: row.inbox_id for row in connection.execute(asked)}
    return [owners[identifier] for identifier, _ in seen]
