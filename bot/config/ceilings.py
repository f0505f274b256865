"""ceilings.csv to ceilings: one row a limit that lines of some types share, for each person or for one."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pydantic import field_validator

from bot.config.cells import Filled, Number, Patterns, PeriodRow
from bot.config.people import People
from bot.config.periods import twice
from bot.config.problems import Problem, quoted, wrong
from bot.config.tables import Entry, read_table
from claims.catalogue import Catalogue
from claims.ceilings import COUNTED, MILEAGE, Ceiling, CeilingUnit, Per
from claims.patterns import names

FILE = "ceilings.csv"


class CeilingRow(PeriodRow):
    """The columns of ceilings.csv; those with a default may be left out."""

    name: Filled
    types: Patterns
    person: str = ""
    per: Per
    limit: Number
    unit: CeilingUnit
    source: Filled

    @field_validator("limit")
    @classmethod
    def _said(cls, limit: Decimal | None) -> Decimal:
        if limit is None:
            raise wrong("the cell is empty", "fill it in; 0 pays nothing")
        return limit


def read_ceilings(
    folder: Path, catalogue: Catalogue, people: People | None
) -> tuple[tuple[Ceiling, ...], list[Problem]]:
    """The ceilings of the folder's ceilings.csv, none without the file, and everything that is wrong with them.

    `people` is None where nobody is known: whether a person exists is then no question.
    """
    if not (folder / FILE).exists():
        return (), []
    entries, problems = read_table(folder / FILE, CeilingRow, missing="error")
    for entry in entries:
        problems += _faults(entry, catalogue)
    if people is not None:
        problems += (
            _unknown(entry) for entry in entries if entry.values.person and not people.by_id(entry.values.person)
        )
    problems += twice(FILE, entries, ("name", "person"))
    return tuple(_ceiling(entry.values) for entry in entries), problems


def _ceiling(row: CeilingRow) -> Ceiling:
    assert row.limit is not None
    return Ceiling(
        name=row.name,
        types=row.types,
        person=row.person,
        per=row.per,
        limit=row.limit,
        unit=row.unit,
        source=row.source,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _unknown(entry: Entry[CeilingRow]) -> Problem:
    """The row limits nobody; that of somebody who has left is left standing."""
    what = f"{quoted(entry.values.person)} is not in people.csv, and the row limits nobody"
    remedy = "mend the number, or remove the row when the person has left"
    return Problem(file=FILE, row=entry.row, column="person", what=what, remedy=remedy, severity="warning")


def _faults(entry: Entry[CeilingRow], catalogue: Catalogue) -> Iterator[Problem]:
    """A problem for each type that there is none of, or of which the ceiling's unit counts nothing."""
    row = entry.values
    if not row.types:
        yield Problem(file=FILE, row=entry.row, column="types", what="no type is named", remedy="name one or more")
    for pattern in row.types:
        units: set[str] = {kind.unit for kind in catalogue.rows if names(pattern, kind.code)}
        counted = {"km"} if pattern == MILEAGE else units
        if not counted:
            what = f"no type in types.csv is called {quoted(pattern)}"
            yield Problem(file=FILE, row=entry.row, column="types", what=what, remedy=f"mend it, or write {MILEAGE}")
        elif row.unit != "kr" and COUNTED.get(row.unit, row.unit) not in counted:
            what, remedy = f"{quoted(pattern)} is not counted in {row.unit}", "write another unit, or kr"
            yield Problem(file=FILE, row=entry.row, column="unit", what=what, remedy=remedy)
