"""Who can take a claim's next step: rights by Ansvar, amount and date, own claims and doubled steps excluded."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from claims.claim import Claim, Decision
from claims.errors import Refused
from claims.people import Approver, Step
from claims.workflow import WAITS_FOR, move

NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
"""When a decision is made that is only imagined."""


def may_take(claim: Claim, step: Step, person: str, approvers: Iterable[Approver], day: dt.date) -> bool:
    """True when the person holds the right to the step for every Ansvar of the claim, at its total, on the day."""
    own = [right for right in approvers if right.person == person and right.step == step]
    return all(any(right.allows(ansvar, claim.total, day) for right in own) for ansvar in claim.ansvar)


def require(claim: Claim, step: Step, person: str, approvers: Iterable[Approver], day: dt.date) -> None:
    """Nothing, when the person may take the step now; Refused with the rule that forbids it otherwise."""
    move(claim, step, person)
    if not may_take(claim, step, person, approvers, day):
        raise Refused("not_your_step", step=step)


def candidates(claim: Claim, approvers: tuple[Approver, ...], day: dt.date) -> list[str]:
    """The people who can take the step the claim waits for, in the file's order; empty when nobody can."""
    step = WAITS_FOR[claim.state]
    people = dict.fromkeys(right.person for right in approvers)
    return [person for person in people if _allowed(claim, step, person, approvers, day)]


def dead_end(claim: Claim, approvers: tuple[Approver, ...], day: dt.date) -> Step | None:
    """The first step, from the one the claim waits for, that nobody could take; None when the road is open."""
    step = WAITS_FOR[claim.state]
    people = candidates(claim, approvers, day)
    if not people or step == "authorise":
        return None if people else step
    passed = (replace(claim, state="attested", decisions=(*claim.decisions, _approval(claim, p))) for p in people)
    return None if any(candidates(after, approvers, day) for after in passed) else "authorise"


def _approval(claim: Claim, person: str) -> Decision:
    return Decision(step="attest", person=person, outcome="approved", round=claim.round, at=NEVER)


def _allowed(claim: Claim, step: Step, person: str, approvers: tuple[Approver, ...], day: dt.date) -> bool:
    try:
        require(claim, step, person, approvers, day)
    except Refused:
        return False
    return True
