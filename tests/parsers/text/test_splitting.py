"""Shares of a line in words."""

import pytest

from parsers.text.intents.split_lines import EXAMPLES, splitting


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_split_is_read_whole_or_not_at_all(text: str) -> None:
    assert splitting(text) == EXAMPLES[text]


def test_a_long_text_is_no_split() -> None:
    assert splitting("del 50% på 10100 og 50% på 10200" + " " * 400 + "x") is None
