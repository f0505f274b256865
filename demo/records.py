"""What the store holds, for people to look at."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from claims.claim import Claim
from store import claims
from store.tables import audit, export, inbox, outbox
from store.tables import claim as claim_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollRun:
    """A payroll run with its claims; `sha256` is the hash of its file."""

    number: int
    at: dt.datetime
    sha256: str
    claims: tuple[Claim, ...]

    @property
    def paid(self) -> bool:
        """Whether payroll has said that the run is paid."""
        return all(claim.state == "paid" for claim in self.claims)


def every_claim(connection: Connection) -> list[Claim]:
    """Every claim there ever was, by number."""
    numbers = connection.scalars(select(claim_table.c.number).order_by(claim_table.c.number)).all()
    return [claim for number in numbers if (claim := claims.get(connection, number))]


def payroll_runs(connection: Connection) -> list[PayrollRun]:
    """Every payroll run, newest first."""
    rows = connection.execute(select(export.c.id, export.c.at, export.c.sha256).order_by(export.c.id.desc()))
    return [
        PayrollRun(
            number=row.id,
            at=row.at,
            sha256=row.sha256,
            claims=tuple(claims.of_run(connection, row.id, ["exported", "paid"])),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """A message that was given up, with the reason."""

    since: dt.datetime
    recipient: str
    claim: str | None
    error: str


def undelivered(connection: Connection) -> list[Undelivered]:
    """Every message that was given up, newest first."""
    given_up = select(outbox).where(outbox.c.state == "failed").order_by(outbox.c.id.desc())
    return [
        Undelivered(since=row.created_at, recipient=row.recipient, claim=row.claim, error=row.error or "")
        for row in connection.execute(given_up)
    ]


def mark_of(connection: Connection) -> tuple[int, ...]:
    """Numbers that are others once anything has changed that people can look at."""
    return tuple(
        connection.scalar(query) or 0
        for query in (
            select(func.max(audit.c.id)),
            select(func.sum(claim_table.c.version)),
            select(func.count()).select_from(inbox).where(inbox.c.handled_at.is_not(None)),
            select(func.count()).select_from(outbox).where(outbox.c.state == "failed"),
        )
    )
