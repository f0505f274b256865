"""The JSON form of a reading (CONTRACT.md §2)."""

import datetime as dt
from decimal import Decimal
from typing import Any

from bot.presentation.question import finding_text, question_text
from bot.words import Words
from claims import drafting
from claims.catalogue import Catalogue
from claims.checks import Setting, findings
from claims.claim import ClaimLine
from claims.lines import Evidence, ExpenseLine, Line, MileageLine, PerDiemLine, day_of, kind_of
from claims.people import Language
from claims.questions import Question
from parsers.text import Reader
from parsers.text.reading import Found

LATE_AFTER_MONTHS = 3
_PRICES = frozenset({"unit_price", "amount"})
"""Fields whose question leaves open what the line is worth."""


class Parsing:
    """Reads messages with one catalogue; keep it for many messages."""

    def __init__(self, catalogue: Catalogue, language: Language = "nb") -> None:
        self._catalogue = catalogue
        self._reader = Reader(catalogue)
        self._words = Words(language)

    def answer(self, text: str, received: dt.datetime, subject: str | None, attachments: int) -> dict[str, Any]:
        """Intent, title, lines, questions, warnings and edits of the message; `received` is local time."""
        reading = self._reader.read(text, received=received, subject=subject, attachments=attachments)
        priced = [drafting.priced(found.line, Evidence(), self._catalogue) for found in reading.lines]
        lines = [line.line for line in priced]
        questions = [*reading.questions, *drafting.rate_questions(lines, self._catalogue)]
        setting = Setting(
            catalogue=self._catalogue,
            today=received.date(),
            late_after_months=LATE_AFTER_MONTHS,
            has_receipt=attachments > 0,
        )
        warnings = [
            {"line": finding.line, "code": finding.code, "text": finding_text(finding, self._words)}
            for finding in findings(lines, setting)
        ]
        return {
            "intent": reading.intent,
            "title": reading.title,
            "lines": [
                self._line(found, line, open_fields=frozenset(q.field for q in questions if q.line == number))
                for number, (found, line) in enumerate(zip(reading.lines, priced, strict=True))
            ],
            "questions": [self._question(question, priced) for question in questions],
            "warnings": warnings,
            "edits": [{"line": e.line, "field": e.field, "value": e.value} for e in reading.edits],
        }

    def _question(self, question: Question, lines: list[ClaimLine]) -> dict[str, Any]:
        line = lines[question.line].line if question.line is not None else None
        return {
            "line": question.line,
            "field": question.field,
            "code": question.code,
            "text": question_text(question, line, self._words, self._catalogue),
            "choices": list(question.choices),
        }

    def _line(self, found: Found, priced: ClaimLine, *, open_fields: frozenset[str]) -> dict[str, Any]:
        """The line with its worth; what is asked about is null, and so is the worth that hangs on a price."""
        line, price = found.line, priced.price
        if open_fields & _PRICES:
            price = None
        fields = self._fields(line)
        return {
            "kind": kind_of(line),
            **fields,
            **dict.fromkeys(open_fields & fields.keys()),
            **({"amount": _kroner(price.amount)} if price else {}),
            "taxable": _kroner(price.taxable) if price else None,
            "tax_free": _kroner(price.tax_free) if price else None,
            "purpose": line.purpose,
            "evidence": {name: [list(span) for span in spans] for name, spans in found.evidence.items()},
            "rules": found.rules,
            "assumed": found.assumed,
        }

    def _fields(self, line: Line) -> dict[str, Any]:
        if isinstance(line, ExpenseLine):
            return self._expense(line)
        return _mileage(line) if isinstance(line, MileageLine) else _per_diem(line)

    def _expense(self, line: ExpenseLine) -> dict[str, Any]:
        day = day_of(line)
        kind = self._catalogue.on(line.type, day) if line.type and day else None
        each = line.unit_price if kind is None or kind.unit_price is None else kind.unit_price
        return {
            "type": line.type,
            "date": _iso(line.date),
            "end_date": _iso(line.end_date),
            "start_time": line.start_time.strftime("%H:%M") if line.start_time else None,
            "end_time": line.end_time.strftime("%H:%M") if line.end_time else None,
            "quantity": _number(line.quantity),
            "unit_price": _kroner(each),
            "amount": _kroner(line.amount),
            "currency": line.currency,
        }


def _mileage(line: MileageLine) -> dict[str, Any]:
    return {
        "date": _iso(line.date),
        "end_date": _iso(line.end_date),
        "distance_km": _number(line.distance_km),
        "vehicle": line.vehicle,
        "route": list(line.route),
        "passengers": [
            {"name": p.name, "distance_km": _number(line.distance_km if p.distance_km is None else p.distance_km)}
            for p in line.passengers
        ],
        "trailer_km": _number(line.trailer_km),
        "forest_road_km": _number(line.forest_road_km),
        "amount": None,
        "currency": "NOK",
    }


def _per_diem(line: PerDiemLine) -> dict[str, Any]:
    meals = line.meals
    return {
        "start": line.start.isoformat(timespec="minutes") if line.start else None,
        "end": line.end.isoformat(timespec="minutes") if line.end else None,
        "meals": {"breakfast": meals.breakfast, "lunch": meals.lunch, "dinner": meals.dinner} if meals else None,
        "lodging": line.lodging,
        "amount": None,
        "currency": "NOK",
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def _kroner(value: Decimal | None) -> str | None:
    return None if value is None else format(value, ".2f")
