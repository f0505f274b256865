"""A bare number that is said anew: it has the unit of what it replaces, `42 km, nei 44`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeGuard

from parsers.text.spans.mentions import MEASURED, Clocks, Distance, Mention
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Token

_DAY = 24


def in_unit_of(tokens: Sequence[Token], at: int, before: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """A bare number in the unit of the last measure before it, unless it counts something else."""
    token = tokens[at]
    value, follow = digits(token.text), tokens[at + 1 : at + 2]
    measures = (known for known in before[:-4:-1] if isinstance(known, MEASURED) or _may_begin(known, value))
    old = next(measures, None)
    if old is None or value is None or any(word.kind == "word" and not word.senses for word in follow):
        return None
    span = (token.start, token.end)
    if isinstance(old, Clocks):
        return old, replace(old, start=dt.time(int(value)), span=span)
    if isinstance(old, Distance):
        scale = next((found for word in tokens[old.first : old.last] if (found := _scale(word))), Decimal(1))
        return old, replace(old, km=value * scale, span=span)
    return old, replace(old, amount=value, span=span)


def _may_begin(clocks: Mention, value: Decimal | None) -> TypeGuard[Clocks]:
    """True for a lone clock time that such an hour may stand for."""
    lone = isinstance(clocks, Clocks) and clocks.end is None
    return lone and value is not None and value % 1 == 0 and value < _DAY


def _scale(token: Token) -> Decimal | None:
    """How many kilometres the unit holds."""
    found = token.senses.get("distance")
    return found if isinstance(found, Decimal) else None
