"""What is unfinished is seen, and what was given up gets another try."""

import pytest

from store import boxes, inbox, outbox
from store.boxes import Box, Unfinished
from store.database import Database
from tests.store.given import NOON, SECOND


@pytest.fixture(autouse=True)
def _rows(database: Database) -> None:
    """One row waiting, one given up and one done, in each box."""
    with database.write() as connection:
        for key in ("waits", "failed", "done"):
            inbox.put(connection, channel="mail", kind="mail", key=key, sender=key, received_at=NOON, now=NOON)
            outbox.put(connection, key=key, channel=key, recipient="kari", kind="mail", now=NOON)
        _, failed, done = inbox.due(connection, NOON)
        inbox.failed(connection, failed, NOON, "tried too often")
        inbox.handled(connection, done, NOON, "claim")
        for key in ("failed", "done"):
            item = outbox.lease(connection, key, NOON)
            assert item
            if key == "failed":
                outbox.failed(connection, item, NOON, "no such address")
            else:
                outbox.sent(connection, item, NOON, "remote-1")


def unfinished(database: Database) -> list[Unfinished]:
    with database.read() as connection:
        return boxes.unfinished(connection)


def retried(database: Database, box: Box, number: int) -> bool:
    with database.write() as connection:
        return boxes.retry(connection, box, number, NOON + SECOND)


def test_what_waits_or_was_given_up_is_listed_with_the_reason(database: Database) -> None:
    assert [(row.box, row.number, row.what, row.state, row.attempts, row.why) for row in unfinished(database)] == [
        ("in", 1, "waits", "waiting", 0, None),
        ("in", 2, "failed", "failed", 0, "tried too often"),
        ("out", 1, "waits", "waiting", 0, None),
        ("out", 2, "failed", "failed", 1, "no such address"),
    ]


def test_what_was_given_up_is_due_again_from_the_beginning(database: Database) -> None:
    assert retried(database, "in", 2)
    assert retried(database, "out", 2)
    with database.write() as connection:
        assert [arrival.key for arrival in inbox.due(connection, NOON)] == ["waits"]
        assert [arrival.key for arrival in inbox.due(connection, NOON + SECOND)] == ["waits", "failed"]
        item = outbox.lease(connection, "failed", NOON + SECOND)
    assert item
    assert item.attempts == 1


@pytest.mark.parametrize("box", ["in", "out"])
@pytest.mark.parametrize("number", [1, 3, 99])
def test_only_what_was_given_up_is_tried_again(database: Database, box: Box, number: int) -> None:
    before = unfinished(database)
    assert not retried(database, box, number)
    assert unfinished(database) == before
