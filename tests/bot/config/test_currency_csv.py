"""The central bank's own file of exchange rates makes other money kroner, or says which row is wrong."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from bot.config.currency import read_exchange
from bot.config.municipality import check, load_terms

HEADER = (
    "FREQ;Frekvens;BASE_CUR;Basisvaluta;QUOTE_CUR;Kvoteringsvaluta;TENOR;Løpetid;DECIMALS;CALCULATED;"
    "UNIT_MULT;Multiplikator;COLLECTION;Innsamlingstidspunkt;TIME_PERIOD;OBS_VALUE"
)
FRIDAY = dt.date(2026, 11, 6)


def row(currency: str = "SEK", units: str = "2", day: str = "2026-11-06", value: str = "98,53", **other: str) -> str:
    """One currency on one day."""
    frequency, quote = other.get("frequency", "B"), other.get("quote", "NOK")
    return (
        f"{frequency};Virkedag;{currency};Navn;{quote};Norske kroner;SP;Spot;4;false;"
        f"{units};Enheter;C;ECB 14:15;{day};{value}"
    )


def write(folder: Path, *rows: str, encoding: str = "utf-8") -> None:
    """The folder's file with these rows."""
    (folder / "rates").mkdir(exist_ok=True)
    (folder / "rates" / "currency.csv").write_text("\r\n".join((HEADER, *rows)), encoding)


def test_rates_are_read_with_comma_or_point_and_their_unit(folder: Path) -> None:
    write(folder, row(), row("EUR", "0", value="11.7455"), encoding="utf-8-sig")
    swedish, euro = (load_terms(folder).exchange.on(currency, FRIDAY) for currency in ("SEK", "EUR"))
    assert swedish
    assert euro
    assert (swedish.kroner, swedish.units, swedish.day) == (Decimal("98.53"), 100, FRIDAY)
    assert (euro.kroner, euro.units) == (Decimal("11.7455"), 1)


def test_means_and_days_without_a_rate_are_left_alone(folder: Path) -> None:
    write(folder, row(frequency="M", day="2026-11"), row(value=""), row(value="NaN"))
    exchange, problems = read_exchange(folder)
    assert problems == []
    assert exchange.on("SEK", FRIDAY) is None


def test_the_same_row_twice_is_one_rate(folder: Path) -> None:
    write(folder, row(), row())
    assert read_exchange(folder)[1] == []


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ((row(quote="EUR"),), "is not NOK"),
        ((row(units="3"),), "UNIT_MULT"),
        ((row(day="6.11.2026"),), "is no day"),
        ((row(value="nesten 98"),), "is no rate"),
        ((row(value="-1"),), "is no rate"),
        ((row(value="0,00"),), "is no rate"),
        ((row(value="1E+999990"),), "is no rate"),
        ((row(value="1234567"),), "is no rate"),
        ((row("NOK"),), "no other currency"),
        ((row("sek"),), "no other currency"),
        ((row("S" * 4),), "no other currency"),
        ((row(), row(value="99")), "another rate that day"),
    ],
)
def test_a_wrong_row_is_an_error_that_names_it(folder: Path, rows: tuple[str, ...], what: str) -> None:
    write(folder, *rows)
    (problem,) = (problem for problem in check(folder) if problem.file == "rates/currency.csv")
    assert (problem.row, problem.severity) == (len(rows) + 1, "error")
    assert what in problem.what


@pytest.mark.parametrize("rows", [0, 1])
def test_a_cell_beyond_all_measure_is_an_error(folder: Path, rows: int) -> None:
    write(folder, *[row()] * rows)
    with (folder / "rates" / "currency.csv").open("a", encoding="utf-8") as file:
        file.write(("\r\n" if rows else "") + "x" * 200_000)
    assert [problem.severity for problem in read_exchange(folder)[1]] == ["error"]


def test_a_file_of_another_form_is_told_once(folder: Path) -> None:
    write(folder)
    (folder / "rates" / "currency.csv").write_text("dato,kurs\n6.11,98\n", "utf-8")
    (problem,) = read_exchange(folder)[1]
    assert "BASE_CUR" in problem.what


def test_a_broken_file_is_not_told_ten_thousand_times(folder: Path) -> None:
    write(folder, *[row(units="9")] * 10_000)
    assert len(read_exchange(folder)[1]) == 10


def test_without_a_file_nothing_is_known_and_nothing_is_wrong(folder: Path) -> None:
    assert read_exchange(folder)[1] == []
    assert load_terms(folder).exchange.on("SEK", FRIDAY) is None
