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
"""Fields that any day may answer, where the question has no choices of its own."""

_FEW: dict[str, tuple[str, ...]] = {
    "role": get_args(MeetingRole),
    "attendance": get_args(Attendance),
    "vehicle": get_args(Vehicle),
    "lodging": get_args(Lodging),
}


def choices_of(question: Question) -> tuple[str, ...]:
    """The values that can be picked: the question's own, or all that its field may have; none when they are many."""
    return question.choices or _FEW.get(question.field, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change to a draft: a field of a line set to a JSON value, or a line removed.

    `line` counts from 0; None means every line that has the field. `field` None removes the line.
    """

    line: int | None
    field: str | None
    value: object = None
