"""`godtgjort accounts`: an administrator sees who has linked an account, and ends it."""

import datetime as dt

from sqlalchemy import select

from demo.town import Town
from store import accounts
from store.database import Database
from store.migrate import upgrade
from store.tables import audit
from tests.bot.cli.commands import godtgjort

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def test_linked_accounts_are_shown_and_unlinked(town: Town) -> None:
    database = Database(town.municipality.database_url, town.municipality.files_folder)
    upgrade(database)
    with database.write() as connection:
        accounts.link(connection, "slack", "@U1", "1001", NOON)
    listed = godtgjort("accounts", "list", "--config", town.folder).stdout.decode()
    rows = [[cell.strip() for cell in row.split("│")[1:-1]] for row in listed.splitlines() if "│" in row]
    assert rows == [["slack", "@U1", "1001", "Kari Haugen", "2026-11-20 13:00"]]
    assert godtgjort("accounts", "unlink", "1001", "--config", town.folder).returncode == 0
    again = godtgjort("accounts", "unlink", "1001", "--config", town.folder)
    assert (again.returncode, b"1001 has no linked account" in again.stderr) == (1, True)
    assert b"Nobody has linked" in godtgjort("accounts", "list", "--config", town.folder).stdout
    with database.read() as connection:
        assert accounts.everybody(connection) == []
        (entry,) = connection.execute(select(audit)).all()
    assert (entry.action, entry.details) == ("account_unlinked", {"person": "1001", "account": "@U1"})
    database.close()
