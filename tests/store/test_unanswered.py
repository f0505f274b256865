"""Who waits for an answer is found by what stands unhandled or unsent, however much else is to be sent."""

import pytest
from sqlalchemy import event, insert

from store import accounts, inbox, outbox, unanswered
from store.database import Database
from store.tables import outbox as table
from tests.store.given import NOON, SECOND

MANY = 3_000


def came(database: Database, key: str, *, handled: bool = True, sender: str = "U1", kind: str = "message") -> None:
    with database.write() as connection:
        inbox.put(connection, channel="slack", kind=kind, key=key, sender=sender, received_at=NOON, now=NOON)
        if handled and (arrival := inbox.find(connection, key)):
            inbox.handled(connection, arrival, NOON, "answered")


def owes(database: Database, key: str, recipient: str = "@U1", source: str = "m1", kind: str = "text") -> None:
    with database.write() as connection:
        outbox.put(
            connection, key=key, channel="slack", recipient=recipient, kind=kind, now=NOON, source=source
        )  # fmt: skip


def waits(database: Database, seconds: int = 2, limit: int = 100) -> list[str]:
    with database.read() as connection:
        found = unanswered.since(
            connection, "slack", ["text", "card"], NOON + (seconds - 2) * SECOND, limit, but="sign:"
        )
    return [arrival.key for arrival in found]


def is_answered(database: Database, key: str = "m1") -> bool:
    with database.read() as connection:
        return unanswered.is_answered(connection, key, ["text", "card"])


def sends_all(database: Database) -> None:
    with database.write() as connection:
        while item := outbox.lease(connection, "slack", NOON):
            outbox.sent(connection, item, NOON, "remote")


def test_what_is_not_handled_waits_and_so_does_what_came_of_it_until_it_is_sent(database: Database) -> None:
    came(database, "m1")
    came(database, "m2", handled=False)
    owes(database, "answer")
    assert waits(database) == ["m1", "m2"]
    assert (is_answered(database), is_answered(database, "m2")) == (False, False)
    sends_all(database)
    assert waits(database) == ["m2"]
    assert is_answered(database)
    assert is_answered(database, "not there")


def test_nobody_waits_before_the_moment_or_for_what_is_late(database: Database) -> None:
    came(database, "m1", handled=False)
    came(database, "late", handled=False, kind=inbox.LATE)
    came(database, "dialog", handled=False, kind=inbox.DIALOG)
    assert waits(database, 1) == []
    assert waits(database) == ["m1"]


@pytest.mark.parametrize(("recipient", "theirs"), [("@U1", True), ("3001", True), ("@U2", False), ("3002", False)])
def test_only_what_the_sender_is_to_hear_is_waited_for(database: Database, recipient: str, theirs: bool) -> None:
    with database.write() as connection:
        accounts.heard(connection, "slack", "@U1", "3001", NOON)
        accounts.heard(connection, "slack", "@U2", "3002", NOON)
    came(database, "m1")
    owes(database, "answer", recipient)
    assert waits(database) == (["m1"] if theirs else [])
    assert is_answered(database) is not theirs


def test_other_kinds_of_rows_are_no_answers(database: Database) -> None:
    came(database, "m1")
    owes(database, "home", kind="home")
    assert waits(database) == []
    assert is_answered(database)


def test_what_has_its_row_already_does_not_take_the_place_of_what_has_none(database: Database) -> None:
    for number in range(5):
        came(database, f"m{number}")
        owes(database, f"answer{number}", source=f"m{number}")
    for number in range(4):
        owes(database, f"sign:m{number}", kind="sign")
    assert waits(database, limit=1) == ["m4"]


def test_thousands_of_rows_to_others_are_passed_over_in_one_statement(database: Database) -> None:
    rows = [
        {"key": f"reminder:{number}", "channel": "slack", "recipient": f"p{number}", "kind": "text", "source": "clock",
         "payload": {}, "created_at": NOON, "next_try_at": NOON, "attempts": 0, "state": "waiting"}
        for number in range(MANY)
    ]  # fmt: skip
    with database.write() as connection:
        connection.execute(insert(table), rows)
    came(database, "m1")
    owes(database, "answer")
    asked: list[str] = []

    def ask(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(database.engine, "before_cursor_execute", ask)
    assert waits(database) == ["m1"]
    assert len([statement for statement in asked if "SELECT" in statement]) == 1
