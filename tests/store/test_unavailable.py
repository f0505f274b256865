"""When the database cannot be used, one clear line says why and what to do."""

import socket
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from store import audit, cards, claims
from store.database import Database
from store.errors import StoreUnavailable
from store.tables import claim
from tests.claims.given import claim as a_claim
from tests.servers.postgres import GUEST, GUEST_PASSWORD, Postgres
from tests.store.given import NOON


def write(database: Database, words: str = "started") -> None:
    with database.write() as connection:
        audit.note(connection, at=NOON, actor="system", action="started", claim="2026-00001", words=words)


def entries(database: Database) -> int:
    with database.read() as connection:
        return len(audit.of_claim(connection, "2026-00001"))


def message(database: Database) -> str:
    """What an operator reads when the database is used."""
    with pytest.raises(StoreUnavailable) as caught:
        write(database)
    with pytest.raises(StoreUnavailable), database.read() as connection:
        connection.execute(select(claim))
    database.close()
    assert "\n" not in caught.value.message
    return caught.value.message


@pytest.fixture
def sqlite(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """A store on SQLite that waits a fifth of a second for another's write."""
    path = tmp_path / "godtgjort.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    opened = Database(f"sqlite:///{path}?timeout=0.2", tmp_path)
    yield opened
    opened.close()


def test_a_database_that_another_process_holds_is_locked(sqlite: Database, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "godtgjort.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(StoreUnavailable, match="locked by another process"):
            write(sqlite)
        assert entries(sqlite) == 0
        other.execute("rollback")
    write(sqlite)
    assert entries(sqlite) == 1


def test_a_writer_waits_until_another_is_done(database: Database) -> None:
    with ThreadPoolExecutor(1) as pool:
        with database.write() as connection:
            audit.note(connection, at=NOON, actor="system", action="started", claim="2026-00001")
            waiting = pool.submit(write, database)
        waiting.result(timeout=20)
    assert entries(database) == 2


def test_a_writer_who_waits_too_long_for_another_is_told_and_works_later(sqlite: Database) -> None:
    with ThreadPoolExecutor(1) as pool:
        with sqlite.write():
            assert isinstance(pool.submit(write, sqlite).exception(timeout=20), StoreUnavailable)
        pool.submit(write, sqlite).result(timeout=20)
    assert entries(sqlite) == 1


def test_a_full_disk_keeps_nothing_of_the_transaction(sqlite: Database) -> None:
    with sqlite.write() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()
        connection.exec_driver_sql(f"pragma max_page_count = {pages + 3}")
    write(sqlite)
    with pytest.raises(StoreUnavailable, match="disk is full"):
        write(sqlite, "x" * 100_000)
    assert entries(sqlite) == 1


def test_a_database_that_may_not_be_written_names_owner_and_mode(sqlite: Database) -> None:
    with sqlite.read() as connection:
        connection.exec_driver_sql("pragma query_only = on")
    with pytest.raises(StoreUnavailable, match="check the owner and mode"):
        write(sqlite)


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/var/lib/godtgjort.db", tmp_path)
    assert "run godtgjort migrate" in message(database)
    assert (tmp_path / "var/lib").is_dir()


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="folder cannot be made"):
        Database(f"sqlite:///{tmp_path}/var/lib/godtgjort.db", tmp_path)


def test_a_path_that_is_no_file_cannot_be_opened(tmp_path: Path) -> None:
    assert "cannot be opened" in message(Database(f"sqlite:///{tmp_path}", tmp_path))


def test_a_file_that_is_no_database_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("Husk melk. " * 1000)
    assert "names a file that is no database" in message(Database(f"sqlite:///{tmp_path}/notes.db", tmp_path))


def test_a_damaged_database_asks_for_the_backup(sqlite: Database, tmp_path: Path) -> None:
    sqlite.close()
    path = tmp_path / "godtgjort.db"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    assert "restore the last backup" in message(sqlite)


def test_a_database_without_tables_asks_for_migrate(empty_url: str, tmp_path: Path) -> None:
    assert "run godtgjort migrate" in message(Database(empty_url, tmp_path))


def test_a_refused_password_is_said_without_the_password(postgres: Postgres, tmp_path: Path) -> None:
    right = Database(postgres.url("postgres", GUEST, GUEST_PASSWORD), tmp_path)
    with right.read() as connection:
        assert connection.scalar(text("select 1")) == 1
    right.close()
    said = message(Database(postgres.url("postgres", GUEST, "feil-passord"), tmp_path))
    assert said == "the database refused the password; set GODTGJORT_DATABASE_URL"


def test_a_port_where_nobody_listens_is_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"postgresql+psycopg://godtgjort:hemmelig@127.0.0.1:{free.getsockname()[1]}/godtgjort"
        assert "does not answer" in message(Database(url, tmp_path))


def test_a_database_that_the_server_lacks_is_said_so(postgres: Postgres, tmp_path: Path) -> None:
    assert "lacks a table or database" in message(Database(postgres.url("nowhere"), tmp_path))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_connection_that_the_server_ended_is_replaced(database: Database) -> None:
    kill = text("select pg_terminate_backend(pg_backend_pid())")
    with pytest.raises(StoreUnavailable, match="terminating connection"), database.write() as connection:
        connection.execute(kill)
    write(database)
    assert entries(database) == 1


def test_a_mistake_of_ours_is_not_called_an_unavailable_store(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as connection:
        cards.ensure(connection, claim="2026-99999", person="anne", purpose="attest", round=1, channel="slack")


def test_what_people_wrote_is_not_in_an_error_of_the_database(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught, database.write() as connection:
        claims.insert_claim(connection, a_claim(title="Lege for datteren", state="forgotten"), NOON)
    assert "Lege for datteren" not in str(caught.value)


def test_a_reading_connection_changes_nothing(database: Database) -> None:
    with suppress(DBAPIError), database.read() as connection:
        audit.note(connection, at=NOON, actor="system", action="started", claim="2026-00001")
    assert entries(database) == 0
    write(database)
    assert entries(database) == 1
