"""Orders that several of a person's claims may be meant by: done to all that are named, else the person is asked."""

from dataclasses import replace

from bot.actions import choosing, drafts, submission
from bot.desk import Desk
from bot.intake import Message, Outcome
from claims.checks import blocking
from claims.claim import OPEN, Claim
from claims.errors import Refused
from claims.people import Person
from claims.workflow import may
from parsers.text.intents.called import calls_some
from parsers.text.intents.several import several
from store import audit, claims
from store.proposals import OrderedAction


def ordered(desk: Desk, message: Message, action: OrderedAction) -> Outcome | None:
    """What became of an order that names no claim; None where it can only be about the one touched last.

    Whoever says «slett» means the last one, and can have it back. Whoever says «send» with several ready is asked, for
    others will see what is sent; so is whoever says «slett alt». Where all are meant, the person is told of each that
    was not sent why it was not.

    Refused when it names one that is not there, or several: nothing is done to another in its place.
    """
    count = several(message.text)
    if calls_some(message.text):
        raise Refused("no_such_number")
    if message.claim or not message.verified or (count is None and action == "delete"):
        return None
    found = _open(desk, message)
    ready = [claim for claim in found if action == "delete" or _can_be_sent(desk, claim, message.person)]
    if len(found) < 2 or (count is None and len(ready) < 2):
        return None
    if count in (len(found), len(ready)) or not ready or (count == "all" and action == "submit"):
        choosing.close(desk, message, action)
        for claim in found:
            _do(desk, message, action, claim)
        return "conversation", f"{action}_several"
    choosing.ask(desk, message, action, ready)
    return "conversation", f"which_{action}"


def withdrawn(desk: Desk, message: Message) -> bool:
    """True when an order to take back all that was sent has been carried out, as far as nobody has decided anything.

    Refused where another number of claims is said than wait.
    """
    count = several(message.text)
    if calls_some(message.text):
        raise Refused("no_such_number")
    if count is None or not message.verified:
        return False
    sent = claims.of_person(desk.connection, message.person.id, {"submitted"})
    if not sent:
        raise Refused("not_sent")
    if count not in ("all", len(sent)):
        raise Refused("pick_unclear")
    for one in sent:
        if held := claims.get(desk.connection, one.number, lock=True):
            submission.withdraw(desk, replace(held, channel=message.channel), message.person)
    return True


def _do(desk: Desk, message: Message, action: OrderedAction, claim: Claim) -> None:
    """Each by itself: what keeps one back keeps none of the others."""
    if action == "submit" and _may_be_forged(desk, claim):
        drafts.show(desk, replace(claim, channel=message.channel))
    else:
        choosing.do(desk, message, action, claim)


def _open(desk: Desk, message: Message) -> list[Claim]:
    """The person's claims that are theirs to change, touched last first, held for this transaction."""
    found = claims.of_person(desk.connection, message.person.id, OPEN)
    return [claim for one in found if (claim := claims.get(desk.connection, one.number, lock=True))]


def _can_be_sent(desk: Desk, claim: Claim, person: Person) -> bool:
    if not may(claim, "submit", person.id) or _may_be_forged(desk, claim):
        return False
    return not list(blocking(desk.findings(claim)))


def _may_be_forged(desk: Desk, claim: Claim) -> bool:
    """True for what another may have opened in the person's name: it is shown before it is sent."""
    return audit.was_opened_unproven(desk.connection, claim.number)
