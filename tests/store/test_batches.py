"""Claims put before an approver together."""

import datetime as dt

from store import batches
from store.batches import Item
from store.database import Database

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
ITEM = Item(claim="2026-00001", version=2, round=1, step="attest", outcome="returned", reason="Feil dato", lines=(1,))


def put(database: Database, kind: batches.Kind = "list", claim: str = "2026-00001", message: str | None = "1.1") -> int:
    with database.write() as connection:
        item = Item(claim=claim, version=1, round=1, step="attest")
        number = batches.put(connection, "3001", kind, [item], NOON)
        if message:
            batches.posted(connection, number, "D1", message)
    return number


def test_a_batch_is_read_as_it_was_put(database: Database) -> None:
    with database.write() as connection:
        number = batches.put(connection, "3001", "ruling", [ITEM], NOON)
        batch = batches.get(connection, number)
        assert batch
        assert (batch.person, batch.kind, batch.items, batch.state) == ("3001", "ruling", (ITEM,), "open")
        assert batches.get(connection, number + 1) is None


def test_the_places_are_those_of_the_list_that_was_posted_last(database: Database) -> None:
    put(database)
    put(database, claim="2026-00002")
    put(database, claim="2026-00003", message=None)
    put(database, "ruling", claim="2026-00004")
    with database.read() as connection:
        assert batches.listed(connection, "3001") == ["2026-00002"]
        assert batches.listed(connection, "3002") == []


def test_a_batch_is_settled_once(database: Database) -> None:
    number = put(database, "ruling")
    with database.write() as connection:
        assert batches.settle(connection, number, "done")
        assert not batches.settle(connection, number, "dropped")
        batch = batches.get(connection, number)
        assert batch
        assert batch.state == "done"
