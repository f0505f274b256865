"""Deputies that approvers have named themselves, until their last day or until they are ended."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from claims.people import Deputy
from store.tables import deputy


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One of them, by number."""

    id: int
    deputy: Deputy


def put(connection: Connection, named: Deputy, now: dt.datetime) -> int:
    """The number of the new one; it has a first and a last day."""
    values = {"person": named.person, "deputy": named.deputy, "first_day": named.valid_from, "last_day": named.valid_to}
    number: int = connection.execute(insert(deputy).values(made_at=now, **values).returning(deputy.c.id)).scalar_one()
    return number


def lasting(connection: Connection, day: dt.date) -> list[Named]:
    """Those that hold on the day or later and have not been ended, oldest first."""
    query = select(deputy).where(deputy.c.last_day >= day, deputy.c.ended_at.is_(None)).order_by(deputy.c.id)
    return [
        Named(
            id=row.id,
            deputy=Deputy(person=row.person, deputy=row.deputy, valid_from=row.first_day, valid_to=row.last_day),
        )
        for row in connection.execute(query)
    ]


def end(connection: Connection, number: int, person: str, now: dt.datetime) -> Deputy | None:
    """The deputy whom the person has ended now; None when that is not theirs to end, or has been done."""
    open_one = deputy.c.id == number, deputy.c.person == person, deputy.c.ended_at.is_(None)
    row = connection.execute(update(deputy).where(*open_one).values(ended_at=now).returning(deputy)).one_or_none()
    if row is None:
        return None
    return Deputy(person=row.person, deputy=row.deputy, valid_from=row.first_day, valid_to=row.last_day)
