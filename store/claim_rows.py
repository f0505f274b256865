"""A claim as rows: its own, its lines, files, decisions and comments."""

from dataclasses import asdict
from decimal import Decimal

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from claims import codec
from claims.claim import Claim, ClaimLine, Comment, Decision, Invoice, Receipt
from claims.lines import CostBearer, Evidence, MileageLine, day_of, last_day_of
from claims.money import to_ore
from claims.price import Price
from claims.questions import Question
from store.once import insert_once
from store.tables import claim_line, comment, decision, receipt

_QUESTIONS = TypeAdapter(tuple[Question, ...])
_EVIDENCE = TypeAdapter(Evidence)
_PRICE = TypeAdapter(Price | None)
_INVOICE = TypeAdapter(Invoice | None)


def columns(claim: Claim) -> dict[str, object]:
    """The claim's own row, but for its number and times."""
    return {
        "claimant": claim.claimant,
        "channel": claim.channel,
        "title": claim.title,
        "state": claim.state,
        "position": claim.position,
        "split_from": claim.split_from,
        "cost_bearer": asdict(claim.cost_bearer),
        "questions": _QUESTIONS.dump_python(claim.questions, mode="json"),
        "total_ore": to_ore(claim.total),
        "taxable_ore": to_ore(claim.taxable),
        "round": claim.round,
        "version": claim.version,
    }


def write_parts(connection: Connection, claim: Claim) -> None:
    """The lines are written anew; decisions, comments and files that came to the claim are added.

    Files that were moved to another claim are taken out.
    """
    connection.execute(delete(claim_line).where(claim_line.c.claim == claim.number))
    lines = [_line_columns(claim, number, line) for number, line in enumerate(claim.lines, 1)]
    if lines:
        connection.execute(insert(claim_line), lines)
    _write_decisions(connection, claim)
    _write_comments(connection, claim)
    held = [item.sha256 for item in claim.receipts]
    connection.execute(delete(receipt).where(receipt.c.claim == claim.number, receipt.c.sha256.not_in(held)))
    for item in claim.receipts:
        _add_receipt(connection, claim.number, item)


def _add_receipt(connection: Connection, number: str, item: Receipt) -> None:
    """The file belongs to the claim from now on, once however often it was sent."""
    values = {**asdict(item), "invoice": _INVOICE.dump_python(item.invoice, mode="json")}
    insert_once(connection, receipt, {"claim": number, **values})


def _write_decisions(connection: Connection, claim: Claim) -> None:
    """Decisions are only added; what they were made on becomes less when lines leave the claim."""
    query = select(decision.c.id, decision.c.lines).where(decision.c.claim == claim.number).order_by(decision.c.id)
    kept = connection.execute(query).all()
    for row, made in zip(kept, claim.decisions, strict=False):
        if made.lines != row.lines:
            connection.execute(update(decision).where(decision.c.id == row.id).values(**_decision_columns(made)))
    for made in claim.decisions[len(kept) :]:
        connection.execute(insert(decision).values(claim=claim.number, **_decision_columns(made)))


def _write_comments(connection: Connection, claim: Claim) -> None:
    """Comments are only added."""
    kept = connection.scalar(select(func.count()).select_from(comment).where(comment.c.claim == claim.number)) or 0
    for said in claim.comments[kept:]:
        connection.execute(insert(comment).values(claim=claim.number, **asdict(said)))


def _decision_columns(made: Decision) -> dict[str, object]:
    lists = {"ansvar": list(made.ansvar), "acting_for": list(made.acting_for)}
    amounts = None if made.amounts is None else {kind: str(kroner) for kind, kroner in made.amounts.items()}
    return {**asdict(made), **lists, "amounts": amounts}


def _line_columns(claim: Claim, number: int, line: ClaimLine) -> dict[str, object]:
    return {
        "claim": claim.number,
        "number": number,
        "line": codec.to_json(line.line),
        "evidence": _EVIDENCE.dump_python(line.evidence, mode="json"),
        "price": _PRICE.dump_python(line.price, mode="json"),
        "cost_bearer": asdict(line.cost_bearer) if line.cost_bearer else None,
        "amount_ore": to_ore(line.price.amount) if line.price else None,
        "taxable_ore": to_ore(line.price.taxable) if line.price else None,
        "claimant": claim.claimant,
        "first_day": day_of(line.line),
        "last_day": last_day_of(line.line),
        "has_passengers": isinstance(line.line, MileageLine) and bool(line.line.passengers),
    }


def read(connection: Connection, row: "Row[tuple[object, ...]]") -> Claim:
    """The whole claim, from its row and those of its parts."""
    number = row.number
    lines = connection.execute(select(claim_line).where(claim_line.c.claim == number).order_by(claim_line.c.number))
    receipts = connection.execute(select(receipt).where(receipt.c.claim == number).order_by(receipt.c.id))
    decisions = connection.execute(select(decision).where(decision.c.claim == number).order_by(decision.c.id))
    comments = connection.execute(select(comment).where(comment.c.claim == number).order_by(comment.c.id))
    return Claim(
        number=number,
        claimant=row.claimant,
        channel=row.channel,
        title=row.title,
        state=row.state,
        position=row.position,
        split_from=row.split_from,
        cost_bearer=CostBearer(**row.cost_bearer),
        questions=_QUESTIONS.validate_python(row.questions),
        round=row.round,
        version=row.version,
        lines=tuple(
            ClaimLine(
                line=codec.from_json(part.line),
                evidence=_EVIDENCE.validate_python(part.evidence),
                price=_PRICE.validate_python(part.price),
                cost_bearer=CostBearer(**part.cost_bearer) if part.cost_bearer else None,
            )
            for part in lines
        ),
        receipts=tuple(
            Receipt(
                sha256=part.sha256,
                name=part.name,
                media_type=part.media_type,
                size=part.size,
                invoice=_INVOICE.validate_python(part.invoice),
                pages=part.pages,
                came_by=part.came_by,
            )
            for part in receipts
        ),
        decisions=tuple(
            Decision(
                step=part.step,
                person=part.person,
                outcome=part.outcome,
                round=part.round,
                at=part.at,
                reason=part.reason,
                lines=part.lines,
                ansvar=tuple(part.ansvar),
                amounts=part.amounts and {kind: Decimal(kroner) for kind, kroner in part.amounts.items()},
                acting_for=tuple(part.acting_for),
            )
            for part in decisions
        ),
        comments=tuple(
            Comment(person=part.person, at=part.at, round=part.round, text=part.text, to=part.to) for part in comments
        ),
    )
