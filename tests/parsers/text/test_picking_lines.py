"""Which line of a claim is meant, and which days a message names."""

import datetime as dt

import pytest

from parsers.text.intents import named_days as naming
from parsers.text.intents import which_year as years
from parsers.text.intents.named_days import NamedDay
from parsers.text.intents.picking_lines import EXAMPLES, LineOption, picked_lines
from parsers.text.intents.which_year import which_year
from tests.corpus.cases import reader

TODAY = dt.date(2026, 11, 13)
DAYS = [
    dt.date(2026, 11, 10),
    dt.date(2026, 11, 12),
    dt.date(2026, 11, 30),
    dt.date(2025, 11, 10),
    dt.date(2025, 11, 30),
]
OPTIONS = (
    LineOption(2, "eldrerådet", {dt.date(2026, 11, 12)}),
    LineOption(4, "eldrerådet", {dt.date(2025, 11, 26)}),
    LineOption(5, "formannskapet", {dt.date(2025, 12, 2), dt.date(2025, 12, 4)}),
)


def named(text: str) -> tuple[NamedDay, ...]:
    return reader().named_days(text, dt.datetime.combine(TODAY, dt.time(12)))


@pytest.mark.parametrize(("text", "numbers"), EXAMPLES.items())
def test_a_line_is_picked_by_its_number_its_day_or_its_name(text: str, numbers: str | None) -> None:
    found = picked_lines(text, named(text), OPTIONS)
    assert (None if found is None else "".join(str(OPTIONS[at].number) for at in found)) == numbers


@pytest.mark.parametrize(("text", "days"), naming.EXAMPLES.items())
def test_a_day_without_a_year_is_that_of_any_year(text: str, days: tuple[str, ...]) -> None:
    found = named(text)
    assert tuple(str(day) for day in DAYS if any(one.fits(day) for one in found)) == days


@pytest.mark.parametrize(("text", "said"), years.EXAMPLES.items())
def test_which_year_it_was_is_told_from_a_day_to_come(text: str, said: int | str | None) -> None:
    assert which_year(text, named(text), TODAY) == said
