"""A payroll run and its claims stay together for ever."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from store import claims, exports
from store.database import Database
from store.tables import claim as claim_table
from tests.claims.given import claim
from tests.store.given import NOON, together

NUMBERS = ("2026-00001", "2026-00002")


@pytest.fixture(autouse=True)
def _two_claims(database: Database) -> None:
    with database.write() as connection:
        for number in NUMBERS:
            claims.insert_claim(connection, claim(number=number, state="authorised"), NOON)


def run(database: Database, numbers: tuple[str, ...] = NUMBERS, sha256: str = "a" * 64) -> int:
    with database.write() as connection:
        return exports.add(
            connection, now=NOON, actor="system", sha256=sha256, rows=4, total=Decimal("3300.00"), claims=numbers
        )


def runs_of_claims(database: Database) -> list[int | None]:
    with database.read() as connection:
        return list(connection.scalars(select(claim_table.c.export_id).order_by(claim_table.c.number)))


def test_a_run_is_tied_to_its_claims_and_file(database: Database) -> None:
    number = run(database)
    assert runs_of_claims(database) == [number, number]
    with database.read() as connection:
        assert exports.file_of(connection, number) == "a" * 64
        assert exports.file_of(connection, number + 1) is None


@pytest.mark.parametrize("numbers", [NUMBERS[:1], ("2026-00002", "2026-00001"), (*NUMBERS, "2026-99999")])
def test_a_claim_is_in_one_run_only(database: Database, numbers: tuple[str, ...]) -> None:
    first = run(database)
    with pytest.raises(LookupError):
        run(database, numbers)
    assert runs_of_claims(database) == [first, first]
    with database.read() as connection:
        assert exports.file_of(connection, first + 1) is None


def test_of_eight_runs_at_once_one_takes_the_claims(database: Database) -> None:
    def try_run(thread: int) -> int | None:
        try:
            return run(database, sha256=str(thread) * 64)
        except LookupError:
            return None

    (winner,) = [number for number in together(try_run) if number]
    assert runs_of_claims(database) == [winner, winner]
