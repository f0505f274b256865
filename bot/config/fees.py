"""fees.csv to fees: one row a way in which types are paid by role, attendance or hours, as a share or of a base."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from bot.config.cells import Filled, Kroner, Number, OrNone, Pattern, PeriodRow
from bot.config.periods import twice
from bot.config.problems import Problem, quoted, wrong
from bot.config.tables import Entry, read_table
from claims.catalogue import Catalogue
from claims.fees import Fee, Fees
from claims.lines import Attendance, MeetingRole
from claims.money import Rounding
from claims.patterns import names

FILE, TYPES = "fees.csv", "types.csv"


def _percent(cell: str) -> tuple[Decimal, Decimal] | None:
    """A number of per cent, or one divided by another: `2.5/12`."""
    if not cell:
        return None
    percent, _, over = cell.partition("/")
    try:
        numbers = Decimal(percent), Decimal(over or "1")
    except InvalidOperation:
        numbers = Decimal(0), Decimal(0)
    if not all(number.is_finite() and 0 < number < 100_000 for number in numbers):
        raise wrong(f"{quoted(cell)} is no number of per cent", "write it as 2.5, or as 2.5/12")
    return numbers


class FeeRow(PeriodRow):
    """The columns of fees.csv; those with a default may be left out."""

    type: Pattern
    role: Annotated[MeetingRole | None, OrNone] = None
    attendance: Annotated[Attendance | None, OrNone] = None
    from_hours: Number = None
    unit_price: Kroner = None
    share: Number = None
    base: Annotated[str | None, OrNone] = None
    percent: Annotated[tuple[Decimal, Decimal] | None, BeforeValidator(_percent)] = None
    rounding: Annotated[Rounding | None, OrNone] = None
    source: Filled


def read_fees(folder: Path, catalogue: Catalogue) -> tuple[Fees, list[Problem]]:
    """The fees of the folder's fees.csv, none without the file, and everything that is wrong with them."""
    if not (folder / FILE).exists():
        return Fees(), []
    entries, problems = read_table(folder / FILE, FeeRow, missing="error")
    for entry in entries:
        problems += _faults(entry, catalogue)
    problems += twice(FILE, entries, ("type", "role", "attendance", "from_hours"))
    return Fees(_fee(entry.values) for entry in entries), problems


def unpriced(catalogue: Catalogue, fees: Fees) -> Iterator[Problem]:
    """A problem for each period of a type that neither file prices for everybody, from its first day to its last."""
    for kind in catalogue.rows:
        days = (kind.valid_from or date.min, kind.valid_to or date.max)
        if kind.unit != "amount" and kind.unit_price is None and not all(_pays(fees, kind.code, day) for day in days):
            what = f"{quoted(kind.code)} from {kind.valid_from or 'the first day'} has no price for everybody"
            remedy = "write kroner and øre, as 1500.00, or add rows to fees.csv for the whole period"
            yield Problem(file=TYPES, column="unit_price", what=what, remedy=remedy)


def _pays(fees: Fees, code: str, day: date) -> bool:
    """True when a row of its own, and no share of something else, pays anybody's whole meeting or first hour."""
    row = fees.on(code, day, hours=Decimal(0))
    return row is not None and row.share is None


def _fee(row: FeeRow) -> Fee:
    percent, over = row.percent or (Decimal(0), Decimal(1))
    return Fee(
        type=row.type,
        role=row.role,
        attendance=row.attendance,
        from_hours=row.from_hours,
        unit_price=row.unit_price,
        share=row.share,
        base=row.base or "",
        percent=percent,
        over=over,
        rounding=row.rounding or "ore",
        source=row.source,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _faults(entry: Entry[FeeRow], catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with one row beside its cells."""
    row = entry.values
    named = [kind for kind in catalogue.rows if names(row.type, kind.code)]
    ways = [row.unit_price is not None, row.share is not None, row.base is not None]
    if not named:
        what, remedy = f"no type in types.csv is called {quoted(row.type)}", "mend the code, or add the type"
        yield Problem(file=FILE, row=entry.row, column="type", what=what, remedy=remedy)
    if ways.count(True) != 1 or (row.base is None) != (row.percent is None):
        what = "the row does not say one way to pay"
        remedy = "fill in one of unit_price, share, or base with percent"
        yield Problem(file=FILE, row=entry.row, what=what, remedy=remedy)
    if row.base and f"base.{row.base}" not in catalogue.rates.names:
        what, remedy = f"there is no base {quoted(row.base)}", "add it to rates/base.yaml with its dates and source"
        yield Problem(file=FILE, row=entry.row, column="base", what=what, remedy=remedy)
    if row.from_hours is not None and any(kind.unit != "hour" for kind in named):
        what, remedy = "steps by hours need types counted in hours", "empty the cell, or name types with unit hour"
        yield Problem(file=FILE, row=entry.row, column="from_hours", what=what, remedy=remedy)
    if any(kind.unit == "amount" for kind in named):
        what, remedy = "an outlay is paid as stated and has no fee", "name types with another unit"
        yield Problem(file=FILE, row=entry.row, column="type", what=what, remedy=remedy)
