"""What is still open on a claim, and the changes that close it."""

import dataclasses
from dataclasses import dataclass
from typing import Literal, get_args

from claims.lines import Attendance, Lodging, MeetingRole, Vehicle

QuestionCode = Literal["missing", "ambiguous", "contradiction", "unknown_type"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One open point: `line` counts from 0, None is the message as a whole.

    `choices` are JSON values for the field, as `Edit.value` takes them. `facts` are what the question's words
    mention, e.g. the two readings of a contradiction; the words themselves live in templates.
    """

    line: int | None
    field: str
    code: QuestionCode
    choices: tuple[str, ...] = ()
    facts: dict[str, str] = dataclasses.field(default_factory=dict)


DAYS = frozenset({"date", "end_date"})
CLOCKS = frozenset({"start_time", "end_time"})
MOMENTS = frozenset({"start", "end"})
"""Fields that any day, clock time, or day with a clock time may answer, where a question has no choices of its own."""

_FEW: dict[str, tuple[str, ...]] = {
    "role": get_args(MeetingRole),
    "attendance": get_args(Attendance),
    "vehicle": get_args(Vehicle),
    "lodging": get_args(Lodging),
}


def choices_of(question: Question) -> tuple[str, ...]:
    """The values that can be picked: the question's own, or all that its field may have; none when they are many.

    Days alone are no moments: which of two it was leaves open when.
    """
    if question.field in MOMENTS and not all("T" in choice for choice in question.choices):
        return ()
    return question.choices or _FEW.get(question.field, ())


def takes(question: Question, picked: str) -> bool:
    """True for a value that can be picked as the answer, whatever the line makes of it."""
    choices = choices_of(question)
    if choices:
        return picked in choices
    return question.field in DAYS | CLOCKS or (question.field in MOMENTS and "T" in picked)


About = tuple[int | None, str, str]


def about(question: Question) -> About:
    """What a question is about: its line, field and code, whatever else it tells."""
    return question.line, question.field, question.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change to a draft: a field of a line set to a JSON value, or a line removed.

    `line` counts from 0; None means every line that has the field. `field` None removes the line.
    """

    line: int | None
    field: str | None
    value: object = None
