"""The database brought to the newest table layout."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from store.database import Database
from store.errors import NO_TABLES, StoreUnavailable

LOCK = 7_031_973
"""Any number that nothing else in the database locks."""


def upgrade(database: Database) -> None:
    """Every missing migration is applied, all in one transaction; a current database is left alone."""
    with database.write() as connection:
        _wait_for_others(connection)
        if _present(connection) != _newest():
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def renew(database: Database) -> None:
    """A database that has tables has the newest; StoreUnavailable, and nothing made, where it has none."""
    with database.read() as connection:
        present = _present(connection)
    if present is None:
        raise StoreUnavailable(NO_TABLES)
    if present != _newest():
        upgrade(database)


def _present(connection: Connection) -> str | None:
    """The layout that the database has; None without tables."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def _newest() -> str | None:
    """The layout that the migrations lead to; they are read once, for there are many."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _wait_for_others(connection: Connection) -> None:
    # Several bots may start at once; SQLite's write transaction makes them wait by itself.
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({LOCK})")
