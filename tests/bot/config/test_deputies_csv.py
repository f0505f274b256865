"""deputies.csv lends rights for a while."""

from pathlib import Path

import pytest

from bot.config.deputies import read_deputies
from bot.config.people import People
from bot.config.problems import Problem
from claims.people import Deputy, Person

PEOPLE = People([Person(id="3001", name="Nils Bakke", email=""), Person(id="3002", name="Marit Fossheim", email="")])


def read(folder: Path, *rows: str) -> tuple[tuple[Deputy, ...], list[Problem]]:
    (folder / "deputies.csv").write_text(
        "\n".join(["person,deputy,valid_from,valid_to", *rows]) + "\n", encoding="utf-8"
    )
    return read_deputies(folder, PEOPLE)


def test_nobody_has_a_deputy_without_the_file(tmp_path: Path) -> None:
    assert read_deputies(tmp_path, PEOPLE) == ((), [])


def test_a_deputy_is_read_with_the_days(tmp_path: Path) -> None:
    (deputy,), problems = read(tmp_path, "3001,3002,2026-11-20,2026-11-30")
    assert (deputy.person, deputy.deputy, str(deputy.valid_to)) == ("3001", "3002", "2026-11-30")
    assert problems == []


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("3001,3001,,2026-11-30", "deputy", "nobody is their own deputy"),
        ("3001,3002,2026-11-20,", "valid_to", "the cell is empty"),
        ("9999,3002,,2026-11-30", "person", '"9999" is not in people.csv'),
        ("3001,9999,,2026-11-30", "deputy", '"9999" is not in people.csv'),
    ],
)
def test_a_wrong_deputy_names_row_and_column(tmp_path: Path, row: str, column: str, what: str) -> None:
    _, (problem,) = read(tmp_path, row)
    assert (problem.row, problem.column, problem.what) == (2, column, what)
