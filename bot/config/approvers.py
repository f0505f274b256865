"""approvers.csv to rights: one row a person's right to take one step for an Ansvar."""

from pathlib import Path

from bot.config.cells import Filled, Kroner, Pattern, PeriodRow
from bot.config.people import People
from bot.config.problems import Problem, quoted
from bot.config.tables import Entry, read_table
from claims.people import Approver, Role, Step

FILE = "approvers.csv"

ROLE_OF_STEP: dict[Step, Role] = {"attest": "attestor", "authorise": "authoriser"}


class ApproverRow(PeriodRow):
    """The columns of approvers.csv."""

    person: Filled
    step: Step
    ansvar: Pattern
    limit: Kroner


def read_approvers(folder: Path, people: People | None) -> tuple[tuple[Approver, ...], list[Problem]]:
    """The rights of the folder's approvers.csv and everything that is wrong with them.

    `people` is None when people.csv has errors: whether a person exists is then no question yet.
    """
    entries, problems = read_table(folder / FILE, ApproverRow, missing="warning")
    if people is not None:
        problems += filter(None, (_without_role(entry, people) for entry in entries))
    return tuple(_approver(entry.values) for entry in entries), problems


def _approver(row: ApproverRow) -> Approver:
    return Approver(
        person=row.person,
        step=row.step,
        ansvar=row.ansvar,
        limit=row.limit,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _without_role(entry: Entry[ApproverRow], people: People) -> Problem | None:
    row = entry.values
    person = people.by_id(row.person)
    role = ROLE_OF_STEP[row.step]
    if person is None:
        what, remedy = f"{quoted(row.person)} is not in people.csv", "add the person there, or mend the number"
    elif role not in person.roles:
        what = f"{quoted(row.person)} has not the role {role}"
        remedy = f"add {role} to the person's roles in people.csv"
    else:
        return None
    return Problem(file=FILE, row=entry.row, column="person", what=what, remedy=remedy)
