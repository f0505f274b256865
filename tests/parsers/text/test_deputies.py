"""Who decides in the writer's place, and on which days to come."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.catalogue import Catalogue
from claims.fees import Fees
from parsers.text.catalogue.index import TypeIndex
from parsers.text.intents.deputies import EXAMPLES, bearing, deputising, named

TODAY = dt.date(2026, 11, 21)
NAMES = ["Marit Fossheim", "Turid Moen", "Marit Moen"]
TYPES = TypeIndex(Catalogue([]), Fees())


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES.items())
def test_a_deputy_is_named_for_days_to_come(text: str, wanted: tuple[str, str] | bool | None) -> None:
    found = deputising(text, TODAY, TYPES)
    days = (str(found.first), str(found.last)) if found and found.first else found is not None
    assert (None if found and found.ends else days) == wanted


@given(st.text() | st.sampled_from(sorted(EXAMPLES)), st.dates(dt.date(2000, 1, 1), dt.date(2098, 1, 1)))
def test_no_deputy_is_named_for_days_that_are_over(text: str, today: dt.date) -> None:
    found = deputising(text, today, TYPES)
    if found and found.first and found.last:
        assert found.first <= found.last
        assert today <= found.last


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Turid vikarierer for meg", [1]),
        ("marit fossheim tar over", [0]),
        ("Marit tar over", [0, 2]),
        ("Moen tar over", [1, 2]),
        ("Berit tar over", []),
    ],
)
def test_a_name_is_a_whole_name_or_one_word_of_it(text: str, places: list[int]) -> None:
    assert named(text, NAMES) == places


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("turid", [1]),
        ("marit fossheim", [0]),
        ("marit", [0, 2]),
        ("hvis marit fossheim", []),
        ("marit og turid", []),
        ("til turid", []),
        ("hvem", []),
        ("", []),
    ],
)
def test_no_other_word_passes_for_a_part_of_a_name(name: str, places: list[int]) -> None:
    assert bearing(name, NAMES) == places
