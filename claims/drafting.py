"""A draft's lines and open points: priced as they are found, and changed one edit at a time."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import get_args

from claims import codec, per_diem, positions, reach
from claims.claim import Claim, ClaimLine
from claims.errors import NoRate, Reason, Refused
from claims.lines import CostBearer, ExpenseLine, Line, Lodging, PerDiemLine, day_of, field_of
from claims.money import round_to_ore
from claims.price import Price
from claims.questions import Edit, Question
from claims.terms import Terms
from claims.worth import worth

LINES = "lines"
NIGHT = "night"
NEAR = "near"
SUMS = frozenset({"amount", "unit_price"})
"""Fields that say what an outlay cost."""

FOUND_ANEW = frozenset({NIGHT, NEAR, *get_args(Reason)})
"""The reasons of questions that hang on what the lines say: they are found anew after each change."""


def priced(lines: Sequence[ClaimLine], terms: Terms) -> tuple[ClaimLine, ...]:
    """The lines of one claim with their worth beside each other and where each is booked.

    A line has no price while something is open or no rate covers it.
    """
    found = worth([line.line for line in lines], terms)
    return tuple(
        ClaimLine(
            line=line.line,
            evidence=line.evidence,
            price=price if isinstance(price, Price) else None,
            cost_bearer=_bearer(line.line, terms),
        )
        for line, price in zip(lines, found, strict=True)
    )


def _bearer(line: Line, terms: Terms) -> CostBearer | None:
    """The type's own cost bearer: a fee is booked on the body that met."""
    if not isinstance(line, ExpenseLine) or line.type is None or line.date is None:
        return None
    kind = terms.catalogue.on(line.type, line.date)
    return kind.cost_bearer if kind and kind.cost_bearer != CostBearer() else None


def rate_questions(priced: Sequence[ClaimLine], terms: Terms) -> Iterable[Question]:
    """One question for each line whose days or vehicle no rate covers, or of whose trip something decides the price.

    That is where a night was spent nobody said where, or how far it went where its drives make that doubtful.
    """
    if all(line.price is not None for line in priced):
        return
    lines = [line.line for line in priced]
    for number, (line, found) in enumerate(zip(lines, worth(lines, terms), strict=True)):
        if isinstance(found, NoRate):
            field = found.field or field_of(line, found.day)
            yield Question(line=number, field=field, code="contradiction", facts={"reason": found.reason})
        elif found is None and isinstance(line, PerDiemLine):
            yield from _trip_questions(number, line, lines, terms)


def _trip_questions(number: int, trip: PerDiemLine, lines: Sequence[Line], terms: Terms) -> Iterable[Question]:
    if per_diem.lacks_lodging(trip):
        yield Question(line=number, field="lodging", code="missing", choices=get_args(Lodging), facts={"reason": NIGHT})
    rates = terms.catalogue.rates
    with suppress(NoRate):  # what day it is, is asked about first
        if reach.is_doubtful(trip, lines, rates) and trip.start:
            facts = {"reason": NEAR, "km": str(reach.limit(trip.start.date(), rates)), "topic": "per_diem"}
            yield Question(line=number, field="distance_km", code="missing", facts=facts)


def add(claim: Claim, lines: Sequence[ClaimLine], questions: Sequence[Question], terms: Terms) -> Claim:
    """The claim with more lines at its end, all priced anew; the questions' numbers count within the new lines."""
    first = len(claim.lines)
    moved = [
        question if question.line is None else replace(question, line=question.line + first) for question in questions
    ]
    kept = [question for question in claim.questions if not (lines and question.field == LINES and not claim.lines)]
    return _with(claim, _told((*claim.lines, *lines), terms), (*kept, *moved), terms)


def of_receipts(claim: Claim) -> Claim:
    """The new claim that has receipts and no lines, which is asked what they are of."""
    question = Question(line=None, field=LINES, code="missing", facts={"topic": "receipt"})
    return replace(claim, questions=(*claim.questions, question))


def exchange(
    claim: Claim, old: Collection[int], lines: Sequence[ClaimLine], questions: Sequence[Question], terms: Terms
) -> Claim:
    """The claim with other lines where the first of the `old` ones stood, and no more of these; all priced anew.

    `old` are one or more numbers from 0; the questions' numbers count within the new lines.
    """
    first = min(old)
    kept = [at for at in range(len(claim.lines)) if at not in old]
    places = {at: at if at < first else kept.index(at) + len(lines) for at in kept}
    others = [claim.lines[at] for at in kept]
    stay = [q for q in claim.questions if q.line is None]
    stay += [replace(q, line=places[q.line]) for q in claim.questions if q.line in places]
    asked = [q if q.line is None else replace(q, line=q.line + first) for q in questions]
    return _with(claim, (*others[:first], *lines, *others[first:]), (*stay, *asked), terms)


def change(claim: Claim, edits: Iterable[Edit], source: str, terms: Terms) -> Claim:
    """The claim after the edits, priced anew; ValueError when a value does not fit its field.

    Refused when there is no such line, or when a value without a line number could be meant for several.

    An edit closes the questions about its field. The evidence of a changed field is the message `source`.
    """
    lines, questions = claim.lines, claim.questions
    removed: set[int] = set()
    for edit in edits:
        if edit.field == positions.POSITION:
            claim = positions.chosen(claim, str(edit.value), terms.positions)
            questions = tuple(question for question in questions if question.field != edit.field)
            continue
        for number in _lines_of(edit, lines, questions):
            if edit.field is None:
                removed.add(number)
                continue
            if edit.field in SUMS and edit.value is not None and is_set_by_rates(lines[number].line, terms):
                raise Refused("set_by_rates", line=str(number + 1))
            lines = _changed(lines, number, edit.field, edit.value, source)
            lines = _told(lines, terms) if edit.field == "date" else lines
            questions = tuple(q for q in questions if (q.line, q.field) != (number, edit.field))
            if edit.field == "type":
                lines, questions = _as_its_type(lines, number, questions, terms)
    # Every edit counts lines as the claimant saw them: so removals come last, the last line first.
    for number in sorted(removed, reverse=True):
        lines, questions = _without(number, lines, questions)
    return _with(claim, lines, questions, terms)


def is_set_by_rates(line: Line, terms: Terms) -> bool:
    """True for a fee, and for hours or døgn that have their price in the catalogue: their sum is not written."""
    if not isinstance(line, ExpenseLine) or line.type is None:
        return False
    day = line.date
    kind = (day and terms.catalogue.on(line.type, day)) or terms.catalogue.latest(line.type)
    return kind.unit == "meeting" or (kind.unit != "amount" and kind.unit_price is not None)


def repriced(claim: Claim, terms: Terms) -> Claim:
    """The claim with every line at the prices that hold now; the same claim when none has changed."""
    lines = priced(claim.lines, terms)
    return claim if lines == claim.lines else _with(claim, lines, claim.questions, terms)


def _lines_of(edit: Edit, lines: Sequence[ClaimLine], questions: Sequence[Question]) -> list[int]:
    """The line that the edit names, or else all that have its field or are asked about it, if they agree on it now."""
    if edit.line is not None:
        if not 0 <= edit.line < len(lines):
            raise Refused("no_such_line", line=str(edit.line + 1))
        return [edit.line]
    if edit.field is None and len(lines) != 1:  # fjern linja
        raise Refused("which_line_out")
    if edit.field is None:
        return [0]
    field = edit.field
    said = {number: codec.to_json(line.line).get(field) for number, line in enumerate(lines)}
    if len({str(value) for value in said.values() if value is not None}) > 1:
        raise Refused("which_line", field=field)
    asked = {question.line for question in questions if question.field == field}
    return [number for number, value in said.items() if value is not None or number in asked]


def _without(
    number: int, lines: tuple[ClaimLine, ...], questions: tuple[Question, ...]
) -> tuple[tuple[ClaimLine, ...], tuple[Question, ...]]:
    kept = [question for question in questions if question.line != number]
    moved = [replace(q, line=q.line - 1) if q.line is not None and q.line > number else q for q in kept]
    return lines[:number] + lines[number + 1 :], tuple(moved)


def _changed(
    lines: tuple[ClaimLine, ...], number: int, field: str, value: object, source: str
) -> tuple[ClaimLine, ...]:
    old = lines[number]
    try:
        line = codec.with_field(old.line, field, value)
    except KeyError as error:
        raise ValueError(f"line {number + 1} has no {field}") from error
    changed = ClaimLine(line=line, evidence=old.evidence.with_changed(field, source))
    return (*lines[:number], changed, *lines[number + 1 :])


def _as_its_type(
    lines: tuple[ClaimLine, ...], number: int, questions: tuple[Question, ...], terms: Terms
) -> tuple[tuple[ClaimLine, ...], tuple[Question, ...]]:
    """The line that has just got its type with what was stated of its price, where the type is paid as stated.

    What else it cost is asked, and which price holds where the type has another of its own.
    """
    line = lines[number].line
    if not isinstance(line, ExpenseLine) or line.type not in terms.catalogue.codes:
        return lines, questions
    kind = (line.date and terms.catalogue.on(line.type, line.date)) or terms.catalogue.latest(line.type)
    asked = None
    if kind.unit == "amount" and line.amount is None:
        if line.quantity is not None and line.unit_price is not None:
            line = replace(line, amount=round_to_ore(line.quantity * line.unit_price))
        else:
            asked = Question(line=number, field="amount", code="missing")
    elif kind.unit_price is not None and line.unit_price is not None:
        if line.unit_price != kind.unit_price:
            rate, stated = (f"{price.normalize():f}" for price in (kind.unit_price, line.unit_price))
            facts = {"stated": stated, "rate": rate}
            asked = Question(line=number, field="unit_price", code="contradiction", choices=(rate,), facts=facts)
        line = replace(line, unit_price=None)
    if asked and (number, asked.field) not in {(q.line, q.field) for q in questions}:
        questions = (*questions, asked)
    return (*lines[:number], replace(lines[number], line=line), *lines[number + 1 :]), questions


def _with(claim: Claim, lines: tuple[ClaimLine, ...], questions: Iterable[Question], terms: Terms) -> Claim:
    said = [question for question in questions if question.facts.get("reason") not in FOUND_ANEW]
    found = priced(lines, terms)
    questions = (*said, *rate_questions(found, terms))
    return replace(claim, lines=found, questions=questions, version=claim.version + 1)


def _told(lines: tuple[ClaimLine, ...], terms: Terms) -> tuple[ClaimLine, ...]:
    """The lines where a drive or an outlay without a purpose has that of the day's meeting, as within one message."""
    purposes: dict[dt.date | None, str] = {}
    for line in lines:
        if line.line.purpose and is_meeting(line.line, terms):
            purposes.setdefault(day_of(line.line), line.line.purpose)
    return tuple(_with_purpose(line, purposes.get(day_of(line.line))) for line in lines)


def _with_purpose(line: ClaimLine, purpose: str | None) -> ClaimLine:
    if purpose is None or line.line.purpose or isinstance(line.line, PerDiemLine):
        return line
    return replace(line, line=replace(line.line, purpose=purpose))


def is_meeting(line: Line, terms: Terms) -> bool:
    """True for a meeting on a day that its type covers."""
    if not isinstance(line, ExpenseLine) or line.type is None or line.date is None:
        return False
    kind = terms.catalogue.on(line.type, line.date)
    return kind is not None and kind.unit == "meeting"
