"""What a button on a card carries: which claim, as it looked; never who may press it."""

import re
from typing import NamedTuple

from claims.claim import Claim

_VALUE = re.compile(r"(\d{4}-\d{5,})/(\d+)(?:/(\d+))?(?:/(\d+)(?:/(\d+))?)?")


class Carried(NamedTuple):
    """The claim that the card showed, in which round, and of how many lines.

    And how many of the last are meant, of the claim in which version.
    """

    claim: str
    round: int
    of: int = 0
    last: int = 0
    version: int | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers, from 0, of the last lines that are meant."""
        return tuple(range(self.of - self.last, self.of))


def value(claim: Claim, last: int = 0) -> str:
    """The string that Slack gives back when a button is pressed that is about the claim, or its `last` lines."""
    return f"{claim.number}/{claim.round}/{len(claim.lines)}" + (f"/{last}/{claim.version}" if last else "")


def parse(text: str) -> Carried | None:
    """What a button's value carries; None for anything else."""
    found = _VALUE.fullmatch(text)
    if found is None:
        return None
    version = None if found[5] is None else int(found[5])
    return Carried(found[1], int(found[2]), int(found[3] or 0), int(found[4] or 0), version)
