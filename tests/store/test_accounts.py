"""Linked accounts, and the codes that prove whose they are."""

import datetime as dt

from store import accounts, link_codes
from store.database import Database
from tests.store.given import NOON, together

MINUTE = dt.timedelta(minutes=1)


def asked(database: Database, person: str = "1001", name: str = "@U1") -> tuple[int, str | None]:
    """A request and the code that was mailed for it."""
    with database.write() as connection:
        number = link_codes.ask(connection, "slack", name, person, NOON)
        return number, link_codes.issue(connection, number, NOON)


def redeemed(database: Database, code: str | None, when: dt.datetime, name: str = "@U1") -> str | None:
    with database.write() as connection:
        return link_codes.redeem(connection, "slack", name, str(code), when)


def test_a_code_names_its_person_once(database: Database) -> None:
    _, code = asked(database)
    assert redeemed(database, code, NOON + MINUTE) == "1001"
    assert redeemed(database, code, NOON + MINUTE) is None


def test_a_code_is_good_for_a_quarter_of_an_hour_from_its_mail(database: Database) -> None:
    number, _ = asked(database)
    with database.write() as connection:
        code = link_codes.issue(connection, number, NOON + 60 * MINUTE)
    assert redeemed(database, code, NOON + 75 * MINUTE) is None
    assert redeemed(database, code, NOON + 74 * MINUTE) == "1001"


def test_a_request_of_days_ago_gets_no_code_and_neither_does_one_that_was_used(database: Database) -> None:
    number, code = asked(database)
    with database.write() as connection:
        assert link_codes.issue(connection, number, NOON + link_codes.WAITS_FOR_MAIL) is None
    assert redeemed(database, code, NOON) == "1001"
    with database.write() as connection:
        assert link_codes.issue(connection, number, NOON) is None


def test_a_request_about_nobody_has_no_right_code(database: Database) -> None:
    with database.write() as connection:
        link_codes.ask(connection, "slack", "@U1", "", NOON)
    assert redeemed(database, "000000", NOON) is None


def test_many_tries_at_once_count_each(database: Database) -> None:
    _, code = asked(database)
    wrong = f"{(int(str(code)) + 1) % 1_000_000:06d}"
    assert together(lambda _: redeemed(database, wrong, NOON), threads=5) == [None] * 5
    assert redeemed(database, code, NOON) is None


def test_a_code_used_by_many_at_once_is_used_by_one(database: Database) -> None:
    _, code = asked(database)
    assert sorted(filter(None, together(lambda _: redeemed(database, code, NOON), threads=4))) == ["1001"]


def test_requests_are_counted_by_account_and_by_person(database: Database) -> None:
    for name in ("@U1", "@U1", "@U2"):
        asked(database, name=name)
    with database.read() as connection:
        before = NOON - MINUTE
        assert link_codes.asked_by(connection, "slack", "@U1", before) == 2
        assert link_codes.asked_for(connection, "1001", before) == 3
        assert link_codes.asked_for(connection, "1001", NOON) == 0


def test_a_person_has_one_linked_account_and_an_account_one_person(database: Database) -> None:
    with database.write() as connection:
        for name, person in (("@U1", "1001"), ("@U2", "1002"), ("@U2", "1001"), ("@U3", "1003")):
            accounts.link(connection, "slack", name, person, NOON)
        assert [(one.name, one.person) for one in accounts.everybody(connection)] == [("@U2", "1001"), ("@U3", "1003")]
        assert accounts.person_of(connection, "slack", "@U2") == "1001"
        assert accounts.name_of(connection, "slack", "1001") == "@U2"
        assert accounts.name_of(connection, "mail", "1001") is None
        assert [one.name for one in accounts.unlink(connection, "1001")] == ["@U2"]
        assert accounts.unlink(connection, "1001") == []
        assert accounts.person_of(connection, "slack", "@U2") is None


def test_whose_an_account_was_when_it_last_wrote(database: Database) -> None:
    with database.write() as connection:
        accounts.heard(connection, "slack", "@U1", "1001", NOON)
        accounts.heard(connection, "slack", "@U2", "1001", NOON + dt.timedelta(minutes=1))
        assert accounts.heard_as(connection, "slack", "@U1") == "1001"
        assert accounts.heard_last(connection, "slack", "1001") == "@U2"
        accounts.heard(connection, "slack", "@U1", "1001", NOON + dt.timedelta(minutes=2))
        assert accounts.heard_last(connection, "slack", "1001") == "@U1"
        accounts.not_theirs(connection, "slack", "@U1")
        assert accounts.heard_as(connection, "slack", "@U1") is None
        accounts.link(connection, "slack", "@U3", "1001", NOON + dt.timedelta(minutes=3))
        assert accounts.heard_last(connection, "slack", "1001") == "@U3"
        accounts.unlink(connection, "1001")
        assert accounts.heard_last(connection, "slack", "1001") is None
