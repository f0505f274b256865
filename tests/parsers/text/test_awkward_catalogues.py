"""Types called by common words: what a message says of something else is read as if they were not there, or asked."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from claims.catalogue import Catalogue, ExpenseType, Unit
from parsers.text import Reader
from tests.corpus.cases import catalogue, outcome, reader
from tests.corpus.score import judge

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
CAPITALS = ("ER", "VI", "AU", "HA", "PÅ", "OM", "DE", "IS", "TO", "SAK")
GRAMMAR = ("er", "vi", "til", "på", "om", "to", "en", "nei", "ja", "is", "as", "on", "may", "mandag", "2", "12")
UNITS = ("time", "timer", "dag", "døgn", "uke", "år", "km", "mil", "kr", "hour", "day", "vei", "way")
THINGS = ("kurs", "sak", "lag", "råd", "by", "bil", "mat", "reise", "møte", "vara", "leder", "lønn", "liste", "home")
NUMBERED = ("Trinn 12", "Gruppe 2", "Område 10", "17. mai", "Sone 42")
ALIASES = (*CAPITALS, *GRAMMAR, *UNITS, *THINGS, *NUMBERED)
MESSAGES = (
    "Vi var på kommunestyret 12.11, jeg kjørte 42 km og Ola 38 km",
    "formannskapet, eller nei, det var kontrollutvalget 5.11, 16 km t/r",
    "Oppvekstutvalget 10.11. Oi, feil dato, det var 11.11",
    "Møte i viltnemnda 10.11, 22 km med egen bil",
    "Møtte som vara for Per (forfall) i planutvalget 11.11",
    "Var på kommunestyret 12.11 som leder",
    "planutvalget 12.11. Trekk i lønn 2 418,50 kr",
    "Formannskapet 3.11.2026. Parkering 60,-. Føres på ansvar 10100 funksjon 100 objekt 12.",
    "Avlastar låg sats måndag 16. november, 3 timar. Det er to dagar sidan",
    "Eg var på kommunestyret i går, køyrde 21 km kvar veg. Bom var det ikkje",
    "jenta er 8 år, avlastning 1 døgn 14.-15. november",
    "Train ticket 17 Nov: 549 kr. Sorry, I misread the receipt, it is 594 kr",
    "please register the health committee meeting on 12 November, I drove 38 km in total",
    "Kan dere ta med ferje 142 kr 12.11?",
    "Støttekontakt 9.11 kl 17-20 og 11.11 kl 16-18",
    "Slett linje 2",
    "Hei, det er Kari. Takk for hjelpen!",
)
WORTHS: tuple[tuple[Unit, Decimal | None], ...] = (("meeting", Decimal(900)), ("hour", Decimal(250)), ("amount", None))


def _read(found: Reader, text: str) -> dict[str, Any]:
    return outcome(found.read(text, received=RECEIVED))


@pytest.mark.parametrize("alias", ALIASES)
def test_a_type_called_by_a_common_word_changes_no_other_line_in_silence(alias: str) -> None:
    for unit, price in WORTHS:
        awkward = ExpenseType(code="awkward", name="Ordning", aliases=(alias,), unit=unit, unit_price=price)
        types = Catalogue([*catalogue().rows, awkward])
        with_it = Reader(types)
        for text in MESSAGES:
            plain, found = _read(reader(), text), _read(with_it, text)
            verdict = judge(plain, found, types)
            assert found["intent"] == plain["intent"], (unit, text)
            assert not verdict.silent, (unit, text, verdict.faults)


@pytest.mark.parametrize(
    ("alias", "unit", "text", "types"),
    [
        ("ER", "meeting", "ER 12.11, 14 km", ["awkward", None]),
        ("SER", "meeting", "SER 12.11, FSK 13.11", ["awkward", "fee-executive"]),
        ("SER", "meeting", "VI SER DET SLIK. FSK 13.11", ["fee-executive"]),
        ("møte", "meeting", "møte 12.11", ["awkward"]),
        ("møte", "meeting", "møter i formannskapet 10.11 og 12.11", ["fee-executive", "fee-executive"]),
        ("møtegodtgjørelse", "meeting", "krever møtegodtgjørelse for ungdomsrådet 3.11", ["fee-youth"]),
        ("vara", "meeting", "vara 12.11", ["awkward"]),
        ("bil", "amount", "bil 500 kr 12.11", ["awkward"]),
        ("bil", "amount", "Kjørte bil til formannskapet 10.11, 30 km", ["fee-executive", None]),
        ("Trinn 12", "hour", "trinn 12 12.11 3 timer", ["awkward"]),
    ],
)
def test_it_is_read_where_it_is_meant(alias: str, unit: Unit, text: str, types: list[str | None]) -> None:
    awkward = ExpenseType(code="awkward", name="Ordning", aliases=(alias,), unit=unit)
    found = _read(Reader(Catalogue([*catalogue().rows, awkward])), text)
    assert [line.get("type") for line in found["lines"]] == types
    assert not found["questions"]
