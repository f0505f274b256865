"""The examples beside each rule are its documentation and its test."""

import datetime as dt
from collections.abc import Sequence

import pytest

from claims.lines import CostBearer, MileageLine, kind_of
from claims.questions import Edit
from parsers.text import (
    Reader,
    changes,
    codes,
    commands,
    dates,
    dismiss,
    distances,
    durations,
    money,
    normalise,
    numbers,
    people,
    scope,
    stems,
    surcharges,
    times,
    tokens,
    written,
)
from parsers.text.items import plain
from parsers.text.mentions import Clocks, Count, Day, Distance, Duration, Mention, Money, WayWord, When
from parsers.text.scan import scan

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


def _tokens(text: str) -> list[tokens.Token]:
    return tokens.tokenise(normalise.normalise(text))


def _first(text: str) -> Mention:
    return scan(_tokens(text))[0]


def _day(day: Day) -> str:
    if day.offset is not None:
        return f"today{day.offset:+d}"
    parts = [".".join(str(part) for part in (day.day, day.month, day.year) if part is not None)]
    parts += ["year-1"] if day.year_offset == -1 else []
    parts += ["last"] if day.previous else []
    parts += [f"wd{day.weekday}"] if day.weekday is not None else []
    parts += [f"w{day.week}"] if day.week is not None else []
    return " ".join(part for part in parts if part)


def _when(when: When) -> str:
    said = (" – " if when.shape == "period" else ", ").join(_day(day) for day in when.days)
    return f"{said} ({when.shape})".strip() if when.shape not in ("days", "period") else said


def _clocks(clocks: Clocks) -> str:
    said = f"{clocks.start:%H:%M}" + (f"-{clocks.end:%H:%M}" if clocks.end else "")
    return said + " unsure" * clocks.unsure


def _money(found: Money) -> str:
    said = f"{found.times} x " if found.times is not None else ""
    return f"{said}{found.amount} {found.currency}" + " rate" * found.rate + " bare" * (not found.marked)


def _distance(found: Mention) -> str:
    if isinstance(found, Distance):
        times = f"{found.times} x " if found.times is not None else ""
        return f"{times}{plain(found.km)} km" + " suspicious" * found.suspicious
    if isinstance(found, Count):
        return f"{found.amount} {found.of}"
    assert isinstance(found, WayWord)
    return found.way


@pytest.mark.parametrize(("text", "wanted"), normalise.EXAMPLES.items())
def test_text_takes_one_plain_form_of_the_same_length(text: str, wanted: str) -> None:
    assert normalise.normalise(text) == wanted
    assert len(wanted) == len(text)


@pytest.mark.parametrize(("text", "kinds"), tokens.EXAMPLES.items())
def test_tokens_have_their_kind(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in _tokens(text)] == kinds


@pytest.mark.parametrize(("text", "value"), numbers.EXAMPLES.items())
def test_numbers_are_read(text: str, value: str) -> None:
    found = numbers.number(_tokens(text), 0)
    assert found is not None
    assert str(found[0]) == value


@pytest.mark.parametrize(("text", "wanted"), dates.EXAMPLES.items())
def test_days_are_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, When)
    assert _when(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), times.EXAMPLES.items())
def test_clock_times_are_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, Clocks)
    assert _clocks(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), durations.EXAMPLES.items())
def test_durations_are_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, Duration)
    assert f"{plain(found.amount)} {found.unit}" == wanted


@pytest.mark.parametrize(("text", "wanted"), money.EXAMPLES.items())
def test_money_is_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, Money)
    assert _money(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), distances.EXAMPLES.items())
def test_distances_ways_and_counts_are_read(text: str, wanted: str) -> None:
    assert _distance(_first(text)) == wanted


@pytest.mark.parametrize(("text", "bearer"), codes.EXAMPLES.items())
def test_account_codes_and_peoples_numbers_are_hidden(text: str, bearer: CostBearer | None) -> None:
    hidden, found = codes.hide_codes(text)
    assert found == bearer
    assert len(hidden) == len(text)


@pytest.mark.parametrize(("text", "own"), scope.EXAMPLES.items())
def test_only_the_writers_own_words_are_read(text: str, own: str) -> None:
    hidden = scope.hide_foreign(text)
    assert hidden.strip() == own
    assert len(hidden) == len(text)


@pytest.mark.parametrize(("word", "stem"), stems.EXAMPLES.items())
def test_words_lose_their_endings(word: str, stem: str) -> None:
    assert stems.stem(word) == stem


@pytest.mark.parametrize(("text", "names"), people.EXAMPLES.items())
def test_people_said_to_ride_along_are_passengers(text: str, names: list[str]) -> None:
    assert [rider.name for rider in people.riders(text, _tokens(text)).passengers] == names


@pytest.mark.parametrize(("text", "places"), people.ROUTES.items())
def test_a_route_needs_two_ends(text: str, places: Sequence[str]) -> None:
    assert people.route(text)[0] == places


@pytest.mark.parametrize(("text", "wanted"), surcharges.EXAMPLES.items())
def test_forest_road_and_trailer_are_parts_of_a_drive(text: str, wanted: tuple[str, str, str], reader: Reader) -> None:
    (found,) = reader.read(text, received=RECEIVED).lines
    assert isinstance(found.line, MileageLine)
    line = found.line
    assert tuple(map(str, (line.distance_km, line.forest_road_km, line.trailer_km))) == wanted


@pytest.mark.parametrize(("text", "kinds"), dismiss.EXAMPLES.items())
def test_what_is_denied_planned_or_asked_is_no_claim(text: str, kinds: list[str], reader: Reader) -> None:
    assert [kind_of(found.line) for found in reader.read(text, received=RECEIVED).lines] == kinds


@pytest.mark.parametrize(("text", "intent"), commands.EXAMPLES.items())
def test_short_messages_command(text: str, intent: str | None) -> None:
    assert commands.command(_tokens(text)) == intent


@pytest.mark.parametrize(("text", "polite"), written.COURTESIES.items())
def test_only_listed_courtesies_are_met_with_silence(text: str, polite: bool, reader: Reader) -> None:
    assert written.is_courtesy(_tokens(text), text) is polite
    assert (reader.read(text, received=RECEIVED).intent == "none") is polite


@pytest.mark.parametrize(("text", "edits"), changes.EXAMPLES.items())
def test_changes_name_line_field_and_value(text: str, edits: list[Edit], reader: Reader) -> None:
    assert list(reader.read(text, received=RECEIVED).edits) == edits
