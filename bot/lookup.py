"""The person's own claims, looked up in the store."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection

from claims import lookup
from claims.catalogue import Catalogue
from claims.lookup import Match, Query
from claims.questions import Edit
from store import claims

_LOOKED_THROUGH = 200
"""Claims that words are looked for in: those touched last."""


def query_of(edits: Iterable[Edit]) -> Query:
    """What a message wants to see, as the reader tells it: its days and its types."""
    named = list(edits)
    days = {edit.field: dt.date.fromisoformat(str(edit.value)) for edit in named if edit.field in ("date", "end_date")}
    first = days.get("date")
    types = tuple(str(edit.value) for edit in named if edit.field == "type")
    return Query(first=first, last=days.get("end_date", first), types=types)


def find(connection: Connection, person: str, query: Query, catalogue: Catalogue) -> list[Match]:
    """The person's claims that are wanted, the one touched last first."""
    if query.first or query.last:
        days = (query.first or dt.date.min, query.last or dt.date.max)
        known = claims.of_days(connection, person, query.states, days, limit=_LOOKED_THROUGH)
    else:
        known = claims.of_person(connection, person, query.states, limit=_LOOKED_THROUGH)
    return lookup.matches(known, query, catalogue)
