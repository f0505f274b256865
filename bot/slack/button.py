"""What a button on a card carries: which claim, in which round; never who may press it."""

import re

_VALUE = re.compile(r"(\d{4}-\d{5,})/(\d+)")


def value(claim: str, round: int) -> str:
    """The string that Slack gives back when the button is pressed."""
    return f"{claim}/{round}"


def parse(text: str) -> tuple[str, int] | None:
    """The claim and round of a button's value; None for anything else."""
    found = _VALUE.fullmatch(text)
    return (found[1], int(found[2])) if found else None
