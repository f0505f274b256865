"""What is to be sent goes out once, in order, whoever crashes in between."""

import datetime as dt

import pytest
from sqlalchemy import select

from store import outbox
from store.database import Database
from store.outbox import LEASE, Outgoing
from store.tables import outbox as table
from tests.store.given import NOON, SECOND, together

HOUR = dt.timedelta(hours=1)


def put(
    database: Database,
    key: str,
    recipient: str = "kari",
    channel: str = "mail",
    claim: str | None = "2026-00001",
    **payload: object,
) -> int | None:
    with database.write() as connection:
        return outbox.put(
            connection,
            key=key,
            channel=channel,
            recipient=recipient,
            kind="claim",
            now=NOON,
            payload={"claim": "2026-00001", **payload},
            claim=claim,
        )


def lease(database: Database, now: dt.datetime = NOON) -> Outgoing | None:
    with database.write() as connection:
        return outbox.lease(connection, "mail", now)


def leased(database: Database, now: dt.datetime = NOON) -> Outgoing:
    item = lease(database, now)
    assert item
    return item


def sent(database: Database, item: Outgoing) -> None:
    with database.write() as connection:
        outbox.sent(connection, item, NOON, "remote-1")


def postponed(database: Database, item: Outgoing) -> None:
    with database.write() as connection:
        outbox.postponed(connection, item, NOON, "busy", HOUR)


def failed(database: Database, item: Outgoing) -> None:
    with database.write() as connection:
        outbox.failed(connection, item, NOON, "no such address")


def state(database: Database, key: str) -> str:
    with database.read() as connection:
        found: str = connection.execute(select(table.c.state).where(table.c.key == key)).scalar_one()
    return found


def test_an_effect_is_put_once(database: Database) -> None:
    assert put(database, "reply-1") is not None
    assert put(database, "reply-1") is None
    sent(database, leased(database))
    assert put(database, "reply-1") is None
    assert lease(database) is None


def test_a_lease_gives_what_was_put_and_counts_the_attempt(database: Database) -> None:
    number = put(database, "reply-1")
    item = leased(database)
    assert (item.id, item.key, item.recipient, item.claim) == (number, "reply-1", "kari", "2026-00001")
    assert (item.payload, item.attempts, item.uncertain) == ({"claim": "2026-00001"}, 1, False)
    assert item.created_at == NOON


def test_a_recipient_s_messages_go_out_in_order(database: Database) -> None:
    for key, recipient in (("k1", "kari"), ("k2", "kari"), ("p1", "per")):
        put(database, key, recipient)
    first = leased(database)
    assert (first.key, leased(database).key, lease(database)) == ("k1", "p1", None)
    sent(database, first)
    assert leased(database).key == "k2"


@pytest.mark.parametrize("claim", ["2026-00002", None])
def test_what_waits_for_one_claim_holds_back_no_other(database: Database, claim: str | None) -> None:
    put(database, "k1")
    put(database, "k2", claim=claim)
    put(database, "k3", claim=claim)
    postponed(database, leased(database))
    second = leased(database)
    assert (second.key, lease(database)) == ("k2", None)
    sent(database, second)
    assert (leased(database).key, lease(database)) == ("k3", None)


def test_one_that_was_postponed_holds_back_the_later_ones(database: Database) -> None:
    put(database, "k1")
    put(database, "k2")
    postponed(database, leased(database))
    assert lease(database, NOON + HOUR - SECOND) is None
    again = leased(database, NOON + HOUR)
    assert (again.key, again.uncertain) == ("k1", True)


def test_one_that_was_given_up_lets_the_next_go(database: Database) -> None:
    put(database, "k1")
    put(database, "k2")
    failed(database, leased(database))
    assert (state(database, "k1"), leased(database).key) == ("failed", "k2")


def test_channels_do_not_hold_each_other_back(database: Database) -> None:
    put(database, "s1", channel="slack")
    put(database, "m1")
    assert leased(database).key == "m1"


def test_eight_workers_never_hold_the_same_row(database: Database) -> None:
    for number in range(12):
        put(database, f"m{number}", f"person-{number}")

    def work(_: int) -> list[str]:
        held = []
        while item := lease(database):
            held.append(item.key)
        return held

    held = [key for keys in together(work) for key in keys]
    assert sorted(held) == sorted({f"m{number}" for number in range(12)})


def test_eight_workers_keep_the_order_of_one_recipient(database: Database) -> None:
    for number in range(10):
        put(database, f"m{number}")
    order: list[str] = []

    def work(_: int) -> None:
        while state(database, "m9") == "waiting":
            if item := lease(database):
                order.append(item.key)
                sent(database, item)

    together(work)
    assert order == [f"m{number}" for number in range(10)]


def test_a_lease_expires_and_the_next_attempt_is_uncertain(database: Database) -> None:
    put(database, "m1")
    leased(database)
    assert lease(database, NOON + LEASE - SECOND) is None
    again = leased(database, NOON + LEASE)
    assert (again.attempts, again.uncertain) == (2, True)


def test_a_start_alone_frees_what_a_crash_held(database: Database) -> None:
    put(database, "m1")
    put(database, "s1", channel="slack")
    leased(database)
    with database.write() as connection:
        outbox.lease(connection, "slack", NOON)
        outbox.release_leases(connection, "mail")
        assert outbox.lease(connection, "slack", NOON) is None
    assert leased(database).uncertain


def test_who_lost_the_lease_neither_postpones_nor_gives_up(database: Database) -> None:
    put(database, "m1")
    slow = leased(database)
    quick = leased(database, NOON + LEASE)
    postponed(database, slow)
    failed(database, slow)
    assert state(database, "m1") == "waiting"
    assert lease(database, NOON + LEASE) is None
    assert leased(database, NOON + 2 * LEASE).attempts == 3
    sent(database, quick)
    failed(database, quick)
    assert state(database, "m1") == "sent"


def test_what_was_not_committed_is_not_sent(database: Database) -> None:
    def crash() -> None:
        with database.write() as connection:
            outbox.put(connection, key="m1", channel="mail", recipient="kari", kind="claim", now=NOON)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crash()
    assert lease(database) is None


def test_what_was_sent_last_in_a_thread_is_known_by_it(database: Database) -> None:
    for key, thread in (("a", "1.1"), ("b", "2.2"), ("c", None), ("d", "1.1")):
        put(database, key, thread=thread)
    for _ in range(3):
        sent(database, leased(database))
    begun = leased(database)
    with database.read() as connection:
        found = [outbox.last_in(connection, "mail", "kari", thread) for thread in ("1.1", "2.2", "3.3")]
        ways = {thread: outbox.is_begun(connection, "mail", "kari", thread) for thread in (None, "1.1", "2.2")}
    assert [item.key if item else None for item in found] == ["a", "b", None]
    assert (begun.key, ways) == ("d", {None: True, "1.1": True, "2.2": False})
