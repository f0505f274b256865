"""Claims deleted by whoever wrote them, and had back again."""

import datetime as dt
from dataclasses import replace
from itertools import takewhile
from typing import get_args

from bot.actions.submission import withdraw
from bot.desk import Desk
from bot.intake import Message
from bot.meant import touched_last
from bot.notices import Notice
from claims import workflow
from claims.claim import Claim, State
from claims.errors import Refused
from claims.people import Person
from store import audit, claims

UNDO = dt.timedelta(days=30)
"""How long a deleted claim can be had back."""

_EVERY_STATE: frozenset[State] = frozenset(get_args(State))
_LOOKED_BACK = 50


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
    """What was just deleted is there again, what was just sent is taken back.

    That is the claim that the message answers or names, or else the one that was touched last, with all that were
    deleted by the same message or click. Refused when neither was done to it last.
    """
    for claim in _undoable(desk, message):
        here = replace(claim, channel=message.channel)
        if claim.state == "submitted":
            withdraw(desk, here, message.person)
        elif claim.state == "deleted":
            restore(desk, here, message.person)
        else:
            raise Refused("nothing_to_undo")


def _undoable(desk: Desk, message: Message) -> list[Claim]:
    if message.claim:
        last = claims.get(desk.connection, message.claim, lock=True)
    else:
        last = touched_last(desk, message.person, _EVERY_STATE)
    if last is None:
        raise Refused("nothing_to_undo")
    if message.claim or last.state != "deleted":
        return [last]
    source = _source(desk, last)
    gone = claims.of_person(desk.connection, message.person.id, {"deleted"}, limit=_LOOKED_BACK)
    return list(takewhile(lambda one: _source(desk, one) == source, gone))


def _source(desk: Desk, claim: Claim) -> str | None:
    deletion = _deletion(desk, claim)
    return deletion.source if deletion else None


def _deletion(desk: Desk, claim: Claim) -> audit.Entry | None:
    """The claim's latest deletion, as the trail has it."""
    trail = audit.of_claim(desk.connection, claim.number)
    return next((made for made in reversed(trail) if made.action == "deleted"), None)
