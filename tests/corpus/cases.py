"""Messages with the readings a careful human gives them, from `messages.yaml`."""

import datetime as dt
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from bot.config.municipality import load_catalogue
from claims.catalogue import Catalogue
from claims.codec import to_json
from claims.lines import KINDS, Line, kind_of
from claims.questions import Question
from parsers.text import Reader, Reading

FOLDER = Path(__file__).parent
EXAMPLE = FOLDER.parents[1] / "examples" / "lauvdal"
_LEFT_OUT = {"purpose", "cost_bearer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One message and its expected outcome; `later` cases are measured, not yet asserted."""

    id: str
    text: str
    received: dt.datetime
    subject: str | None
    attachments: int
    pending: tuple[Question, ...]
    outcome: dict[str, Any]
    later: bool


def cases(later: bool | None = None) -> list[Case]:
    """Every case of the corpus, or only those that are or are not left for later."""
    found = []
    for row in yaml.load((FOLDER / "messages.yaml").read_text("utf-8"), Loader=yaml.BaseLoader):
        case = Case(
            id=row["id"],
            text=row["text"],
            received=dt.datetime.fromisoformat(row.get("received", "2026-11-20T09:00")),
            subject=row.get("subject"),
            attachments=int(row.get("attachments", 0)),
            pending=tuple(_question(line) for line in row.get("pending", [])),
            outcome={
                "intent": row.get("intent", "claim"),
                "lines": row.get("lines", []),
                "questions": row.get("questions", []),
                "edits": row.get("edits", []),
            },
            later=row.get("later") == "true",
        )
        if later is None or case.later == later:
            found.append(case)
    return found


def catalogue() -> Catalogue:
    """The types of the example municipality."""
    return load_catalogue(EXAMPLE)


def read(reader: Reader, case: Case) -> dict[str, Any]:
    """What the reader makes of a case, in the form of its `outcome`."""
    reading = reader.read(
        case.text,
        received=case.received,
        subject=case.subject,
        attachments=case.attachments,
        pending=case.pending,
    )
    return outcome(reading)


def outcome(reading: Reading) -> dict[str, Any]:
    """A reading in short: fields that differ from their defaults, questions and edits as words."""
    return {
        "intent": reading.intent,
        "lines": [_said(found.line) for found in reading.lines],
        "questions": [
            " ".join((str(question.line), question.field, question.code, *question.choices))
            for question in reading.questions
        ],
        "edits": [f"{edit.line} {edit.field} {edit.value}" for edit in reading.edits],
    }


def _said(line: Line) -> dict[str, Any]:
    kind = kind_of(line)
    default = to_json(KINDS[kind]())
    values = to_json(line)
    names = [field.name for field in fields(line) if field.name not in _LEFT_OUT]
    return {"kind": kind, **_texts({name: values[name] for name in names if values[name] != default[name]})}


def _texts(value: Any) -> Any:
    """The value with every scalar as text, as the corpus has it."""
    if isinstance(value, dict):
        return {name: _texts(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_texts(part) for part in value]
    return "null" if value is None else str(value)


def _question(text: str) -> Question:
    line, name, code, *choices = text.split(" ")
    return Question(line=int(line), field=name, code=code, choices=tuple(choices))  # type: ignore[arg-type]
