"""What is picked on a message, and what it was picked for: carried by the block that holds the buttons or the menu."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from claims.claim import Claim

ID_LIMIT, VALUE_LIMIT, LABEL_LIMIT = 255, 150, 75
"""Slack's limits for a block's id, an option's value and its text."""

_BLOCK_ID = re.compile(r"(answer|move)/(\d{4}-\d{5,})/(\d+)/(\d+)/(\d+)/(\w*)/([\d,]*)")


class Shown(NamedTuple):
    """What the block was about: the field of those lines (from 0; none is the claim as a whole) of a claim.

    `round`, `of` (how many lines it had) and `version` say how the claim looked.
    """

    action: str
    claim: str
    round: int
    of: int
    version: int
    field: str
    lines: tuple[int, ...]


def block_id(action: str, claim: Claim, lines: Iterable[int], field: str = "") -> str | None:
    """The id of a block in which something is picked for those lines of the claim; None when they are too many."""
    numbers = ",".join(map(str, lines))
    id = f"{action}/{claim.number}/{claim.round}/{len(claim.lines)}/{claim.version}/{field}/{numbers}"
    return id if len(id) <= ID_LIMIT else None


def shown(block_id: str) -> Shown | None:
    """What the block was about; None for any other block."""
    found = _BLOCK_ID.fullmatch(block_id)
    if found is None:
        return None
    lines = tuple(int(number) for number in found[7].split(",") if number)
    return Shown(found[1], found[2], int(found[3]), int(found[4]), int(found[5]), found[6], lines)


def picked(action: Mapping[str, Any]) -> str:
    """The value of the button, option or day that was picked; empty when there is none."""
    option = action.get("selected_option") or {}
    return str(action.get("value") or option.get("value") or action.get("selected_date") or "")
