"""What is picked on a message, and what it was picked for: carried by the block that holds the buttons or the menu."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bot.slack.received import mapping
from bot.slack.shown import parse
from bot.slack.shown import shown as as_shown
from claims.claim import Claim

ID_LIMIT, VALUE_LIMIT, LABEL_LIMIT = 255, 150, 75
"""Slack's limits for a block's id, an option's value and its text."""

_ACTIONS = ("answer", "move", "move_files")
_PARTS = {"datepicker": "selected_date", "timepicker": "selected_time"}
_ABOUT = re.compile(r"([a-z_]*|[0-9a-f-]*)/((?:\d{1,4},?)*)", re.ASCII)
"""The field, or the marks of files, and the lines."""


class Meant(NamedTuple):
    """What the block was about: the field of those lines (from 0; none is the claim as a whole) of a claim.

    `round` and `version` say how the claim looked.
    """

    action: str
    claim: str
    round: int
    version: int | None
    field: str
    lines: tuple[int, ...]


def block_id(action: str, claim: Claim, lines: Iterable[int], field: str = "") -> str | None:
    """The id of a block in which something is picked for those lines of the claim; None when they are too many."""
    numbers = ",".join(map(str, lines))
    id = f"{action}/{as_shown(claim, f'{field}/{numbers}')}"
    return id if len(id) <= ID_LIMIT else None


def shown(block_id: object) -> Meant | None:
    """What the block was about; None for any other block."""
    if not isinstance(block_id, str) or len(block_id) > ID_LIMIT:
        return None
    action, _, rest = block_id.partition("/")
    about = parse(rest)
    found = _ABOUT.fullmatch(about.about) if about and about.claim and action in _ACTIONS else None
    if about is None or found is None:
        return None
    lines = tuple(int(number) for number in found[2].split(",") if number)
    return Meant(action, about.claim, about.round, about.version, found[1], lines)


def picked(action: Mapping[str, Any], body: Mapping[str, Any]) -> str | None:
    """The value of the button, option, day or time that was picked; empty when there is none.

    A day and a time beside each other are one moment; None while one of the two is open.
    """
    held = mapping(mapping(mapping(body.get("state")).get("values")).get(str(action.get("block_id"))))
    parts = {part.get("type"): part for part in map(mapping, held.values())}
    if action.get("type") in _PARTS and parts.keys() >= set(_PARTS):
        chosen = [parts[kind].get(name) for kind, name in _PARTS.items()]
        return "T".join(map(str, chosen))[:VALUE_LIMIT] if all(chosen) else None
    option = mapping(action.get("selected_option"))
    values = (action.get("value"), option.get("value"), *(action.get(name) for name in _PARTS.values()))
    found = next((value for value in values if isinstance(value, str) and value), "")
    return found if len(found) <= VALUE_LIMIT else ""
