"""Claims found again by when they were, what for, how far they have come, and words in them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.catalogue import Catalogue
from claims.claim import OPEN, Claim, ClaimLine, State
from claims.lines import ExpenseLine, MileageLine, day_of, kind_of, last_day_of
from claims.workflow import WAITS_FOR

Group = Literal["open", "waiting", "done"]

GROUPS: dict[Group, frozenset[State]] = {
    "open": OPEN,
    "waiting": frozenset(WAITS_FOR),
    "done": frozenset({"authorised", "exported", "paid"}),
}
"""States that are one to a claimant: theirs to change, others' to decide, decided. A deleted claim is in none."""

Reached = Literal["sent", "paid"]

REACHED: dict[Reached, frozenset[State]] = {
    "sent": frozenset({*WAITS_FOR, "authorised", "exported", "paid"}),
    "paid": frozenset({"paid"}),
}
"""States of claims that have come so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is wanted: lines of those days, of any of those types and kinds (`kind_of`), in claims of the group that
    have all of the words and have come as far as `reached`.

    What is None or empty leaves everything in.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    group: Group | None = None
    reached: Reached | None = None
    text: str = ""

    @property
    def states(self) -> frozenset[State]:
        """The states of the claims that are wanted."""
        states = GROUPS[self.group] if self.group else frozenset[State]().union(*GROUPS.values())
        return states & REACHED[self.reached] if self.reached else states


EVERYTHING = Query()


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that is wanted, and what its wanted lines come to in kroner."""

    claim: Claim
    amount: Decimal


def matches(claims: Iterable[Claim], query: Query, catalogue: Catalogue) -> list[Match]:
    """Those of the claims that are wanted, in their order."""
    found = []
    for claim in claims:
        lines = [line for line in claim.lines if _is_wanted(line, query)]
        has_lines = bool(lines) or not (query.first or query.last or query.types or query.kinds)
        if claim.state in query.states and has_lines and _has_words(claim, query.text, catalogue):
            found.append(Match(claim, sum((line.price.amount for line in lines if line.price), Decimal("0.00"))))
    return found


def _is_wanted(line: ClaimLine, query: Query) -> bool:
    first, last = day_of(line.line), last_day_of(line.line)
    if (query.first or query.last) and not (first and last):
        return False
    if (query.first and last and last < query.first) or (query.last and first and first > query.last):
        return False
    if kind_of(line.line) in query.kinds:
        return True
    is_of_type = isinstance(line.line, ExpenseLine) and line.line.type in query.types
    return is_of_type or not (query.types or query.kinds)


def _has_words(claim: Claim, text: str, catalogue: Catalogue) -> bool:
    """True when each of the words is part of what the claim says."""
    everything = said_of(claim, catalogue)
    return all(word in everything for word in text.casefold().split())


def said_of(claim: Claim, catalogue: Catalogue) -> str:
    """All that the claim says, in any language's names of its types, without capitals."""
    said = [claim.number, claim.title, claim.position]
    for line in claim.lines:
        said.append(line.line.purpose or "")
        if isinstance(line.line, MileageLine):
            said += line.line.route
        if isinstance(line.line, ExpenseLine) and line.line.type in catalogue.codes:
            said += catalogue.latest(line.line.type or "").spellings
    return " ".join(said).casefold()
