"""Words by which somebody says that they were not there after all."""

import pytest

from parsers.text.intents.absent import EXAMPLES, was_absent


@pytest.mark.parametrize(("text", "said"), EXAMPLES.items())
def test_who_was_not_there_is_told_from_who_denies_something_else(text: str, said: bool) -> None:
    assert was_absent(text) is said


def test_a_long_letter_is_none_of_these() -> None:
    assert not was_absent("Jeg var ikke der. " + "Kommunestyret 12.10, 42 km. " * 10)
