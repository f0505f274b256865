"""In which of several positions a claim is made, and where it is booked because of that."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.claim import Claim
from claims.lines import CostBearer, ExpenseLine
from claims.patterns import any_names
from claims.people import Position
from claims.questions import Question

POSITION = "position"
"""The field of the question which position it is, and of the edit that answers it."""


def placed(claim: Claim, positions: Iterable[Position], today: dt.date) -> Claim:
    """The claim in the position that its lines are of, booked there unless it says where itself.

    Where it may be any of several, and money would be booked on it, the claim asks which, and is in none so far.
    """
    held = _held(claim, positions, today)
    fitting = [position for position in held if _is_of(claim, position)] or held
    is_booked = any(not claim.bearer_of(line).ansvar for line in claim.lines)
    if is_booked and len({position.cost_bearer for position in fitting}) > 1:
        choices = tuple(_name(position, held) for position in fitting)
        question = Question(line=None, field=POSITION, code="missing", choices=choices)
        return replace(claim, questions=(question, *claim.questions))
    return _in(claim, fitting[0]) if fitting else claim


def chosen(claim: Claim, name: str, positions: Iterable[Position]) -> Claim:
    """The claim in the position of that name, as the question calls it; ValueError when there is none."""
    known = list(positions)
    found = next((position for position in known if name in (position.title, _full(position))), None)
    if found is None:
        raise ValueError(f"there is no position {name!r}")
    return _in(claim, found)


def _held(claim: Claim, positions: Iterable[Position], today: dt.date) -> list[Position]:
    """Those held on the claim's first day, or else today."""
    known = list(positions)
    first = claim.period[0] if claim.period else today
    return [p for p in known if p.covers(first)] or [p for p in known if p.covers(today)]


def _is_of(claim: Claim, position: Position) -> bool:
    """True when a line is booked on the position's Ansvar, or is a meeting that the position names."""
    ansvar = {claim.bearer_of(line).ansvar for line in claim.lines} - {""}
    types = [line.line.type for line in claim.lines if isinstance(line.line, ExpenseLine) and line.line.type]
    return position.cost_bearer.ansvar in ansvar or any(any_names(position.types, type) for type in types)


def _in(claim: Claim, position: Position) -> Claim:
    bearer = position.cost_bearer if claim.cost_bearer == CostBearer() else claim.cost_bearer
    return replace(claim, position=position.title, cost_bearer=bearer)


def _name(position: Position, others: Sequence[Position]) -> str:
    """The title, with the unit where two have the same."""
    titles = [other.title for other in others]
    return position.title if titles.count(position.title) == 1 else _full(position)


def _full(position: Position) -> str:
    return f"{position.title}, {position.unit}"
