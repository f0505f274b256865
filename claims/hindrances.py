"""What keeps people from a claim's step: for whoever may not take it, and for whoever can mend that nobody may."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from claims.claim import Claim
from claims.patterns import names
from claims.people import Approver, Step
from claims.routing import as_attested, candidates, is_usable, rights_used
from claims.workflow import WAITS_FOR

Hindrance = Literal["both_steps", "own_claim", "over_limit", "not_valid", "no_right"]
"""What stands in the way, beginning with what lies nearest to a right that would do."""


def hindrance(claim: Claim, step: Step, person: str, approvers: Iterable[Approver], day: dt.date) -> Hindrance | None:
    """What keeps the person from the step on the day; None where nothing does."""
    rights = [right for right in approvers if right.person == person and right.step == step]
    if not all(any(names(right.ansvar, ansvar) for right in rights) for ansvar in claim.ansvar):
        return "no_right"
    usable = [right for right in rights if is_usable(right, claim)]
    if not usable or person == claim.claimant:
        return "own_claim" if claim.claimant in {person, *(right.holder for right in rights)} else "both_steps"
    if any(made.person == person and made.step != step and made.outcome == "approved" for made in claim.decisions):
        return "both_steps"
    if rights_used(claim, step, person, usable, day) is not None:
        return None
    held = [right for right in usable if right.covers(day)]
    is_valid = all(any(names(right.ansvar, ansvar) for right in held) for ansvar in claim.ansvar)
    return "over_limit" if is_valid else "not_valid"


def hindrances(claim: Claim, step: Step, approvers: tuple[Approver, ...], day: dt.date) -> dict[Hindrance, list[str]]:
    """Why nobody can take the step, this one or the one after it: the people with rights of their own by what keeps
    them from it, without those whose rights are for something else; `no_right` alone where nobody is left.

    Whoever decides as a deputy is kept from it by what keeps whoever's right it is.
    """
    if WAITS_FOR[claim.state] != step:
        claim = as_attested(claim, candidates(claim, approvers, day)[0], approvers, day)
    own = tuple(right for right in approvers if not right.holder)
    found: dict[Hindrance, list[str]] = {}
    for person in dict.fromkeys(right.person for right in own if right.step == step):
        if what := hindrance(claim, step, person, own, day):
            found.setdefault(what, []).append(person)
    found.pop("no_right", None)
    return found or {"no_right": []}
