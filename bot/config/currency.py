"""rates/currency.csv to exchange rates: the central bank's daily rates in the form it publishes them."""

import csv
import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from bot.config.problems import Problem, quoted
from claims.currency import ExchangeRate, ExchangeRates
from claims.lines import NOK

FILE = "rates/currency.csv"
SOURCE = "Norges Bank"

_COLUMNS = ("FREQ", "BASE_CUR", "QUOTE_CUR", "UNIT_MULT", "TIME_PERIOD", "OBS_VALUE")
_DAILY = "B"
_UNITS = {"0": 1, "2": 100}
_FIRST_PROBLEMS = 10
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_NUMBER = re.compile(r"\d{1,6}([.,]\d{1,10})?", re.ASCII)


def read_exchange(folder: Path) -> tuple[ExchangeRates, list[Problem]]:
    """The rates of the folder and what is wrong with them; none without a file.

    Norges Bank's CSV of its data set EXR: `;` between columns, SDMX names in the first row, one currency and day a row.
    Monthly and yearly means are left alone, and days without a rate.
    """
    try:
        text = (folder / FILE).read_text("utf-8-sig")
    except FileNotFoundError:
        return ExchangeRates(), []
    except (OSError, UnicodeDecodeError):
        return ExchangeRates(), [Problem(file=FILE, what="the file cannot be read", remedy="save it as UTF-8")]
    table = csv.DictReader(text.splitlines(), delimiter=";")
    if lacking := [name for name in _COLUMNS if name not in _names(table)]:
        remedy = "fetch it from data.norges-bank.no as CSV, data set EXR"
        return ExchangeRates(), [Problem(file=FILE, row=1, what=f"{', '.join(lacking)} is missing", remedy=remedy)]
    rates: dict[tuple[str, dt.date], ExchangeRate] = {}
    problems: list[Problem] = []
    for found in _found(table):
        twice = isinstance(found, ExchangeRate) and rates.get((found.currency, found.day), found) != found
        if isinstance(found, str) or twice:
            what = found if isinstance(found, str) else "the currency has another rate that day"
            problems.append(Problem(file=FILE, row=table.line_num, what=what, remedy="fetch the file anew"))
        elif found:
            rates[found.currency, found.day] = found
        if len(problems) == _FIRST_PROBLEMS:
            break
    return ExchangeRates(rates.values()), problems


def _names(table: "csv.DictReader[str]") -> list[str]:
    try:
        return list(table.fieldnames or ())
    except csv.Error:
        return []


def _found(table: "csv.DictReader[str]") -> Iterator[ExchangeRate | str | None]:
    try:
        for row in table:
            yield _rate(row)
    except csv.Error:
        yield "the row cannot be read"


def _rate(row: dict[str, str | None]) -> ExchangeRate | str | None:
    """The rate of one row, None for a row that has none, or what is wrong with it."""
    frequency, currency, quote, units, day, value = (row.get(name) or "" for name in _COLUMNS)
    if frequency != _DAILY or value in ("", "NaN"):
        return None
    if quote != NOK:
        return f"{quoted(quote)} is not {NOK}"
    if units not in _UNITS:
        return f"UNIT_MULT {quoted(units)} is not {' or '.join(_UNITS)}"
    if not _CURRENCY.fullmatch(currency) or currency == NOK:
        return f"{quoted(currency)} is no other currency"
    try:
        on = dt.date.fromisoformat(day)
    except ValueError:
        return f"{quoted(day)} is no day"
    if not _NUMBER.fullmatch(value) or not (kroner := Decimal(value.replace(",", "."))):
        return f"{quoted(value)} is no rate"
    return ExchangeRate(currency=currency, day=on, kroner=kroner, units=_UNITS[units], source=SOURCE)
