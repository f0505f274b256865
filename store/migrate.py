"""The database brought to the newest table layout."""

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
    config = _config()
    with database.write() as connection:
        _wait_for_others(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def renew(database: Database) -> None:
    """A database that has tables has the newest; StoreUnavailable, and nothing made, where it has none."""
    with database.read() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        raise StoreUnavailable(NO_TABLES)
    if present != ScriptDirectory.from_config(_config()).get_current_head():
        upgrade(database)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _wait_for_others(connection: Connection) -> None:
    # Several bots may start at once; SQLite's write transaction makes them wait by itself.
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({LOCK})")
