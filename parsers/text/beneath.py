"""Bare days, read as below the month that their writer is telling of: `2. 6 timer`, `den 9. var det 5 timer`."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from claims.lines import PerDiemLine
from parsers.text.reading import Found, Reading

EXAMPLES: dict[str, list[str]] = {
    "2. 6 timer": ["2026-10-02 6"],
    "4. 3 t": ["2026-10-04 3"],
    "2.: 6t": ["2026-10-02 6"],
    "den 9. var det 5 timer": ["2026-10-09 5"],
    "den 9. vart det 5 timar": ["2026-10-09 5"],
    "2. var det bare 4 timer": ["2026-10-02 4"],
    "og 12. 4,5 timer": ["2026-10-12 4.5"],
    "fredag 2. 6 timer": ["2026-10-02 6"],
    "2. 6 timer, 4. 3 t": ["2026-10-02 6", "2026-10-04 3"],
    "2. 6 timar og 4. 3 timar": ["2026-10-02 6", "2026-10-04 3"],
    "2. 6 timer\n4. 3 timer": ["2026-10-02 6", "2026-10-04 3"],
    "den 9. fra kl 16 til 20": ["2026-10-09 4"],
    "the 9th was 5 hours": ["2026-10-09 5"],
    "on the 2nd 6 hours": ["2026-10-02 6"],
    "2nd: 6 hours": ["2026-10-02 6"],
    "6 timer den 2.": ["2026-10-02 6"],
    "14. 1 døgn": ["2026-10-14 1"],
    "9.10 5 timer": [],
    "14.-16. 2 døgn": ["2026-10-14 2"],
    "fra 14. til 16. 2 døgn": ["2026-10-14 2"],
    "6 timer": [],
    "fredag 5 timer": [],
    "i går 5 timer": [],
    "9.11 5 timer": [],
    "den 9. november 5 timer": [],
    "send": [],
    "slett den 4.": [],
}
"""What is told of which days of October 2026; nothing where a day is told otherwise, or is left."""

_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_BARE_DAY = re.compile(r"(?<![\d.,/:-])(?:[12]?\d|3[01])(?:\.(?![\d.])|st\b|nd\b|rd\b|th\b)", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\b(?:jan|feb|mars|apr|mai|jun|jul|aug|sept|okt|nov|des|may|march|oct|dec)[a-z]*\b|\d[./]\d"
    r"|\b(?:i\s?dag|i\s?går|today|yesterday|forrige|førre|siste?|last|ago|siden|sidan|uke|veke|week)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LONGEST = 1_000
"""Characters; whoever writes more gives the month too."""


class _Reads(Protocol):
    def read(self, text: str, *, received: dt.datetime) -> Reading: ...


def names_bare_day(text: str) -> bool:
    """True where a number is written as a day of a month, `2.`, `the 9th`, and no day is told otherwise."""
    return len(text) <= _LONGEST and _BARE_DAY.search(text) is not None and not _OTHER_DAY.search(text)


def beneath(reader: _Reads, text: str, month: dt.date, name: str, received: dt.datetime) -> Reading | None:
    """The lines that the message tells of days of the month, which it does not name; None where it does not.

    It is none either when a day is left that nothing is told of. What has no type of its own is of the one with that
    `name`, if any.
    """
    if not names_bare_day(text):
        return None
    heading = f"{name} {_MONTHS[month.month - 1]} {month.year}:\n"
    reading = reader.read(heading + text, received=received)
    if reading.intent != "claim":
        return None
    own = [at for at, found in enumerate(reading.lines) if _stands_below(found, len(heading))]
    lines = tuple(_moved(reading.lines[at], len(heading)) for at in own)
    if not lines or not all(_is_of(found, month, text) for found in lines) or _is_left(lines, text):
        return None
    questions = tuple(
        question if question.line is None else replace(question, line=own.index(question.line))
        for question in reading.questions
        if question.line is None or question.line in own
    )
    return replace(reading, title=None, lines=lines, questions=questions)


def _stands_below(found: Found, start: int) -> bool:
    return any(span[0] >= start for spans in found.evidence.values() for span in spans)


def _moved(found: Found, by: int) -> Found:
    """The line with its evidence where it stands in the message alone."""
    evidence = {
        field: [(start - by, end - by) for start, end in spans if start >= by]
        for field, spans in found.evidence.items()
    }
    return replace(found, evidence={field: spans for field, spans in evidence.items() if spans})


def _is_of(found: Found, month: dt.date, text: str) -> bool:
    """True for a line of a day of the month whose number the message says."""
    line = found.line
    if isinstance(line, PerDiemLine) or line.date is None or line.date.replace(day=1) != month:
        return False
    return any(_DIGIT.search(text[slice(*span)]) for span in found.evidence.get("date", ()))


def _is_left(lines: Sequence[Found], text: str) -> bool:
    """True when a day is named of which no line is."""
    dated = [span for found in lines for field in ("date", "end_date") for span in found.evidence.get(field, ())]
    named = (match.start() for match in _BARE_DAY.finditer(text))
    return any(not any(start <= at < end for start, end in dated) for at in named)
