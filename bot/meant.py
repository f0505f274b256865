"""Which of a person's claims a message is about: the one it answers or names, or the one that they touched last."""

import re
from dataclasses import replace

from bot.desk import Desk
from bot.intake import Message
from claims import belonging
from claims.claim import OPEN, Claim, State
from claims.errors import Refused
from claims.people import Person
from parsers.text.intents.called import Called, called, calls_some, is_place, referred
from parsers.text.intents.moves import moved
from parsers.text.reading import Reading
from store import audit, claims

EVERY_LIVING: frozenset[State] = OPEN | {"submitted", "attested", "authorised", "exported", "paid"}
"""Every state but that of a deleted claim."""

_CLAIM_NUMBER = re.compile(r"\b(20\d\d-\d{5,})\b:?")
_PUT_ON = re.compile(r"\b(?:på|til|on|to)\s+$", re.IGNORECASE)
_CASE = re.compile(
    r"(?:sak(?:en|a|s?nr|snummer)?|case|ref(?:eranse)?|faktura(?:nr)?|invoice)\.?:?\s*(?:nr\.?\s*)?$", re.I
)


def addressed(desk: Desk, message: Message) -> Message:
    """The message with the own claim that its words name by number, blanked so that it is read as nothing else.

    In an order the words say which, also in the thread of another claim. A number that is none of the person's claims
    is left alone: it may be a case, and tells nothing of others' claims.
    """
    if moved(message.text):
        return message
    if (order := called(message.text)) and (number := own_number(desk, message.person, order)):
        blanked = message.text[: order.start] + " " * (order.end - order.start) + message.text[order.end :]
        return replace(message, text=blanked, said=message.text, claim=number)
    if calls_some(message.text):
        return message
    said_of = referred(message.text, below=message.claim is not None)
    if said_of and (number := own_number(desk, message.person, said_of)):
        blanked = message.text[: said_of.start] + " " * (said_of.end - said_of.start) + message.text[said_of.end :]
        return replace(message, text=blanked, said=message.text, claim=number)
    for found in _CLAIM_NUMBER.finditer(message.text):
        claim = claims.get(desk.connection, found[1])
        if claim and claim.claimant == message.person.id:
            blanked = message.text.replace(found[0], " " * len(found[0]))
            said = message.text if message.claim in (None, claim.number) else ""
            return replace(message, text=blanked, said=said, claim=message.claim or claim.number)
    return message


def own_number(desk: Desk, person: Person, order: Called) -> str | None:
    """The number of the person's claim that is called so, the newest where no year is said."""
    for year in [order.year] if order.year else (desk.today.year, desk.today.year - 1):
        claim = claims.get(desk.connection, f"{year}-{order.serial:05}")
        if claim and claim.claimant == person.id:
            return claim.number
    return None


def demand_own(desk: Desk, message: Message, reading: Reading) -> None:
    """Refused for words that name a claim by its whole number, which is none of the person's; a case's is let be.

    What is claimed may have such a number of its own, unless it is put `på 2026-00099`.
    """
    for found in _CLAIM_NUMBER.finditer(message.text):
        if reading.intent in ("claim", "repeat", "none") and not _PUT_ON.search(message.text[: found.start()]):
            continue
        claim = claims.get(desk.connection, found[1])
        is_own = claim is not None and claim.claimant == message.person.id
        is_decided = claim is not None and message.person.approves
        if not (is_own or is_decided or _CASE.search(message.text[: found.start()])):
            raise Refused("no_such_number")


def demand_known(message: Message) -> None:
    """Refused for words that name a claim by a number that is none of the person's, or by a place in no list."""
    if message.said:
        return
    if referred(message.text, below=message.claim is not None):
        raise Refused("no_such_number")
    if is_place(message.text):
        raise Refused("pick_unclear")


def claim_meant(desk: Desk, message: Message) -> Claim | None:
    """The claim that the message answers to or names, or else the person's open claim touched last.

    Refused when it answers to somebody else's: approvers decide with the buttons; and when the one that was picked has
    changed since.
    """
    claim = answered(desk, message)
    if claim and claim.claimant != message.person.id:
        raise Refused("others_claim")
    if claim and message.version not in (None, claim.version):
        raise Refused("already_decided", state=claim.state)
    return replace(claim, channel=message.channel) if claim else None


def answered(desk: Desk, message: Message) -> Claim | None:
    """As `claim_meant`, whoever's it is."""
    if message.claim:
        return claims.get(desk.connection, message.claim, lock=True)
    return touched_last(desk, message.person, OPEN)


def held(desk: Desk, message: Message, found: Claim) -> Claim:
    """The claim as it is, held for this transaction, and heard of where the message came."""
    locked = claims.get(desk.connection, found.number, lock=True)
    assert locked  # claims are never removed
    return replace(locked, channel=message.channel)


def touched_last(desk: Desk, person: Person, states: frozenset[State]) -> Claim | None:
    """The person's claim in one of those states that was touched last, held for this transaction."""
    newest = claims.of_person(desk.connection, person.id, states, limit=1)
    return claims.get(desk.connection, newest[0].number, lock=True) if newest else None


def changeable(message: Message, claim: Claim | None) -> Claim:
    """The claim that the message may change: whoever only says who they are can make a draft, and no more."""
    if claim is None:
        raise Refused("no_open_claim")
    if not message.verified:
        raise Refused("unverified")
    return claim


def own_drafts(desk: Desk, message: Message) -> list[Claim]:
    """The person's drafts; what another may have opened in their name is not theirs before they have answered it."""
    found = claims.of_person(desk.connection, message.person.id, {"draft"})
    return [one for one in found if not audit.was_opened_unproven(desk.connection, one.number)]


def draft_of(desk: Desk, message: Message, reading: Reading, own: list[Claim]) -> Claim | None:
    """The one of the person's `own` drafts that the reading's lines belong to, though the message names none."""
    lines = [found.line for found in reading.lines]
    found = belonging.draft_of(lines, own, desk.town.catalogue)
    claim = claims.get(desk.connection, found.number, lock=True) if found else None
    return replace(claim, channel=message.channel) if claim and claim.state == "draft" else None
