"""Insert unless it is there: the same statements on both databases."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say what happens on conflict."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def insert_once(connection: Connection, table: Table, values: Mapping[str, object]) -> int | None:
    """The new row's id, or None when a unique key says that the row is there already."""
    # The values come beside the statement, which the library then prepares only once.
    statement = insert_into(connection, table).on_conflict_do_nothing().returning(table.c.id)
    number: int | None = connection.scalar(statement, dict(values))
    return number
