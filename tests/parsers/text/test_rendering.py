"""Claims said in words are read back as they were, and nothing is asked."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.cases import catalogue, outcome, reader
from tests.corpus.score import judge
from tests.parsers.text.saying import Message, care_days, dated, letters, meetings, trips

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
ONE_DAY = (
    ("fee",),
    ("drive",),
    ("outlay",),
    ("hours",),
    ("fee", "drive"),
    ("fee", "outlay"),
    ("fee", "hours"),
    ("drive", "outlay"),
    ("hours", "drive"),
    ("fee", "drive", "outlay"),
    ("fee", "outlay", "outlay"),
    ("fee", "hours", "drive", "outlay"),
)
LETTERS = (
    (("fee",), ("hours",), ("outlay",)),
    (("fee",), ("fee", "outlay"), ("fee", "hours")),
    (("drive",), ("fee", "drive"), ("fee",)),
)
# The same claims every time: what one run reads, the next one reads.
repeatable = settings(derandomize=True, max_examples=60)


def _faults(message: Message) -> list[str]:
    got = outcome(reader().read(message.text, received=RECEIVED))
    wanted = {"intent": "claim", "lines": message.lines, "questions": [], "edits": []}
    return judge(wanted, got, catalogue()).faults


@pytest.mark.parametrize("kinds", ONE_DAY, ids="+".join)
@repeatable
@given(data=st.data())
def test_what_happened_on_a_day_is_read_back(kinds: tuple[str, ...], data: st.DataObject) -> None:
    assert _faults(data.draw(dated(kinds))) == []


@pytest.mark.parametrize("kinds", LETTERS)
@repeatable
@given(data=st.data())
def test_several_days_in_one_message_are_kept_apart(kinds: tuple[tuple[str, ...], ...], data: st.DataObject) -> None:
    assert _faults(data.draw(letters(kinds))) == []


@repeatable
@given(meetings())
def test_a_body_on_several_days_is_one_fee_a_day(message: Message) -> None:
    assert _faults(message) == []


@repeatable
@given(care_days())
def test_days_and_nights_of_care_are_read_back(message: Message) -> None:
    assert _faults(message) == []


@repeatable
@given(trips())
def test_a_journey_with_its_meals_is_read_back(message: Message) -> None:
    assert _faults(message) == []
