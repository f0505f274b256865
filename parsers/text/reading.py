"""What a message was read as: an intent, lines with their evidence, open questions and edits."""

from dataclasses import dataclass, field
from typing import Literal

from claims.lines import CostBearer, Line, Span
from claims.questions import Edit, Question

Intent = Literal[
    "claim",
    "submit",
    "delete",
    "edit",
    "answer",
    "repeat",
    "status",
    "approve",
    "return",
    "question",
    "none",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One line and where it came from, field by field.

    `evidence` are character ranges of the text; derived fields have none. `rules` are the names of the rules that read
    those ranges; `assumed` are stable names of what was taken for granted, e.g. `year_assumed`.
    """

    line: Line
    evidence: dict[str, list[Span]] = field(default_factory=dict)
    rules: dict[str, list[str]] = field(default_factory=dict)
    assumed: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The whole of one message."""

    intent: Intent
    title: str | None = None
    lines: tuple[Found, ...] = ()
    questions: tuple[Question, ...] = ()
    edits: tuple[Edit, ...] = ()
    cost_bearer: CostBearer | None = None
