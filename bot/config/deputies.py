"""deputies.csv: who may use whose rights to decide, from day to day."""

from datetime import date
from pathlib import Path

from pydantic import ValidationInfo, field_validator

from bot.config.cells import Filled, PeriodRow
from bot.config.people import People
from bot.config.problems import Problem, quoted, wrong
from bot.config.tables import Entry, read_table
from claims.people import Deputy

FILE = "deputies.csv"


class DeputyRow(PeriodRow):
    """The columns of deputies.csv; a deputyship always ends."""

    person: Filled
    deputy: Filled

    @field_validator("deputy")
    @classmethod
    def _somebody_else(cls, deputy: str, info: ValidationInfo) -> str:
        if deputy == info.data.get("person"):
            raise wrong("nobody is their own deputy", "name somebody else")
        return deputy

    @field_validator("valid_to")
    @classmethod
    def _ends(cls, valid_to: date | None) -> date | None:
        if valid_to is None:
            raise wrong("the cell is empty", "write the last day; a right for good stands in approvers.csv")
        return valid_to


def read_deputies(folder: Path, people: People | None) -> tuple[tuple[Deputy, ...], list[Problem]]:
    """The deputies of the folder's deputies.csv and everything that is wrong with them; none without the file.

    `people` is None when people.csv has errors: whether a person exists is then no question yet.
    """
    if not (folder / FILE).exists():
        return (), []
    entries, problems = read_table(folder / FILE, DeputyRow, missing="warning")
    if people is not None:
        problems += [problem for entry in entries for problem in _unknown(entry, people)]
    return tuple(_deputy(entry.values) for entry in entries), problems


def _deputy(row: DeputyRow) -> Deputy:
    return Deputy(person=row.person, deputy=row.deputy, valid_from=row.valid_from, valid_to=row.valid_to)


def _unknown(entry: Entry[DeputyRow], people: People) -> list[Problem]:
    remedy = "add the person there, or mend the number"
    return [
        Problem(file=FILE, row=entry.row, column=column, what=f"{quoted(number)} is not in people.csv", remedy=remedy)
        for column, number in (("person", entry.values.person), ("deputy", entry.values.deputy))
        if people.by_id(number) is None
    ]
