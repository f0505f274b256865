"""What is answered to words that stop what goes on: nothing is done because of them."""

import datetime as dt

from bot import refusals
from bot.actions import deleting, submission
from bot.desk import Desk
from bot.intake import Message
from bot.meant import EVERY_LIVING
from bot.notices import Notice
from claims import workflow
from claims.claim import OPEN, Claim, State
from store import claims

JUST_DELETED = dt.timedelta(days=1)
"""How long a deletion can be what somebody would stop."""

_UNDER_WAY: frozenset[State] = EVERY_LIVING - {"paid"}
_DELETED: frozenset[State] = frozenset({"deleted"})


def stop(desk: Desk, message: Message, claim: Claim | None) -> None:
    """The person hears that nothing is done now, and what they may have meant can be done with.

    That is the claim that the message is about, or the one that was touched last: a draft is still one, what waits for
    its attestor can be taken back, what was just deleted can be had back, and who has approved the rest is told.
    """
    meant = claim if message.claim else _touched(desk, message)
    if meant and meant.state in EVERY_LIVING - OPEN - {"submitted"}:
        refusals.tell(desk, message, submission.too_late(desk, meant), meant)
        return
    facts = _facts(meant, message) if meant else {}
    desk.answer(message, Notice(kind="stopped", claim=meant if facts else None, claimant=message.person, facts=facts))


def _facts(claim: Claim, message: Message) -> dict[str, str]:
    """What can be done with the claim, which nobody has approved; nothing for a deleted one that held nothing."""
    if claim.state != "deleted":
        return {"draft" if claim.state in OPEN else "sent": claim.number}
    return {"undo": str(deleting.UNDO.days)} if workflow.may(claim, "restore", message.person.id) else {}


def _touched(desk: Desk, message: Message) -> Claim | None:
    """The claim that was touched last of those under way; one that has just been deleted may be meant too."""
    for states in (_UNDER_WAY | _DELETED, _UNDER_WAY):
        found = claims.of_person(desk.connection, message.person.id, states, limit=1)
        if found and (found[0].state != "deleted" or _is_fresh(desk, found[0])):
            return found[0]
    return None


def _is_fresh(desk: Desk, claim: Claim) -> bool:
    return desk.now - claims.touched_at(desk.connection, claim.number) <= JUST_DELETED
