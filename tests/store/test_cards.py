"""Cards are found again wherever they stand."""

import pytest

from store import cards, claims
from store.cards import Card
from store.database import Database
from tests.claims.given import claim
from tests.store.given import NOON, together


@pytest.fixture(autouse=True)
def _a_claim(database: Database) -> None:
    with database.write() as connection:
        claims.insert_claim(connection, claim(), NOON)


def ensure(database: Database, person: str = "anne", purpose: str = "attest", round: int = 1) -> tuple[Card, bool]:
    with database.write() as connection:
        return cards.ensure(
            connection, claim="2026-00001", person=person, purpose=purpose, round=round, channel="slack"
        )


def test_a_person_has_one_card_a_purpose_and_round(database: Database) -> None:
    first, new = ensure(database)
    assert new
    assert (first.address, first.message) == (None, None)
    assert ensure(database) == (first, False)
    assert [ensure(database, **other)[1] for other in ({"round": 2}, {"person": "per"}, {"purpose": "own"})] == [
        True
    ] * 3


def test_eight_at_once_make_one_card(database: Database) -> None:
    made = together(lambda _: ensure(database))
    assert len({card.id for card, _ in made}) == 1
    assert sum(new for _, new in made) == 1


def test_a_posted_card_is_found_where_it_stands(database: Database) -> None:
    card, _ = ensure(database)
    with database.write() as connection:
        cards.posted(connection, card.id, "D1", "1700000000.000100")
    with database.read() as connection:
        found = cards.at(connection, "D1", "1700000000.000100")
        assert found == cards.get(connection, card.id)
        assert cards.at(connection, "D2", "1700000000.000100") is None
    assert found
    assert (found.person, found.address) == ("anne", "D1")


def test_every_card_of_a_claim_comes_oldest_first(database: Database) -> None:
    made = [ensure(database, person)[0] for person in ("per", "anne")]
    with database.read() as connection:
        assert cards.of_claim(connection, "2026-00001") == made
        assert cards.of_claim(connection, "2026-00002") == []


def test_a_card_nobody_made_is_none(database: Database) -> None:
    with database.read() as connection:
        assert cards.get(connection, 99) is None


def test_a_card_that_never_stood_anywhere_can_be_asked_for_again(database: Database) -> None:
    first, _ = ensure(database)
    with database.write() as connection:
        assert cards.remove_unposted(connection, first.id)
        assert not cards.remove_unposted(connection, first.id)
        assert cards.get(connection, first.id) is None
    again, new = ensure(database)
    assert new
    # What is still to be sent names cards by their number.
    assert again.id != first.id


def test_a_card_that_stands_somewhere_stays(database: Database) -> None:
    card, _ = ensure(database)
    with database.write() as connection:
        cards.posted(connection, card.id, "D1", "1700000000.000100")
        assert not cards.remove_unposted(connection, card.id)
    assert ensure(database)[1] is False
