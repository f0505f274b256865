"""A CSV file that cannot be used is explained, with the place and the remedy."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.config.problems import Problem
from bot.config.tables import Entry, read_table


class Row(BaseModel):
    name: str
    colour: str
    note: str = ""


def read(path: Path, content: bytes) -> tuple[list[Entry[Row]], list[Problem]]:
    path.write_bytes(content)
    return read_table(path, Row, missing="error")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "things.csv"


def only(problems: list[Problem]) -> Problem:
    (problem,) = problems
    return problem


def test_rows_are_read_with_the_line_an_editor_shows(path: Path) -> None:
    entries, problems = read(path, b'name,colour\n\nboat,"red\nand white"\n\ncar,blue\n')
    assert [(entry.row, entry.values.name) for entry in entries] == [(3, "boat"), (6, "car")]
    assert problems == []


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_every_kind_of_line_ending_counts_lines_alike(path: Path, ending: bytes) -> None:
    entries, _ = read(path, b"name,colour\nboat,red\ncar,blue\n".replace(b"\n", ending))
    assert [entry.row for entry in entries] == [2, 3]


def test_a_byte_order_mark_does_no_harm(path: Path) -> None:
    entries, problems = read(path, b"\xef\xbb\xbfname,colour\nboat,red\n")
    assert len(entries) == 1
    assert problems == []


def test_white_space_around_cells_does_not_count(path: Path) -> None:
    entries, _ = read(path, b"name , colour\n boat ,red \n")
    assert entries[0].values == Row(name="boat", colour="red")


def test_a_short_row_has_empty_cells(path: Path) -> None:
    entries, _ = read(path, b"name,colour,note\nboat,red\n")
    assert entries[0].values.note == ""


def test_rows_of_commas_only_are_left_out(path: Path) -> None:
    entries, problems = read(path, b"name,colour\n,\nboat,red\n,\n")
    assert [entry.row for entry in entries] == [3]
    assert problems == []


def test_other_letters_than_utf8_are_explained(path: Path) -> None:
    _, problems = read(path, "name,colour\nboat,red\nbåt,rød\n".encode("latin-1"))
    assert str(only(problems)) == (
        "things.csv, row 3: the letters are not UTF-8; save the file as UTF-8 (in a spreadsheet: CSV UTF-8)"
    )


def test_a_missing_column_is_named(path: Path) -> None:
    _, problems = read(path, b"name\nboat\n")
    assert (only(problems).column, only(problems).what) == ("colour", "the column is missing")


def test_a_doubled_column_is_named(path: Path) -> None:
    _, problems = read(path, b"name,colour,name\nboat,red,car\n")
    assert only(problems).what == 'the column "name" stands 2 times in the header'


def test_semicolons_between_columns_are_explained(path: Path) -> None:
    _, problems = read(path, b"name;colour\nboat;red\n")
    assert only(problems).what == "the columns are separated by semicolons"


def test_too_many_cells_are_explained(path: Path) -> None:
    entries, problems = read(path, b"name,colour\nboat,red,white\ncar,blue\n")
    assert only(problems).row == 2
    assert "quotation marks" in only(problems).remedy
    assert [entry.values.name for entry in entries] == ["car"]


def test_an_unknown_column_is_a_warning_with_the_nearest_known(path: Path) -> None:
    entries, problems = read(path, b"name,colour,notes\nboat,red,x\n")
    assert only(problems).severity == "warning"
    assert "note" in only(problems).remedy
    assert len(entries) == 1


def test_a_nul_character_is_explained(path: Path) -> None:
    _, problems = read(path, b"name,colour\nbo\0at,red\n")
    assert (only(problems).row, only(problems).what) == (2, "there is a NUL character")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_explained(path: Path, content: bytes) -> None:
    _, problems = read(path, content)
    assert only(problems).what == "the file is empty"
    assert "name,colour,note" in only(problems).remedy


def test_a_huge_cell_is_explained(path: Path) -> None:
    _, problems = read(path, b"name,colour\nboat," + b"r" * 10_000_000 + b"\n")
    assert only(problems).row == 2
    assert "131072" in only(problems).remedy


def test_a_quotation_mark_that_never_closes_is_explained(path: Path) -> None:
    _, problems = read(path, b'name,colour\nboat,"red\ncar,blue\n')
    assert only(problems).row == 2
    assert "quotation mark" in only(problems).remedy


def test_a_missing_file_is_explained(path: Path) -> None:
    _, problems = read_table(path, Row, missing="error")
    assert only(problems).what == "the file is missing"


def test_a_folder_in_place_of_the_file_is_explained(path: Path) -> None:
    path.mkdir()
    _, problems = read_table(path, Row, missing="error")
    assert "cannot be read" in only(problems).what


@given(content=st.binary())
def test_any_bytes_are_read_or_explained(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    _, problems = read(path, b"name,colour\n" + content)
    assert all("\n" not in str(problem) for problem in problems)
