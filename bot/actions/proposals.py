"""What has been read back and waits for a yes: pressed or said, it holds once or is given up."""

import datetime as dt
from collections.abc import Callable

from bot.actions import batches, deputies
from bot.channel import Channel
from bot.desk import Desk
from bot.intake import Message, OtherPress, Outcome
from bot.notices import Notice
from claims.claim import OPEN, Claim
from claims.errors import Refused
from claims.people import Person
from parsers.text.intents.commands import agreement
from store import batches as stored
from store import claims
from store.batches import Settled

ANSWERED_WITHIN = dt.timedelta(days=1)
"""How long a yes that stands nowhere in particular is an answer to what was read back."""

SETTLE: dict[stored.Kind, Callable[[Desk, Channel, Person, stored.Batch, Settled], None]] = {
    "ruling": batches.settle,
    "deputy": deputies.settle,
}


def pressed(desk: Desk, press: OtherPress) -> None:
    """What the person pressed below it is done; Refused when it is not theirs, or settled already."""
    _settle(desk, press, press.number, "done" if press.action == "batch_confirm" else "dropped")


def answered(desk: Desk, message: Message) -> Outcome | None:
    """What became of a plain yes or no; None for other words, and where nothing was read back that they answer.

    Refused when they could answer several things.
    """
    agrees = agreement(message.text)
    number = _meant(desk, message) if agrees is not None else None
    if number is None:
        return None
    kind = _settle(desk, message, number, "done" if agrees else "dropped")
    if not (agrees and kind == "deputy"):  # both hear of a deputy in other words
        told = Notice(kind="confirmed" if agrees else "given_up", claimant=message.person)
        desk.channels[message.channel].tell(desk, message.person, told)
    return "conversation", "confirmed" if agrees else "given_up"


def _meant(desk: Desk, message: Message) -> int | None:
    """What the words answer: that below which they stand, or what decides the claim below whose card they stand.

    Elsewhere the one thing that waits for an answer.
    """
    if message.asked:
        found = stored.get(desk.connection, message.asked)
        return found.id if found and found.kind in SETTLE else None
    if desk.channels[message.channel] is not desk.deciding_channel:
        return None
    waiting = stored.unanswered(desk.connection, message.person.id, desk.now - ANSWERED_WITHIN)
    if message.claim:
        waiting = [one for one in waiting if any(item.claim == message.claim for item in one.items)]
    elif waiting and any(own.questions for own in _own_last(desk, message.person)):
        raise Refused("answers_several")
    if len(waiting) > 1:
        raise Refused("answers_several")
    return waiting[0].id if waiting else None


def _own_last(desk: Desk, person: Person) -> list[Claim]:
    """The claim whose questions a yes would answer, were nothing read back."""
    return claims.of_person(desk.connection, person.id, OPEN, limit=1)


def _settle(desk: Desk, answer: Message | OtherPress, number: int, stage: Settled) -> stored.Kind:
    batch = stored.get(desk.connection, number)
    if batch is None or batch.person != answer.person.id or batch.kind not in SETTLE:
        raise Refused("no_such_batch")
    if not stored.settle(desk.connection, batch.id, stage):
        raise Refused("batch_settled")
    SETTLE[batch.kind](desk, desk.channels[answer.channel], answer.person, batch, stage)
    return batch.kind
