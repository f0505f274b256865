"""The person's own claims, looked up in the store."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from claims import lookup
from claims.catalogue import Catalogue
from claims.lookup import EVERYTHING, GROUPS, Match, Query, Reached
from claims.questions import Edit
from store import claims

_LOOKED_THROUGH = 200
"""Claims that words are looked for in: those touched last."""


def query_of(edits: Iterable[Edit], reached: Reached | None = None) -> Query:
    """What a message wants to see, as the reader tells it: its days, types and kinds, and how far claims have come."""
    named = list(edits)
    days = {edit.field: dt.date.fromisoformat(str(edit.value)) for edit in named if edit.field in ("date", "end_date")}
    first = days.get("date")
    types = tuple(str(edit.value) for edit in named if edit.field == "type")
    kinds = tuple(str(edit.value) for edit in named if edit.field == "kind")
    return Query(first=first, last=days.get("end_date", first), types=types, kinds=kinds, reached=reached)


def of_year(day: dt.date) -> Query:
    """All that is of the day's year."""
    return Query(first=day.replace(month=1, day=1), last=day.replace(month=12, day=31))


def query_from(values: Mapping[str, str]) -> Query:
    """What a dialog wants to see: `text`, `type`, `group`, `first` and `last` as ISO dates; any may be missing."""
    days = {name: dt.date.fromisoformat(values[name]) for name in ("first", "last") if values.get(name)}
    group = next((group for group in GROUPS if group == values.get("group")), None)
    types = (values["type"],) if values.get("type") else ()
    text = values.get("text", "")
    return Query(first=days.get("first"), last=days.get("last"), types=types, group=group, text=text)


def find(
    connection: Connection, person: str, query: Query, catalogue: Catalogue, limit: int = _LOOKED_THROUGH
) -> list[Match]:
    """The person's claims that are wanted, the one touched last first, no more than `limit`."""
    most = limit if query == EVERYTHING else _LOOKED_THROUGH
    if query.first or query.last:
        days = (query.first or dt.date.min, query.last or dt.date.max)
        known = claims.of_days(connection, person, query.states, days, limit=most)
    else:
        known = claims.of_person(connection, person, query.states, limit=most)
    return lookup.matches(known, query, catalogue)[:limit]
