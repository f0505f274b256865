"""people.csv becomes people that are found by number and by address."""

from datetime import date
from pathlib import Path

import pytest

from bot.config.people import People, read_people
from bot.config.problems import Problem

HEADER = "person,name,email,language,roles,position,unit,ansvar,funksjon,prosjekt,objekt,valid_from,valid_to"
KARI = "1,Kari Haugen,Kari@lauvdal.example,nb,claimant,Medlem,Kommunestyret,10000,100,,,2023-10-01,"


def read(folder: Path, *rows: str) -> tuple[People, list[Problem]]:
    (folder / "people.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return read_people(folder)


def only(problems: list[Problem]) -> Problem:
    (problem,) = problems
    return problem


def test_a_person_is_found_by_number_and_by_address_in_any_case(tmp_path: Path) -> None:
    people, problems = read(tmp_path, KARI)
    kari = people.by_id("1")
    assert kari is not None
    assert people.by_email("KARI@Lauvdal.Example") is kari
    assert people.by_email("ola@lauvdal.example") is None
    assert kari.positions[0].valid_from == date(2023, 10, 1)
    assert kari.positions[0].cost_bearer.ansvar == "10000"
    assert problems == []


def test_several_rows_make_one_person_with_all_positions_and_roles(tmp_path: Path) -> None:
    second = KARI.replace("claimant,Medlem,Kommunestyret", "attestor;claimant,Leder,Planutvalget")
    people, _ = read(tmp_path, KARI, second)
    (kari,) = people
    assert [position.title for position in kari.positions] == ["Medlem", "Leder"]
    assert kari.roles == {"claimant", "attestor"}


def test_a_person_without_position_has_none(tmp_path: Path) -> None:
    people, problems = read(tmp_path, "2,Eva Lunde,eva@lauvdal.example,nn,payroll,,,,,,,,")
    (eva,) = people
    assert eva.positions == ()
    assert problems == []


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("Kari Haugen", "Kari Hauge", "name"),
        ("Kari@", "kari.haugen@", "email"),
        (",nb,", ",nn,", "language"),
    ],
)
def test_rows_of_one_person_must_agree(tmp_path: Path, old: str, new: str, column: str) -> None:
    _, problems = read(tmp_path, KARI, KARI.replace(old, new))
    assert (only(problems).row, only(problems).column) == (3, column)
    assert "row 2" in only(problems).what


def test_two_people_cannot_share_an_address(tmp_path: Path) -> None:
    _, problems = read(tmp_path, KARI, KARI.replace("1,Kari Haugen,Kari@", "2,Ola Haugen,kari@"))
    assert (only(problems).row, only(problems).column) == (3, "email")
    assert "row 2" in only(problems).what


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        (",nb,", ",da,", "language"),
        ("claimant", "boss", "roles"),
        ("1,Kari", ",Kari", "person"),
        ("Kari Haugen", "", "name"),
        ("Kari@lauvdal.example", "Kari at lauvdal", "email"),
        ("Medlem", "", "position"),
        ("2023-10-01", "1.10.2023", "valid_from"),
    ],
)
def test_a_wrong_cell_names_row_and_column(tmp_path: Path, old: str, new: str, column: str) -> None:
    _, problems = read(tmp_path, KARI.replace(old, new))
    assert (only(problems).row, only(problems).column) == (2, column)


def test_addresses_are_never_repeated_in_problems(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, KARI, KARI.replace("1,", "2,", 1), KARI.replace("Kari@", "other@"), KARI.replace("@lauvdal", "@@")
    )
    assert len(problems) == 3
    assert not any("@lauvdal" in str(problem) or "@@" in str(problem) for problem in problems)
