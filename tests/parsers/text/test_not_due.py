"""What a text says beside a claim takes off it what is not due."""

import pytest

from parsers.text import Reader
from parsers.text.layout import given_back, missed_rows, taken_off
from parsers.text.lines.days import weeks_off
from parsers.text.lines.told import away_clauses, away_days, guests, only_away
from tests.parsers.text.test_asked_not_guessed import RECEIVED, in_short

_TOLD = (
    given_back.EXAMPLES,
    only_away.EXAMPLES,
    away_clauses.EXAMPLES,
    guests.EXAMPLES,
    missed_rows.EXAMPLES,
    away_days.EXAMPLES,
    weeks_off.EXAMPLES,
    taken_off.EXAMPLES,
)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _TOLD for pair in told.items()])
def test_what_is_not_due_is_not_claimed(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)
