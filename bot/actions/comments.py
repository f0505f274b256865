"""What people say of a claim that is being decided, and approvers who ask another to decide it."""

from collections.abc import Iterable
from dataclasses import replace

from bot.actions.submission import route
from bot.desk import Desk
from bot.intake import Form, Press
from bot.notices import Notice, NoticeKind
from bot.presentation.facts import REASON_LIMIT
from claims import routing
from claims.claim import Claim, Comment
from claims.errors import Refused
from claims.people import Person, Step
from claims.workflow import WAITS_FOR
from store import claims


def comment(desk: Desk, claim: Claim, person: Person, text: str) -> None:
    """What the person says stands on every card of the claim, and whoever it is for hears it.

    That is the claimant, and for the claimant those approvers who have said something, and unless one of them can still
    decide it, those who are asked.
    Refused for whoever neither owns the claim, nor may decide it or has decided something, and when nobody decides it.
    """
    said = text.strip()[:REASON_LIMIT]
    step = _waits_for(claim)
    if not said:
        raise Refused("comment_missing")
    has_part = person.id == claim.claimant or any(made.person == person.id for made in claim.decisions)
    if not has_part:
        routing.require(claim, step, person.id, desk.town.approvers, desk.today)
    kept = _keep(desk, claim, Comment(person=person.id, at=desk.now, round=claim.round, text=said), "commented")
    _tell(desk, kept, "commented", _hearers(desk, kept, person.id), actor=person.name, reason=said)


def hand_on(desk: Desk, claim: Claim, person: Person, to: str, text: str) -> None:
    """The claim is in the hands of the one asked, and both hear so; it stands on no list of the person's any more.

    Refused when either of them may not decide it now.
    """
    step = _waits_for(claim)
    routing.require(claim, step, person.id, desk.town.approvers, desk.today)
    if to not in routing.others(claim, person.id, desk.town.approvers, desk.today):
        raise Refused("cannot_take")
    said = text.strip()[:REASON_LIMIT]
    made = Comment(person=person.id, at=desk.now, round=claim.round, text=said, to=to)
    kept = _keep(desk, claim, made, "handed_on")
    route(desk, kept)
    why = {"why": said} if said else {}
    _tell(desk, kept, "handed_on", (person.id, to), actor=person.name, recipient=desk.town.person(to).name, **why)


def filled(desk: Desk, claim: Claim | None, form: Form) -> None:
    """The dialog's comment, or its request to another, is made; Refused for one about an earlier round."""
    assert claim
    if form.round != claim.round:
        raise Refused("already_decided", state=claim.state)
    if form.kind == "comment":
        comment(desk, claim, form.person, form.values["text"])
    else:
        hand_on(desk, claim, form.person, form.values["to"], form.values["text"])


def refuse(desk: Desk, claim: Claim, press: Press) -> None:
    """Why the dialog behind the button did not open."""
    routing.require(claim, _waits_for(claim), press.person.id, desk.town.approvers, desk.today)
    if press.round != claim.round:
        raise Refused("already_decided", state=claim.state)
    raise Refused("cannot_take")


def _waits_for(claim: Claim) -> Step:
    if claim.state not in WAITS_FOR:
        raise Refused("already_decided", state=claim.state)
    return WAITS_FOR[claim.state]


def _keep(desk: Desk, claim: Claim, made: Comment, action: str) -> Claim:
    """The claim waits since the same day as before; its version changes, for whoever was shown it has not seen this."""
    said = replace(claim, comments=(*claim.comments, made), version=claim.version + 1)
    claims.save(desk.connection, said, None)
    desk.note(action, made.person, claim.number, text=made.text, **({"to": made.to} if made.to else {}))
    desk.redraw(said)
    return said


def _hearers(desk: Desk, claim: Claim, person: str) -> Iterable[str]:
    if person != claim.claimant:
        return (claim.claimant,)
    asking = dict.fromkeys(said.person for said in claim.comments if said.person != claim.claimant)
    able = routing.candidates(claim, desk.town.approvers, desk.today)
    return asking if asking.keys() & set(able) else dict.fromkeys((*asking, *able))


def _tell(desk: Desk, claim: Claim, kind: NoticeKind, hearers: Iterable[str], **facts: str) -> None:
    notice = Notice(kind=kind, claim=claim, claimant=desk.town.person(claim.claimant), facts=facts)
    channel = desk.deciding_channel
    for hearer in hearers:
        if hearer == claim.claimant:
            desk.tell_claimant(claim, notice)
        elif channel:
            channel.tell(desk, desk.town.person(hearer), notice)
