"""What was driven: car, boat, motorcycle and the like, clause by clause."""

from collections.abc import Sequence
from typing import get_args

from claims.lines import Span, Vehicle
from parsers.text.layout import Layout
from parsers.text.mentions import has
from parsers.text.tokens import Token

_VEHICLES: dict[str, Vehicle] = {name: name for name in get_args(Vehicle)}


def vehicles(tokens: Sequence[Token], layout: Layout) -> dict[int, tuple[Vehicle, Span]]:
    """The vehicle named in each clause, and where; none where it is denied."""
    found: dict[int, tuple[Vehicle, Span]] = {}
    for index, token in enumerate(tokens):
        said = token.senses.get("vehicle")
        if said and not any(has(tokens, index - step, "negation") for step in (1, 2)):
            found.setdefault(layout.clause[index], (_VEHICLES[str(said)], (token.start, token.end)))
    return found
