"""What a message leaves open, and the claim that the person is writing on makes clear."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lines import AS_IN, ExpenseLine, PerDiemLine
from claims.questions import Question
from parsers.text.reading import Found, Reading


def as_this_month(reading: Reading, drafts: Sequence[Claim], catalogue: Catalogue) -> Reading:
    """The reading with hours and døgn of no type taken for what the month's drafts have, where that is one type.

    Each says in its evidence from which claim it has its type.
    """
    for question in reading.questions:
        if question.field == "type" and question.line is not None and question.choices:
            reading = _with_type(reading, question, question.line, drafts, catalogue)
    return reading


def as_that_day(reading: Reading, draft: Claim) -> Reading:
    """The reading with lines of no day taken for the only day that the draft has, which their evidence says."""
    day = draft.only_day
    asked = {question.line for question in reading.questions if (question.field, question.code) == ("date", "missing")}
    undated = {at for at, found in enumerate(reading.lines) if at in asked and not isinstance(found.line, PerDiemLine)}
    if day is None or not undated:
        return reading
    lines = tuple(_with_day(found, day, draft) if at in undated else found for at, found in enumerate(reading.lines))
    questions = tuple(one for one in reading.questions if one.field != "date" or one.line not in undated)
    return replace(reading, lines=lines, questions=questions)


def _with_day(found: Found, day: dt.date, draft: Claim) -> Found:
    assert not isinstance(found.line, PerDiemLine)  # which begins and ends
    assumed = {**found.assumed, "date": [f"{AS_IN}{draft.number}"]}
    return replace(found, line=replace(found.line, date=day), assumed=assumed)


def _with_type(
    reading: Reading, question: Question, number: int, drafts: Sequence[Claim], catalogue: Catalogue
) -> Reading:
    found = reading.lines[number]
    line = found.line
    if not isinstance(line, ExpenseLine) or line.date is None or line.quantity is None:
        return reading
    types = {
        other.line.type: draft.number
        for draft in drafts
        for other in draft.lines
        if isinstance(other.line, ExpenseLine) and other.line.date and other.line.type in question.choices
        and (other.line.date.year, other.line.date.month) == (line.date.year, line.date.month)
    }  # fmt: skip
    rows = [catalogue.on(type, line.date) for type in types if type]
    if len(rows) != 1 or rows[0] is None or rows[0].unit not in ("hour", "day"):
        return reading
    ((type, claim),) = types.items()
    told = replace(found, line=replace(line, type=type), assumed={**found.assumed, "type": [f"{AS_IN}{claim}"]})
    lines = (*reading.lines[:number], told, *reading.lines[number + 1 :])
    questions = tuple(other for other in reading.questions if other is not question)
    return replace(reading, lines=lines, questions=questions)
