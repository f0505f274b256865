"""Long mails tell more than they claim: what is only referred to is no line, and what is told apart is one."""

import pytest

from claims.lines import ExpenseLine, PerDiemLine
from parsers.text import Reader
from parsers.text.drives import all_times
from parsers.text.intents import only_asking
from parsers.text.layout import by_thing, named_days, pieces, visits
from parsers.text.layout.beside import lasted, loose_times, other_matters, passing, set_aside, stayed, talked
from parsers.text.lines.asked import vague_hours
from parsers.text.lines.days import blocks, driven_and_far
from parsers.text.lines.drafting import bought, called_later
from parsers.text.lines.unclaimed import timetables
from parsers.text.spans import apiece, labelled_months, row_sums, weekday_groups, years
from parsers.text.trips import far, far_and_back, rows
from parsers.text.words import births, referred
from tests.parsers.text.test_asked_not_guessed import RECEIVED, in_short

_ASIDES = (
    births.EXAMPLES,
    referred.EXAMPLES,
    talked.EXAMPLES,
    passing.EXAMPLES,
    other_matters.EXAMPLES,
    lasted.EXAMPLES,
    loose_times.EXAMPLES,
    named_days.EXAMPLES,
    timetables.EXAMPLES,
    years.COMPARED,
)
_TOLD_APART = (
    all_times.EXAMPLES,
    far.EXAMPLES,
    far_and_back.EXAMPLES,
    driven_and_far.EXAMPLES,
    labelled_months.EXAMPLES,
    weekday_groups.EXAMPLES,
    blocks.EXAMPLES,
    called_later.EXAMPLES,
    vague_hours.EXAMPLES,
    rows.EXAMPLES,
)
_BOUGHT = (bought.EXAMPLES, pieces.EXAMPLES, by_thing.EXAMPLES, row_sums.EXAMPLES, apiece.LINES)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _ASIDES for pair in told.items()])
def test_what_is_only_referred_to_is_no_line(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _TOLD_APART for pair in told.items()])
def test_what_is_told_apart_from_its_days_and_names_is_of_them(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _BOUGHT for pair in told.items()])
def test_what_was_bought_for_work_is_an_outlay(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), set_aside.EXAMPLES.items())
def test_the_time_set_aside_is_not_the_time_it_took(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines if isinstance(one.line, ExpenseLine)]
    times = [(one.start_time, one.end_time) for one in lines]
    assert ["-".join(f"{time:%H:%M}" for time in pair if time) for pair in times] == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), stayed.EXAMPLES.items())
def test_the_time_at_a_meeting_is_not_that_of_the_journey(text: str, wanted: list[str], reader: Reader) -> None:
    trips = [one.line for one in reader.read(text, received=RECEIVED).lines if isinstance(one.line, PerDiemLine)]
    moments = [[one for one in (trip.start, trip.end) if one] for trip in trips]
    assert ["-".join(f"{one:%H:%M}" for one in pair) for pair in moments] == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), visits.EXAMPLES.items())
def test_coming_and_going_home_are_a_period(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    lines = [one.line for one in found.lines if isinstance(one.line, ExpenseLine)]
    ends = [f"{line.end_date:%d.%m}" for line in lines if line.end_date]
    assert not found.questions
    assert [f"{short} until {end}" for short, end in zip(in_short(found), ends, strict=True)] == list(wanted)


@pytest.mark.parametrize(("text", "intent"), only_asking.EXAMPLES.items())
def test_who_only_tells_why_they_ask_claims_nothing(text: str, intent: str, reader: Reader) -> None:
    assert reader.read(text, received=RECEIVED).intent == intent
