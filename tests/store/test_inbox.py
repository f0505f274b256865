"""What came in is kept once, handled in order, tried again, and never dropped."""

import datetime as dt
from dataclasses import replace

import pytest

from store import inbox
from store.database import Database
from tests.store.given import NOON, SECOND, together


def came(database: Database, key: str, sender: str = "kari", channel: str = "mail") -> int | None:
    with database.write() as connection:
        return inbox.put(
            connection,
            channel=channel,
            kind="message",
            key=key,
            sender=sender,
            received_at=NOON,
            now=NOON,
            payload={"text": "Møte 12.10, kjørte 42 km"},
            raw="a" * 64,
        )


def due(database: Database, now: dt.datetime = NOON) -> list[inbox.Arrival]:
    with database.read() as connection:
        return inbox.due(connection, now)


def keys(database: Database, now: dt.datetime = NOON) -> list[str]:
    return [arrival.key for arrival in due(database, now)]


def test_what_came_in_waits_with_all_that_is_known_of_it(database: Database) -> None:
    number = came(database, "m1")
    (arrival,) = due(database)
    assert (arrival.id, arrival.key, arrival.sender, arrival.raw) == (number, "m1", "kari", "a" * 64)
    assert (arrival.payload, arrival.attempts) == ({"text": "Møte 12.10, kjørte 42 km"}, 0)
    assert (arrival.received_at, arrival.received_at.tzinfo) == (NOON, dt.UTC)


def test_a_second_delivery_finds_its_row_and_stops(database: Database) -> None:
    first = came(database, "m1")
    assert came(database, "m1", sender="per") is None
    with database.read() as connection:
        assert inbox.id_of(connection, "m1") == first
    assert [arrival.sender for arrival in due(database)] == ["kari"]


def test_eight_deliveries_at_once_keep_one_row(database: Database) -> None:
    kept = [number for number in together(lambda _: came(database, "m1")) if number is not None]
    assert len(kept) == 1
    assert len(due(database)) == 1


def test_a_key_that_never_came_is_not_found(database: Database) -> None:
    with database.read() as connection, pytest.raises(LookupError):
        inbox.id_of(connection, "m1")


def test_each_sender_s_things_come_one_after_the_other(database: Database) -> None:
    for key, sender in (("k1", "kari"), ("k2", "kari"), ("p1", "per"), ("k3", "kari")):
        came(database, key, sender)
    came(database, "s1", "kari", channel="slack")
    assert keys(database) == ["k1", "p1", "s1"]
    with database.write() as connection:
        inbox.handled(connection, due(database)[0], NOON, "claim")
    assert keys(database) == ["k2", "p1", "s1"]


def test_no_more_come_than_asked_for(database: Database) -> None:
    for number in range(3):
        came(database, f"m{number}", f"person-{number}")
    with database.read() as connection:
        assert [arrival.key for arrival in inbox.due(connection, NOON, limit=2)] == ["m0", "m1"]


def test_a_poison_item_is_pushed_ahead_further_each_time_and_holds_its_sender_s_order(database: Database) -> None:
    came(database, "poison")
    came(database, "next")
    came(database, "other", sender="per")
    now = NOON
    for attempt in range(inbox.MAX_ATTEMPTS):
        arrival = due(database, now)[0]
        assert (arrival.key, arrival.attempts) == ("poison", attempt)
        with database.write() as connection:
            inbox.try_begun(connection, arrival, now)
        wait = min(inbox.LONGEST_WAIT, SECOND * 2**attempt)
        assert keys(database, now + wait - SECOND / 1000) == ["other"]
        now += wait
    with database.write() as connection:
        inbox.failed(connection, due(database, now)[0], now, "never readable")
    assert keys(database, now) == ["next", "other"]


def test_what_came_late_is_due_at_once_and_waits_no_longer_than_the_longest(database: Database) -> None:
    """A mail that lay on its server for a week does not jump the queue of tries, nor wait for a week."""
    with database.write() as connection:
        inbox.put(
            connection,
            channel="mail",
            kind="mail",
            key="old",
            sender="kari",
            received_at=NOON - dt.timedelta(days=7),
            now=NOON,
        )
    assert keys(database, NOON - SECOND) == []
    (arrival,) = due(database)
    with database.write() as connection:
        inbox.try_begun(connection, replace(arrival, attempts=40), NOON)
    assert keys(database, NOON + inbox.LONGEST_WAIT - SECOND) == []
    assert keys(database, NOON + inbox.LONGEST_WAIT) == ["old"]


def test_a_try_that_was_put_off_does_not_count(database: Database) -> None:
    came(database, "m1")
    (arrival,) = due(database)
    with database.write() as connection:
        inbox.try_begun(connection, arrival, NOON)
        inbox.put_off(connection, arrival, NOON, 30 * SECOND)
    assert keys(database, NOON + 29 * SECOND) == []
    (again,) = due(database, NOON + 30 * SECOND)
    assert again.attempts == 0


def test_what_failed_keeps_its_bytes_and_its_row(database: Database) -> None:
    with database.write() as connection:
        sha256 = database.files.put(b"raw mail")
        inbox.put(
            connection, channel="mail", kind="mail", key="m1", sender="kari", received_at=NOON, now=NOON, raw=sha256
        )
    (arrival,) = due(database)
    with database.write() as connection:
        inbox.failed(connection, arrival, NOON, "never readable")
    assert due(database, NOON + dt.timedelta(days=9)) == []
    assert came(database, "m1") is None
    assert database.files.get(arrival.raw or "") == b"raw mail"


def test_what_became_of_an_arrival_is_told_with_its_bytes_and_payload(database: Database) -> None:
    number = came(database, "m1")
    assert number
    with database.write() as connection:
        assert inbox.outcome_of(connection, number) == (None, None)
        inbox.handled(connection, inbox.get(connection, number), NOON, "ignored", "automatic")
        assert inbox.outcome_of(connection, number) == ("ignored", "automatic")
        assert inbox.get(connection, number).raw == "a" * 64
        found = inbox.find(connection, "m1")
        assert found
        assert (found.id, found.payload) == (number, {"text": "Møte 12.10, kjørte 42 km"})
        assert inbox.find(connection, "m2") is None


def test_only_one_of_eight_workers_handles_an_arrival(database: Database) -> None:
    came(database, "m1")
    (arrival,) = due(database)

    def handle(_: int) -> bool:
        with database.write() as connection:
            mine = inbox.take(connection, arrival)
            if mine:
                inbox.handled(connection, arrival, NOON, "claim")
            return mine

    assert sorted(together(handle)) == [False] * 7 + [True]


def test_an_address_as_long_as_addresses_may_be_is_kept(database: Database) -> None:
    longest = "k" * 64 + "@" + "l" * 247 + ".example"
    assert came(database, "m1", sender=longest)
    assert due(database)[0].sender == longest


def test_what_came_before_is_told_of_the_same_sender_newest_first_and_nothing_taken_back(database: Database) -> None:
    later = {"m2": ":revised:1", "m3": ":erased"}
    for key in ("m0", "m1", "m2", "m3", "m4", *(key + mark for key, mark in later.items())):
        came(database, key)
    came(database, "per", sender="per")
    with database.write() as connection:
        for key in ("m0", "m1", "m2", "m3", "per"):
            found = inbox.find(connection, key)
            assert found
            inbox.handled(connection, found, NOON, "claim", "order" if key == "m0" else "claim")
        now = inbox.find(connection, "m4")
        assert now
        told = [inbox.before(connection, now, NOON - SECOND, ("claim",), limit=limit) for limit in (9, 0)]
        told.append(inbox.before(connection, now, NOON + SECOND, ("claim",), limit=9))
    assert [[one.key for one in found] for found in told] == [["m1"], [], []]
