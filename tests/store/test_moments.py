"""Moments are kept in UTC, whatever zone they came in."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from store import audit
from store.database import Database
from tests.store.given import NOON

OSLO = ZoneInfo("Europe/Oslo")


def kept(database: Database, at: dt.datetime) -> dt.datetime:
    with database.write() as connection:
        audit.note(connection, at=at, actor="kari", action="submit", claim="2026-00001")
        return audit.of_claim(connection, "2026-00001")[-1].at


@pytest.mark.parametrize(
    "at",
    [
        NOON,
        dt.datetime(2026, 7, 1, 0, 30, tzinfo=OSLO),
        dt.datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=OSLO),
        dt.datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=OSLO),
        dt.datetime(2026, 11, 20, 12, 0, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
    ],
)
def test_a_moment_comes_back_aware_and_in_utc(database: Database, at: dt.datetime) -> None:
    found = kept(database, at)
    assert found == at.astimezone(dt.UTC)
    assert found.tzinfo == dt.UTC


def test_a_naive_moment_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"):
        kept(database, dt.datetime(2026, 11, 20, 12))  # noqa: DTZ001 - what is tested


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_zone_of_the_session_does_not_matter(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("set time zone 'Asia/Tokyo'"))
        audit.note(connection, at=NOON, actor="kari", action="submit", claim="2026-00001")
        (entry,) = audit.of_claim(connection, "2026-00001")
    assert (entry.at, entry.at.tzinfo) == (NOON, dt.UTC)
