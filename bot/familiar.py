"""What a message leaves open, and the claim that the person is writing on makes clear."""

from collections.abc import Sequence
from dataclasses import replace

from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lines import ExpenseLine
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
    told = Found(
        line=replace(line, type=type),
        evidence=found.evidence,
        rules=found.rules,
        assumed={**found.assumed, "type": [f"as_in_{claim}"]},
    )
    lines = (*reading.lines[:number], told, *reading.lines[number + 1 :])
    questions = tuple(other for other in reading.questions if other is not question)
    return replace(reading, lines=lines, questions=questions)
