"""Long mails tell more than they claim: what is only referred to is no line, and what is told apart is one."""

import pytest

from claims.lines import ExpenseLine
from parsers.text import Reader
from parsers.text.drives import all_times
from parsers.text.layout import passing, talked, visits
from parsers.text.words import referred
from tests.parsers.text.test_asked_not_guessed import RECEIVED, in_short

_ASIDES = (referred.EXAMPLES, talked.EXAMPLES, passing.EXAMPLES)
_EACH_TIME = (all_times.EXAMPLES,)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _ASIDES for pair in told.items()])
def test_what_is_only_referred_to_is_no_line(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _EACH_TIME for pair in told.items()])
def test_a_value_of_each_time_is_confirmed_by_what_all_times_make(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), visits.EXAMPLES.items())
def test_coming_and_going_home_are_a_period(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    lines = [one.line for one in found.lines if isinstance(one.line, ExpenseLine)]
    ends = [f"{line.end_date:%d.%m}" for line in lines if line.end_date]
    assert not found.questions
    assert [f"{short} until {end}" for short, end in zip(in_short(found), ends, strict=True)] == list(wanted)
