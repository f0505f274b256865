"""Messages with the readings a careful human gives them.

The rules are written against `developed/`; `measured/` is only counted, never looked at by whoever writes rules.
A set is a file of two YAML documents: the catalogue its messages were written for, and the messages.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from bot.config.municipality import load_terms
from claims.catalogue import Catalogue
from claims.codec import to_json
from claims.lines import KINDS, Line, kind_of
from claims.questions import Question
from claims.terms import Terms
from parsers.text import Reader, Reading

Part = Literal["developed", "measured"]

FOLDER = Path(__file__).parent
EXAMPLE = FOLDER.parents[1] / "examples" / "lauvdal"
_LEFT_OUT = {"purpose", "cost_bearer"}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The one in C where it is installed: six times as fast, and two megabytes are read before the first test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One message, the catalogue it is read with and its expected outcome; `later` is measured, not yet asserted."""

    id: str
    municipality: str
    text: str
    received: dt.datetime
    subject: str | None
    attachments: int
    pending: tuple[Question, ...]
    outcome: dict[str, Any]
    later: bool


@cache
def cases(part: Part = "developed") -> tuple[Case, ...]:
    """Every message of that part, set by set."""
    return tuple(case for file in sorted((FOLDER / part).glob("*.yaml")) for case in _set(file))


def _set(file: Path) -> Iterator[Case]:
    head, rows = yaml.load_all(file.read_text("utf-8"), Loader=_LOADER)
    for row in rows:
        yield Case(
            id=f"{file.stem}/{row['id']}",
            municipality=head["catalogue"],
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


@cache
def catalogue(municipality: str = EXAMPLE.name) -> Catalogue:
    """The types of a municipality: the example's, or one of those the corpus was written for."""
    return terms(municipality).catalogue


def terms(municipality: str = EXAMPLE.name) -> Terms:
    """What lines are priced by in that municipality, for a claimant nobody knows."""
    return load_terms(EXAMPLE if municipality == EXAMPLE.name else FOLDER / "catalogues" / municipality)


@cache
def reader(municipality: str = EXAMPLE.name) -> Reader:
    """A reader of that municipality's messages."""
    return Reader(catalogue(municipality))


def reading(case: Case) -> Reading:
    """What the reader makes of a case."""
    return reader(case.municipality).read(
        case.text,
        received=case.received,
        subject=case.subject,
        attachments=case.attachments,
        pending=case.pending,
    )


def read(case: Case) -> dict[str, Any]:
    """What the reader makes of a case, in the form of its `outcome`."""
    return outcome(reading(case))


def outcome(found: Reading) -> dict[str, Any]:
    """A reading in short: fields that differ from their defaults, questions and edits as words."""
    return {
        "intent": found.intent,
        "lines": [_said(one.line) for one in found.lines],
        "questions": [
            " ".join((_or_null(question.line), question.field, question.code, *question.choices))
            for question in found.questions
        ],
        "edits": [" ".join(_or_null(part) for part in (edit.line, edit.field, edit.value)) for edit in found.edits],
    }


def _or_null(value: object) -> str:
    return "null" if value is None else str(value)


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
    return _or_null(value)


def _question(text: str) -> Question:
    line, name, code, *choices = text.split(" ")
    number = None if line == "null" else int(line)
    return Question(line=number, field=name, code=code, choices=tuple(choices))  # type: ignore[arg-type]
