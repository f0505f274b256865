"""ceilings.csv to ceilings: one row a limit that lines of some types share, for each person or for one."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pydantic import field_validator

from bot.config.cells import Filled, Number, Patterns, PeriodRow
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


def read_ceilings(folder: Path, catalogue: Catalogue) -> tuple[tuple[Ceiling, ...], list[Problem]]:
    """The ceilings of the folder's ceilings.csv, none without the file, and everything that is wrong with them."""
    if not (folder / FILE).exists():
        return (), []
    entries, problems = read_table(folder / FILE, CeilingRow, missing="error")
    for number, entry in enumerate(entries):
        problems += _faults(entry, catalogue)
        problems += (_twice(entry, other) for other in entries[:number] if _clash(entry.values, other.values))
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


def _clash(one: CeilingRow, other: CeilingRow) -> bool:
    """True when both rows are the same ceiling for the same people on some day."""
    return (one.name, one.person) == (other.name, other.person) and one.overlaps(other)


def _twice(entry: Entry[CeilingRow], other: Entry[CeilingRow]) -> Problem:
    what = f"{quoted(entry.values.name)} is also in row {other.row}, and their periods overlap"
    return Problem(file=FILE, row=entry.row, column="valid_from", what=what, remedy="let one end before the other")
