"""Deputies that approvers have named themselves."""

import datetime as dt

from claims.people import Deputy
from store import deputies
from store.database import Database

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
FIRST, LAST = dt.date(2026, 12, 1), dt.date(2026, 12, 14)
NILS_BY_MARIT = Deputy(person="3001", deputy="3002", valid_from=FIRST, valid_to=LAST)


def test_they_last_through_their_last_day(database: Database) -> None:
    with database.write() as connection:
        number = deputies.put(connection, NILS_BY_MARIT, NOON)
        for day in (dt.date(2026, 11, 20), FIRST, LAST):
            assert [(one.id, one.deputy) for one in deputies.lasting(connection, day)] == [(number, NILS_BY_MARIT)]
        assert deputies.lasting(connection, LAST + dt.timedelta(days=1)) == []


def test_only_who_named_one_ends_it_and_once(database: Database) -> None:
    with database.write() as connection:
        number = deputies.put(connection, NILS_BY_MARIT, NOON)
        assert deputies.end(connection, number, "3002", NOON) is None
        assert deputies.end(connection, number, "3001", NOON) == NILS_BY_MARIT
        assert deputies.end(connection, number, "3001", NOON) is None
        assert deputies.lasting(connection, FIRST) == []
