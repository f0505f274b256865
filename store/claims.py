"""Claims in the store: a whole claim is read and written at once, within the caller's transaction."""

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, update

from claims import codec
from claims.claim import Claim, ClaimLine, Comment, Decision, Invoice, Receipt, State
from claims.lines import CostBearer, Evidence, MileageLine, day_of, last_day_of
from claims.money import to_ore
from claims.price import Price
from claims.questions import Question
from store import counters
from store.once import insert_once
from store.tables import claim as claims
from store.tables import claim_line, comment, decision, receipt

_QUESTIONS = TypeAdapter(tuple[Question, ...])
_EVIDENCE = TypeAdapter(Evidence)
_PRICE = TypeAdapter(Price | None)
_INVOICE = TypeAdapter(Invoice | None)


def new_number(connection: Connection, day: dt.date) -> str:
    """The next claim number of the year, such as `2026-00012`; a rolled-back transaction leaves no gap."""
    return f"{day.year}-{counters.next_value(connection, f'claim-{day.year}'):05d}"


def insert_claim(connection: Connection, claim: Claim, now: dt.datetime) -> None:
    """The new claim is kept, with a secret token of its own for reply addresses."""
    connection.execute(
        insert(claims).values(
            number=claim.number,
            token=secrets.token_hex(16),
            created_at=now,
            touched_at=now,
            **_columns(claim),
        )
    )
    _write_parts(connection, claim)


def save(connection: Connection, claim: Claim, now: dt.datetime | None) -> None:
    """The claim is kept as it is now; LookupError when the store holds that version or a later one.

    `now` is when it was touched, None for what leaves it as long untouched as before. Who makes several versions before
    saving reads the claim with `lock`.
    """
    result = connection.execute(
        update(claims)
        .where(claims.c.number == claim.number, claims.c.version < claim.version)
        .values(**_columns(claim), **({"touched_at": now} if now else {}))
    )
    if result.rowcount != 1:
        raise LookupError(f"claim {claim.number} is not at a version before {claim.version}")
    _write_parts(connection, claim)


def get(connection: Connection, number: str, *, lock: bool = False) -> Claim | None:
    """The claim, or None; with `lock` nobody else changes it before this transaction ends."""
    query = select(claims).where(claims.c.number == number)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return _claim(connection, row) if row else None


def token_of(connection: Connection, number: str) -> str:
    """The claim's secret; LookupError when there is no such claim."""
    token: str | None = connection.scalar(select(claims.c.token).where(claims.c.number == number))
    if token is None:
        raise LookupError(number)
    return token


def by_token(connection: Connection, token: str) -> str | None:
    """The number of the claim with that secret, or None."""
    number: str | None = connection.scalar(select(claims.c.number).where(claims.c.token == token))
    return number


def touched_at(connection: Connection, number: str) -> dt.datetime:
    """When the claim was touched last; LookupError when there is no such claim."""
    found: dt.datetime | None = connection.scalar(select(claims.c.touched_at).where(claims.c.number == number))
    if found is None:
        raise LookupError(number)
    return found


def of_person(
    connection: Connection, claimant: str, states: Iterable[State], *, limit: int | None = None
) -> list[Claim]:
    """The person's claims in those states, the one touched last first; no more than `limit`."""
    query = select(claims).where(claims.c.claimant == claimant, claims.c.state.in_(list(states)))
    return _all(connection, query.order_by(claims.c.touched_at.desc(), claims.c.number.desc()).limit(limit))


def of_days(
    connection: Connection, claimant: str, states: Iterable[State], days: tuple[dt.date, dt.date], *, limit: int
) -> list[Claim]:
    """As `of_person`, those with a line that reaches into the days from the first to the last."""
    first, last = days
    within = select(claim_line.c.claim).where(
        claim_line.c.claimant == claimant, claim_line.c.last_day >= first, claim_line.c.first_day <= last
    )
    query = select(claims).where(claims.c.number.in_(within), claims.c.state.in_(list(states)))
    return _all(connection, query.order_by(claims.c.touched_at.desc(), claims.c.number.desc()).limit(limit))


def in_state(connection: Connection, states: Iterable[State], *, lock: bool = False) -> list[Claim]:
    """Every claim in those states, by number."""
    query = select(claims).where(claims.c.state.in_(list(states))).order_by(claims.c.number)
    return _all(connection, query.with_for_update() if lock else query)


def of_run(connection: Connection, run: int, states: Iterable[State], *, lock: bool = False) -> list[Claim]:
    """The payroll run's claims in those states, by number."""
    query = select(claims).where(claims.c.export_id == run, claims.c.state.in_(list(states))).order_by(claims.c.number)
    return _all(connection, query.with_for_update() if lock else query)


def forgotten_since(
    connection: Connection, states: Iterable[State], moment: dt.datetime, limit: int
) -> list[tuple[Claim, dt.datetime]]:
    """Claims in those states that nobody touched after the moment nor was reminded of, each with when that was."""
    not_reminded = or_(claims.c.reminded_version.is_(None), claims.c.reminded_version < claims.c.version)
    query = select(claims).where(claims.c.state.in_(list(states)), claims.c.touched_at <= moment, not_reminded)
    rows = connection.execute(query.order_by(claims.c.touched_at).limit(limit).with_for_update()).all()
    return [(_claim(connection, row), row.touched_at) for row in rows]


def reminded(connection: Connection, claim: Claim) -> None:
    """The claimant has been reminded of the claim as it is in this version."""
    connection.execute(update(claims).where(claims.c.number == claim.number).values(reminded_version=claim.version))


def add_receipt(connection: Connection, number: str, item: Receipt) -> None:
    """The file belongs to the claim from now on, once however often it was sent."""
    columns = {**asdict(item), "invoice": _INVOICE.dump_python(item.invoice, mode="json")}
    insert_once(connection, receipt, {"claim": number, **columns})


def _columns(claim: Claim) -> dict[str, object]:
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


def _write_parts(connection: Connection, claim: Claim) -> None:
    connection.execute(delete(claim_line).where(claim_line.c.claim == claim.number))
    lines = [_line_columns(claim, number, line) for number, line in enumerate(claim.lines, 1)]
    if lines:
        connection.execute(insert(claim_line), lines)
    _write_decisions(connection, claim)
    _write_comments(connection, claim)
    for item in claim.receipts:
        add_receipt(connection, claim.number, item)


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
    columns = asdict(made)
    lists = {"ansvar": list(made.ansvar), "acting_for": list(made.acting_for)}
    amounts = None if made.amounts is None else {kind: str(kroner) for kind, kroner in made.amounts.items()}
    return {**columns, **lists, "amounts": amounts}


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


def _all(connection: Connection, query: "Select[tuple[object, ...]]") -> list[Claim]:
    return [_claim(connection, row) for row in connection.execute(query).all()]


def _claim(connection: Connection, row: "Row[tuple[object, ...]]") -> Claim:
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
