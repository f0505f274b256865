"""Where mails were seen, and where the next fetch begins."""

import pytest

from store import inbox, mail_locations
from store.database import Database
from tests.store.given import NOON


@pytest.fixture
def arrival(database: Database) -> int:
    with database.write() as connection:
        number = inbox.put(connection, channel="mail", kind="mail", key="m1", sender="kari", received_at=NOON, now=NOON)
    assert number
    return number


def test_the_next_fetch_begins_after_the_highest_uid_of_the_epoch(database: Database, arrival: int) -> None:
    with database.write() as connection:
        for uid in (4, 4_294_967_295, 9):
            mail_locations.add(connection, {("krav", "INBOX", 1, uid): arrival})
        assert mail_locations.last_uid(connection, "krav", "INBOX", 1) == 4_294_967_295


@pytest.mark.parametrize("place", [("krav", "INBOX", 2), ("krav", "Arkiv", 1), ("post", "INBOX", 1)])
def test_another_epoch_folder_or_account_begins_anew(
    database: Database, arrival: int, place: tuple[str, str, int]
) -> None:
    with database.write() as connection:
        mail_locations.add(connection, {("krav", "INBOX", 1, 4): arrival})
        assert mail_locations.last_uid(connection, *place) == 0


def test_a_place_that_is_known_stays_as_it_is(database: Database, arrival: int) -> None:
    with database.write() as connection:
        for _ in range(2):
            mail_locations.add(connection, {("krav", "INBOX", 1, 4): arrival})
        assert mail_locations.last_uid(connection, "krav", "INBOX", 1) == 4


def test_what_became_of_the_mails_at_their_places_is_known(database: Database, arrival: int) -> None:
    with database.write() as connection:
        waiting = inbox.put(
            connection, channel="mail", kind="mail", key="m2", sender="nils", received_at=NOON, now=NOON
        )
        assert waiting
        mail_locations.add(connection, {("krav", "INBOX", 1, 4): arrival})
        mail_locations.add(connection, {("krav", "INBOX", 1, 5): waiting})
        mail_locations.add(connection, {("krav", "INBOX", 2, 6): arrival})
        inbox.handled(connection, inbox.get(connection, arrival), NOON, "claim")
        found = mail_locations.outcomes(connection, "krav", "INBOX", 1, [*range(1, 1000)])
    assert found == {4: "claim", 5: None}
