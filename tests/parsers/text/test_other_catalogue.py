"""Another municipality names its types in its own way, and is read as carefully."""

import datetime as dt
from typing import Any

import pytest

from claims.catalogue import Catalogue, ExpenseType, Unit
from parsers.text import Reader
from parsers.text.lines.kinds import other_outlays
from tests.corpus import cases
from tests.corpus.cases import outcome
from tests.parsers.text.test_asked_not_guessed import in_short

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
NAMES: dict[str, tuple[str, Unit]] = {
    "council": ("Møtegodtgjørelse kommunestyret", "meeting"),
    "planning": ("Møtegodtgjørelse planutvalget", "meeting"),
    "lost-hour": ("Tapt arbeidsfortjeneste ulegitimert per time", "hour"),
    "lost-sum": ("Tapt arbeidsfortjeneste legitimert", "amount"),
    "low": ("Avlaster timelønn lav sats", "hour"),
    "high": ("Avlaster timelønn høy sats", "hour"),
    "day-under": ("Avlaster utgiftsdekning barn under 10 år", "day"),
    "day-over": ("Avlaster utgiftsdekning barn over 10 år", "day"),
    "support": ("Støttekontakt timer", "hour"),
    "transit": ("Buss og tog", "amount"),
    "outlay": ("Andre utlegg", "amount"),
}


def _reader(names: dict[str, tuple[str, Unit]]) -> Reader:
    return Reader(Catalogue(ExpenseType(code=code, name=name, unit=unit) for code, (name, unit) in names.items()))


@pytest.fixture(scope="module")
def other() -> Reader:
    """A reader of the other municipality."""
    return _reader(NAMES)


def _types(reader: Reader, text: str, attachments: int = 0) -> tuple[list[Any], list[str]]:
    """The types of the lines, None where open, and the questions."""
    read = outcome(reader.read(text, received=RECEIVED, attachments=attachments))
    return [line.get("type") for line in read["lines"]], read["questions"]


@pytest.mark.parametrize(
    "text",
    [
        "tapt arbeidsfortjeneste 2 timer 3.11",
        "tapt arb 2 timer 3.11",
        "tapt arbeidsforteneste 3 timar 3.11",
        "lost earnings 3 hours 3.11",
    ],
)
def test_lost_hours_without_proof_are_asked_whatever_the_types_are_called(text: str, other: Reader) -> None:
    assert _types(other, text) == ([None], ["0 type ambiguous lost-hour lost-sum"])


def test_the_plain_name_of_lost_earnings_does_not_decide_either() -> None:
    plain = _reader(
        {"hour": ("Tapt arbeidsfortjeneste", "hour"), "sum": ("Tapt arbeidsfortjeneste legitimert", "amount")}
    )
    assert _types(plain, "tapt arbeidsfortjeneste 2 timer 3.11") == ([None], ["0 type ambiguous hour sum"])
    assert _types(plain, "tapt arbeidsfortjeneste 2 timer 3.11, ulegitimert") == (["hour"], [])


def test_the_only_type_of_lost_earnings_needs_no_question() -> None:
    only = _reader({"hour": ("Tapt arbeidsfortjeneste", "hour")})
    assert _types(only, "tapt arb 2 timer 3.11") == (["hour"], [])


@pytest.mark.parametrize(
    ("text", "attachments", "code"),
    [
        ("tapt arbeidsfortjeneste 2 timer 3.11 ulegitimert", 0, "lost-hour"),
        ("tapt arbeidsfortjeneste uten dokumentasjon 3 timer 3.11", 0, "lost-hour"),
        ("tapt arbeidsfortjeneste 1500 kr 3.11", 0, "lost-sum"),
        ("tapt arbeidsfortjeneste 3 timer 3.11", 1, "lost-sum"),
        ("tapt arbeidsfortjeneste 3 timer legitimert 3.11", 0, "lost-sum"),
    ],
)
def test_a_word_a_sum_or_proof_decides_lost_earnings(text: str, attachments: int, code: str, other: Reader) -> None:
    assert _types(other, text, attachments)[0] == [code]


def test_an_outlay_in_another_currency_may_be_the_general_type(other: Reader) -> None:
    assert _types(other, "hotell 120 EUR 5.11") == ([None], ["0 type unknown_type outlay"])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Støttekontakt mandag 17-20, kjørte 24 km", ["support", None]),
        ("Support contact 2.5 hours on 9 November and bus 46 kr", ["support", "transit"]),
        ("12 timer avlaster høy sats i oktober, 2 døgn barn 7 år", ["high", "day-under"]),
        ("Møtegodtgjørelse ungdomsrådet 2. og 16. november", [None, None]),
        ("kommunestyremøte 12.11", ["council"]),
    ],
)
def test_a_name_is_known_by_its_parts(text: str, codes: list[str | None], other: Reader) -> None:
    assert _types(other, text)[0] == codes


@pytest.mark.parametrize(("text", "wanted"), other_outlays.EXAMPLES.items())
def test_an_outing_is_another_outlay_where_outings_are_those_of_other_work(text: str, wanted: list[str]) -> None:
    assert in_short(cases.reader("vestfjord").read(text, received=RECEIVED)) == list(wanted)
