"""Decisions: attest, authorise, return; judged by the rules and rights of the moment of the click."""

from bot.actions.submission import route
from bot.desk import Desk
from bot.intake import Press
from bot.notices import Notice, NoticeKind
from claims import routing, workflow
from claims.claim import Claim, Decision
from claims.errors import Refused
from claims.people import Step

TOLD: dict[tuple[Step, str], NoticeKind] = {
    ("attest", "approved"): "attested",
    ("authorise", "approved"): "authorised",
    ("attest", "returned"): "returned",
    ("authorise", "returned"): "returned",
}


def decide(desk: Desk, claim: Claim, press: Press) -> Claim:
    """The claim after the decision, which its claimant hears of; Refused when the person may not take it.

    A click on a card of an earlier round, or on one whose step somebody else has taken, changes nothing.
    """
    step = workflow.WAITS_FOR.get(claim.state)
    if step is None or press.round != claim.round or press.action not in (step, "return"):
        raise Refused("already_decided", state=claim.state)
    used = routing.require(claim, step, press.person.id, desk.town.approvers, desk.today)
    if press.action == "return" and not press.reason.strip():
        raise Refused("reason_missing")
    made = Decision(
        step=step,
        person=press.person.id,
        outcome="returned" if press.action == "return" else "approved",
        round=claim.round,
        at=desk.now,
        reason=press.reason.strip(),
        acting_for=routing.holders_of(used),
    )
    details = {"step": step, "reason": made.reason, "acting_for": list(made.acting_for)}
    decided = desk.keep(workflow.decide(claim, made), press.action, press.person.id, **details)
    facts = {"actor": press.person.name, "reason": made.reason}
    told = Notice(kind=TOLD[step, made.outcome], claim=decided, claimant=desk.town.person(claim.claimant), facts=facts)
    desk.tell_claimant(decided, told)
    if decided.state in workflow.WAITS_FOR:
        route(desk, decided)
    return decided
