"""What other readers stumbled over, and what is easily taken for a claim: each with what it says.

A line is its type and the values that differ from their defaults; behind a question mark stand an open field and why.
"""

import datetime as dt
from typing import Any

import pytest

from parsers.text import Reader
from tests.corpus.cases import outcome

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
DATES = {
    "kommunestyret 12.10, 42 km": "fee-council 2026-10-12 | mileage 2026-10-12 42",
    "kommunestyret 01.02": "fee-council 2026-02-01",
    "formannskapet 2023-10-12": "fee-executive 2023-10-12",
    "formannskapet 2015-3-3": "fee-executive 2015-03-03",
    "formannskapet 30-10": "fee-executive 2026-10-30",
    "formannskapet 12.10.23": "fee-executive 2023-10-12",
    "formannskapet 12/10-23": "fee-executive 2023-10-12",
    "formannskapet 12-10-2023": "fee-executive 2023-10-12",
    "formannskapet den 12.10.": "fee-executive 2026-10-12",
    "formannskapet 12. okt": "fee-executive 2026-10-12",
    "formannskapet november 17": "fee-executive 2026-11-17",
    "formannskapet 12.oktober i fjor": "fee-executive 2025-10-12",
    "formannskapet oktober i fjor": "fee-executive | ? date missing",
    "kommunestyret på den 15.": "fee-council 2026-11-15",
    "kommunestyret for en uke siden": "fee-council 2026-11-13",
    "formannskapet i forgårs": "fee-executive 2026-11-18",
    "formannskapet i førgår": "fee-executive 2026-11-18",
    "formannskapet i morgen": "question",
    "formannskapet laurdag": "fee-executive 2026-11-14",
    "formannskapet tir 17.11": "fee-executive 2026-11-17",
    "formannskapet ons. 18. nov.": "fee-executive 2026-11-18",
    "formannskapet sist onsdag": "fee-executive 2026-11-18",
    "formannskapet onsdag som var": "fee-executive 2026-11-18",
    "formannskapet førre onsdag": "fee-executive | ? date ambiguous 2026-11-18 2026-11-11",
    "formannskapet fredag": "fee-executive | ? date ambiguous 2026-11-20 2026-11-13",
    "formannskapet mandag uke 42": "fee-executive 2026-10-12",
    "formannskapet veke 42, måndag": "fee-executive 2026-10-12",
    "støttekontakt uke 42: 4 timer": "support-hour 2026-10-12 2026-10-18 4",
    "formannskapet jan. 2026 (13. og 27.)": "fee-executive 2026-01-13 | fee-executive 2026-01-27",
    "kontrollutvalget 10.9, 15.10 og 12.11": "fee-control 2026-09-10 | fee-control 2026-10-15 | fee-control 2026-11-12",
    "avlaster lav sats 48 timer 01.01-24-02.01-24": "care-hour-low 2024-01-01 2024-01-02 48",
    "avlaster lav sats 48 timer 01.01.24-02.01.24": "care-hour-low 2024-01-01 2024-01-02 48",
    "godtgjøring over 10 år 2 døgn 3.–5. nov": "care-day-over-10 2026-11-03 2026-11-05 2",
    "godtgjøring over 10 år 2 døgn 3-5/11": "care-day-over-10 2026-11-03 2026-11-05 2",
    "godtgjøring over 10 år 2 døgn fre 6.–søn 8. nov": "care-day-over-10 2026-11-06 2026-11-08 2",
    "kommunestyret 31/9": "fee-council | ? date ambiguous 2026-09-30 2026-08-31",
    "kommunestyret 30.02": "fee-council | ? date ambiguous 2026-02-28 2026-01-30",
    "formannskapet i høst": "fee-executive | ? date missing",
    "avlaster lav sats 20 timer i påska": "care-hour-low 20 | ? date missing",
    "avlaster lav sats 10 timer i mellomjula": "care-hour-low 10 | ? date missing",
}
TIMES = {
    "formannskapet 10.11 kl. 1800 - 2030": "fee-executive 2026-11-10 18:00 20:30",
    "formannskapet 10.11 kl 16-19.30": "fee-executive 2026-11-10 16:00 19:30",
    "formannskapet 10.11 kl. 09.00-15.00": "fee-executive 2026-11-10 09:00 15:00",
    "formannskapet 10.11 16:00–19:30": "fee-executive 2026-11-10 16:00 19:30",
    "formannskapet 10.11 fra 16 til 19 30": "fee-executive 2026-11-10 16:00 19:30",
    "formannskapet 10.11 kl 1600-1930": "fee-executive 2026-11-10 16:00 19:30",
    "støttekontakt kl 22-02 10.11": "support-hour 2026-11-10 2026-11-11 22:00 02:00 4",
    "støttekontakt 2t 30m 10.11": "support-hour 2026-11-10 2.5",
    "støttekontakt 2t30 10.11": "support-hour 2026-11-10 2.5",
    "støttekontakt 2.5 t 10.11": "support-hour 2026-11-10 2.5",
    "støttekontakt to og en halv time 10.11": "support-hour 2026-11-10 2.5",
    "støttekontakt halvannen time 10.11": "support-hour 2026-11-10 1.5",
    "støttekontakt halvannan time 10.11": "support-hour 2026-11-10 1.5",
    "støttekontakt tre kvarter 10.11": "support-hour 2026-11-10 0.75",
    "støttekontakt en halv time 10.11": "support-hour 2026-11-10 0.5",
    "støttekontakt 1/2 time 10.11": "support-hour 2026-11-10 0.5",
    "støttekontakt 3 timar 10.11": "support-hour 2026-11-10 3",
    "ulegitimert tapt arbeidsfortjeneste halv dag 10.11": "lost-undocumented 2026-11-10 | ? quantity missing",
    "ulegitimert tapt arbeidsfortjeneste 1 dagsverk 10.11": "lost-undocumented 2026-11-10 | ? quantity missing",
    "noen timer som støttekontakt 10.11": "support-hour 2026-11-10 | ? quantity missing",
}
MONEY = {
    "hotell 1 234,50 kr 10.11": "hotel 2026-11-10 1234.50",
    "hotell 1\u00a0234,50 kr 10.11": "hotel 2026-11-10 1234.50",
    "hotell 1\u202f234,50 kr 10.11": "hotel 2026-11-10 1234.50",
    "hotell 1.234,50 kr 10.11": "hotel 2026-11-10 1234.50",
    "hotell 1 234,- 10.11": "hotel 2026-11-10 1234.00",
    "hotell 2.500 kr 10.11": "hotel 2026-11-10 2500.00",
    "hotell 5 140,00 NOK 10.11": "hotel 2026-11-10 5140.00",
    "hotell 5 tusen kr 10.11": "hotel 2026-11-10 5000.00",
    "hotell 1 234,50 kr inkl. mva 10.11": "hotel 2026-11-10 1234.50",
    "parkering 12.50 kr 10.11": "parking 2026-11-10 12.50",
    "parkering kr 95,- 10.11": "parking 2026-11-10 95.00",
    "parkering 95.- 10.11": "parking 2026-11-10 95.00",
    "parkering 95kr 10.11": "parking 2026-11-10 95.00",
    "parkering NOK 95 10.11": "parking 2026-11-10 95.00",
    "bom 10.11, 54 kr": "toll 2026-11-10 54.00",
    "bom 2 kroner og 23 øre 10.11": "toll 2026-11-10 2.23",
    "bom 3 x 27 kr 10.11": "toll 2026-11-10 3 81.00",
    "to bommer à 27 kr 10.11": "toll 2026-11-10 2 54.00",
    "et par bompasseringer 10.11": "toll 2026-11-10 | ? amount missing | ? quantity missing",
    "en bom 54 kr 10.11": "toll 2026-11-10 54.00",
    "ferje 4 stk à 95 kr 10.11": "ferry 2026-11-10 4 380.00",
    "buss 2*26 10.11": "transit 2026-11-10 2 52.00",
    "parkering tre hundre kroner 10.11": "parking 2026-11-10 300.00",
    "hotell 120 EUR 10.11": "hotel 2026-11-10 120.00 EUR",
    "taxi €45,90 10.11": "taxi 2026-11-10 45.90 EUR",
    "tog 299 SEK 10.11": "transit 2026-11-10 299.00 SEK",
    "bom 1 sek 10.11": "toll 2026-11-10 1.00 SEK",
    "48 x 95 avlaster lav sats 10.11.2024": "care-hour-low 2024-11-10 48",
    "(95kr) x 48 avlaster lav sats 10.11.2024": "care-hour-low 2024-11-10 48",
    "avlaster lav sats 10 timer 95 kr/t 10.11.2024": "care-hour-low 2024-11-10 10",
}
DISTANCES = {
    "kjørte 42km 10.11": "mileage 2026-11-10 42",
    "kjørte 6 mil 10.11": "mileage 2026-11-10 60",
    "kjørte 12,5 mil 10.11": "mileage 2026-11-10 125",
    "køyrde halvannan mil 10.11": "mileage 2026-11-10 15",
    "36 km t/r 10.11": "mileage 2026-11-10 36",
    "18 km hver vei 10.11": "mileage 2026-11-10 36",
    "18 km kvar veg 10.11": "mileage 2026-11-10 36",
    "drove 21 km each way 10 November": "mileage 2026-11-10 42",
    "kjørte 21 km, hver vei, 10.11": "mileage 2026-11-10 42",
    "kjørte 10.11, t/r, 42 km": "mileage 2026-11-10 42",
    "kjørte t-r 42 km 10.11": "mileage 2026-11-10 42",
    "kjørte 2 x 14 km 10.11": "mileage 2026-11-10 28",
    "til og fra rådhuset 42 km 10.11": "mileage 2026-11-10 42",
    "rundtur 42 km 10.11": "mileage 2026-11-10 42",
    "36 km en vei t/r 10.11": "mileage 2026-11-10 | ? distance_km contradiction 36 72",
    "kjørte 42 km 10.11 én vei": "mileage 2026-11-10 | ? distance_km ambiguous 42 84",
    "1.234 km 10.11": "mileage 2026-11-10 | ? distance_km ambiguous 1234 1.234",
    "kjørte 10.11 med el-sykkel 14 km": "mileage 2026-11-10 14 bicycle",
    "køyrde snøskuter 34 km 10.11": "mileage 2026-11-10 34 snowmobile",
}
WORDS = {
    "varamedlem i planutvalget 10.11": "fee-planning 2026-11-10",
    "RFF 10.11": "fee-disability 2026-11-10",
    "viltnemnda 10.11": "2026-11-10 | ? type unknown_type",
    "leiebil 900 kr 10.11": "2026-11-10 900.00 | ? type unknown_type",
    "porto 45 kr 10.11": "outlay 2026-11-10 45.00",
    "flybillett 1 450 kr 10.11": "transit 2026-11-10 1450.00",
    "møtegodtgjersle formannskapet 10.11": "fee-executive 2026-11-10",
    "reiserekning: køyregodtgjersle 42 km 10.11": "mileage 2026-11-10 42",
    "møtegodtjørelse formanskapet 10/11": "fee-executive 2026-11-10",
    "motegodtgjorelse komunestyre 12.11": "fee-council 2026-11-12",
    "kontrolutvalg 12.11": "fee-control 2026-11-12",
    "taptarbeid 3t ulegitimert 12.11": "lost-undocumented 2026-11-12 3",
    "bompeng 31 kr 12.11": "toll 2026-11-12 31.00",
    "parkerning 60 kr 12.11": "parking 2026-11-12 60.00",
    "mÃ¸te i kommunestyret 12.11": "fee-council 2026-11-12",
    "moete i kommunestyret 12.11, kjoering 42 km": "fee-council 2026-11-12 | mileage 2026-11-12 42",
    "KOMMUNESTYRET 12.11, HAR KJØRT 42 KM!!!": "fee-council 2026-11-12 | mileage 2026-11-12 42",
    "kommunestyret 12.11 🙂 42 km 🚗": "fee-council 2026-11-12 | mileage 2026-11-12 42",
    "eg va på møte i formannskapet i går kveld": "fee-executive 2026-11-19",
    "formannskap10.11": "fee-executive 2026-11-10",
}
FALSE_HITS = {
    "i tillegg parkering 60 kr 10.11": "parking 2026-11-10 60.00",
    "funksjon 100, formannskapet 10.11": "fee-executive 2026-11-10",
    "ansvar 1200, formannskapet 10.11": "fee-executive 2026-11-10",
    "kurs KS 5.11, 138 km": "mileage 2026-11-05 138",
    "taxi 312 kr 10.11 fordi siste buss var gått": "taxi 2026-11-10 312.00",
    "taxi 240 kr fra bussen 10.11": "taxi 2026-11-10 240.00",
    "bussbillett 45 kr 10.11": "transit 2026-11-10 45.00",
    "kommunestyret 12.11, vi behandlet sak 12/23": "fee-council 2026-11-12",
    "formannskapet 10.11 møterom 3": "fee-executive 2026-11-10",
    "Storgata 12, 1234 Lauvdal: formannskapet 10.11": "fee-executive 2026-11-10",
    "konto 1234 56 78903, parkering 60 kr 10.11": "parking 2026-11-10 60.00",
    "tlf 900 12 345, parkering 60 kr 10.11": "parking 2026-11-10 60.00",
    "org.nr 974 760 673, parkering 60 kr 10.11": "parking 2026-11-10 60.00",
    "fakturanr 4711, hotell 890 kr 10.11": "hotel 2026-11-10 890.00",
    "personnummer 010190 12345, parkering 60 kr 10.11": "parking 2026-11-10 60.00",
    "Scan0001.pdf IMG_2231.HEIC kommunestyret 12.11": "fee-council 2026-11-12",
    "kommunestyret 12.11 uten kjøring": "fee-council 2026-11-12",
    "kommunestyret 12.11 unntatt kjøring": "fee-council 2026-11-12",
    "takk!": "none",
    "får jeg noe for kjøringen?": "question",
    "Får eg dekt bompengar?": "question",
    "samme som sist": "repeat",
    "som vanlig": "repeat",
    "attestert": "approve",
    "anvist": "approve",
    "avslag": "return",
    "retur, feil beløp": "return",
}

TRAPS = DATES | TIMES | MONEY | DISTANCES | WORDS | FALSE_HITS


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_is_read_as_it_was_meant(text: str, reader: Reader) -> None:
    found = outcome(reader.read(text, received=RECEIVED))
    parts = [_line(line) for line in found["lines"]]
    parts += sorted(_question(question) for question in found["questions"])
    assert " | ".join(parts or [found["intent"]]) == TRAPS[text]


def _line(line: dict[str, Any]) -> str:
    """The line's values in their order, without its kind unless it has no type."""
    values = {name: value for name, value in line.items() if name not in ("kind", "unit_price")}
    if values.get("quantity") == "1":
        del values["quantity"]
    words = [value[:5] if name.endswith("_time") else value for name, value in values.items()]
    return " ".join(words if line["kind"] == "expense" else [line["kind"], *words])


def _question(question: str) -> str:
    """The field and why, and the readings it is asked to choose from; which types are offered is told elsewhere."""
    _, field, code, *choices = question.split(" ")
    return " ".join(["?", field, code, *(choices if field != "type" else [])])
