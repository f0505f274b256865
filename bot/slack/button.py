"""What a button on a card carries: which claim, as it looked; never who may press it."""

import re
from typing import NamedTuple

from claims.claim import Claim

NO_CLAIM = "/0/"
"""The value of a button that is about no claim."""

_VALUE = re.compile(r"(\d{4}-\d{5,})?/(\d+)(?:/(\w*))?")


class Carried(NamedTuple):
    """The claim that the card showed, empty for none, in which round, and which part of it is meant, if one is."""

    claim: str
    round: int
    about: str = ""


def value(claim: Claim, about: str = "") -> str:
    """The string that Slack gives back when a button is pressed that is about the claim, or a part of it."""
    return f"{claim.number}/{claim.round}/{about}"


def parse(text: str) -> Carried | None:
    """What a button's value carries; None for anything else."""
    found = _VALUE.fullmatch(text)
    return Carried(found[1] or "", int(found[2]), found[3] or "") if found else None
