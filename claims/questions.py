"""What is still open on a claim, and the changes that close it."""

import dataclasses
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change to a draft: a field of a line set to a JSON value, or a line removed.

    `line` counts from 0; None means every line that has the field. `field` None removes the line.
    """

    line: int | None
    field: str | None
    value: object = None
