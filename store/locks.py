"""Work that only one process does at a time: whoever holds its lock, for as long as the connection lives."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from store.database import Database


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that was got; it goes with its connection, however the process ends."""

    connection: Connection | None

    def is_held(self) -> bool:
        """False once the database has let go of it, as after a restart."""
        if self.connection is None:
            return True
        try:
            self.connection.exec_driver_sql("select 1")
        except DBAPIError:
            return False
        return True


@contextmanager
def only_one(database: Database, name: str) -> Iterator[Lock | None]:
    """The lock of that name, or None while another process holds it.

    On SQLite it is always got: there is one process a file.
    """
    if database.engine.dialect.name != "postgresql":
        yield Lock(None)
        return
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    with database.session() as connection:
        got = connection.exec_driver_sql("select pg_try_advisory_lock(%s)", (key,)).scalar()
        try:
            yield Lock(connection) if got else None
        finally:
            with suppress(SQLAlchemyError):
                connection.exec_driver_sql("select pg_advisory_unlock(%s)", (key,))
