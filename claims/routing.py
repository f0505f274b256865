"""Who can take a claim's next step: rights by Ansvar, amount and date, own claims and doubled steps excluded."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.claim import Claim, Decision
from claims.errors import Refused
from claims.people import Approver, Step
from claims.workflow import WAITS_FOR, move

NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
"""When a decision is made that is only imagined."""


def rights_used(
    claim: Claim, step: Step, person: str, approvers: Iterable[Approver], day: dt.date
) -> tuple[Approver, ...] | None:
    """A right to the step for every Ansvar of the claim, at its total, on the day; None when the person lacks one.

    A right of one's own goes before one lent to a deputy.
    """
    usable = [right for right in approvers if right.person == person and right.step == step and is_usable(right, claim)]
    usable.sort(key=lambda right: right.holder != "")
    found = [next((r for r in usable if r.allows(ansvar, claim.total, day)), None) for ansvar in sorted(claim.ansvar)]
    used = tuple(right for right in found if right)
    return used if len(used) == len(found) else None


def is_usable(right: Approver, claim: Claim) -> bool:
    """True when whose right it is could use it: what they may not decide, no deputy decides in their place."""
    other_step = (made for made in claim.decisions if made.step != right.step and made.outcome == "approved")
    return (right.holder or right.person) not in {claim.claimant, *_behind(other_step)}


def _behind(decisions: Iterable[Decision]) -> Iterator[str]:
    for made in decisions:
        yield from (made.person, *made.acting_for)


def require(claim: Claim, step: Step, person: str, approvers: Iterable[Approver], day: dt.date) -> tuple[Approver, ...]:
    """The rights with which the person may take the step now; Refused with the rule that forbids it otherwise."""
    move(claim, step, person)
    used = rights_used(claim, step, person, approvers, day)
    if used is None:
        raise Refused("not_your_step", step=step)
    return used


def may(claim: Claim, step: Step, person: str, approvers: Iterable[Approver], day: dt.date) -> bool:
    """True when `require` would let the person take the step."""
    try:
        require(claim, step, person, approvers, day)
    except Refused:
        return False
    return True


def holders_of(used: Iterable[Approver]) -> tuple[str, ...]:
    """Those in whose place the rights are used, each once; none for rights of one's own."""
    return tuple(dict.fromkeys(right.holder for right in used if right.holder))


def candidates(claim: Claim, approvers: tuple[Approver, ...], day: dt.date) -> list[str]:
    """The people who can take the step the claim waits for, in the file's order; empty when nobody can."""
    step = WAITS_FOR[claim.state]
    people = dict.fromkeys(right.person for right in approvers)
    return [person for person in people if may(claim, step, person, approvers, day)]


def others(claim: Claim, person: str, approvers: tuple[Approver, ...], day: dt.date) -> list[str]:
    """The people besides the person who can take the step the claim waits for."""
    return [one for one in candidates(claim, approvers, day) if one != person]


def dead_end(claim: Claim, approvers: tuple[Approver, ...], day: dt.date) -> Step | None:
    """The first step, from the one the claim waits for, that nobody could take; None when the road is open."""
    step = WAITS_FOR[claim.state]
    people = candidates(claim, approvers, day)
    if not people or step == "authorise":
        return None if people else step
    passed = (as_attested(claim, person, approvers, day) for person in people)
    return None if any(candidates(after, approvers, day) for after in passed) else "authorise"


def as_attested(claim: Claim, person: str, approvers: tuple[Approver, ...], day: dt.date) -> Claim:
    """The claim as it would be after the person's attestation."""
    holders = holders_of(require(claim, "attest", person, approvers, day))
    made = Decision(step="attest", person=person, outcome="approved", round=claim.round, at=NEVER, acting_for=holders)
    return replace(claim, state="attested", decisions=(*claim.decisions, made))
