"""What is put before a person and waits to be answered, with what it is shown by; every channel gives it a shape."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from claims.claim import Claim
from claims.people import Deputy, Person
from store.proposals import ChosenAction, Item

ProposalStage = Literal["list", "ruling", "done", "dropped"]
"""What the proposal is now: claims to decide, what is read back, what is done, or given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim in it; `findings` counts what is noticed, `trouble` is why it was not decided after all.

    On a list, one that waits no longer keeps its place.
    """

    item: Item
    claim: Claim
    claimant: Person
    since: dt.date
    findings: int
    trouble: str = ""
    waits: bool = True

    def decided_as(self, trouble: str) -> "Row":
        """The row after its decision, or after what kept it from being made."""
        return replace(self, trouble=trouble)


@dataclass(frozen=True, slots=True)
class Option:
    """An own claim that may be meant, or a `line` of it (from 0); `trouble` is why nothing was done with it."""

    claim: Claim
    trouble: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which own claim is meant, and for what; once that is answered, only those that were picked."""

    action: ChosenAction
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All of it; `more` counts the claims that wait beside those there is room for.

    A list has the day `cut_off` by which what waits must be authorised to be paid next, if there is one, and says how
    many days are left as of the day it was `drawn`.
    Where it is about a `deputy` or a `choice` there are no rows, and `stands_in` is who would be a deputy.
    """

    number: int
    stage: ProposalStage
    rows: tuple[Row, ...] = ()
    more: int = 0
    cut_off: dt.date | None = None
    drawn: dt.date | None = None
    deputy: Deputy | None = None
    choice: Choice | None = None
    stands_in: Person | None = None
