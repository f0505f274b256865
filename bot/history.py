"""The view of other claims that a claim is judged beside, gathered from the store with the names people.csv knows."""

import datetime as dt
from dataclasses import replace

from dateutil.relativedelta import relativedelta
from sqlalchemy import Connection

from bot.config.municipality import Municipality
from claims.claim import Claim
from claims.history import History, OtherLine
from claims.lines import MileageLine
from claims.terms import Terms
from store import history

BACK = relativedelta(years=1)
"""How far back a route's usual distance is looked for; never less than the calendar year that yearly limits count."""


def terms_of(connection: Connection, claim: Claim, town: Municipality) -> Terms:
    """What the claim's lines are priced and checked by, with what the store knows."""
    return replace(town.terms(claim.claimant), history=history_of(connection, claim, town))


def history_of(connection: Connection, claim: Claim, town: Municipality) -> History:
    """What other claims hold of the same claimant, files and drives."""
    return History(
        lines=_own_lines(connection, claim),
        receipts=_receipts(connection, claim),
        riding_drivers=_riding_drivers(connection, claim, town),
        rode_along=_rode_along(connection, claim, town),
    )


def _own_lines(connection: Connection, claim: Claim) -> tuple[OtherLine, ...]:
    if claim.period is None:
        return ()
    first, last = claim.period[0] - BACK, claim.period[1].replace(month=12, day=31)
    return tuple(history.own_lines(connection, claim.claimant, claim.number, first, last))


def _receipts(connection: Connection, claim: Claim) -> dict[str, str]:
    """Each file that another claim has too, with an own claim's number rather than another's, which stays unsaid."""
    found: dict[str, str] = {}
    files = [receipt.sha256 for receipt in claim.receipts]
    kin = {claim.number, claim.split_from} - {""}
    for sha256, number, claimant in history.receipts_elsewhere(connection, kin, files) if files else ():
        found[sha256] = found.get(sha256, "") or (number if claimant == claim.claimant else "")
    return found


def _riding_drivers(connection: Connection, claim: Claim, town: Municipality) -> frozenset[tuple[dt.date, str]]:
    named = {(day, rider.name) for day, drive in _drives(claim) for rider in drive.passengers if rider.name}
    people = {person.id: name for person in town.people for _, name in named if _same(person.name, name)}
    if not people:
        return frozenset()
    drives = history.drives_of(connection, claim.number, people, {day for day, _ in named})
    return frozenset((one.drive.date, people[one.claimant]) for one in drives if one.drive.date) & named


def _rode_along(connection: Connection, claim: Claim, town: Municipality) -> frozenset[dt.date]:
    days = {day for day, _ in _drives(claim)}
    if not days:
        return frozenset()
    me = town.person(claim.claimant).name
    drives = history.shared_drives(connection, claim.number, days)
    mine = (one.drive.date for one in drives if any(_same(me, rider.name or "") for rider in one.drive.passengers))
    return frozenset(day for day in mine if day)


def _drives(claim: Claim) -> list[tuple[dt.date, MileageLine]]:
    lines = [line.line for line in claim.lines]
    return [(line.date, line) for line in lines if isinstance(line, MileageLine) and line.date]


def _same(known: str, written: str) -> bool:
    """True when the name is written in full as it is known, in any case; a first name alone is nobody in particular."""
    return known.casefold().split() == written.casefold().split()
