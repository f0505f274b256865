"""types.csv becomes a catalogue, or says row by row what to mend."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.config.municipality import load_terms
from bot.config.problems import Problem
from bot.config.types import read_catalogue
from claims.catalogue import Catalogue
from claims.errors import ConfigurationError
from claims.lines import CostBearer

CONTRACT = "code,name,aliases,unit,unit_price,valid_from,valid_to,receipt,tax"


def read(folder: Path, *rows: str, header: str = CONTRACT) -> tuple[Catalogue, list[Problem]]:
    (folder / "types.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_catalogue(folder)


def only(problems: list[Problem]) -> Problem:
    (problem,) = problems
    return problem


def test_a_file_with_only_the_contracts_columns_loads(tmp_path: Path) -> None:
    catalogue, problems = read(tmp_path, "fee,Møtet,møte;råd,meeting,1500.00,2023-01-01,,none,taxable")
    (fee,) = catalogue.rows
    assert (fee.code, fee.name, fee.aliases) == ("fee", "Møtet", ("møte", "råd"))
    assert (fee.unit_price, fee.valid_from, fee.valid_to) == (Decimal("1500.00"), date(2023, 1, 1), None)
    assert problems == []


def test_pay_code_and_cost_bearer_are_read(tmp_path: Path) -> None:
    header = f"{CONTRACT},pay_code,ansvar,funksjon,prosjekt,objekt"
    catalogue, _ = read(tmp_path, "ferry,Ferje,,amount,,,,required,tax_free,5100,10000,100,P1,O1", header=header)
    (ferry,) = catalogue.rows
    assert ferry.pay_code == "5100"
    assert ferry.cost_bearer == CostBearer(ansvar="10000", funksjon="100", prosjekt="P1", objekt="O1")


@pytest.mark.parametrize(
    ("row", "column", "remedy"),
    [
        ('fee,Fee,,meeting,"1500,00",,,none,taxable', "unit_price", "write 1500.00"),
        ('fee,Fee,,meeting,"1 500,00",,,none,taxable', "unit_price", "write 1500.00"),
        ("fee,Fee,,meeting,-5,,,none,taxable", "unit_price", "write kroner and øre, as 1500.00"),
        ("fee,Fee,,meeting,NaN,,,none,taxable", "unit_price", "write kroner and øre, as 1500.00"),
        ("fee,Fee,,amount,10,,,none,taxable", "unit_price", "empty the cell, or give another unit"),
        ("fee,Fee,,week,10,,,none,taxable", "unit", "write 'meeting', 'hour', 'day' or 'amount'"),
        ("fee,Fee,,hour,10,01.02.2026,,none,taxable", "valid_from", "write year, month and day, as 2026-01-31"),
        ("fee,Fee,,hour,10,2026-02-30,,none,taxable", "valid_from", "write year, month and day, as 2026-01-31"),
        ("fee,Fee,,hour,10,2026-02-01,2026-01-31,none,taxable", "valid_to", "let the period end after it starts"),
        ("fee,Fee,,hour,10,,,perhaps,taxable", "receipt", "write 'required', 'optional', 'declaration' or 'none'"),
        ("fee,Fee,,hour,10,,,none,free", "tax", "write 'taxable' or 'tax_free'"),
        (",Fee,,hour,10,,,none,taxable", "code", "fill it in"),
        ("fee,,,hour,10,,,none,taxable", "name", "fill it in"),
    ],
)
def test_a_wrong_cell_names_row_column_and_remedy(tmp_path: Path, row: str, column: str, remedy: str) -> None:
    _, problems = read(tmp_path, "good,Good,,hour,1.00,,,none,taxable", row)
    problem = only(problems)
    assert (problem.row, problem.column, problem.remedy, problem.severity) == (3, column, remedy, "error")


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, 'a,A,,hour,"1,5",x,,none,taxable', "b,B,,hour,1,,,none,free")
    assert [(problem.row, problem.column) for problem in problems] == [
        (2, "valid_from"),
        (2, "unit_price"),
        (3, "tax"),
    ]


def test_overlapping_periods_name_both_rows(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, "a,A,,hour,1,2023-01-01,2024-01-01,none,taxable", "a,A,,hour,2,2024-01-01,,none,taxable"
    )
    assert only(problems).row == 3
    assert "row 2" in only(problems).what


def test_two_rows_of_a_code_cannot_start_on_the_same_day(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a,A,,hour,1,,2023-12-31,none,taxable", "a,A,,hour,2,,,none,taxable")
    assert "starts on the same day as in row 2" in only(problems).what


def test_a_gap_inside_a_code_is_a_warning(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, "a,A,,hour,1,2023-01-01,2023-12-31,none,taxable", "a,A,,hour,2,2024-01-02,,none,taxable"
    )
    assert only(problems).severity == "warning"
    assert "2023-12-31" in only(problems).remedy


def test_periods_that_follow_each_other_are_fine_up_to_the_last_day_there_is(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, "a,A,,hour,2,2024-01-01,9999-12-31,none,taxable", "a,A,,hour,1,,2023-12-31,none,taxable"
    )
    assert problems == []


def test_an_alias_of_two_types_names_both_rows(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a,A,Sats;x,hour,1,,,none,taxable", "b,B,y;sats,hour,2,,,none,taxable")
    problem = only(problems)
    assert (problem.row, problem.column, problem.severity) == (3, "aliases", "warning")
    assert "row 2" in problem.what


def test_an_alias_may_move_to_another_type_later(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a,A,sats,hour,1,,2023-12-31,none,taxable", "b,B,sats,hour,2,2024-01-01,,none,taxable")
    assert problems == []


def test_a_shared_alias_is_told_once_however_many_periods(tmp_path: Path) -> None:
    years = ("2023", "2024", "2025")
    rows = [f"{code},{code},sats,hour,1,{y}-01-01,{y}-12-31,none,taxable" for code in "ab" for y in years]
    _, problems = read(tmp_path, *rows)
    assert len(problems) == 1


def test_the_catalogue_is_refused_with_every_error_on_a_line_of_its_own(tmp_path: Path) -> None:
    read(tmp_path, 'a,A,,hour,"1500,00",,,none,taxable', "b,B,,hour,1,,,none,free")
    with pytest.raises(ConfigurationError) as caught:
        load_terms(tmp_path)
    assert caught.value.message.splitlines() == [
        'types.csv, row 2, column unit_price: "1500,00" is not a number with a decimal point; write 1500.00',
        "types.csv, row 3, column tax: \"free\" is not known; write 'taxable' or 'tax_free'",
    ]
