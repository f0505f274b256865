"""A claim sent to approval, and the people who are asked to decide it."""

from bot.channel import Decides
from bot.desk import Desk
from bot.notices import Notice
from claims import routing, workflow
from claims.claim import Claim
from claims.people import Person


def submit(desk: Desk, claim: Claim, person: Person) -> Claim:
    """The claim waits for its next approver; Refused with the reason when it cannot be sent yet."""
    sent = desk.keep(workflow.move(claim, "submit", person.id), "submitted", person.id, total=str(claim.total))
    asked = route(desk, sent)
    if asked:
        names = "; ".join(approver.name for approver in asked)
        desk.tell_claimant(sent, Notice(kind="sent", claim=sent, claimant=person, facts={"approvers": names}))
    return sent


def route(desk: Desk, claim: Claim) -> list[Person]:
    """The people who can decide the claim now; each has its card, once however often this is called.

    When there is nobody, the administrators and the claimant are told, once a round and step.
    """
    step = workflow.WAITS_FOR[claim.state]
    channel = next((channel for channel in desk.channels.values() if isinstance(channel, Decides)), None)
    found = routing.candidates(claim, desk.town.approvers, desk.today) if channel else []
    approvers = [desk.town.person(number) for number in found]
    for approver in approvers:
        assert channel
        channel.ask(desk, approver, claim, step)
    if not approvers:
        _tell_dead_end(desk, claim)
    return approvers


def _tell_dead_end(desk: Desk, claim: Claim) -> None:
    claimant = desk.town.person(claim.claimant)
    facts = {"step": workflow.WAITS_FOR[claim.state], "ansvar": ", ".join(sorted(claim.ansvar))}
    desk.note("nobody_can_decide", "system", claim.number, **facts)
    desk.tell_claimant(claim, Notice(kind="nobody_can_decide", claim=claim, claimant=claimant, facts=facts))
    desk.tell_administrators(Notice(kind="admin_nobody_can_decide", claim=claim, claimant=claimant, facts=facts))
