"""The office in which a command works."""

from pathlib import Path

from bot.assembly import open_office
from bot.config.municipality import load
from bot.office import Office
from store.database import is_there
from store.errors import NO_TABLES, StoreUnavailable
from store.migrate import renew


def opened(config: Path) -> Office:
    """The office of the municipality in that folder, its database in the newest layout.

    StoreUnavailable before there is a database, and then nothing is left behind.
    """
    town = load(config)
    if not is_there(town.database_url):
        raise StoreUnavailable(NO_TABLES)
    office = open_office(town)
    renew(office.database)
    return office
