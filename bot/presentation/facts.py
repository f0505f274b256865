"""The facts of a notice as its words mention them."""

import datetime as dt

from bot.presentation.plain import one_line
from bot.words import Words

REASON_LIMIT = 1_000
"""Characters of a return's reason that are asked for and shown."""


def fact(name: str, told: str, words: Words) -> str:
    """The fact of that name, as the reader writes days and lists."""
    if name in ("approvers", "people"):
        return words.either(one_line(approver) for approver in told.split("; "))
    if name == "lines":
        return words.join(one_line(each) for each in told.split("; "))
    if name in ("since", "first", "last"):
        return words.date(dt.date.fromisoformat(told))
    return one_line(told, limit=REASON_LIMIT)
