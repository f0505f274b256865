"""Claims put before an approver together."""

import datetime as dt

from store import proposals
from store.database import Database
from store.proposals import Item

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
ITEM = Item(claim="2026-00001", version=2, round=1, step="attest", outcome="returned", reason="Feil dato", lines=(1,))


def put(
    database: Database, kind: proposals.Kind = "list", claim: str = "2026-00001", message: str | None = "1.1"
) -> int:
    with database.write() as connection:
        item = Item(claim=claim, version=1, round=1, step="attest")
        number = proposals.put(connection, "3001", kind, [item], NOON)
        if message:
            proposals.posted(connection, number, "D1", message)
    return number


def test_a_proposal_is_read_as_it_was_put(database: Database) -> None:
    with database.write() as connection:
        number = proposals.put(connection, "3001", "ruling", [ITEM], NOON)
        proposal = proposals.get(connection, number)
        assert proposal
        assert (proposal.person, proposal.kind, proposal.items, proposal.state) == ("3001", "ruling", (ITEM,), "open")
        assert proposals.get(connection, number + 1) is None


def test_the_places_are_those_of_the_list_that_was_posted_last(database: Database) -> None:
    put(database)
    put(database, claim="2026-00002")
    put(database, claim="2026-00003", message=None)
    put(database, "ruling", claim="2026-00004")
    with database.read() as connection:
        assert proposals.listed(connection, "3001") == ["2026-00002"]
        assert proposals.listed(connection, "3002") == []


def test_a_proposal_is_settled_once(database: Database) -> None:
    number = put(database, "ruling")
    with database.write() as connection:
        assert proposals.settle(connection, number, "done")
        assert not proposals.settle(connection, number, "dropped")
        proposal = proposals.get(connection, number)
        assert proposal
        assert proposal.state == "done"
