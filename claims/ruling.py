"""What an approver says of several claims in one sentence, and which of the claims that wait it means."""

import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from claims.claim import Outcome
from claims.claimants import whose
from claims.errors import Refused
from claims.people import Step

_SHORT = 4
"""Digits of the longest place in a list; what is longer is the number of a claim in its year."""


Side = Literal["under", "up_to", "over", "from"]

_HOLDS: Mapping[Side, Callable[[Decimal, Decimal], bool]] = {
    "under": operator.lt,
    "up_to": operator.le,
    "over": operator.gt,
    "from": operator.ge,
}
_OTHER: Mapping[Side, Side] = {"under": "from", "up_to": "over", "over": "up_to", "from": "under"}


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on what a claim comes to, in kroner."""

    side: Side
    kroner: Decimal

    def holds(self, total: Decimal) -> bool:
        """True for a claim of that total."""
        return _HOLDS[self.side](total, self.kroner)

    @property
    def turned(self) -> "Limit":
        """The bound that holds for all other claims."""
        return Limit(_OTHER[self.side], self.kroner)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Claims as the sentence names them: by their place in a list (`4`), their number (`2026-00318`, or `00318`), or
    by whose they are.

    `everything` approves all that wait apart from what else is named, `clean` only those without findings, `limit` only
    those of such a sum, and `claimants` only those of people with such names; without `everything` theirs all the same.
    `kept` and `kept_of` wait on. `returned`, and by name `returned_of`, have the reasons; one that was not given is
    empty. `lines` (from 0) are returned out of a single claim. `step` is the one that the verb names, None for either.
    """

    step: Step | None = None
    everything: bool = False
    clean: bool = False
    limit: Limit | None = None
    claimants: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    kept_of: tuple[str, ...] = ()
    returned: Mapping[str, str] = field(default_factory=dict)
    returned_of: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim of so many kroner that waits for the person's decision at a step; `person` tells people of one name
    apart."""

    claim: str
    step: Step
    claimant: str
    person: str = ""
    total: Decimal = Decimal(0)
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What is to become of a claim; `outcome` None lets it wait on."""

    claim: str
    outcome: Outcome | None
    reason: str = ""


def meant(ruling: Ruling, waiting: Sequence[Waiting], listed: Sequence[str]) -> list[Meant]:
    """What the ruling does with which of the claims that wait, in their order; those it says nothing of are left out.

    `listed` are the claims in the order of the list that the person was sent last. Refused when a number in the ruling
    is no claim's that waits for the person, or a name not plainly one claimant's of those, when a claim is both
    approved and returned, or when nothing would happen.
    """
    found = _Named([one.claim for one in waiting], listed)
    people = {one.person or one.claimant: one.claimant for one in waiting}
    returned = {found.number(ref): reason for ref, reason in ruling.returned.items()}
    kept = {found.number(ref) for ref in ruling.kept} - returned.keys()
    named = {found.number(ref) for ref in ruling.approved}
    theirs = {whose(name, people) for name in ruling.claimants}
    kept_of = {whose(name, people) for name in ruling.kept_of}
    returned_of = {whose(name, people): reason for name, reason in ruling.returned_of.items()}
    if named & (returned.keys() | kept) or theirs & (returned_of.keys() | kept_of) or kept_of & returned_of.keys():
        raise Refused("ruling_unclear")
    decided = []
    for one in waiting:
        person = one.person or one.claimant
        reason = returned.get(one.claim, returned_of.get(person))
        if reason is not None:
            decided.append(Meant(claim=one.claim, outcome="returned", reason=reason))
        elif one.claim in kept or person in kept_of:
            decided.append(Meant(claim=one.claim, outcome=None))
        elif one.claim in named or _is_meant(ruling, one, theirs):
            decided.append(Meant(claim=one.claim, outcome="approved" if _fits(ruling, one) else None))
    if not any(one.outcome for one in decided):
        raise Refused("nothing_to_decide")
    return decided


def _is_meant(ruling: Ruling, one: Waiting, theirs: Collection[str]) -> bool:
    """True for a claim at the step, and of the people, that the ruling is about."""
    of_step = ruling.step in (None, one.step)
    return of_step and ((one.person or one.claimant) in theirs if theirs else ruling.everything)


def _fits(ruling: Ruling, one: Waiting) -> bool:
    within = ruling.limit is None or ruling.limit.holds(one.total)
    return ruling.step in (None, one.step) and within and not (ruling.clean and one.findings)


class _Named:
    """Claims by how people name them."""

    def __init__(self, waiting: Sequence[str], listed: Sequence[str]) -> None:
        self._waiting = waiting
        self._listed = listed

    def number(self, ref: str) -> str:
        """The claim that waits and is named so; a short number is a place in the list first, and then a number."""
        if len(ref) < _SHORT and 1 <= int(ref) <= len(self._listed):
            number = self._listed[int(ref) - 1]
            if number not in self._waiting:
                raise Refused("not_waiting", number=number)
            return number
        fitting = [number for number in self._waiting if ref in (number, *_short_forms(number))]
        if len(fitting) != 1:
            raise Refused("no_such_place", number=ref)
        return fitting[0]


def _short_forms(number: str) -> tuple[str, str]:
    serial = number.partition("-")[2]
    return serial, serial.lstrip("0")
