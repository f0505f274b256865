"""How much of a message is read: more than a person writes is left unread, and said to be."""

import re

LONGEST_TEXT = 200_000
"""Characters."""
MOST_NUMBERS = 500
"""Dates, times and amounts: half a year of evenings, each with its day and two clock times."""
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+){0,2}")
_SHORTEST = 2
"""Characters of a number and what parts it from the next."""


def reach(plain: str) -> int:
    """The characters that are read of a normalised text: all, or whole lines with no more numbers than a person writes.

    This bounds what a text costs by its values as `LONGEST_TEXT` does by its length.
    """
    if len(plain) < _SHORTEST * MOST_NUMBERS:
        return len(plain)
    for count, number in enumerate(_NUMBER.finditer(plain)):
        if count == MOST_NUMBERS:
            return plain.rfind("\n", 0, number.start()) + 1 or number.start()
    return len(plain)
