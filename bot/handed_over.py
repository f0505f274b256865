"""Receipts that come alone, or with words for what they are of: put to the claim that has it, or that wants one."""

from dataclasses import replace

from bot import amending, enclosures
from bot.actions import choosing, drafts
from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.marked import meant
from bot.meant import held
from claims.claim import OPEN, Claim
from parsers.text.intents.things import Change
from store import audit, claims

_WANTING = frozenset({"needs_receipt", "receipt_missing", "declaration"})
"""What the checks call an outlay without its receipt."""

_MOST = 10
"""Open claims, touched last, that a receipt may be for."""


def told(desk: Desk, message: Message, claim: Claim) -> Outcome | None:
    """What became of the files, which are all that the message is about; None for any other message.

    The claim with what they are said to be of is the one; else the one that is answered, or the one touched last that
    wants a receipt, or else that was touched last at all. Its claimant hears which, and is asked where several have it.
    """
    handed = desk.reader.handed_over(message.text, message.received) if message.files else None
    if handed is None:
        return None
    if handed.thing is None:
        _put_to(desk, message, claim if message.claim else _wanting(desk, message) or claim)
        return "conversation", "files"
    change = Change(thing=handed.thing, said=handed.thing.said)
    found = amending.having(desk, message, claim, [change])
    if not found:
        return None
    if len(found) > 1:
        choosing.ask(desk, message, "answer", found)
        return "conversation", "which_answer"
    _put_to(desk, message, found[0], meant(change, found[0], desk.town.catalogue))
    return "conversation", "files"


def _wanting(desk: Desk, message: Message) -> Claim | None:
    """The open claim touched last that wants a receipt; what another may have opened in their name asks for nothing."""
    for one in claims.of_person(desk.connection, message.person.id, OPEN, limit=_MOST):
        wants = any(finding.code in _WANTING for finding in desk.findings(one))
        if wants and not audit.was_opened_unproven(desk.connection, one.number):
            return one
    return None


def _put_to(desk: Desk, message: Message, found: Claim, lines: list[int] | None = None) -> None:
    before = held(desk, message, found)
    grown = enclosures.with_files(desk, message, before)
    of = " ".join(map(str, lines or ()))
    drafts.show(desk, replace(grown, channel=message.channel), before, brought=message.files, of=of)
