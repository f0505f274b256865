"""What approvers write: decisions of several claims in a sentence, and what waits for them."""

from dataclasses import replace

from bot import commenting, refusals
from bot.actions import deputies, proposals, rulings
from bot.channel import Decides
from bot.desk import Desk
from bot.intake import Message, OtherPress, Outcome
from bot.notices import Notice
from claims import routing
from claims.claimants import bears
from claims.errors import Refused
from claims.people import Person
from claims.ruling import Ruling
from claims.workflow import WAITS_FOR
from parsers.text.intents.commands import asks_what_waits
from parsers.text.intents.deputies import bearing, named
from parsers.text.intents.rulings import begins, ruling
from parsers.text.reading import Intent
from store import claims

SAID: frozenset[Intent] = frozenset({"approve", "return", "question"})
"""Intents of the reader for words that may decide; all others are what they are for claimants too."""


def heard(desk: Desk, message: Message) -> Outcome | None:
    """What became of words that only an approver writes; None when they are none, or decide nothing here.

    What is decided, or who is to decide instead, is read back first.
    """
    if not message.person.approves or desk.deciding_channel is None:
        return None
    try:
        return _deputy_named(desk, message) or _decided(desk, message)
    except Refused as refused:
        return _refuse(desk, message, refused)


def _decided(desk: Desk, message: Message) -> Outcome | None:
    """What became of words about claims that wait; a channel in which nobody can decide leaves them to others."""
    channel = desk.channels[message.channel]
    if not (message.verified and isinstance(channel, Decides)):
        return None
    if asks_what_waits(message.text) or ("claimant" not in message.person.roles and _intent(desk, message) == "status"):
        return "conversation", _list(desk, channel, message)
    said = _said(desk, message)
    if said is None:
        return _comment(desk, message)
    return _read_back(desk, channel, message, said)


def _read_back(desk: Desk, channel: Decides, message: Message, said: Ruling) -> Outcome:
    """What became of the ruling; who names a claim that they have had to decide hears how that stands instead."""
    if said.everything and not rulings.anything_waits(desk, message.person):
        return "conversation", _list(desk, channel, message)
    try:
        rulings.read_back(desk, channel, message.person, said)
    except Refused as refused:
        known = rulings.known(desk, message.person, refused.facts.get("number", ""))
        if known is None:
            raise
        able = routing.candidates(known, desk.town.approvers, desk.today) if known.state in WAITS_FOR else []
        facts = {"approvers": "; ".join(desk.town.person(one).name for one in able)}
        claimant = desk.town.person(known.claimant)
        _tell(desk, message, Notice(kind="elsewhere", claim=known, claimant=claimant, facts=facts))
        return "refused", "elsewhere"
    return "conversation", "read_back"


def _comment(desk: Desk, message: Message) -> Outcome | None:
    """As `commenting.of_others`; Refused for words that decide, but leave open which claims or how."""
    claim = claims.get(desk.connection, message.claim) if message.claim else None
    if claim and claim.claimant == message.person.id:
        return None
    reading = desk.reader.read(message.text, received=message.received)
    if reading.intent in ("approve", "return"):
        raise Refused("which_claims")
    return commenting.of_others(desk, message, reading)


def _deputy_named(desk: Desk, message: Message) -> Outcome | None:
    """What became of words that name a deputy for some days, or end one; None for others.

    Refused when they leave open whom, or when, or who says so.
    """
    said = desk.reader.deputising(message.text, message.received)
    if said is None or not (said.name or _may_be_about_deputies(desk, message)):
        return None
    others = deputies.candidates(desk.town, message.person)
    names = [one.name for one in others]
    spoken_of = named(message.text, names)
    if not (said.ends or spoken_of or said.first):
        return None
    if not message.verified:
        raise Refused("unverified_deputy")
    meant = bearing(said.name, names)
    if said.ends and (meant or not said.name):
        _end_deputy(desk, message.person, {others[at].id for at in meant})
        return "conversation", "deputy_ended"
    if len(meant) != 1 or said.first is None or said.last is None:
        raise Refused("deputy_unclear")
    channel = desk.channels[message.channel]
    deputies.read_back(desk, channel, message.person, others[meant[0]].id, said.first, said.last)
    return "conversation", "deputy_read_back"


def _may_be_about_deputies(desk: Desk, message: Message) -> bool:
    """True for words that claim nothing, and stand below no claim: there they are said of it."""
    return message.claim is None and _intent(desk, message) in (*SAID, "none")


def _end_deputy(desk: Desk, person: Person, names: set[str]) -> None:
    """The one deputy that the person has, of those names if any are given, is ended."""
    lasting = [one for one in deputies.lasting(desk, person) if not names or one.deputy.deputy in names]
    if len(lasting) > 1:
        raise Refused("several_deputies")
    if not lasting:
        raise Refused("deputy_gone")
    deputies.end(desk, person, lasting[0].id)


def _intent(desk: Desk, message: Message) -> Intent:
    return desk.reader.read(message.text, received=message.received).intent


def pressed(desk: Desk, press: OtherPress) -> Outcome:
    """What became of a button about no single claim; a refusal is told."""
    channel = desk.channels[press.channel]
    assert isinstance(channel, Decides)  # only such a channel has these buttons
    try:
        if press.action == "end_deputy":
            deputies.end(desk, press.person, press.number)
        elif press.action == "proposal_clean":
            return _clean(desk, channel, press)
        else:
            proposals.pressed(desk, press)
    except Refused as refused:
        return _refuse(desk, press, refused)
    return "conversation", press.action


def _clean(desk: Desk, channel: Decides, press: OtherPress) -> Outcome:
    if not rulings.anything_waits(desk, press.person):
        _tell(desk, press, Notice(kind="nothing_waits", claimant=press.person))
        return "conversation", "nothing_waits"
    rulings.read_back_clean(desk, channel, press.person)
    return "conversation", press.action


def _refuse(desk: Desk, intake: Message | OtherPress, refused: Refused) -> Outcome:
    refusals.tell(desk, intake, refused, None)
    return "refused", refused.code


def _tell(desk: Desk, intake: Message | OtherPress, notice: Notice) -> None:
    desk.channels[intake.channel].tell(desk, intake.person, notice)


def _list(desk: Desk, channel: Decides, message: Message) -> str:
    if rulings.show_waiting(desk, channel, message.person):
        return "listed"
    _tell(desk, message, Notice(kind="nothing_waits", claimant=message.person))
    return "nothing_waits"


def _said(desk: Desk, message: Message) -> Ruling | None:
    """What the words decide, with the claim that they answer to where they name none; None when they decide nothing.

    In the thread of a card a bare number could be a line or a claim: Refused, neither is guessed.
    """
    said = ruling(message.text)
    if said is None and begins(message.text):
        names = {word for name in rulings.claimants(desk, message.person) for word in name.casefold().split()}
        said = ruling(message.text, names)
    if said is None or _intent(desk, message) not in (*SAID, "none"):
        return None
    answered = claims.get(desk.connection, message.claim) if message.claim else None
    here = answered.number if answered and answered.claimant != message.person.id else None
    if answered and here:
        said = _of_this_one(said, desk.town.person(answered.claimant).name)
    refs = (*said.approved, *said.kept, *said.returned)
    if here is None:
        return None if "" in refs else said
    if any(ref and "-" not in ref for ref in refs):
        raise Refused("line_or_claim")
    returned = {ref or here: reason for ref, reason in said.returned.items()}
    return replace(said, approved=tuple(ref or here for ref in said.approved), returned=returned)


def _of_this_one(said: Ruling, claimant: str) -> Ruling:
    """The ruling, in which the claimant of the claim that it answers is named for just that claim."""
    if said.everything or not all(bears(claimant, name) for name in (*said.claimants, *said.returned_of)):
        return said
    approved = (*said.approved, "") if said.claimants else said.approved
    here = {"": " ".join(dict.fromkeys(said.returned_of.values()))} if said.returned_of else {}
    returned = {**said.returned, **here}
    return replace(said, claimants=(), approved=approved, returned_of={}, returned=returned)
