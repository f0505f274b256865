"""people.csv to people: one row a position, one person however many rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from bot.config.cells import CostBearerRow, Email, Filled, OrNone, Patterns, Several
from bot.config.problems import Problem, quoted, wrong
from bot.config.tables import Entry, read_table
from claims.lines import MeetingRole
from claims.people import Language, Person, Position, Role

FILE = "people.csv"


class PersonRow(CostBearerRow):
    """The columns of people.csv; those with a default may be left out."""

    person: Filled
    name: Filled
    email: Email
    language: Language
    roles: Annotated[tuple[Role, ...], Several]
    unit: str
    position: str
    role: Annotated[MeetingRole | None, OrNone] = None
    types: Patterns = ()

    @field_validator("position")
    @classmethod
    def _named(cls, position: str, info: ValidationInfo) -> str:
        if not position and (info.data.get("unit") or info.data.get("ansvar")):
            raise wrong("the cell is empty, but the row has a unit or an Ansvar", "name the position")
        return position


class People:
    """Everyone who takes part, by id and by e-mail address."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._by_id = {person.id: person for person in persons}
        self._registered: Mapping[str, Person] = self._by_id
        self._by_email = {person.email.casefold(): person for person in self if person.email}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def speaking(self, chosen: Mapping[str, Language]) -> "People":
        """The same people, each who has chosen a language in that one."""
        others = People(
            replace(self._by_id[person], language=language)
            for person, language in chosen.items()
            if person in self._by_id
        )
        others._by_id = self._by_id | others._by_id
        others._by_email = self._by_email | others._by_email
        others._registered = self._registered
        return others

    def registered(self, person: str) -> Language | None:
        """The language that the file says of the person."""
        found = self._registered.get(person)
        return found.language if found else None

    def by_id(self, person: str) -> Person | None:
        """The person with that employee number."""
        return self._by_id.get(person)

    def by_email(self, address: str) -> Person | None:
        """The person with that address, however its letters are cased."""
        return self._by_email.get(address.casefold())


def read_people(folder: Path) -> tuple[People, list[Problem]]:
    """The people of the folder's people.csv and everything that is wrong with them."""
    entries, problems = read_table(folder / FILE, PersonRow, missing="warning")
    by_person: dict[str, list[Entry[PersonRow]]] = defaultdict(list)
    for entry in entries:
        by_person[entry.values.person].append(entry)
    for rows in by_person.values():
        problems += _disagreements(rows)
    problems += _shared_addresses(entries)
    return People(_person([entry.values for entry in rows]) for rows in by_person.values()), problems


def _person(rows: list[PersonRow]) -> Person:
    return Person(
        id=rows[0].person,
        name=rows[0].name,
        email=rows[0].email,
        language=rows[0].language,
        roles=frozenset(role for row in rows for role in row.roles),
        positions=tuple(_position(row) for row in rows if row.position),
    )


def _position(row: PersonRow) -> Position:
    return Position(
        title=row.position,
        unit=row.unit,
        cost_bearer=row.cost_bearer,
        role=row.role,
        types=row.types,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _disagreements(rows: list[Entry[PersonRow]]) -> Iterator[Problem]:
    first, *others = rows
    for other in others:
        for column in ("name", "email", "language"):
            if getattr(other.values, column) != getattr(first.values, column):
                what = f"person {quoted(first.values.person)} has another {column} in row {first.row}"
                remedy = "write the same in every row of the person"
                yield Problem(file=FILE, row=other.row, column=column, what=what, remedy=remedy)


def _shared_addresses(entries: list[Entry[PersonRow]]) -> Iterator[Problem]:
    """A problem for each address of two people; the address itself is not repeated, it may end in a log."""
    owners: dict[str, Entry[PersonRow]] = {}
    for entry in entries:
        if not entry.values.email:
            continue
        owner = owners.setdefault(entry.values.email.casefold(), entry)
        if owner.values.person != entry.values.person:
            what = f"person {quoted(owner.values.person)} has the same address in row {owner.row}"
            remedy = "give each person an address of their own"
            yield Problem(file=FILE, row=entry.row, column="email", what=what, remedy=remedy)
