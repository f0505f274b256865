"""Ceilings: the most that is paid a meeting, day, month or year, in kroner, hours, kilometres, meetings or døgn."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.catalogue import Catalogue
from claims.lines import Line, MileageLine, PerDiemLine
from claims.patterns import any_names
from claims.validity import Valid

Per = Literal["meeting", "day", "month", "year"]
CeilingUnit = Literal["kr", "hours", "km", "meetings", "days"]

MILEAGE = "mileage"
"""Stands among a ceiling's types for every drive."""

COUNTED: dict[str, str] = {"hours": "hour", "meetings": "meeting", "days": "day"}

Key = tuple[str, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling(Valid):
    """One row of ceilings.csv: no more than `limit` `unit` of the `types` together, each `per`.

    `types` are codes, beginnings followed by `*`, or `mileage`. No `person` is each person; a row for one person goes
    before the row of the same name for each. What is paid per meeting is counted by the day and its meetings.
    """

    name: str
    types: tuple[str, ...]
    person: str = ""
    per: Per
    limit: Decimal
    unit: CeilingUnit
    source: str

    def counts(self, line: Line, amount: Decimal, catalogue: Catalogue) -> Decimal:
        """How much of the line, worth `amount`, counts against the ceiling; 0 when it is about other lines."""
        if isinstance(line, MileageLine):
            measures = {"kr": amount, "km": line.distance_km or Decimal(0)}
            return measures.get(self.unit, Decimal(0)) if MILEAGE in self.types else Decimal(0)
        if isinstance(line, PerDiemLine) or line.type is None or not any_names(self.types, line.type):
            return Decimal(0)
        if self.unit == "kr":
            return amount
        kind = catalogue.on(line.type, line.date) if line.date else None
        counted = kind is not None and kind.unit == COUNTED.get(self.unit)
        return (line.quantity or Decimal(0)) if counted else Decimal(0)

    def key(self, day: dt.date) -> Key:
        """What shares one limit: the ceiling's name with the first day of its day, month or year."""
        first = {"month": day.replace(day=1), "year": day.replace(month=1, day=1)}
        return self.name, first.get(self.per, day)


def ceilings_of(ceilings: Iterable[Ceiling], person: str, day: dt.date) -> list[Ceiling]:
    """The rows that hold for the person on the day; those in kroner last, for they see what the others left."""
    valid = [row for row in ceilings if row.person in ("", person) and row.covers(day)]
    own = {row.name for row in valid if row.person}
    return sorted((row for row in valid if row.person or row.name not in own), key=lambda row: row.unit == "kr")
