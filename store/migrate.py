"""The database brought to the newest table layout."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from store.database import Database

LOCK = 7_031_973
"""Any number that nothing else in the database locks."""


def upgrade(database: Database) -> None:
    """Every missing migration is applied, all in one transaction; a current database is left alone."""
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.set_main_option("path_separator", "os")
    with database.write() as connection:
        _wait_for_others(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _wait_for_others(connection: Connection) -> None:
    # Several bots may start at once; SQLite's write transaction makes them wait by itself.
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({LOCK})")
