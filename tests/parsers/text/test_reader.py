"""What a reading carries beside its lines."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.catalogue import Catalogue, ExpenseType
from claims.lines import CostBearer, ExpenseLine
from claims.questions import Question
from parsers.text import Reader
from parsers.text.intents import quoted

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


def test_evidence_points_at_the_words_of_each_field(reader: Reader) -> None:
    text = "Kommunestyremøte 12.10.2023, kjørte 42 km t/r"
    fee, drive = reader.read(text, received=RECEIVED).lines
    assert {name: [text[start:end] for start, end in spans] for name, spans in fee.evidence.items()} == {
        "type": ["Kommunestyremøte"],
        "date": ["12.10.2023"],
    }
    assert [text[start:end] for start, end in drive.evidence["distance_km"]] == ["42 km", "t/r"]


def test_a_reader_reads_by_its_own_catalogue_whatever_was_compiled_before() -> None:
    bus, train = (ExpenseType(code="b", name="Buss", unit="amount"), ExpenseType(code="c", name="Tog", unit="amount"))
    for kind in (bus, train, replace(bus, name="Tog"), bus):
        (found,) = Reader(Catalogue([kind])).read(f"{kind.name.lower()} 40 kr 12.11", received=RECEIVED).lines
        assert isinstance(found.line, ExpenseLine)
        assert found.line.type == kind.code


def test_the_day_is_the_one_in_norway_when_the_message_came_late_at_night(reader: Reader) -> None:
    late = dt.datetime(2026, 11, 19, 23, 30, tzinfo=dt.UTC)
    (found,) = reader.read("kommunestyret i går", received=late).lines
    assert isinstance(found.line, ExpenseLine)
    assert found.line.date == dt.date(2026, 11, 19)


@pytest.mark.parametrize("subject", ["Re: Januar 2024", "SV: VS: Januar 2024", "Januar 2024"])
def test_the_title_is_the_subject_without_reply_marks(subject: str, reader: Reader) -> None:
    assert reader.read("42 km 3.1", received=RECEIVED, subject=subject).title == "Januar 2024"


def test_the_title_is_the_meeting_when_there_is_no_subject(reader: Reader) -> None:
    assert reader.read("kommunestyremøte 12.10.2023", received=RECEIVED).title == "Kommunestyremøte 12.10.2023"


def test_lines_of_a_meeting_day_share_its_purpose(reader: Reader) -> None:
    found = reader.read("formannskapet 10.11, 28 km, bom 31 kr", received=RECEIVED).lines
    assert {line.line.purpose for line in found} == {"Formannskapet 10.11.2026"}


def test_an_assumed_year_is_named(reader: Reader) -> None:
    (assumed, said) = (reader.read(text, received=RECEIVED).lines[0] for text in ("ks 12.11", "ks 12.11.2026"))
    assert assumed.assumed["date"] == ["year_assumed"]
    assert "date" not in said.assumed


def test_every_field_that_was_read_names_its_rule(reader: Reader) -> None:
    (fee, drive) = reader.read("kommunestyret i går, 21 km hver vei fra Haugen til rådhuset", received=RECEIVED).lines
    assert fee.rules == {"type": ["type_phrase"], "date": ["relative"]}
    assert drive.rules == {"date": ["relative"], "distance_km": ["distance", "each_way"], "route": ["route"]}
    assert drive.assumed == {
        "date": ["date_shared"],
        "distance_km": ["there_and_back"],
        "vehicle": ["car_assumed"],
    }


def test_account_codes_become_the_cost_bearer_and_no_counts(reader: Reader) -> None:
    reading = reader.read("Ansvar 46500, funksjon 234: avlaster lav sats 3 timer 10.11", received=RECEIVED)
    assert reading.cost_bearer == CostBearer(ansvar="46500", funksjon="234")
    assert len(reading.lines) == 1


@pytest.mark.parametrize("said", ["den siste også", "den første", "the last one", "den andre"])
def test_a_place_among_choices_answers_no_question_that_has_none(said: str, reader: Reader) -> None:
    asked = Question(line=0, field="receipt", code="missing")
    assert reader.read(said, received=RECEIVED, pending=[asked]).edits == ()


@pytest.mark.parametrize(
    ("said", "one_way", "there_and_back"),
    [
        ("Det er 46 km til sammen", "46", "46"),
        ("46 t/r", "46", "46"),
        ("it was 46 km in total", "46", "46"),
        ("ja, 46 totalt", "46", "46"),
        ("23 en vei, 46 begge veier", "46", "46"),
        ("23 hver vei", "46", "46"),
        ("kjørte hjem og ja, så 46", "46", "46"),
        ("køyrde heim òg, altså 46", "46", "46"),
        ("drove home as well, so 46", "46", "46"),
        ("kvar veg", "46", "46"),
        ("23 km til saman", "23", "23"),
        ("bare én vei", "23", "23"),
        ("t/r", "46", "23"),
        ("begge veier", "46", "23"),
    ],
)
def test_a_number_beside_there_and_back_is_the_answer(
    said: str, one_way: str, there_and_back: str, reader: Reader
) -> None:
    """Asked of `23 km en vei`, `t/r` is the double; asked of `23 km en vei t/r`, it is what was said."""
    asked = Question(line=0, field="distance_km", code="ambiguous", choices=("23", "46"))
    for question, wanted in ((asked, one_way), (replace(asked, code="contradiction"), there_and_back)):
        assert [edit.value for edit in reader.read(said, received=RECEIVED, pending=[question]).edits] == [wanted]


def test_a_meeting_that_answers_what_a_drive_was_for_is_claimed_with_its_evidence(reader: Reader) -> None:
    fields = ("date", "distance_km", "purpose")
    pending = [Question(line=0, field=field, code="missing") for field in fields]
    text = "12. november, 24 km, kommunestyremøte"
    reading = reader.read(text, received=RECEIVED, pending=pending)
    (fee,) = reading.lines
    assert [(edit.line, edit.field) for edit in reading.edits] == [(0, field) for field in fields]
    assert [text[start:end] for start, end in fee.evidence["type"]] == ["kommunestyremøte"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("lav sats (100kr) x 48 1.-2. november", "unit_price"),
        ("avlaster lav sats 10 timer 10.11, 2000 kr", "amount"),
        ("formannskap 10.11 og 17.11, tre møter", "quantity"),
        ("formannskap mandag 10.11", "date"),
        ("36 km en vei t/r 10.11", "distance_km"),
        ("parkering 120 kr, taxi 300 kr 12.11, til sammen 450 kr", "amount"),
    ],
)
def test_what_contradicts_itself_is_asked(text: str, field: str, reader: Reader) -> None:
    asked = reader.read(text, received=RECEIVED).questions
    assert {(question.field, question.code) for question in asked} == {(field, "contradiction")}


@pytest.mark.parametrize("said", ["kino kostet 155", "kinoen kosta 155 kr", "the cinema cost 155"])
def test_a_price_that_was_not_asked_for_is_no_purpose(said: str, reader: Reader) -> None:
    asked = [Question(field="purpose", code="missing", line=0)]
    found = reader.read(said, received=RECEIVED, pending=asked)
    assert [edit.field for edit in found.edits] == []


def test_a_choice_that_the_municipality_has_no_more_is_no_answer() -> None:
    young = ExpenseType(code="young", name="Avlastning 0–10 år", unit="day")
    old = ExpenseType(code="old", name="Avlastning over 10 år", unit="day")

    def answered(*choices: str) -> list[str]:
        asked = Question(line=0, field="type", code="ambiguous", choices=choices)
        found = Reader(Catalogue([young, old])).read("han er 7 år", received=RECEIVED, pending=[asked])
        return [str(edit.value) for edit in found.edits]

    assert answered("young", "old", "gone") == ["young"]
    assert answered("gone", "away") == []


@pytest.mark.parametrize(("text", "intent"), quoted.EXAMPLES.items())
def test_what_a_quoted_question_names_is_no_line(text: str, intent: str, reader: Reader) -> None:
    pending = [Question(line=2, field="amount", code="missing")]
    assert reader.read(text, received=RECEIVED, pending=pending).intent == intent
