"""The languages that people have chosen themselves, where that is another than people.csv says."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from claims.people import Language
from store.once import insert_into
from store.tables import chosen_language


def choose(connection: Connection, person: str, language: Language, now: dt.datetime) -> None:
    """The person is written to in that language from now on."""
    said = {"language": language, "chosen_at": now}
    row = insert_into(connection, chosen_language).values(person=person, **said)
    connection.execute(row.on_conflict_do_update(index_elements=["person"], set_=said))


def forget(connection: Connection, person: str) -> None:
    """The person is written to as people.csv says from now on."""
    connection.execute(delete(chosen_language).where(chosen_language.c.person == person))


def of(connection: Connection, person: str) -> Language | None:
    """The language that the person has chosen; None for whoever has chosen none."""
    query = select(chosen_language.c.language).where(chosen_language.c.person == person)
    language: Language | None = connection.scalar(query)
    return language


def chosen(connection: Connection) -> Mapping[str, Language]:
    """Person → the language they have chosen."""
    rows = connection.execute(select(chosen_language.c.person, chosen_language.c.language))
    return {row.person: row.language for row in rows}
