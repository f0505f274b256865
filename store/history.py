"""What other claims hold that a claim is judged beside: the claimant's own lines, shared files, shared drives."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from claims import codec
from claims.history import OtherLine
from claims.lines import MileageLine
from claims.money import from_ore
from store.tables import claim, claim_line, receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersDrive:
    """A drive that somebody else claims."""

    claimant: str
    drive: MileageLine


def own_lines(connection: Connection, claimant: str, number: str, first: dt.date, last: dt.date) -> list[OtherLine]:
    """The claimant's lines that reach into these days on claims other than the numbered one, by day."""
    query = _elsewhere(number).where(
        claim_line.c.claimant == claimant, claim_line.c.last_day >= first, claim_line.c.first_day <= last
    )
    ordered = query.order_by(claim_line.c.first_day, claim_line.c.claim, claim_line.c.number)
    return [
        OtherLine(
            claim=row.claim,
            state=row.state,
            line=codec.from_json(row.line),
            amount=None if row.amount_ore is None else from_ore(row.amount_ore),
        )
        for row in connection.execute(ordered)
    ]


def receipts_elsewhere(
    connection: Connection, kin: Collection[str], files: Collection[str]
) -> list[tuple[str, str, str]]:
    """The files, by hash, that another claim has as well: hash, that claim's number and claimant, newest first.

    Claims of the numbers `kin`, and those split from them, share their files by right.
    """
    query = (
        select(receipt.c.sha256, claim.c.number, claim.c.claimant)
        .join(claim, claim.c.number == receipt.c.claim)
        .where(receipt.c.sha256.in_(files), claim.c.state != "deleted")
        .where(receipt.c.claim.not_in(kin), claim.c.split_from.not_in(kin))
    )
    return [(row.sha256, row.number, row.claimant) for row in connection.execute(query.order_by(receipt.c.id.desc()))]


def drives_of(
    connection: Connection, number: str, people: Collection[str], days: Collection[dt.date]
) -> list[OthersDrive]:
    """The drives that these people claim on these days."""
    query = _elsewhere(number).where(claim_line.c.claimant.in_(people), claim_line.c.last_day.in_(days))
    return _drives(connection, query)


def shared_drives(connection: Connection, number: str, days: Collection[dt.date]) -> list[OthersDrive]:
    """The drives with passengers that anybody claims on these days."""
    query = _elsewhere(number).where(claim_line.c.has_passengers, claim_line.c.first_day.in_(days))
    return _drives(connection, query)


def _elsewhere(number: str) -> "Select[tuple[object, ...]]":
    columns = (claim_line.c.claim, claim_line.c.line, claim_line.c.amount_ore, claim_line.c.claimant, claim.c.state)
    joined = select(*columns).join(claim, claim.c.number == claim_line.c.claim)
    return joined.where(claim_line.c.claim != number, claim.c.state != "deleted")


def _drives(connection: Connection, query: "Select[tuple[object, ...]]") -> list[OthersDrive]:
    lines = ((row.claimant, codec.from_json(row.line)) for row in connection.execute(query))
    return [OthersDrive(claimant=who, drive=line) for who, line in lines if isinstance(line, MileageLine)]
