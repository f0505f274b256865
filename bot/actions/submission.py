"""A claim sent to approval, and the people who are asked to decide it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.actions.drafts import SENT, show
from bot.desk import Desk
from bot.notices import Notice
from claims import documentation, drafting, routing, workflow
from claims.checks import blocking, findings
from claims.claim import Claim
from claims.errors import Refused
from claims.hindrances import Hindrance, hindrances
from claims.people import Person, Step


def submit(desk: Desk, claim: Claim, person: Person) -> None:
    """The claim waits for its next approver; Refused with the reason when it cannot be sent yet.

    Prices that have changed since the claimant saw them are shown instead of sent. What lacks documentation is taxed
    from here on.
    """
    if claim.claimant == person.id and claim.state in SENT:
        raise Refused("sent_already")
    terms = desk.terms(claim)
    today = drafting.repriced(claim, terms)
    found = list(findings(today, terms, desk.today))
    sent = documentation.as_sent(today, found, terms)
    # A claim that comes back still has the sums it was sent with.
    if _sums(claim) not in (_sums(today), _sums(sent)):
        show(desk, desk.keep(today, "repriced", "system", total=str(today.total)), claim)
        raise Refused("price_changed")
    moved = workflow.move(sent, "submit", person.id)
    if blocking(found):
        raise Refused("blocked")
    sums = {"total": str(moved.total), "taxable": str(moved.taxable)}
    sent = desk.keep(moved, "submitted", person.id, **sums)
    if asked := route(desk, sent):
        names = "; ".join(approver.name for approver in asked)
        desk.tell_claimant(sent, Notice(kind="sent", claim=sent, claimant=person, facts={"approvers": names}))


def _sums(claim: Claim) -> tuple[Decimal, Decimal]:
    return claim.total, claim.taxable


def withdraw(desk: Desk, claim: Claim, person: Person) -> None:
    """The claim is its claimant's again; Refused, with who has approved it, when somebody has.

    What it lacks taxes it no longer.
    """
    if claim.claimant == person.id and claim.state in SENT - {"submitted"}:
        raise too_late(desk, claim)
    moved = workflow.move(claim, "withdraw", person.id)
    today = drafting.repriced(moved, desk.terms(moved))
    taken_back = desk.keep(replace(today, version=moved.version), "withdrawn", person.id)
    desk.tell_claimant(taken_back, Notice(kind="withdrawn", claim=taken_back, claimant=person))


def too_late(desk: Desk, claim: Claim) -> Refused:
    """Why the claim cannot be taken back: who has approved it last."""
    approved = next(made for made in reversed(claim.decisions) if made.outcome == "approved")
    actor = desk.town.person(approved.person).name
    if claim.state == "attested":
        return Refused("attested_before", number=claim.number, actor=actor)
    return Refused("authorised_before", number=claim.number, actor=actor)


def route(desk: Desk, claim: Claim) -> list[Person]:
    """The people who can decide the claim now; each has its card, once however often this is called, and nobody else.

    When nobody can take this step, or the one after it, the administrators and the claimant are told, once.
    """
    step = workflow.WAITS_FOR[claim.state]
    channel = desk.deciding_channel
    if channel is None:
        _tell_dead_end(desk, claim, step, None)
        return []
    approvers = [desk.town.person(p) for p in routing.candidates(claim, desk.town.approvers, desk.today)]
    for approver in approvers:
        channel.ask(desk, approver, claim, step)
    channel.ask_nobody_but(desk, approvers, claim, step)
    if blocked := routing.dead_end(claim, desk.town.approvers, desk.today):
        _tell_dead_end(desk, claim, blocked, hindrances(claim, blocked, desk.town.approvers, desk.today))
    return approvers


def _tell_dead_end(desk: Desk, claim: Claim, step: Step, why: Mapping[Hindrance, Sequence[str]] | None) -> None:
    """The claimant hears that nobody can take the step, the administrators also `why`: whom what keeps from it; None
    where no channel lets anybody decide."""
    claimant = desk.town.person(claim.claimant)
    told = Notice(kind="nobody_can_decide", claim=claim, claimant=claimant, facts={"step": step})
    if desk.tell_claimant(claim, told):
        known = {str(what): people for what, people in why.items()} if why else {"no_channel": []}
        desk.note("nobody_can_decide", "system", claim.number, step=step, why=sorted(known))
        names = {what: "; ".join(desk.town.person(one).name for one in people) for what, people in known.items()}
        desk.tell_administrators(replace(told, kind="admin_nobody_can_decide", facts={"step": step, **names}))
