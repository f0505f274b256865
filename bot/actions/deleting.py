"""Claims deleted by whoever wrote them, and had back again."""

import datetime as dt
from dataclasses import replace

from bot.actions import drafts
from bot.actions.submission import withdraw
from bot.desk import Desk
from bot.intake import Message
from bot.notices import Notice
from claims import workflow
from claims.claim import OPEN, Claim
from claims.errors import Refused
from claims.people import Person
from store import audit, claims

UNDO = dt.timedelta(days=30)
"""How long a deleted claim can be had back."""

JUST_DONE = dt.timedelta(days=1)
"""How long a sending or a change can be what «angre» means."""


def remove(desk: Desk, claim: Claim, person: Person) -> None:
    """The claim is deleted; the store keeps it, and its claimant hears how to have it back."""
    deleted = desk.keep(workflow.move(claim, "delete", person.id), "deleted", person.id)
    facts = {"undo": str(UNDO.days)} if workflow.may(deleted, "restore", person.id) else {}
    desk.tell_claimant(deleted, Notice(kind="deleted", claim=deleted, claimant=person, facts=facts))


def restore(desk: Desk, claim: Claim, person: Person) -> None:
    """The deleted claim is as it was before; Refused for one that was deleted too long ago."""
    moved = workflow.move(claim, "restore", person.id)
    deletion = _deletion(desk, claim)
    if deletion is None or desk.now - deletion.at > UNDO:
        raise Refused("undo_too_late")
    restored = desk.keep(moved, "restored", person.id)
    desk.tell_claimant(restored, Notice(kind="restored", claim=restored, claimant=person))


def undo(desk: Desk, message: Message) -> None:
    """What was just deleted is there again, what was just sent is taken back, and what was just changed is as before.

    That is the claim that the message answers or names, or else all that the person deleted or sent with the last they
    did, or the draft that they changed. Refused when that was something else, or too long ago to be meant.
    """
    numbers = [message.claim] if message.claim else _just_done(desk, message.person)
    found = [claim for number in numbers if (claim := claims.get(desk.connection, number, lock=True))]
    if not found:
        raise Refused("nothing_to_undo")
    for claim in found:
        here = replace(claim, channel=message.channel)
        if claim.state == "submitted":
            withdraw(desk, here, message.person)
        elif claim.state == "deleted":
            restore(desk, here, message.person)
        elif claim.state in OPEN and claim.claimant == message.person.id:
            drafts.take_back(desk, here, message)
        else:
            raise Refused("nothing_to_undo")


def _just_done(desk: Desk, person: Person) -> list[str]:
    done = audit.done_last(desk.connection, person.id)
    is_old = bool(done) and desk.now - done[-1].at > JUST_DONE
    if not done or (is_old and done[-1].action != "deleted"):
        return []
    if done[-1].action not in ("deleted", "submitted") and drafts.BEFORE not in done[-1].details:
        return []
    return [each.claim for each in done if each.claim and each.action == done[-1].action]


def _deletion(desk: Desk, claim: Claim) -> audit.Entry | None:
    """The claim's latest deletion, as the trail has it."""
    trail = audit.of_claim(desk.connection, claim.number)
    return next((made for made in reversed(trail) if made.action == "deleted"), None)
