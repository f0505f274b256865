"""Drives: how far, where, in what, and who rode along."""

import datetime as dt

import pytest

from claims.lines import MileageLine
from claims.questions import Edit, Question
from parsers.text import Reader
from parsers.text.analysis import analyse
from parsers.text.catalogue.index import TypeIndex
from parsers.text.drives import (
    company,
    driven,
    full_car,
    legs,
    part_rides,
    ridden,
    riders,
    riders_named,
    riding_words,
    rode_part,
    routes,
    surcharges,
)
from parsers.text.lines import purposes
from parsers.text.lines.days import days_of_words
from parsers.text.lines.kinds import vehicles
from parsers.text.spans.numbers import plain

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


def _drives(reader: Reader, text: str) -> list[MileageLine]:
    lines = (found.line for found in reader.read(text, received=RECEIVED).lines)
    return [line for line in lines if isinstance(line, MileageLine)]


def _rider(rider: ridden.Rider) -> str:
    return " ".join(filter(None, (rider.name or "one unnamed", plain(rider.own.km) if rider.own else None)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *riders.EXAMPLES.items(),
        *riders_named.EXAMPLES.items(),
        *riding_words.EXAMPLES.items(),
        *company.EXAMPLES.items(),
        *driven.EXAMPLES.items(),
        *full_car.EXAMPLES.items(),
        *rode_part.EXAMPLES.items(),
        *part_rides.EXAMPLES.items(),
    ],
)
def test_people_said_to_ride_along_are_passengers(text: str, names: list[str], types: TypeIndex) -> None:
    found = analyse(text, RECEIVED.date(), types).riders
    assert sorted(map(_rider, found.all)) == sorted(names)


@pytest.mark.parametrize(("text", "wanted"), legs.OF_ONE.items())
def test_what_is_said_of_one_leg_is_of_that_leg_alone(text: str, wanted: list[str], reader: Reader) -> None:
    (drive,) = _drives(reader, text)
    extra = ("trailer_km", "forest_road_km")
    told = [f"{plain(drive.distance_km)} km"] if drive.distance_km else []
    told += [f"{name} {plain(km)}" for name in extra if (km := getattr(drive, name))]
    told += [f"{one.name} {plain(one.distance_km) if one.distance_km else ''}".strip() for one in drive.passengers]
    assert told == wanted


@pytest.mark.parametrize(("text", "driven"), [*vehicles.EXAMPLES.items(), *days_of_words.DRIVEN.items()])
def test_a_vehicle_is_that_of_the_drives_it_is_said_of(text: str, driven: list[str], reader: Reader) -> None:
    assert [line.vehicle for line in _drives(reader, text)] == driven


@pytest.mark.parametrize(("text", "days"), days_of_words.EXAMPLES.items())
def test_a_trailer_is_had_along_on_the_days_it_is_told_of(text: str, days: list[str], reader: Reader) -> None:
    assert [f"{line.date:%d}" for line in _drives(reader, text) if line.trailer_km and line.date] == days


@pytest.mark.parametrize(("text", "places"), routes.EXAMPLES.items())
def test_a_route_has_its_places_in_order(text: str, places: list[tuple[str, ...]], types: TypeIndex) -> None:
    assert [route.places for route in analyse(text, RECEIVED.date(), types).routes] == places


@pytest.mark.parametrize(("text", "wanted"), surcharges.EXAMPLES.items())
def test_forest_road_and_trailer_are_parts_of_a_drive(text: str, wanted: tuple[str, str, str], reader: Reader) -> None:
    (line,) = _drives(reader, text)
    assert line.distance_km is not None
    assert tuple(map(plain, (line.distance_km, line.forest_road_km, line.trailer_km))) == wanted


@pytest.mark.parametrize(("text", "wanted"), legs.EXAMPLES.items())
def test_legs_of_one_drive_are_added_up(text: str, wanted: list[str], reader: Reader) -> None:
    assert [plain(line.distance_km) for line in _drives(reader, text) if line.distance_km is not None] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kjørte 46 km til kurs 10.11 med utstyrstillegg", "46"),
        ("Kjørte 46 km til kurs 10.11, herav 10 km med utstyrstillegg", "10"),
        ("Kjørte 46 km til kurs 10.11 uten utstyrstillegg", "0"),
    ],
)
def test_equipment_is_had_along_on_the_drive_or_a_part_of_it(text: str, wanted: str, reader: Reader) -> None:
    (line,) = (found.line for found in reader.read(text, received=RECEIVED).lines)
    assert isinstance(line, MileageLine)
    assert line.distance_km is not None
    assert (plain(line.distance_km), plain(line.equipment_km)) == ("46", wanted)


@pytest.mark.parametrize(
    "row", ["Formannskapet 12.11, Kari Nes satt på. 31 km t/r", "Formannskapet 12.11. 31 km t/r, Kari Nes satt på"]
)
def test_who_rode_along_is_of_the_drive_of_the_line(row: str, reader: Reader) -> None:
    first, second = _drives(reader, f"Kommunestyret 10.11. Kjørte 17 km hver vei\n{row}")
    assert [len(drive.passengers) for drive in (first, second)] == [0, 1]


@pytest.mark.parametrize(("text", "wanted"), purposes.EXAMPLES.items())
def test_a_drive_has_the_purpose_that_is_stated_of_it(text: str, wanted: list[str | None], reader: Reader) -> None:
    assert [line.purpose for line in _drives(reader, text)] == wanted


def test_a_purpose_told_after_no_answers_the_question_for_it(reader: Reader) -> None:
    pending = (Question(line=0, field="purpose", code="missing"),)
    found = reader.read("nei, formålet er KS-konferanse", received=RECEIVED, pending=pending)
    assert (found.intent, found.edits) == ("answer", (Edit(line=0, field="purpose", value="KS-konferanse"),))
