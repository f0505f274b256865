"""Where every claim stands: what happened to it, whose turn it is, and what only an administrator can help."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.config.municipality import Municipality
from bot.history import terms_of
from claims import routing
from claims.checks import blocking, findings
from claims.claim import OPEN, Claim
from claims.people import Role
from claims.workflow import WAITS_FOR
from demo.records import Undelivered, every_claim, undelivered
from store import audit, quarantine
from store.audit import Entry
from store.quarantine import SetApart


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim with its trail, oldest first, and the employee numbers of those who can take it further.

    `held` are the codes of what keeps a draft from being sent.
    """

    claim: Claim
    trail: tuple[Entry, ...]
    turn: tuple[str, ...]
    held: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """True for a draft that waits for an answer of its claimant's."""
        return self.claim.state in OPEN and bool(self.claim.questions or self.held)

    @property
    def touched_at(self) -> dt.datetime:
        """When something happened to it last."""
        return self.trail[-1].at

    @property
    def is_stuck(self) -> bool:
        """True when it waits for a decision that nobody can take."""
        return self.claim.state in WAITS_FOR and not self.turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What an administrator has to see to."""

    stuck: tuple[Standing, ...]
    quarantine: tuple[SetApart, ...]
    undelivered: tuple[Undelivered, ...]

    @property
    def count(self) -> int:
        """How much of it there is."""
        return len(self.stuck) + len(self.quarantine) + len(self.undelivered)


def care_for(connection: Connection, there: Sequence[Standing]) -> Care:
    """What there is to see to, with these claims."""
    return Care(
        stuck=tuple(standing for standing in there if standing.is_stuck),
        quarantine=tuple(quarantine.everything(connection)),
        undelivered=tuple(undelivered(connection)),
    )


def standings(connection: Connection, town: Municipality, day: dt.date) -> list[Standing]:
    """Every claim there ever was, the one that was touched last first."""
    there = [
        Standing(
            claim=claim,
            trail=tuple(audit.of_claim(connection, claim.number)),
            turn=tuple(_turn(claim, town, day)),
            held=tuple(_held(connection, claim, town, day)),
        )
        for claim in every_claim(connection)
    ]
    return sorted(there, key=lambda standing: standing.touched_at, reverse=True)


def _held(connection: Connection, claim: Claim, town: Municipality, day: dt.date) -> Iterator[str]:
    if claim.state in OPEN:
        yield from (found.code for found in blocking(findings(claim, terms_of(connection, claim, town), day)))


def _turn(claim: Claim, town: Municipality, day: dt.date) -> Sequence[str]:
    if claim.state in OPEN:
        return [claim.claimant]
    if claim.state in WAITS_FOR:
        return routing.candidates(claim, town.approvers, day)
    return with_role(town, "payroll") if claim.state in ("authorised", "exported") else ()


def with_role(town: Municipality, role: Role) -> list[str]:
    """The employee numbers of those who have the role."""
    return [person.id for person in town.people if role in person.roles]
