"""Trips with food allowance and stays by the clock: when, with which meals, where one slept."""

import datetime as dt

import pytest

from claims.clock import OSLO
from claims.lines import OPEN_COUNTRY, ExpenseLine, MileageLine, PerDiemLine, kind_of
from claims.questions import Question
from parsers.text import Reader
from parsers.text.intents import asked
from parsers.text.layout.clauses import lay_out
from parsers.text.lines.drafting import taking
from parsers.text.spans import stays
from parsers.text.spans.numbers import plain
from parsers.text.spans.scan import scan
from parsers.text.trips import departures as trips
from parsers.text.trips import lodging, meals, on_the_way, reach
from parsers.text.words.normalise import normalise
from parsers.text.words.tokens import spots_of, tokenise
from tests.corpus.cases import reader as reader_of

_NIGHTS = 1
RECEIVED = dt.datetime(2026, 11, 20, 9, 0, tzinfo=OSLO)


@pytest.mark.parametrize(("text", "wanted"), meals.EXAMPLES.items())
def test_meals_that_others_paid_are_counted_or_asked_about(text: str, wanted: str) -> None:
    tokens = tokenise(normalise(text))
    mentions = scan(tokens)
    layout = lay_out(
        tokens, spots_of(tokens), {index for mention in mentions for index in range(mention.first, mention.last)}, text
    )
    found = meals.provided(tokens, layout, mentions, range(len(tokens)), _NIGHTS)
    counts = found.meals and f"{found.meals.breakfast} {found.meals.lunch} {found.meals.dinner}"
    assert (counts or found.open) == wanted


@pytest.mark.parametrize(("text", "wanted"), asked.MEALS.items())
def test_an_answer_tells_which_meals_others_paid(text: str, wanted: str | None, reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED, pending=[Question(line=0, field="meals", code="missing")])
    counts = [edit.value for edit in found.edits if isinstance(edit.value, dict)]
    assert [" ".join(map(str, one.values())) for one in counts] == ([wanted] if wanted else [])


@pytest.mark.parametrize(("text", "wanted"), lodging.EXAMPLES.items())
def test_where_one_slept_stands_beside_a_word_of_sleeping(text: str, wanted: str | None) -> None:
    tokens = tokenise(normalise(text))
    found = lodging.lodging(tokens, lay_out(tokens, spots_of(tokens), set(), text), range(len(tokens)))
    assert (found[0] if found else None) == wanted


@pytest.mark.parametrize(("text", "wanted"), [*trips.EXAMPLES.items(), *on_the_way.EXAMPLES.items()])
def test_each_departure_begins_a_trip(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [found.line for found in reader.read(text, received=RECEIVED).lines]
    found = [line for line in lines if isinstance(line, PerDiemLine) and line.start]
    assert [f"{line.start:%Y-%m-%dT%H:%M} {line.end:%Y-%m-%dT%H:%M}" for line in found] == wanted


@pytest.mark.parametrize(("text", "wanted"), taking.OF_JOURNEYS.items())
def test_the_nights_of_a_journey_are_no_care(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [found.line for found in reader.read(text, received=RECEIVED).lines]
    assert [line.type if isinstance(line, ExpenseLine) else kind_of(line) for line in lines] == wanted


@pytest.mark.parametrize(("text", "wanted"), reach.EXAMPLES.items())
def test_how_far_a_trip_went_is_no_drive(text: str, wanted: str, reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    trips = [one.line for one in found.lines if isinstance(one.line, PerDiemLine)]
    drives = [one.line for one in found.lines if isinstance(one.line, MileageLine)]
    asked = [" or ".join(one.choices) or "open" for one in found.questions if one.field == "distance_km"]
    said = [plain(one.distance_km) for one in trips if one.distance_km is not None]
    assert [*said, *([] if drives else asked)] == ([wanted] if wanted else [])
    assert bool(drives) == (not wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("80 km", "80"),
        ("det er 8 mil dit", "80"),
        ("12 km hver vei", "12"),
        ("80 km t/r", "40"),
        ("2 x 12 km", "12"),
        ("14", "14"),
    ],
)
def test_how_far_a_trip_went_is_answered_one_way(text: str, wanted: str, reader: Reader) -> None:
    asked = Question(line=1, field="distance_km", code="missing", facts={"reason": "near", "topic": "per_diem"})
    found = reader.read(text, received=RECEIVED, pending=[asked])
    assert [(edit.line, edit.field, edit.value) for edit in found.edits] == [(1, "distance_km", wanted)]


@pytest.mark.parametrize(("text", "wanted"), stays.EXAMPLES.items())
def test_a_stay_lasts_the_hours_that_really_went_by(text: str, wanted: str) -> None:
    (found,) = reader_of("aasmark").read(text, received=RECEIVED).lines
    line = found.line
    assert isinstance(line, ExpenseLine)
    assert f"{line.date} {line.start_time:%H:%M} {line.end_date} {line.end_time:%H:%M} {line.quantity}" == wanted


TIMES = "5.11 kl 07.00 til 6.11 kl 18.30, ingen måltider dekket"


@pytest.mark.parametrize(
    ("text", "subject", "country", "city"),
    [
        (f"diett kurs på Hamar {TIMES}, hotell", None, None, None),
        (f"diett kurs i Stockholm {TIMES}, hotell", None, "SE", "Stockholm"),
        (f"per diem, conference in Denmark, {TIMES}, hotell", None, "DK", None),
        (f"diett {TIMES}, hotell", "Studietur København 5.–6. november", "DK", "København"),
        (f"diett kurs i Malmø og Stockholm {TIMES}, hotell", None, "SE", None),
        (f"diett Malmø og København {TIMES}, hotell", None, OPEN_COUNTRY, None),
    ],
)
def test_a_trip_abroad_is_never_one_at_home(
    text: str, subject: str | None, country: str | None, city: str | None, reader: Reader
) -> None:
    reading = reader.read(text, received=RECEIVED, subject=subject)
    (line,) = (found.line for found in reading.lines)
    assert isinstance(line, PerDiemLine)
    assert (line.country, line.city) == (country, city)
    asked = [question.choices for question in reading.questions if question.field == "country"]
    assert [set(choices) for choices in asked] == ([{"DK", "SE"}] if country == OPEN_COUNTRY else [])


@pytest.mark.parametrize(
    ("text", "nights"),
    [
        (f"diett {TIMES}, sov privat, nattillegg", 1),
        ("diett 5.11 kl 07.00 til 8.11 kl 18.30, ingen måltider dekket, sov privat, 2 nattillegg", 2),
        (f"diett {TIMES}, ulegitimert overnatting hos venner", 1),
        (f"diett {TIMES}, sov privat", 0),
    ],
)
def test_nights_without_a_bill_belong_to_their_trip(text: str, nights: int, reader: Reader) -> None:
    (line,) = (found.line for found in reader.read(text, received=RECEIVED).lines)
    assert isinstance(line, PerDiemLine)
    assert line.night_allowances == nights


def test_nights_of_an_open_trip_are_asked(reader: Reader) -> None:
    reading = reader.read("diett, dro kl 7, nattillegg", received=RECEIVED)
    assert "night_allowances" in {question.field for question in reading.questions}
