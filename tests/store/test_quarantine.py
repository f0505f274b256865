"""Mail that was set apart is found with its reason, and is due again on order."""

import pytest

from store import inbox, quarantine
from store.database import Database
from store.inbox import Arrival
from tests.store.given import NOON, SECOND


def came(database: Database, key: str, outcome: str | None, channel: str = "mail") -> Arrival:
    """What came in and was handled so; None for what was given up after all its tries."""
    with database.write() as connection:
        number = inbox.put(
            connection,
            channel=channel,
            kind="mail",
            key=key,
            sender="kari@lauvdal.example",
            received_at=NOON,
            now=NOON,
            payload={"identifiers": []},
            raw="a" * 64,
        )
        assert number
        arrival = inbox.get(connection, number)
        if outcome is None:
            inbox.failed(connection, arrival, NOON, "tried too often")
        else:
            inbox.handled(connection, arrival, NOON, outcome, "a reason")
    return arrival


def set_apart(database: Database) -> list[tuple[int, str]]:
    with database.read() as connection:
        return [(mail.number, mail.reason) for mail in quarantine.everything(connection)]


def test_it_holds_mail_that_was_set_apart_or_given_up_and_nothing_else(database: Database) -> None:
    unclear, given_up = came(database, "m1", "quarantined"), came(database, "m2", None)
    others = [came(database, "m3", "claim"), came(database, "m4", "ignored"), came(database, "s1", None, "slack")]
    assert set_apart(database) == [(unclear.id, "a reason"), (given_up.id, "tried too often")]
    with database.read() as connection:
        assert [quarantine.get(connection, other.id) for other in others] == [None] * 3


@pytest.mark.parametrize("outcome", ["quarantined", None])
def test_on_order_it_is_due_again_with_all_its_tries(database: Database, outcome: str | None) -> None:
    arrival = came(database, "m1", outcome)
    with database.write() as connection:
        quarantine.handle_again(connection, arrival.id, NOON + SECOND, released="2001")
    assert set_apart(database) == []
    with database.read() as connection:
        (again,) = inbox.due(connection, NOON + SECOND)
        assert inbox.outcome_of(connection, arrival.id) == (None, None)
    assert (again.id, again.attempts) == (arrival.id, 0)
    assert again.payload == {"identifiers": [], "released": "2001"}


def test_another_try_forgets_an_earlier_release(database: Database) -> None:
    arrival = came(database, "m1", None)
    with database.write() as connection:
        quarantine.handle_again(connection, arrival.id, NOON, released="2001")
        inbox.failed(connection, arrival, NOON, "tried too often")
        quarantine.handle_again(connection, arrival.id, NOON)
        assert inbox.get(connection, arrival.id).payload == {"identifiers": []}


def test_what_is_not_in_it_stays_as_it_is(database: Database) -> None:
    arrival = came(database, "m1", "claim")
    with database.write() as connection:
        quarantine.handle_again(connection, arrival.id, NOON, released="2001")
    with database.read() as connection:
        assert inbox.outcome_of(connection, arrival.id) == ("claim", "a reason")
        assert inbox.due(connection, NOON) == []


def test_a_senders_answered_mails_are_counted_since_a_moment(database: Database) -> None:
    came(database, "m1", "claim")
    came(database, "m2", "refused")
    came(database, "m3", "ignored")
    came(database, "m4", None)
    with database.read() as connection:
        counted = [
            inbox.answered_since(connection, "mail", sender, moment, verified=False)
            for sender in ("kari@lauvdal.example", "per@lauvdal.example")
            for moment in (NOON - SECOND, NOON)
        ]
    assert counted == [3, 0, 0, 0]


def test_those_that_are_vouched_for_are_counted_apart(database: Database) -> None:
    vouched, other = came(database, "m1", "claim"), came(database, "m2", "claim")
    came(database, "m3", "claim")
    with database.write() as connection:
        inbox.vouched(connection, vouched, verified=True)
        inbox.vouched(connection, other, verified=False)
        counted = [
            inbox.answered_since(connection, "mail", "kari@lauvdal.example", NOON - SECOND, verified=verified)
            for verified in (True, False)
        ]
    assert counted == [1, 2]
