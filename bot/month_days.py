"""Days of a month that its claimant is telling of, day by day: `2. 6 timer`, `den 9. var det 5 timer`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot import amending, enclosures, handlers, refusals
from bot.actions import drafts
from bot.desk import Desk
from bot.intake import Message, Outcome
from claims.catalogue import Catalogue, ExpenseType
from claims.claim import OPEN, Claim, ClaimLine
from claims.clock import OSLO
from claims.errors import Refused
from claims.lines import AS_IN, ExpenseLine, Line, day_of, is_period, last_day_of, type_and_day
from parsers.text.beneath import beneath, names_bare_day
from parsers.text.intents.continuing import goes_on
from parsers.text.reading import Found, Reading
from parsers.text.spans.almanac import month_end
from store import claims

_WHILE_TELLING = dt.timedelta(days=1)
"""How long after the claim was touched a bare day outside its thread is of its month, which has gone by."""


def told(desk: Desk, message: Message, claim: Claim) -> Outcome | None:
    """What became of a message that tells of days of the claim's month, by their numbers alone; None for any other.

    The claim that waits to hear of the month's days has these in place of the month; else they are more of its lines.
    A day that it has already is corrected; where the words say no such thing, nothing is done, and its claimant asked.
    """
    month = month_of(desk, message, claim)
    if month is None:
        return None
    counted = [row for line in claim.lines if (row := _counted(line, month, desk.town.catalogue))]
    name = counted[0].name if len({row.code for row in counted}) == 1 else ""
    reading = beneath(desk.reader, message.text, month, name, message.received)
    if reading is None:
        return None
    reading = replace(reading, lines=tuple(_as_in(claim, found) for found in reading.lines))
    if not all(_is_work(found, month, desk.town.catalogue) for found in reading.lines):
        return handlers.handle(desk, message, claim, reading)
    reading = _asked_alike(reading, claim)
    waiting = _waiting(claim)
    if waiting is not None:
        drafts.itemise(desk, claim, waiting, message, reading)
    else:
        known = [at for at, line in enumerate(claim.lines) if any(_has(line.line, new.line) for new in reading.lines)]
        if known and not goes_on(message.text):
            return _said_again(desk, message, claim, reading, known)
        drafts.extend(desk, claim, message, reading, guessed=message.claim is None)
    return "claim", "days_of_month"


def _said_again(desk: Desk, message: Message, claim: Claim, reading: Reading, known: Sequence[int]) -> Outcome:
    """A day that the claim has is corrected where the words say so; else its claimant says what is meant."""
    if outcome := amending.amended(desk, dated(desk, message, claim), claim, reading):
        return outcome
    kept = enclosures.with_files(desk, message, claim)
    refused = Refused("day_told", said=" ".join(message.text.split()), among=" ".join(map(str, known)))
    refusals.tell(desk, message, refused, kept)
    return "refused", refused.code


def dated(desk: Desk, message: Message, claim: Claim) -> Message:
    """The message as if it had come at the end of the month that its bare days are of: slett den 9."""
    month = month_of(desk, message, claim) if names_bare_day(message.text) else None
    if month is None:
        return message
    last = dt.datetime.combine(month_end(month), dt.time(12), OSLO)
    return replace(message, received=min(message.received, last))


def month_of(desk: Desk, message: Message, claim: Claim) -> dt.date | None:
    """The first day of the one month that the claim is of, where it has hours or døgn of it; None for any other claim.

    Outside the claim's thread a month that has gone by is meant only as long as its claimant has just told of it.
    """
    if claim.state not in OPEN or claim.period is None:
        return None
    first, last = (day.replace(day=1) for day in claim.period)
    if first != last or not any(_may_count(line, first, desk.town.catalogue) for line in claim.lines):
        return None
    is_over = first != desk.today.replace(day=1)
    if (
        message.claim is None
        and is_over
        and desk.now - claims.touched_at(desk.connection, claim.number) > _WHILE_TELLING
    ):
        return None
    return first


def _counted(line: ClaimLine, month: dt.date, catalogue: Catalogue) -> ExpenseType | None:
    """The type of a line in hours or døgn; None for others."""
    if not isinstance(line.line, ExpenseLine) or line.line.type is None:
        return None
    row = catalogue.on(line.line.type, line.line.date or month)
    return row if row and row.unit in ("hour", "day") else None


def _may_count(line: ClaimLine, month: dt.date, catalogue: Catalogue) -> bool:
    """True for a line in hours or døgn, and for one whose type is open."""
    is_open = isinstance(line.line, ExpenseLine) and line.line.type is None
    return is_open or _counted(line, month, catalogue) is not None


def _is_work(found: Found, month: dt.date, catalogue: Catalogue) -> bool:
    line = found.line
    is_open = isinstance(line, ExpenseLine) and line.type is None and line.amount is None
    return is_open or _counted(ClaimLine(line=line), month, catalogue) is not None


def _has(line: Line, new: Line) -> bool:
    """True for a line of the same type that is of the day, or of a longer time with it."""
    if type_and_day(line) == type_and_day(new):
        return True
    first, last, day = day_of(line), last_day_of(line), day_of(new)
    return type_and_day(line)[0] == type_and_day(new)[0] and bool(first and last and day and first <= day <= last)


def _as_in(claim: Claim, found: Found) -> Found:
    """The line, whose evidence says from which claim it has its month, and its type if that was not said."""
    line, assumed = found.line, {**found.assumed, "date": [f"{AS_IN}{claim.number}"]}
    if isinstance(line, ExpenseLine) and line.type and "type" not in found.evidence:
        assumed["type"] = [f"{AS_IN}{claim.number}"]
    return replace(found, assumed=assumed)


def _waiting(claim: Claim) -> int | None:
    """The line of a whole period of which it is asked how much was done."""
    asked = {question.line for question in claim.questions if question.field in ("quantity", "amount")}
    for at, each in enumerate(claim.lines):
        if at in asked and isinstance(each.line, ExpenseLine) and is_period(each.line):
            return at
    return None


def _asked_alike(reading: Reading, claim: Claim) -> Reading:
    """The reading whose lines of no type are asked for one as the claim's line is that has none."""
    own = next((question for question in claim.questions if question.field == "type"), None)
    if own is None:
        return reading
    questions = (replace(own, line=one.line) if one.field == "type" else one for one in reading.questions)
    return replace(reading, questions=tuple(questions))
