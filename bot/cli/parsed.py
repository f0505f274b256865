"""The JSON form of a reading, as `godtgjort parse` prints it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.config.people import People
from bot.presentation.question import finding_text, question_text
from bot.words import Words
from claims import drafting
from claims.checks import findings
from claims.claim import Claim, ClaimLine, Receipt
from claims.lines import NOK, Evidence, ExpenseLine, Line, MileageLine, PerDiemLine, day_of, kind_of
from claims.people import Language
from claims.price import Price
from claims.questions import Question
from claims.terms import Terms
from parsers.text import Reader
from parsers.text.reading import Found, Reading

_PRICES = frozenset({"unit_price", "amount", "attendance"})
"""Fields whose question leaves open what the line is worth."""


class Parsing:
    """Reads messages with one catalogue; keep it for many messages.

    What a message's sender is among the `people` decides the price of a line and the language of the questions; who is
    not among them is nobody in particular, and is asked in `language`.
    """

    def __init__(self, terms: Terms, people: People | None = None, language: Language = "nb") -> None:
        self._terms = terms
        self._people = people
        self._catalogue = terms.catalogue
        self._reader = Reader(terms.catalogue, terms.fees)
        self._language = language

    def answer(
        self, text: str, received: dt.datetime, subject: str | None, attachments: int, sender: str | None = None
    ) -> dict[str, Any]:
        """Intent, title, lines, questions, warnings and edits of the message; `received` is local time."""
        terms, words = self._as_of(sender)
        reading = self._reader.read(text, received=received, subject=subject, attachments=attachments)
        priced = drafting.priced([_claimed(found) for found in reading.lines], terms)
        questions = [*reading.questions, *drafting.rate_questions(priced, terms)]
        warnings = [
            {"line": finding.line, "code": finding.code, "text": finding_text(finding, words)}
            for finding in findings(_claim(reading, priced, attachments), terms, received.date())
        ]
        return {
            "intent": reading.intent,
            "title": reading.title,
            "lines": [
                # What was said stays where it only lacks a rate.
                self._line(found, line, open_fields=frozenset(q.field for q in reading.questions if q.line == number))
                for number, (found, line) in enumerate(zip(reading.lines, priced, strict=True))
            ],
            "questions": [self._question(question, priced, words) for question in questions],
            "warnings": warnings,
            "edits": [{"line": e.line, "field": e.field, "value": e.value} for e in reading.edits],
        }

    def _as_of(self, sender: str | None) -> tuple[Terms, Words]:
        """What the sender's lines are priced by, and the words that they read."""
        person = self._people.by_email(sender.strip()) if self._people and sender else None
        if person is None:
            return self._terms, Words(self._language)
        return replace(self._terms, claimant=person.id, positions=person.positions), Words(person.language)

    def _question(self, question: Question, lines: Sequence[ClaimLine], words: Words) -> dict[str, Any]:
        line = lines[question.line].line if question.line is not None else None
        return {
            "line": question.line,
            "field": question.field,
            "code": question.code,
            "text": question_text(question, line, words, self._catalogue),
            "choices": list(question.choices),
        }

    def _line(self, found: Found, priced: ClaimLine, *, open_fields: frozenset[str]) -> dict[str, Any]:
        """The line with its worth; what is asked about is null, and so is the worth that hangs on a price."""
        line, price = found.line, priced.price
        if open_fields & _PRICES:
            price = None
        fields = self._fields(line, price)
        return {
            "kind": kind_of(line),
            **fields,
            **_amount(line, price),
            **dict.fromkeys(open_fields & fields.keys()),
            "taxable": _kroner(price.taxable) if price else None,
            "tax_free": _kroner(price.tax_free) if price else None,
            "purpose": line.purpose,
            "evidence": {name: [list(span) for span in spans] for name, spans in found.evidence.items()},
            "rules": found.rules,
            "assumed": found.assumed,
        }

    def _fields(self, line: Line, price: Price | None) -> dict[str, Any]:
        if isinstance(line, ExpenseLine):
            return self._expense(line, price)
        return _mileage(line) if isinstance(line, MileageLine) else _per_diem(line)

    def _expense(self, line: ExpenseLine, price: Price | None) -> dict[str, Any]:
        day = day_of(line)
        kind = self._catalogue.on(line.type, day) if line.type and day else None
        each = line.unit_price if kind is None or kind.unit_price is None else kind.unit_price
        if kind and kind.unit != "amount" and price:
            each = price.steps[0].rate  # what fees.csv says goes before types.csv
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
            "role": line.role,
            "attendance": line.attendance,
        }


def _amount(line: Line, price: Price | None) -> dict[str, str | None]:
    """The line's kroner, once it has a price; money that was exchanged for them stays as it was said."""
    if price is None:
        return {}
    kroner = _kroner(price.amount)
    exchanged = isinstance(line, ExpenseLine) and line.currency != NOK
    return {"amount_nok": kroner} if exchanged else {"amount": kroner}


def _claimed(found: Found) -> ClaimLine:
    """The line with what was taken for granted about it: some checks look at that."""
    return ClaimLine(line=found.line, evidence=Evidence(assumed=found.assumed))


def _claim(reading: Reading, lines: Sequence[ClaimLine], attachments: int) -> Claim:
    """The claim that the message alone would make; of its files only the number is known."""
    files = tuple(Receipt(sha256=str(number), name="", media_type="", size=0) for number in range(attachments))
    title = reading.title or ""
    return Claim(number="", claimant="", channel="", title=title, lines=tuple(lines), receipts=files)


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
        "equipment_km": _number(line.equipment_km),
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
        "night_allowances": line.night_allowances,
        "country": line.country or None,
        "city": line.city,
        "distance_km": _number(line.distance_km),
        "amount": None,
        "currency": "NOK",
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def _kroner(value: Decimal | None) -> str | None:
    return None if value is None else format(value, ".2f")
