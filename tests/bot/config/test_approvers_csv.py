"""approvers.csv becomes rights of people who exist and have the role."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.config.approvers import read_approvers
from bot.config.people import People
from bot.config.problems import Problem
from claims.people import Approver, Person

PEOPLE = People(
    [
        Person(id="3001", name="Nils Bakke", email="", roles=frozenset({"attestor"})),
        Person(id="3003", name="Turid Moen", email="", roles=frozenset({"authoriser"})),
    ]
)


def read(folder: Path, *rows: str) -> tuple[tuple[Approver, ...], list[Problem]]:
    header = "person,step,ansvar,limit,valid_from,valid_to"
    (folder / "approvers.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_approvers(folder, PEOPLE)


def test_rights_are_read_with_prefix_and_limit(tmp_path: Path) -> None:
    rights, problems = read(tmp_path, "3001,attest,10*,,,", "3003,authorise,46500,20000.00,2026-01-01,")
    assert (rights[0].ansvar, rights[0].limit) == ("10*", None)
    assert rights[1].limit == Decimal("20000.00")
    assert problems == []


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("9999,attest,10*,,,", "person", '"9999" is not in people.csv'),
        ("3001,authorise,10*,,,", "person", '"3001" has not the role authoriser'),
        ("3003,attest,10*,,,", "person", '"3003" has not the role attestor'),
        ("3001,approve,10*,,,", "step", '"approve" is not known'),
        ("3001,attest,1*0,,,", "ansvar", '"1*0" has a * inside'),
        ("3001,attest,,,,", "ansvar", "the cell is empty"),
        ('3001,attest,10*,"20000,00",,', "limit", '"20000,00" is not a number with a decimal point'),
        ("3001,attest,10*,,2026-02-01,2026-01-01", "valid_to", "2026-01-01 is before valid_from 2026-02-01"),
    ],
)
def test_a_wrong_right_names_row_and_column(tmp_path: Path, row: str, column: str, what: str) -> None:
    _, (problem,) = read(tmp_path, row)
    assert (problem.row, problem.column, problem.what) == (2, column, what)
