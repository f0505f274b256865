"""Who can take a claim's next step: rights by Ansvar, amount and date, own claims and doubled steps excluded."""

import datetime as dt
from collections.abc import Iterable

from claims.claim import Claim
from claims.errors import Refused
from claims.people import Approver, Step
from claims.workflow import WAITS_FOR, move


def may_take(claim: Claim, step: Step, person: str, approvers: Iterable[Approver], day: dt.date) -> bool:
    """True when the person holds the right to the step for every Ansvar of the claim, at its total, on the day."""
    own = [right for right in approvers if right.person == person and right.step == step]
    return all(any(right.allows(ansvar, claim.total, day) for right in own) for ansvar in claim.ansvar)


def candidates(claim: Claim, approvers: tuple[Approver, ...], day: dt.date) -> list[str]:
    """The people who can take the step the claim waits for, in the file's order; empty when nobody can."""
    step = WAITS_FOR[claim.state]
    people = dict.fromkeys(right.person for right in approvers)
    return [p for p in people if may_take(claim, step, p, approvers, day) and _workflow_allows(claim, step, p)]


def _workflow_allows(claim: Claim, step: Step, person: str) -> bool:
    try:
        move(claim, step, person)
    except Refused:
        return False
    return True
