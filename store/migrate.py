"""The database brought to the newest table layout."""

from alembic import command
from alembic.config import Config

from store.database import Database


def upgrade(database: Database) -> None:
    """Every missing migration is applied, all in one transaction; a current database is left alone."""
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.set_main_option("path_separator", "os")
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
