"""Migrations bring any database to exactly the tables that the code knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import IntegrityError

from store import audit, claims, migrate
from store.database import Database
from store.tables import metadata
from tests.claims.given import claim
from tests.store.given import NOON, together


@pytest.fixture
def empty(empty_url: str, tmp_path: Path) -> Iterator[Database]:
    opened = Database(empty_url, tmp_path / "files")
    yield opened
    opened.close()


def test_migrations_make_the_tables_that_the_code_knows(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_twice_changes_nothing(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.write() as connection:
        audit.note(connection, at=NOON, actor="system", action="started", claim="2026-00001")
    migrate.upgrade(empty)
    with empty.read() as connection:
        assert [entry.action for entry in audit.of_claim(connection, "2026-00001")] == ["started"]


def test_several_bots_that_start_on_an_empty_database_all_start(empty_url: str, tmp_path: Path) -> None:
    def start(_: int) -> None:
        database = Database(empty_url, tmp_path / "files")
        migrate.upgrade(database)
        database.close()

    together(start, threads=4)


def test_a_state_that_nobody_knows_is_refused(empty: Database) -> None:
    migrate.upgrade(empty)
    with pytest.raises(IntegrityError), empty.write() as connection:
        claims.insert_claim(connection, claim(state="forgotten"), NOON)
