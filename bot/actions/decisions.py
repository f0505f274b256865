"""Decisions: attest, authorise, return; judged by the rules and rights of the moment of the click."""

from bot.actions.submission import route
from bot.desk import Desk
from bot.intake import Form, Press
from bot.notices import Notice, NoticeKind
from claims import routing, splitting, workflow
from claims.claim import Claim, Decision
from claims.errors import Refused
from claims.people import Step
from store import audit, claims

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
    because_of: dict[str, str] = {}
    if press.action == "return" and press.lines:
        _require_as_shown(desk, claim, press)
        if set(press.lines) != set(range(len(claim.lines))):
            if splitting.are_worth_apart(claim, press.lines, desk.terms(claim)):
                return _return_lines(desk, claim, press, made)
            because_of = {"lines": "; ".join(str(number + 1) for number in press.lines)}
    decided = desk.keep(workflow.decide(claim, made), press.action, press.person.id, **_details(made), **because_of)
    _tell(desk, decided, made, **because_of)
    if decided.state in workflow.WAITS_FOR:
        route(desk, decided)
    return decided


def send_back(desk: Desk, claim: Claim | None, form: Form) -> None:
    """The claim, or the `lines` (from 0) that the form names, is returned with its `reason`.

    Refused as `decide`, with the reason, which its writer would have to think of anew otherwise.
    """
    if claim is None:
        raise Refused("no_such_claim")
    press = Press(
        person=form.person,
        channel=form.channel,
        action="return",
        claim=form.claim,
        round=form.round,
        version=form.version,
        reason=form.values["reason"],
        lines=tuple(form.values["lines"]),
    )
    try:
        decide(desk, claim, press)
    except Refused as refused:
        refused.facts["reason"] = press.reason
        raise


def _return_lines(desk: Desk, claim: Claim, press: Press, made: Decision) -> Claim:
    """The claim goes on without the lines, which the claimant gets back as a claim of their own."""
    rest, part = splitting.return_lines(claim, press.lines, made, claims.new_number(desk.connection, desk.today))
    claims.insert_claim(desk.connection, part, desk.now)
    details = {**_details(made), "lines": [number + 1 for number in press.lines]}
    desk.note("return", made.person, part.number, split_from=claim.number, **details)
    desk.keep(rest, audit.LINES_WENT, made.person, split_to=part.number, version=rest.version, **details)
    _tell(desk, part, made, origin=claim.number)
    return rest


def _require_as_shown(desk: Desk, claim: Claim, press: Press) -> None:
    """Refused when somebody else has returned lines since: the numbers mean others now, or none.

    Nothing else changes the lines of a claim that waits in the same round.
    """
    have_moved = press.version is None or audit.lines_went_after(desk.connection, claim.number, press.version)
    if have_moved or not set(press.lines) <= set(range(len(claim.lines))):
        raise Refused("already_decided", state=claim.state)


def _details(made: Decision) -> dict[str, object]:
    return {"step": made.step, "reason": made.reason, "acting_for": list(made.acting_for)}


def _tell(desk: Desk, decided: Claim, made: Decision, **about: str) -> None:
    """The claimant hears of the decision, and which claim returned lines were taken from or why the whole came back."""
    facts = {"actor": desk.town.person(made.person).name, "reason": made.reason, **about}
    told = Notice(
        kind=TOLD[made.step, made.outcome], claim=decided, claimant=desk.town.person(decided.claimant), facts=facts
    )
    desk.tell_claimant(decided, told)
