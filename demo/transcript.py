"""What was said in the play, by whom to whom, in the order it was seen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Channel = Literal["Slack", "mail"]

_CLAIM = re.compile(r"\d{4}-\d{5}")
_SHORT_LINES = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said, shown or done."""

    channel: Channel
    speaker: str
    listener: str
    text: str


def condensed(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries without empty lines; a claim is shown whole once, later cards and mails of it by head and foot."""
    shown: set[str] = set()
    for entry in entries:
        lines = [line for line in entry.text.splitlines() if line.strip()]
        claim = _CLAIM.search(entry.text)
        if claim and claim[0] in shown and len(lines) > _SHORT_LINES:
            lines = [*lines[:4], "…", *lines[-2:]]
        elif claim:
            shown.add(claim[0])
        yield replace(entry, text="\n".join(lines))


def entry_lines(entry: Entry) -> list[str]:
    """The entry as it is printed: who to whom, then the words, indented."""
    first = f"{entry.speaker} → {entry.listener} ({entry.channel})"
    return [first, *(f"    {line}" for line in entry.text.splitlines())]
