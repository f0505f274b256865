"""What an approver says of several claims in one sentence, and which of the claims that wait it means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.claim import Outcome
from claims.errors import Refused
from claims.people import Step

_SHORT = 4
"""Digits of the longest place in a list; what is longer is the number of a claim in its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Claims as the sentence names them: by their place in a list (`4`), their number (`2026-00318`, or `00318`).

    `everything` approves all that wait apart from what else is named, `clean` only those without findings, and
    `claimants` only those of people with such names. `returned` has the reasons; one that was not given is empty.
    `lines` (from 0) are returned out of a single claim. `step` is the one that the verb names, None for either.
    """

    step: Step | None = None
    everything: bool = False
    clean: bool = False
    claimants: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    returned: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim that waits for the person's decision at a step."""

    claim: str
    step: Step
    claimant: str
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What is to become of a claim; `outcome` None lets it wait on."""

    claim: str
    outcome: Outcome | None
    reason: str = ""


def meant(ruling: Ruling, waiting: Sequence[Waiting], listed: Sequence[str]) -> list[Meant]:
    """What the ruling does with which of the claims that wait, in their order; those it says nothing of are left out.

    `listed` are the claims in the order of the list that the person was sent last. Refused when a name in the ruling
    is no claim's that waits for the person, when one is both approved and returned, or when nothing would happen.
    """
    found = _Named([one.claim for one in waiting], listed)
    returned = {found.number(ref): reason for ref, reason in ruling.returned.items()}
    kept = {found.number(ref) for ref in ruling.kept} - returned.keys()
    named = {found.number(ref) for ref in ruling.approved}
    if named & (returned.keys() | kept):
        raise Refused("ruling_unclear")
    decided = list(_decided(ruling, waiting, named, kept, returned))
    if not any(one.outcome for one in decided):
        raise Refused("nothing_to_decide")
    return decided


def _decided(
    ruling: Ruling, waiting: Iterable[Waiting], named: set[str], kept: set[str], returned: Mapping[str, str]
) -> Iterable[Meant]:
    for one in waiting:
        if one.claim in returned:
            yield Meant(claim=one.claim, outcome="returned", reason=returned[one.claim])
        elif one.claim in kept or (one.claim in named and not _fits(ruling, one)):
            yield Meant(claim=one.claim, outcome=None)
        elif one.claim in named or (ruling.everything and _is_meant(ruling, one)):
            fits = _fits(ruling, one)
            yield Meant(claim=one.claim, outcome="approved" if fits else None)


def _is_meant(ruling: Ruling, one: Waiting) -> bool:
    """True for a claim at the step, and of the people, that the ruling is about."""
    of_step = ruling.step in (None, one.step)
    name = one.claimant.casefold().split()
    return of_step and (not ruling.claimants or any(set(said.split()) <= set(name) for said in ruling.claimants))


def _fits(ruling: Ruling, one: Waiting) -> bool:
    return ruling.step in (None, one.step) and not (ruling.clean and one.findings)


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
