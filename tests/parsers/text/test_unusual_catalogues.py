"""Two invented municipalities with unusual names for everything: what a message names is found in any catalogue."""

import datetime as dt
from typing import Any

import pytest

from claims.catalogue import Catalogue, ExpenseType, Unit
from parsers.text import Reader
from tests.corpus.cases import outcome

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
HERAD: dict[str, tuple[str, tuple[str, ...], Unit]] = {
    "h-styre": ("Godtgjersle heradsstyret", ("heradsstyre",), "meeting"),
    "h-mobn": ("Godtgjersle utval for miljø, bygg og næring", ("MBN",), "meeting"),
    "h-levekar": ("Godtgjersle levekårsutvalet", (), "meeting"),
    "h-hamn": ("Godtgjersle hamne- og fiskeristyret", (), "meeting"),
    "tap-u": ("Tapt arbeidsforteneste utan legitimasjon", ("ulegitimert",), "hour"),
    "tap-l": ("Tapt arbeidsforteneste mot legitimasjon", ("legitimert",), "amount"),
    "hjelp-a": ("Heimeavlastar steg A", (), "hour"),
    "hjelp-b": ("Heimeavlastar steg B", (), "hour"),
    "dogn-liten": ("Kostpengar døgn, born inntil 9 år", (), "day"),
    "dogn-stor": ("Kostpengar døgn, born frå 10 år", (), "day"),
    "bat": ("Skyssbåt", ("rutebåt",), "amount"),
    "vogn": ("Leigebil med sjåfør", ("drosje",), "amount"),
    "anna": ("Ymse utlegg", (), "amount"),
}
BYDEL: dict[str, tuple[str, tuple[str, ...], Unit]] = {
    "byting": ("Honorar bytinget", ("bytinget",), "meeting"),
    "byutvikling": ("Honorar komité for byutvikling og samferdsel", ("KBS",), "meeting"),
    "omsorg": ("Honorar komité for omsorg og helse", (), "meeting"),
    "bydelsrad": ("Honorar bydelsrådet", (), "meeting"),
    "klage": ("Honorar klagenemnda", (), "meeting"),
    "fritid-1": ("Fritidskontakt nivå 1", (), "hour"),
    "fritid-2": ("Fritidskontakt nivå 2", (), "hour"),
    "fritid-utlegg": ("Aktivitetsutlegg fritidskontakt", ("kino", "svømmehall", "kafé"), "amount"),
    "sjo": ("Båt og ferge", (), "amount"),
    "reise": ("Kollektivreise", ("buss", "trikk"), "amount"),
    "p": ("P-avgift", (), "amount"),
}


def _reader(names: dict[str, tuple[str, tuple[str, ...], Unit]]) -> Reader:
    return Reader(
        Catalogue(
            ExpenseType(code=code, name=name, aliases=aliases, unit=unit)
            for code, (name, aliases, unit) in names.items()
        )
    )


@pytest.fixture(scope="module")
def herad() -> Reader:
    """A rural municipality that writes Nynorsk."""
    return _reader(HERAD)


@pytest.fixture(scope="module")
def bydel() -> Reader:
    """A city with its own words for everything."""
    return _reader(BYDEL)


def _read(reader: Reader, text: str, attachments: int = 0) -> tuple[list[Any], list[str]]:
    read = outcome(reader.read(text, received=RECEIVED, attachments=attachments))
    return [line.get("type") for line in read["lines"]], [q for q in read["questions"] if " type " in q]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("heradsstyremøtet 12.11", ["h-styre"]),
        ("va på møte i heradsstyret i går", ["h-styre"]),
        ("heradstyret 12.11", ["h-styre"]),  # a letter is missing
        ("miljøutvalet 12.11", ["h-mobn"]),
        ("MBN 12.11", ["h-mobn"]),
        ("levekårsutvalgsmøte 12.11", ["h-levekar"]),
        ("fiskeristyret 12.11 og hamnestyret 13.11", ["h-hamn", "h-hamn"]),
        ("skyssbåten 120 kr 12.11", ["bat"]),
        ("to rutebåtbillettar à 60 kr 12.11", ["bat"]),
        ("ulegitimert tapt arb 3 t 12.11", ["tap-u"]),
        ("heimeavlastar steg B 12.11 4 timar", ["hjelp-b"]),
        ("guten (7) var her 6.-8. november, 2 døgn", ["dogn-liten"]),
        ("2 døgn 6.-8. november, ho e 12 år", ["dogn-stor"]),
        ("2 døgn 6.-8. november, ein tiåring", ["dogn-stor"]),
    ],
)
def test_a_rural_catalogue_is_read(text: str, codes: list[str], herad: Reader) -> None:
    assert _read(herad, text) == (codes, [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("bytinget 12.11, 12 km", ["byting", None]),
        ("byutviklingskomiteen 12.11", ["byutvikling"]),
        ("komité for omsorg 12.11", ["omsorg"]),
        ("bydelsrådsmøte 12.11", ["bydelsrad"]),
        ("klagenemndmøtet 12.11", ["klage"]),
        ("fritidskontakt nivå 2 12.11 kl 16-19", ["fritid-2"]),
        ("svømmehallen 95 kr 12.11", ["fritid-utlegg"]),
        ("cinema ticket 120 kr 12 november", ["fritid-utlegg"]),
        ("fergebillett 45 kr 12.11", ["sjo"]),
        ("trikken 42 kr 12.11", ["reise"]),
        ("parkering 60 kr 12.11", ["p"]),
    ],
)
def test_a_city_catalogue_is_read(text: str, codes: list[str | None], bydel: Reader) -> None:
    assert _read(bydel, text) == (codes, [])


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("fritidskontakt 3 timer 12.11", "0 type ambiguous fritid-1 fritid-2"),
        ("fritidskontakt nivå 1 eller nivå 2, 3 timer 12.11", "0 type ambiguous fritid-1 fritid-2"),
        ("viltnemnda 12.11", "0 type unknown_type"),
        ("klaggenmenda 12.11", "0 type ambiguous klage"),  # two letters are wrong
        ("kveldstillegg 4 timer 12.11", "0 type unknown_type"),
        ("2 døgn 6.-8. november", "0 type unknown_type"),
        ("møte 12.11", "0 type missing byting byutvikling omsorg bydelsrad klage"),
        ("møtehonorar 12.11", "0 type missing byting byutvikling omsorg bydelsrad klage"),
    ],
)
def test_an_open_type_is_asked_with_what_remains(text: str, question: str, bydel: Reader) -> None:
    assert _read(bydel, text) == ([None], [question])


@pytest.mark.parametrize("text", ["2 døgn 6.-8. november", "heimeavlastar 6.-8. november, 2 døgn"])
def test_a_doegn_without_an_age_is_one_line_with_one_question(text: str, herad: Reader) -> None:
    assert _read(herad, text) == ([None], ["0 type ambiguous dogn-liten dogn-stor"])


def test_a_word_of_a_types_own_name_is_no_outlay_beside_it() -> None:
    reader = _reader(
        {
            "tolk-tlf": ("Tolketime på telefon", (), "hour"),
            "tolk": ("Tolketime oppmøte", (), "hour"),
            "tlf": ("Telefon", (), "amount"),
        }
    )
    for text in ("Tolketime på telefon 12.11, 2 timer", "Tolketime 12.11 2 timer på telefon"):
        (found,) = reader.read(text, received=RECEIVED).lines
        assert found.line.type == "tolk-tlf"  # type: ignore[union-attr]
    spoken, called = reader.read("Tolketime oppmøte 2 timer 12.11, telefon 150 kr", received=RECEIVED).lines
    assert (spoken.line.type, called.line.type) == ("tolk", "tlf")  # type: ignore[union-attr]
