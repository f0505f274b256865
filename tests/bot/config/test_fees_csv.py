"""fees.csv becomes fees, or says row by row what to mend."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.config.problems import Problem
from bot.config.terms import read_terms
from claims.fees import Fee

TYPES = """code,name,aliases,unit,unit_price,valid_from,valid_to,receipt,tax
fee-council,Kommunestyret,,meeting,1000.00,,,none,taxable
fee-planning,Planutvalget,,meeting,1000.00,,,none,taxable
lost,Tapt,,hour,270.00,,,none,taxable
ferry,Ferje,,amount,,,,none,tax_free
"""
HEADER = "type,role,attendance,from_hours,unit_price,share,base,percent,rounding,valid_from,valid_to,source"
BASE = 'mayor:\n  - {from: 2026-01-01, value: "1180500.00", source: "PS 12/26"}\n'


def read(folder: Path, *rows: str, types: str = TYPES) -> tuple[tuple[Fee, ...], list[Problem]]:
    (folder / "types.csv").write_text(types, encoding="utf-8")
    (folder / "rates").mkdir(exist_ok=True)
    (folder / "rates" / "base.yaml").write_text(BASE, encoding="utf-8")
    (folder / "fees.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    terms, problems = read_terms(folder)
    return terms.fees.rows, problems


def test_each_way_to_pay_is_read(tmp_path: Path) -> None:
    rows, problems = read(
        tmp_path,
        "fee-*,leader,,,1647.00,,,,,2026-01-01,2026-12-31,KST 26/41",
        "fee-*,,one_case,,,0.5,,,,,,KST 26/41",
        "fee-council,,,,,,mayor,2.5/12,krone,,,KST 26/41",
        "lost,,,4,1500.00,,,,,,,KST 26/41",
    )
    assert problems == []
    assert (rows[0].role, rows[0].unit_price, rows[0].rounding) == ("leader", Decimal("1647.00"), "ore")
    assert (rows[1].attendance, rows[1].share) == ("one_case", Decimal("0.5"))
    assert (rows[2].base, rows[2].percent, rows[2].over) == ("mayor", Decimal("2.5"), Decimal(12))
    assert rows[2].rounding == "krone"
    assert rows[3].from_hours == 4


@pytest.mark.parametrize(
    ("row", "column", "remedy"),
    [
        ("fee-moon,,,,1.00,,,,,,,KST", "type", "mend the code"),
        ("f*e,,,,1.00,,,,,,,KST", "type", "put the * last"),
        ("ferry,,,,1.00,,,,,,,KST", "type", "name types with another unit"),
        ("fee-council,chief,,,1.00,,,,,,,KST", "role", "'leader'"),
        ("fee-council,,half,,1.00,,,,,,,KST", "attendance", "'part'"),
        ("fee-council,,,4,1.00,,,,,,,KST", "from_hours", "unit hour"),
        ("fee-council,,,,,,,,,,,KST", None, "fill in one of"),
        ("fee-council,,,,1.00,0.5,,,,,,KST", None, "fill in one of"),
        ("fee-council,,,,,,mayor,,,,,KST", None, "fill in one of"),
        ("fee-council,,,,1.00,,,2.5,,,,KST", None, "fill in one of"),
        ("fee-council,,,,,,mayor,2.5/0,,,,KST", "percent", "as 2.5, or as 2.5/12"),
        ("fee-council,,,,,,mayor,NaN,,,,KST", "percent", "as 2.5, or as 2.5/12"),
        ("fee-council,,,,,-0.5,,,,,,KST", "share", "write it as 0.5"),
        ("fee-council,,,,,,king,2.5,,,,KST", "base", "rates/base.yaml"),
        ("fee-council,,,,1.00,,,,up,,,KST", "rounding", "'up_to_10'"),
        ("fee-council,,,,1.00,,,,,,,", "source", "fill it in"),
    ],
)
def test_a_wrong_row_names_column_and_remedy(tmp_path: Path, row: str, column: str | None, remedy: str) -> None:
    _, problems = read(tmp_path, "fee-planning,,,,1.00,,,,,,,KST", row)
    assert [(problem.file, problem.row, problem.column) for problem in problems] == [("fees.csv", 3, column)]
    assert remedy in problems[0].remedy


def test_two_rows_cannot_pay_the_same_at_the_same_time(tmp_path: Path) -> None:
    first = "fee-*,leader,,,1.00,,,,,2025-01-01,2025-12-31,KST"
    _, follows = read(tmp_path, first, first.replace("2025", "2026"))
    _, overlaps = read(tmp_path, first, first.replace("2025-01", "2025-12"))
    assert follows == []
    assert [(problem.row, problem.column) for problem in overlaps] == [(3, "valid_from")]


def test_a_type_without_a_price_is_paid_by_fees_for_everybody_in_its_whole_period(tmp_path: Path) -> None:
    types = TYPES.replace("meeting,1000.00,,,", "meeting,,2026-01-01,2026-12-31,")
    whole = "fee-*,,,,1235.00,,,,,2026-01-01,,KST"
    assert read(tmp_path, whole, types=types)[1] == []
    for lacking in (
        whole.replace("2026-01-01", "2026-01-02"),
        whole.replace(",,KST", ",2026-12-30,KST"),
        whole.replace("fee-*,,", "fee-*,leader,"),
        whole.replace("fee-*,,,", "fee-*,,part,"),
        whole.replace("1235.00,", ",1"),
    ):
        _, problems = read(tmp_path, lacking, types=types)
        assert [(problem.file, problem.column) for problem in problems] == [("types.csv", "unit_price")] * 2, lacking


def test_without_the_file_nothing_is_wrong_and_a_type_needs_its_price(tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_text(TYPES, encoding="utf-8")
    assert read_terms(tmp_path)[1] == []
    (tmp_path / "types.csv").write_text(TYPES.replace("270.00", ""), encoding="utf-8")
    (problem,) = read_terms(tmp_path)[1]
    assert '"lost"' in problem.what
