"""Claims in the store: a whole claim is read and written at once, within the caller's transaction."""

import datetime as dt
import secrets
from collections.abc import Iterable

from sqlalchemy import Connection, Select, insert, or_, select, update

from claims.claim import Claim, State
from store import counters
from store.claim_rows import columns, read, write_parts
from store.tables import claim as claims
from store.tables import claim_line


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
            **columns(claim),
        )
    )
    write_parts(connection, claim)


def save(connection: Connection, claim: Claim, now: dt.datetime | None) -> None:
    """The claim is kept as it is now; LookupError when the store holds that version or a later one.

    `now` is when it was touched, None for what leaves it as long untouched as before. Who makes several versions before
    saving reads the claim with `lock`.
    """
    result = connection.execute(
        update(claims)
        .where(claims.c.number == claim.number, claims.c.version < claim.version)
        .values(**columns(claim), **({"touched_at": now} if now else {}))
    )
    if result.rowcount != 1:
        raise LookupError(f"claim {claim.number} is not at a version before {claim.version}")
    write_parts(connection, claim)


def get(connection: Connection, number: str, *, lock: bool = False) -> Claim | None:
    """The claim, or None; with `lock` nobody else changes it before this transaction ends."""
    query = select(claims).where(claims.c.number == number)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return read(connection, row) if row else None


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
    return [(read(connection, row), row.touched_at) for row in rows]


def reminded(connection: Connection, claim: Claim) -> None:
    """The claimant has been reminded of the claim as it is in this version."""
    connection.execute(update(claims).where(claims.c.number == claim.number).values(reminded_version=claim.version))


def _all(connection: Connection, query: "Select[tuple[object, ...]]") -> list[Claim]:
    return [read(connection, row) for row in connection.execute(query).all()]
