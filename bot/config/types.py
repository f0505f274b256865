"""types.csv to the catalogue: one row a claimable type and period of validity."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, field_validator

from bot.config.cells import CostBearerRow, Filled, Kroner, Several
from bot.config.problems import Problem, quoted, wrong
from bot.config.rates import read_rates
from bot.config.tables import Entry, read_table
from claims.catalogue import Catalogue, ExpenseType, ReceiptRule, Tax, Unit
from claims.people import Language

FILE = "types.csv"


def _window(cell: str) -> tuple[time, time] | None:
    """Two clock times of one day: `07:00-17:00`."""
    if not cell:
        return None
    try:
        opens, closes = (time.fromisoformat(part.strip()) for part in cell.split("-"))
    except ValueError:
        opens = closes = time()
    if opens >= closes:
        raise wrong(f"{quoted(cell)} is not a part of the day", "write two clock times, as 07:00-17:00")
    return opens, closes


class TypeRow(CostBearerRow):
    """The columns of types.csv; those with a default may be left out."""

    code: Filled
    name: Filled
    name_nn: str = ""
    name_en: str = ""
    aliases: Annotated[tuple[str, ...], Several]
    unit: Unit
    unit_price: Kroner
    receipt: ReceiptRule
    tax: Tax
    pay_code: str = ""
    window: Annotated[tuple[time, time] | None, BeforeValidator(_window)] = None

    @property
    def names(self) -> dict[Language, str]:
        """The name in the languages the row gives it in beside Bokmål."""
        given: dict[Language, str] = {"nn": self.name_nn, "en": self.name_en}
        return {language: name for language, name in given.items() if name}

    @field_validator("unit_price")
    @classmethod
    def _price_fits_unit(cls, unit_price: Decimal | None, info: ValidationInfo) -> Decimal | None:
        unit = info.data.get("unit")
        if unit == "amount" and unit_price is not None:
            raise wrong("a type with unit amount has no price", "empty the cell, or give another unit")
        return unit_price


def read_catalogue(folder: Path) -> tuple[Catalogue, list[Problem]]:
    """The types of the folder's types.csv, the rates that hold there, and everything that is wrong with them."""
    rates, rate_problems = read_rates(folder)
    entries, problems = read_table(folder / FILE, TypeRow, missing="error")
    problems += _period_problems(entries)
    problems += _alias_problems(entries)
    catalogue = Catalogue((_expense_type(entry.values) for entry in entries), rates)
    return catalogue, problems + rate_problems


def _expense_type(row: TypeRow) -> ExpenseType:
    return ExpenseType(
        code=row.code,
        name=row.name,
        names=row.names,
        aliases=row.aliases,
        unit=row.unit,
        unit_price=row.unit_price,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        receipt=row.receipt,
        tax=row.tax,
        pay_code=row.pay_code,
        window=row.window,
        cost_bearer=row.cost_bearer,
    )


def _starts(entry: Entry[TypeRow]) -> date:
    return entry.values.valid_from or date.min


def _ends(entry: Entry[TypeRow]) -> date:
    return entry.values.valid_to or date.max


def _period_problems(entries: list[Entry[TypeRow]]) -> Iterator[Problem]:
    by_code: dict[str, list[Entry[TypeRow]]] = defaultdict(list)
    for entry in entries:
        by_code[entry.values.code].append(entry)
    for code, periods in by_code.items():
        for earlier, later in pairwise(sorted(periods, key=_starts)):
            problem = _between(code, earlier, later)
            if problem:
                yield problem


def _between(code: str, earlier: Entry[TypeRow], later: Entry[TypeRow]) -> Problem | None:
    """What is wrong between two neighbouring periods of one code; None when one follows upon the other."""
    if _starts(earlier) == _starts(later):
        what = f"{quoted(code)} starts on the same day as in row {earlier.row}"
        return Problem(file=FILE, row=later.row, column="valid_from", what=what, remedy="keep one of the rows")
    if _starts(later) <= _ends(earlier):
        what = f"the period of {quoted(code)} overlaps the one in row {earlier.row}"
        remedy = f"let row {earlier.row} end the day before row {later.row} starts"
        return Problem(file=FILE, row=later.row, column="valid_from", what=what, remedy=remedy)
    if (_starts(later) - _ends(earlier)).days > 1:
        what = f"{quoted(code)} has no price between row {earlier.row} and this one"
        remedy = f"add a row for the days after {_ends(earlier)}, if there is a price for them"
        return Problem(file=FILE, row=later.row, column="valid_from", what=what, remedy=remedy, severity="warning")
    return None


def _alias_problems(entries: list[Entry[TypeRow]]) -> Iterator[Problem]:
    """A warning for each alias that two codes share on some day: the reader has to ask every time it is used."""
    users: dict[str, list[Entry[TypeRow]]] = defaultdict(list)
    told: set[tuple[str, str, str]] = set()
    for entry in entries:
        for alias in entry.values.aliases:
            key = " ".join(alias.casefold().split())
            for other in users[key]:
                shared = _starts(entry) <= _ends(other) and _starts(other) <= _ends(entry)
                clash = (key, other.values.code, entry.values.code)
                if other.values.code != entry.values.code and shared and clash not in told:
                    told.add(clash)
                    what = f"{quoted(alias)} is also an alias of {quoted(other.values.code)} in row {other.row}"
                    remedy = "keep it on one of the two types"
                    yield Problem(
                        file=FILE, row=entry.row, column="aliases", what=what, remedy=remedy, severity="warning"
                    )
            users[key].append(entry)
