"""Ceilings: the most that is paid a meeting, day, month or year, in kroner, hours, kilometres, meetings or døgn."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims import window
from claims.catalogue import Catalogue
from claims.errors import NoRate
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine, day_of, is_period, last_day_of
from claims.patterns import any_names
from claims.validity import Valid

Per = Literal["meeting", "day", "month", "year"]
CeilingUnit = Literal["kr", "hours", "km", "meetings", "days"]

MILEAGE = "mileage"
"""Stands among a ceiling's types for every drive."""

COUNTED: dict[str, str] = {"hours": "hour", "meetings": "meeting", "days": "day"}

Days = tuple[dt.date, dt.date]
"""From a day to a day, both inclusive."""


@dataclass(frozen=True, slots=True)
class Use:
    """How much of a ceiling's limits has been used, on days that share them."""

    days: Days
    counted: Decimal

    def meets(self, days: Days) -> bool:
        """True when it lies on any of the days."""
        return self.days[0] <= days[1] and days[0] <= self.days[1]


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
        return window.paid_quantity(line, kind) if kind and counted else Decimal(0)

    def days(self, line: Line) -> Days:
        """The days that share the line's limit: its own, those of its month or year, or that of its meetings."""
        first, last = day_of(line), last_day_of(line)
        assert first is not None  # only what has a price is counted
        if self.per == "month":
            return first.replace(day=1), first.replace(day=calendar.monthrange(first.year, first.month)[1])
        if self.per == "year":
            return first.replace(month=1, day=1), first.replace(month=12, day=31)
        return first, (last or first) if self.per == "day" else first

    def left(self, days: Days, used: Iterable[Use], meetings: Decimal) -> Decimal:
        """What is left for a line on those days of that many meetings; never less than 0.

        Nobody says on which of its days a period was used. So it fits when no stretch of days around it holds more
        than the limit of each: whatever lies on the fewest days leaves the others to the rest.
        """
        near = _linked(days, used)
        firsts = {days[0], *(one.days[0] for one in near if one.days[0] < days[0])}
        lasts = {days[1], *(one.days[1] for one in near if one.days[1] > days[1])}
        rooms = (
            self.limit * self._times((first, last), meetings)
            - sum((one.counted for one in near if first <= one.days[0] and one.days[1] <= last), Decimal(0))
            for first in firsts
            for last in lasts
        )
        return max(Decimal(0), min(rooms))

    def _times(self, days: Days, meetings: Decimal) -> Decimal:
        """How often the limit is there: for each of the days, or each meeting of the day."""
        if self.per == "day":
            return Decimal((days[1] - days[0]).days + 1)
        return max(Decimal(1), meetings) if self.per == "meeting" else Decimal(1)


def _linked(days: Days, used: Iterable[Use]) -> list[Use]:
    """The uses that share a day with these, or with one that does."""
    apart, near = list(used), []
    first, last = days
    while found := [one for one in apart if one.meets((first, last))]:
        near += found
        apart = [one for one in apart if one not in found]
        first, last = min(first, *(one.days[0] for one in found)), max(last, *(one.days[1] for one in found))
    return near


def meetings_on(day: dt.date, lines: Iterable[Line], catalogue: Catalogue) -> Decimal:
    """How many meetings of the day there are among the lines."""
    return sum((_meetings(line, day, catalogue) for line in lines), Decimal(0))


def _meetings(line: Line, day: dt.date, catalogue: Catalogue) -> Decimal:
    if not isinstance(line, ExpenseLine) or line.type is None or line.date != day:
        return Decimal(0)
    kind = catalogue.on(line.type, day)
    return line.quantity or Decimal(0) if kind is not None and kind.unit == "meeting" else Decimal(0)


def ceilings_of(ceilings: Iterable[Ceiling], person: str, day: dt.date) -> list[Ceiling]:
    """The rows that hold for the person on the day; those in kroner last, for they see what the others left."""
    valid = [row for row in ceilings if row.person in ("", person) and row.covers(day)]
    own = {row.name for row in valid if row.person}
    return sorted((row for row in valid if row.person or row.name not in own), key=lambda row: row.unit == "kr")


def ceilings_about(
    ceilings: Iterable[Ceiling], person: str, line: Line, amount: Decimal, catalogue: Catalogue
) -> list[Ceiling]:
    """The rows that hold for the person's line, worth `amount`.

    NoRate when a period does not lie within one month or year of them, or they change within it.
    """
    rows, day = list(ceilings), day_of(line)
    if day is None:
        return []
    about = [row for row in ceilings_of(rows, person, day) if row.counts(line, amount, catalogue)]
    last = last_day_of(line)
    if isinstance(line, PerDiemLine) or last is None or not is_period(line):
        return about
    then = [row for row in ceilings_of(rows, person, last) if row.counts(line, amount, catalogue)]
    crossed = [row for row in about if row.per in ("month", "year") and last > row.days(line)[1]]
    if crossed or then != about:
        name = (crossed or about or then)[0].name
        changes = f"{name}: not one limit from {day} to {last}; claim each part by itself"
        raise NoRate(changes, field="end_date", reason="rate_changes")
    return about
