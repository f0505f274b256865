"""A picture within the text is a logo once it has come often enough before, and not sooner."""

from collections.abc import Sequence

from store import inbox, inline_pictures
from store.database import Database
from tests.store.given import NOON

LOGO, PHOTO = "a" * 64, "b" * 64


def came(database: Database, senders: Sequence[str], pictures: set[str]) -> list[set[str]]:
    """The logos found in a mail of each of the senders, one after the other."""
    return [inline_logos(database, sender, pictures) for sender in senders]


def inline_logos(database: Database, sender: str, pictures: set[str]) -> set[str]:
    with database.write() as connection:
        key = f"m{len(inbox.due(connection, NOON, limit=100))}{sender}"
        number = inbox.put(
            connection, channel="mail", kind="mail", key=key, sender=f"{key}@x.example", received_at=NOON, now=NOON
        )
        assert number
        found = inline_pictures.logos(connection, pictures, sender, number)
        assert inline_pictures.logos(connection, pictures, sender, number) == found
    return found


def test_the_third_time_from_the_same_sender_it_is_a_logo(database: Database) -> None:
    assert came(database, ["kari"] * 4, {LOGO}) == [set(), set(), {LOGO}, {LOGO}]


def test_after_two_others_it_is_a_logo_at_once(database: Database) -> None:
    assert came(database, ["kari", "ola", "per"], {LOGO}) == [set(), set(), {LOGO}]


def test_one_other_who_writes_often_makes_it_no_logo_of_mine(database: Database) -> None:
    came(database, ["kari"] * 3, {LOGO})
    assert inline_logos(database, "ola", {LOGO}) == set()


def test_what_came_beside_a_logo_is_none(database: Database) -> None:
    came(database, ["kari"] * 2, {LOGO})
    assert inline_logos(database, "kari", {LOGO, PHOTO}) == {LOGO}
