"""What has been read back and waits for a yes: pressed or said, it holds once or is given up."""

import datetime as dt
from collections.abc import Callable

from bot.actions import deputies, rulings
from bot.channel import Channel, Decides
from bot.desk import Desk
from bot.intake import Message, OtherPress, Outcome
from bot.notices import Notice
from claims.claim import OPEN, Claim
from claims.errors import Refused
from claims.people import Person
from parsers.text.intents.commands import agreement, agrees_outright
from store import claims
from store import proposals as stored
from store.proposals import Settled

ANSWERED_WITHIN = dt.timedelta(days=1)
"""How long words that stand nowhere in particular are about what was read back."""
AGREED_WITHIN = dt.timedelta(minutes=15)
"""How long such words can agree to it."""

SETTLE: dict[stored.Kind, Callable[[Desk, Channel, Person, stored.Proposal, Settled], None]] = {
    "ruling": rulings.settle,
    "deputy": deputies.settle,
}


def pressed(desk: Desk, press: OtherPress) -> None:
    """What the person pressed below it is done; Refused when it is not theirs, or settled already."""
    _settle(desk, press, press.number, "done" if press.action == "proposal_confirm" else "dropped")


def answered(desk: Desk, message: Message) -> Outcome | None:
    """What became of a plain yes or no; None for other words, and where nothing was read back that they answer.

    Refused when they could answer several things.
    """
    agrees = agreement(message.text)
    number = _meant(desk, message, agrees=agrees) if agrees is not None else None
    if number is None:
        return None
    kind = _settle(desk, message, number, "done" if agrees else "dropped")
    if not (agrees and kind == "deputy"):  # both hear of a deputy in other words
        told = Notice(kind="confirmed" if agrees else "given_up", claimant=message.person)
        desk.channels[message.channel].tell(desk, message.person, told)
    return "conversation", "confirmed" if agrees else "given_up"


def _meant(desk: Desk, message: Message, *, agrees: bool) -> int | None:
    """What the words answer: that below which they stand, or what decides the claim below whose card they stand.

    Elsewhere the one thing that waits for an answer. Refused where they may be a yes to something else, or to nothing.
    """
    if message.asked:
        found = stored.get(desk.connection, message.asked)
        return found.id if found and found.kind in SETTLE else None
    channel = desk.deciding_channel
    if channel is None or desk.channels[message.channel] is not channel:
        return None
    waiting = stored.unanswered(desk.connection, message.person.id, desk.now - ANSWERED_WITHIN)
    if message.claim:
        waiting = [one for one in waiting if any(item.claim == message.claim for item in one.items)]
    elif waiting and any(own.questions for own in _own_last(desk, message.person)):
        raise Refused("answers_several")
    if len(waiting) > 1 or (waiting and agrees and not _is_clear(desk, channel, message, waiting[0])):
        raise Refused("answers_several")
    return waiting[0].id if waiting else None


def _is_clear(desk: Desk, channel: Decides, message: Message, proposal: stored.Proposal) -> bool:
    """True for an outright yes that was written when the person had just read the proposal, and nothing after it."""
    assert proposal.message  # only what stands before the person waits for an answer
    since = message.received - channel.posted_at(proposal.message)
    at_once = dt.timedelta() < since <= AGREED_WITHIN
    here = message.claim or channel.stands_last(desk, message.person, proposal.message)
    return agrees_outright(message.text) and at_once and bool(here)


def _own_last(desk: Desk, person: Person) -> list[Claim]:
    """The claim whose questions a yes would answer, were nothing read back."""
    return claims.of_person(desk.connection, person.id, OPEN, limit=1)


def _settle(desk: Desk, answer: Message | OtherPress, number: int, stage: Settled) -> stored.Kind:
    proposal = stored.get(desk.connection, number)
    if proposal is None or proposal.person != answer.person.id or proposal.kind not in SETTLE:
        raise Refused("no_such_proposal")
    if not stored.settle(desk.connection, proposal.id, stage):
        raise Refused("proposal_settled")
    SETTLE[proposal.kind](desk, desk.channels[answer.channel], answer.person, proposal, stage)
    return proposal.kind
