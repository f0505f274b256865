"""Receipts that the claimant lacks: kept as a comment for whoever decides, and answered with what holds then."""

from bot import amending
from bot.actions import choosing, keeping
from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.marked import meant
from bot.meant import held
from claims.claim import Claim
from parsers.text.intents.things import Change


def told(desk: Desk, message: Message, claim: Claim) -> Outcome | None:
    """What became of the message; None when it says nothing of a receipt that is not there."""
    lost = None if message.files else desk.reader.lost_receipt(message.text, message.received)
    if lost is None:
        return None
    changes = [Change(thing=lost.thing, said=lost.thing.said)] if lost.thing else []
    found = amending.having(desk, message, claim, changes) if changes else [claim]
    if not found:
        return amending.not_there(desk, message, claim, changes)
    if len(found) > 1:
        choosing.ask(desk, message, "answer", found)
        return "conversation", "which_answer"
    places = [at for change in changes for at in meant(change, found[0], desk.town.catalogue)]
    about = " ".join(map(str, places or range(len(found[0].lines))))
    keeping.remark(desk, held(desk, message, found[0]), message.person, message.text.strip(), no_receipt=about)
    return "conversation", "lost_receipt"
