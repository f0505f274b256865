"""One process at a time does what a lock guards."""

from pathlib import Path

import pytest

from store.database import Database
from store.locks import only_one

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@on_postgresql
def test_a_lock_is_held_by_one_process_until_it_is_done(database: Database, database_url: str, tmp_path: Path) -> None:
    other = Database(database_url, tmp_path / "files")
    with only_one(database, "mailbox") as ours:
        assert ours
        assert ours.is_held()
        with only_one(other, "mailbox") as theirs:
            assert theirs is None
        with only_one(other, "another mailbox") as theirs:
            assert theirs
    with only_one(other, "mailbox") as theirs:
        assert theirs
    other.close()


@on_postgresql
def test_a_lock_goes_with_its_connection(database: Database) -> None:
    with only_one(database, "mailbox") as lock:
        assert lock
        with database.session() as other:
            other.exec_driver_sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'")
        assert not lock.is_held()
        with only_one(database, "mailbox") as again:
            assert again


def test_a_lock_is_to_be_had(database: Database) -> None:
    with only_one(database, "mailbox") as lock:
        assert lock
        assert lock.is_held()
