"""Drafts: opened from a reading, grown, corrected, deleted."""

import datetime as dt
from dataclasses import asdict, replace

from bot.desk import Desk
from bot.intake import Message
from bot.notices import Notice
from claims import drafting, workflow
from claims.claim import OPEN, Claim, ClaimLine, Receipt
from claims.errors import Refused
from claims.lines import CostBearer, Evidence, ExpenseLine, Line, day_of, kind_of
from claims.people import Person, Position
from parsers.text.reading import Found, Reading
from store import claims


def open_claim(desk: Desk, message: Message, reading: Reading) -> None:
    """A new draft with the reading's lines and the message's files; its claimant is told what it holds.

    Refused for a person whom people.csv does not name a claimant.
    """
    if "claimant" not in message.person.roles:
        raise Refused("not_claimant")
    position = _position(message.person, desk)
    claim = Claim(
        number=claims.new_number(desk.connection, desk.today),
        claimant=message.person.id,
        channel=message.channel,
        title=reading.title or "",
        cost_bearer=reading.cost_bearer or (position.cost_bearer if position else CostBearer()),
        position=position.title if position else "",
        receipts=message.files,
    )
    claim = _with_lines(desk, claim, reading)
    claims.insert_claim(desk.connection, claim, desk.now)
    desk.note("opened", message.person.id, claim.number, lines=len(claim.lines))
    show(desk, claim)


def extend(desk: Desk, claim: Claim, message: Message, reading: Reading) -> None:
    """The draft gets the reading's lines and the message's files."""
    _require_open(claim)
    grown = _with_lines(desk, _with_files(claim, message.files), reading)
    _keep(desk, claim, grown, "extended", message, lines=len(reading.lines))


def correct(desk: Desk, claim: Claim, message: Message, reading: Reading) -> None:
    """The draft gets the reading's edits or answers, and the lines that came with them; Refused if one does not fit."""
    _require_open(claim)
    try:
        edited = drafting.change(claim, reading.edits, desk.source, desk.terms(claim))
    except ValueError as error:
        raise Refused("edit_does_not_fit") from error
    edited = _with_lines(desk, edited, _without_known(edited, reading))
    edits = [asdict(edit) for edit in reading.edits]
    _keep(desk, claim, edited, "corrected", message, edits=edits)


def attach(desk: Desk, claim: Claim, message: Message) -> Claim:
    """The draft with the message's files, kept whatever becomes of the message's words."""
    grown = replace(_with_files(claim, message.files), version=claim.version + 1)
    return desk.keep(grown, "attached", message.person.id, files=len(message.files))


def remove(desk: Desk, claim: Claim, person: Person) -> None:
    """The draft is deleted; the audit trail keeps that it was there."""
    deleted = desk.keep(workflow.move(claim, "delete", person.id), "deleted", person.id)
    desk.tell_claimant(deleted, Notice(kind="deleted", claim=deleted, claimant=person))


def show(desk: Desk, claim: Claim) -> None:
    """The claimant sees the claim as it is, with all that is still asked."""
    notice = Notice(kind="claim", claim=claim, claimant=desk.town.person(claim.claimant), findings=desk.findings(claim))
    desk.tell_claimant(claim, notice)


def _with_files(claim: Claim, files: tuple[Receipt, ...]) -> Claim:
    """The claim with the files it did not have before."""
    known = {receipt.sha256 for receipt in claim.receipts}
    new = tuple(file for file in files if file.sha256 not in known)
    return replace(claim, receipts=(*claim.receipts, *new))


def _with_lines(desk: Desk, claim: Claim, reading: Reading) -> Claim:
    lines = [ClaimLine(line=found.line, evidence=_evidence(desk, found)) for found in reading.lines]
    terms = desk.terms(replace(claim, lines=(*claim.lines, *lines)))
    return drafting.add(claim, lines, reading.questions, terms)


def _without_known(claim: Claim, reading: Reading) -> Reading:
    """The reading without lines of a type and day that the claim has: an answer that names them adds nothing."""
    known = {_named(line.line) for line in claim.lines}
    new = [number for number, found in enumerate(reading.lines) if _named(found.line) not in known]
    questions = [replace(q, line=new.index(q.line)) for q in reading.questions if q.line in new]
    return replace(reading, lines=tuple(reading.lines[number] for number in new), questions=tuple(questions))


def _named(line: Line) -> tuple[str, dt.date | None]:
    return (line.type or "" if isinstance(line, ExpenseLine) else kind_of(line), day_of(line))


def _evidence(desk: Desk, found: Found) -> Evidence:
    return Evidence(source=desk.source, spans=found.evidence, rules=found.rules, assumed=found.assumed)


def _keep(desk: Desk, before: Claim, after: Claim, action: str, message: Message, **details: object) -> None:
    raised = replace(after, version=before.version + 1)
    show(desk, desk.keep(raised, action, message.person.id, **details))


def _require_open(claim: Claim) -> None:
    if claim.state not in OPEN:
        raise Refused("wrong_state", state=claim.state, action="edit")


def _position(person: Person, desk: Desk) -> Position | None:
    return next((position for position in person.positions if position.covers(desk.today)), None)
