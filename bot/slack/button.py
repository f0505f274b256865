"""What a button on a card carries: which claim, as it looked; never who may press it."""

import re
from typing import NamedTuple

from claims.claim import Claim

_VALUE = re.compile(r"(\d{4}-\d{5,})/(\d+)(?:/(\d+))?")


class Carried(NamedTuple):
    """The claim that the card showed, in which round, and of how many lines."""

    claim: str
    round: int
    of: int = 0


def value(claim: Claim) -> str:
    """The string that Slack gives back when a button of the claim's card is pressed."""
    return f"{claim.number}/{claim.round}/{len(claim.lines)}"


def parse(text: str) -> Carried | None:
    """What a button's value carries; None for anything else."""
    found = _VALUE.fullmatch(text)
    return Carried(found[1], int(found[2]), int(found[3] or 0)) if found else None
