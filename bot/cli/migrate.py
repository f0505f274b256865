"""`godtgjort migrate`: brings the database to the newest layout."""

import typer

from bot.cli.options import Config
from bot.config.municipality import load
from store.database import Database
from store.migrate import upgrade


def command(config: Config) -> None:
    """Create or upgrade the database's tables; `godtgjort run` does so by itself."""
    town = load(config)
    upgrade(Database(town.database_url, town.files_folder))
    typer.echo("the database has the newest layout", err=True)
