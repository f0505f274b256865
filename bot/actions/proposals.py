"""What has been read back or asked as a proposal, and waits for an answer: pressed or said, it holds once."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import refusals
from bot.actions import choosing, deputies, rulings
from bot.channel import Channel, Decides
from bot.desk import Desk
from bot.intake import Message, OtherPress, Outcome
from bot.notices import Notice
from claims.claim import OPEN, Claim
from claims.errors import Refused
from claims.people import Person
from parsers.text.intents.assent import Assent, assent
from parsers.text.intents.commands import cancels
from parsers.text.intents.rulings import ruling
from store import claims
from store import proposals as stored
from store.proposals import Proposal, Settled

ANSWERED_WITHIN = dt.timedelta(days=1)
"""How long words that stand nowhere in particular are about what was read back."""
AGREED_WITHIN = dt.timedelta(minutes=15)
"""How long such words can agree to it."""

SETTLE: dict[stored.Kind, Callable[[Desk, Channel, Person, Proposal, Settled], None]] = {
    "ruling": rulings.settle,
    "deputy": deputies.settle,
}


def pressed(desk: Desk, press: OtherPress) -> None:
    """What the person pressed below it is done; Refused when it is not theirs, or settled already."""
    proposal = _own(desk, press, press.number)
    picked: tuple[int, ...] = ()
    if press.action != "proposal_cancel":
        places = range(len(proposal.choice.claims)) if proposal.choice else range(0)
        picks = press.action == "proposal_pick"
        picked = (press.picked,) if picks and press.picked is not None else tuple(places)
        if picks != bool(proposal.choice) or not set(picked) <= set(places):
            raise Refused("no_such_proposal")
    _settle(desk, press, proposal, "dropped" if press.action == "proposal_cancel" else "done", picked)


def heard(desk: Desk, message: Message) -> Outcome | None:
    """What became of words that answer a proposal; None for other words, and where there is nothing they answer.

    Where it is not clear what is meant, nothing is done and the person is told.
    """
    if not message.verified or message.retold:
        return None
    standing = _standing(desk, message)
    try:
        return _picks(desk, message, standing) or _agrees(desk, message)
    except Refused as refused:
        still = standing.id if standing and refused.code in ("pick_unclear", "line_unclear") else 0
        refusals.tell(desk, message, refused, None, asks=message.asked or still)
        return "refused", refused.code


def is_asked_which(desk: Desk, message: Message) -> bool:
    """True for a message that stands below the question which claim is meant, and that question waits."""
    asked = stored.get(desk.connection, message.asked) if message.asked else None
    return asked is not None and asked.choice is not None and asked.state == "open"


def waits_for_a_pick(desk: Desk, message: Message) -> bool:
    """True when the person has just been asked which claim is meant, and the message stands below no other."""
    if message.claim or message.retold or not message.verified:
        return False
    standing = _standing(desk, message)
    return standing is not None and standing.choice is not None


def _picks(desk: Desk, message: Message, proposal: Proposal | None) -> Outcome | None:
    """What became of words that say which claim is meant; Refused when they could be none of those, or several."""
    if proposal is None or proposal.choice is None:
        return None
    picked = choosing.picked(desk, message, proposal.choice)
    if picked is None:
        return None
    if not picked:
        raise _unclear(proposal.choice)
    _settle(desk, message, proposal, "done", picked)
    return "conversation", f"{proposal.choice.action}_chosen"


def _unclear(choice: stored.Choice) -> Refused:
    return Refused("line_unclear") if choice.action == "remove" else Refused("pick_unclear")


def _standing(desk: Desk, message: Message) -> Proposal | None:
    """What the message stands below, or what stands last before the person and has just been read."""
    if message.asked:
        found = stored.get(desk.connection, message.asked)
        return found if found and found.person == message.person.id else None
    channel = desk.channels[message.channel]
    if not isinstance(channel, Decides):
        return None
    waiting = stored.unanswered(desk.connection, message.person.id, desk.now - ANSWERED_WITHIN)
    last = replace(message, claim=None)
    return waiting[-1] if waiting and _is_fresh(desk, channel, last, waiting[-1]) else None


def _agrees(desk: Desk, message: Message) -> Outcome | None:
    """What became of a plain yes or no; Refused when it could answer several things, or agrees to a part alone."""
    said = assent(message.text)
    if said is None or (said == "hedged" and ruling(message.text)):
        return None
    proposal = _meant(desk, message, said)
    if proposal is None:
        return None
    if said == "hedged" or (said == "decides" and proposal.kind != "ruling"):
        raise Refused("answers_in_part")
    agrees = said != "no"
    if agrees and proposal.choice and len(proposal.choice.claims) > 1:
        raise _unclear(proposal.choice)
    _settle(desk, message, proposal, "done" if agrees else "dropped", (0,) if agrees and proposal.choice else ())
    if not agrees or proposal.kind == "ruling":  # what else is done is told in other words
        told = Notice(kind="confirmed" if agrees else "given_up", claimant=message.person)
        desk.channels[message.channel].tell(desk, message.person, told)
    return "conversation", "confirmed" if agrees else "given_up"


def _meant(desk: Desk, message: Message, said: Assent) -> Proposal | None:
    """What the words answer: that below which they stand, or what decides the claim below whose card they stand.

    Elsewhere the one thing that waits for an answer. Refused where they may be a yes to something else, or to nothing.
    """
    if message.asked:
        found = stored.get(desk.connection, message.asked)
        return found if found and found.kind != "list" else None
    channel = desk.channels[message.channel]
    if not isinstance(channel, Decides):
        return None
    waiting = stored.unanswered(desk.connection, message.person.id, desk.now - ANSWERED_WITHIN)
    if cancels(message.text) and not message.claim and waiting and _is_fresh(desk, channel, message, waiting[-1]):
        return waiting[-1]  # the button below it says so too
    if message.claim:
        waiting = [one for one in waiting if any(item.claim == message.claim for item in one.items)]
    # A yes is no answer to «which?», and what only begins as one may be about anything: both must follow at once.
    waiting = [
        one
        for one in waiting
        if not (said == "hedged" or (one.choice and said != "no")) or _is_fresh(desk, channel, message, one)
    ]
    if not message.claim and waiting and any(own.questions for own in _asking_else(desk, message, waiting)):
        raise Refused("answers_several")
    if len(waiting) > 1 or (waiting and said == "agrees"):
        raise Refused("answers_several")
    if waiting and said != "no" and not _is_fresh(desk, channel, message, waiting[0]):
        raise Refused("answers_several")
    return waiting[0] if waiting else None


def _is_fresh(desk: Desk, channel: Decides, message: Message, proposal: Proposal) -> bool:
    """True for words that were written when the person had just read the proposal, and nothing after it."""
    assert proposal.message  # only what stands before the person waits for an answer
    since = message.received - channel.posted_at(proposal.message)
    here = message.claim or channel.stands_last(desk, message.person, proposal.message, proposal.id)
    return dt.timedelta() < since <= AGREED_WITHIN and bool(here)


def _own_last(desk: Desk, person: Person) -> list[Claim]:
    """The claim whose questions a yes would answer, were nothing read back."""
    return claims.of_person(desk.connection, person.id, OPEN, limit=1)


def _asking_else(desk: Desk, message: Message, waiting: Sequence[Proposal]) -> list[Claim]:
    """As `_own_last`; none where the person has just been asked whether that very claim, or a line of it, is to go."""
    last = _own_last(desk, message.person)
    choice = waiting[-1].choice
    numbers = {number for number, _ in choice.claims} if choice and choice.action in ("delete", "remove") else set()
    return [own for own in last if numbers != {own.number}]


def _own(desk: Desk, answer: Message | OtherPress, number: int) -> Proposal:
    """The person's own proposal of that number; Refused when there is none."""
    proposal = stored.get(desk.connection, number)
    if proposal is None or proposal.person != answer.person.id or proposal.kind == "list":
        raise Refused("no_such_proposal")
    return proposal


def _settle(
    desk: Desk, answer: Message | OtherPress, proposal: Proposal, stage: Settled, picked: tuple[int, ...]
) -> None:
    _own(desk, answer, proposal.id)
    if not stored.settle(desk.connection, proposal.id, stage):
        raise Refused("proposal_settled")
    if proposal.choice:
        choosing.settle(desk, answer, proposal, stage, picked)
    else:
        SETTLE[proposal.kind](desk, desk.channels[answer.channel], answer.person, proposal, stage)
