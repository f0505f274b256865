"""The audit trail only grows."""

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import Executable

from store import audit
from store.database import Database
from store.tables import audit as table
from tests.store.given import NOON


@pytest.fixture(autouse=True)
def _two_entries(database: Database) -> None:
    with database.write() as connection:
        audit.note(connection, at=NOON, actor="kari", action="submit", claim="2026-00001", source="m1", total="222.60")
        audit.note(connection, at=NOON, actor="anne", action="attest", claim="2026-00001")
        audit.note(connection, at=NOON, actor="system", action="started")


def trail(database: Database) -> list[audit.Entry]:
    with database.read() as connection:
        return audit.of_claim(connection, "2026-00001")


def test_a_claim_s_trail_says_who_did_what_when_and_from_which_message(database: Database) -> None:
    first, second = trail(database)
    assert (first.actor, first.action, first.at, first.source) == ("kari", "submit", NOON, "m1")
    assert first.details == {"total": "222.60"}
    assert (second.actor, second.source, second.details) == ("anne", None, {})


@pytest.mark.parametrize("change", [update(table).values(actor="per"), delete(table)], ids=["update", "delete"])
def test_an_entry_is_never_changed_or_removed(database: Database, change: Executable) -> None:
    before = trail(database)
    with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
        connection.execute(change)
    assert trail(database) == before


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_trail_is_never_emptied(database: Database) -> None:
    with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
        connection.execute(text("truncate audit"))


def test_what_is_rolled_back_leaves_no_entry(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        audit.note(connection, at=NOON, actor="per", action="authorise", claim="2026-00001", amount=1 / 0)
    assert len(trail(database)) == 2
