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
    """One line and where it came from.

    `evidence` maps a field to character ranges of the text; derived fields have none. `assumptions` are stable
    names of what the reader took for granted, e.g. `year_assumed`.
    """

    line: Line
    evidence: dict[str, list[Span]] = field(default_factory=dict)
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The whole of one message."""

    intent: Intent
    title: str | None = None
    lines: tuple[Found, ...] = ()
    questions: tuple[Question, ...] = ()
    edits: tuple[Edit, ...] = ()
    cost_bearer: CostBearer | None = None
