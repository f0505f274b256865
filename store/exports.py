"""Payroll runs: which claims went into which file, together for ever."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import Connection, insert, select, update

from claims.money import to_ore
from store.tables import claim, export


def add(
    connection: Connection,
    *,
    now: dt.datetime,
    actor: str,
    sha256: str,
    rows: int,
    total: Decimal,
    claims: Iterable[str],
) -> int:
    """The run's number; its claims are tied to it. LookupError when one is unknown or in a run already."""
    numbers = list(claims)
    kept = insert(export).values(
        at=now, actor=actor, sha256=sha256, claims=len(numbers), rows=rows, total_ore=to_ore(total)
    )
    run: int = connection.execute(kept.returning(export.c.id)).scalar_one()
    free = update(claim).where(claim.c.number.in_(numbers), claim.c.export_id.is_(None))
    if connection.execute(free.values(export_id=run)).rowcount != len(numbers):
        raise LookupError("a claim of the run is unknown or in another run")
    return run


def file_of(connection: Connection, run: int) -> str | None:
    """The hash of the run's file, or None for no such run."""
    sha256: str | None = connection.scalar(select(export.c.sha256).where(export.c.id == run))
    return sha256
