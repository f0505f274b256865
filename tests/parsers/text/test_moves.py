"""Lines that go to another claim: those that are named, and never all of them by mistake."""

import pytest

from parsers.text.intents.moves import EXAMPLES, Move, moved


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES.items())
def test_lines_are_moved_as_they_are_named(text: str, wanted: Move | None) -> None:
    assert moved(text) == wanted
