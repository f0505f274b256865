"""Whatever is sent, the reader answers, quickly, the same each time."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.questions import Question
from parsers.text import Reader
from tests.corpus.cases import catalogue

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
READER = Reader(catalogue())
PIECES = [
    *[
        "kommunestyret",
        "formannskap",
        "avlaster",
        "t/r",
        "12.10",
        "31/9",
        "kl",
        "16-19.30",
        "142,-",
        "2x142,-",
        "kr",
        "og",
        ",",
        ".",
        "-",
        "til",
        "fra",
        "Haugen",
    ],
    *[
        "ikke",
        "skal",
        "?",
        "3.",
        "november",
        "10",
        "½",
        ">",
        "mvh",
        "ferje",
        "bom",
        "diett",
        "lunsj",
        "0",
        "İ",
        "å",
        "ã¸",
    ],
    *("tapt arb", "2 døgn", "3 t", "42 km", "hver vei", "i går", "halv åtte", "(95kr) x 48", "\n", "Ola Nordmann"),
    *("satt på", "linje 2", "uke 42", "lav sats", "over 10 år", "dro 07.00", "hjemme 17:30"),
]
GROWING = [
    *("1 ", "12.10 ", "2 km ", "kommunestyret 12.10, 42 km. ", "3. og ", "Ab-", "2 x ", "bom 31 kr ", "A ", ">", "@"),
    *(
        "linje 1, ",
        "fjern linje 1 og ",
        "Vik skole – ",
        "fra Vik til Nes, ",
        "Totalt 90 kr. ",
        "befaring, ",
        "møte og 2 km ",
    ),
    *("ks i dag 18-21.30 +38km, ", "3 t 12.10 ", "avlaster 3 t, 2 døgn ", "Ola og ", "med Ola, ", "\n", "a"),
]
ASKED = (
    "date",
    "distance_km",
    "route",
    "purpose",
    "passengers",
    "meals",
    "start",
    "end",
    "lodging",
    "quantity",
    "type",
)
BESIDE = {"end_date", "route", "passengers"}
TEN_KILOBYTES = 10_000


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    READER.read(text, received=RECEIVED)


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from((" ", "", "\n")))
def test_any_mixture_of_meaningful_pieces_is_read_the_same_twice(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    subject = "Kommunestyret 12.10.2023, uke 42 " + text
    reading = READER.read(text, received=RECEIVED, subject=subject)
    assert reading == READER.read(text, received=RECEIVED, subject=subject)
    for found in reading.lines:
        for spans in found.evidence.values():
            assert all(0 <= start < end <= len(text) for start, end in spans)
    for question in reading.questions:
        if question.line is not None:
            assert getattr(reading.lines[question.line].line, question.field) is None


@given(st.lists(st.sampled_from(PIECES), max_size=20), st.sets(st.sampled_from(ASKED), min_size=1))
def test_an_answer_gives_only_what_was_asked_or_belongs_to_it(pieces: list[str], asked: set[str]) -> None:
    pending = [Question(line=0, field=field, code="missing") for field in sorted(asked)]
    reading = READER.read(" ".join(pieces), received=RECEIVED, pending=pending)
    if reading.intent == "answer":
        assert {edit.field for edit in reading.edits} <= asked | BESIDE


@pytest.mark.parametrize("piece", GROWING)
def test_the_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    short, long = (_fastest(piece * (size // len(piece))) for size in (TEN_KILOBYTES, 4 * TEN_KILOBYTES))
    assert long < 10 * short + 0.05


def _fastest(text: str) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        READER.read(text, received=RECEIVED)
        times.append(time.perf_counter() - start)
    return min(times)


def test_more_lines_than_a_person_writes_are_asked_about() -> None:
    reading = READER.read("2 km. " * 500, received=RECEIVED)
    assert len(reading.lines) == 200
    assert reading.questions[-1].line is None
