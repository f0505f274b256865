"""ceilings.csv becomes ceilings, or says row by row what to mend."""

from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from bot.config.municipality import check
from bot.config.problems import Problem
from bot.config.terms import read_terms
from claims.ceilings import Ceiling
from demo.town import LAUVDAL

TYPES = """code,name,aliases,unit,unit_price,valid_from,valid_to,receipt,tax
fee-council,Kommunestyret,,meeting,1000.00,,,none,taxable
lost-hour,Ulegitimert,,hour,270.00,,,none,taxable
lost-bill,Legitimert,,amount,,,,required,taxable
"""
HEADER = "name,types,person,per,limit,unit,valid_from,valid_to,source"


def read(folder: Path, *rows: str) -> tuple[tuple[Ceiling, ...], list[Problem]]:
    (folder / "types.csv").write_text(TYPES, encoding="utf-8")
    (folder / "ceilings.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    terms, problems = read_terms(folder)
    return terms.ceilings, problems


def test_a_ceiling_of_several_types_is_read(tmp_path: Path) -> None:
    (found,), problems = read(tmp_path, "tapt,lost-hour;lost-b*,,day,2493.00,kr,2024-01-01,,KST 26/41")
    assert problems == []
    assert (found.types, found.per, found.limit) == (("lost-hour", "lost-b*"), "day", Decimal("2493.00"))


def test_without_the_file_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_text(TYPES, encoding="utf-8")
    terms, problems = read_terms(tmp_path)
    assert (terms.ceilings, problems) == ((), [])


@pytest.mark.parametrize(
    ("row", "column", "remedy"),
    [
        ("a,moon,,day,1,kr,,,KST", "types", "write mileage"),
        ("a,,,day,1,kr,,,KST", "types", "name one or more"),
        ("a,f*e,,day,1,kr,,,KST", "types", "put the * last"),
        ("a,lost-hour,,week,1,kr,,,KST", "per", "'month'"),
        ("a,lost-hour,,day,,kr,,,KST", "limit", "fill it in"),
        ("a,lost-hour,,day,-1,kr,,,KST", "limit", "0.5"),
        ("a,lost-hour,,day,1,miles,,,KST", "unit", "'km'"),
        ("a,lost-hour,,day,1,meetings,,,KST", "unit", "kr"),
        ("a,mileage,,day,1,hours,,,KST", "unit", "kr"),
        ("a,lost-bill,,day,1,hours,,,KST", "unit", "kr"),
        ("a,lost-hour,,day,1,hours,,,", "source", "fill it in"),
        (",lost-hour,,day,1,hours,,,KST", "name", "fill it in"),
    ],
)
def test_a_wrong_row_names_column_and_remedy(tmp_path: Path, row: str, column: str, remedy: str) -> None:
    _, problems = read(tmp_path, "good,mileage,,month,100,km,,,KST", row)
    assert [(problem.file, problem.row) for problem in problems] == [("ceilings.csv", 3)]
    assert (problems[0].column or "").startswith(column)
    assert remedy in problems[0].remedy


def test_a_ceiling_holds_once_a_day_for_each_and_for_a_person_beside(tmp_path: Path) -> None:
    first = "a,lost-*,,day,2493.00,kr,2025-01-01,2025-12-31,KST"
    _, follows = read(tmp_path, first, first.replace("2025", "2026"), first.replace(",,day", ",2001,day"))
    _, overlaps = read(tmp_path, first, first.replace("2025-01", "2025-12"))
    assert follows == []
    assert [(problem.row, problem.column) for problem in overlaps] == [(3, "valid_from")]


@pytest.mark.parametrize(("person", "row"), [("1001", None), ("9999", 2), ("", None)])
def test_a_row_for_nobody_in_people_csv_is_told(tmp_path: Path, person: str, row: int | None) -> None:
    folder = tmp_path / "lauvdal"
    copytree(LAUVDAL, folder)
    (folder / "ceilings.csv").write_text(f"{HEADER}\nkm,mileage,{person},month,100,km,,,KST\n", encoding="utf-8")
    told = [(one.row, one.severity) for one in check(folder) if one.file == "ceilings.csv"]
    assert told == ([(row, "warning")] if row else [])
