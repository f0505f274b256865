"""Messages that their writer corrected or deleted: what they made is made anew as long as it has not been sent."""

from collections.abc import Iterable
from dataclasses import replace

from bot.actions import drafts
from bot.desk import Desk
from bot.intake import Erased, Message, Outcome
from bot.notices import Notice, NoticeKind
from bot.questioned import read
from claims.claim import OPEN, Claim
from claims.people import Person
from store import claims, inbox

REVISION = ":revised:"
"""Stands in the key of what a message was corrected to, between the message's own key and the moment."""

_LOOKED_BACK = 50


def reread(desk: Desk, message: Message) -> Outcome | None:
    """What became of the correction; None when the message had come to nothing, and can be read as a new one."""
    made = _made_of(desk, message.person, message.corrects)
    if not made:
        if _came_to_nothing(desk, message.corrects):
            return None
        return _tell(desk, message, "correction_not_read")
    if any(claim.state not in OPEN for claim in made):
        return _tell(desk, message, "correction_too_late", made[0])
    reading = read(desk, message, None)
    if len(made) > 1 or not reading.lines:
        return _tell(desk, message, "correction_not_read")
    claim = claims.get(desk.connection, made[0].number, lock=True)
    assert claim  # claims are never removed
    claim = replace(claim, channel=message.channel)
    drafts.reread(desk, claim, _lines_of(claim, message.corrects), message, reading)
    return "conversation", "reread"


def erased(desk: Desk, erasure: Erased) -> Outcome:
    """The claims that the message made stay, and their claimant is told which they are."""
    made = _made_of(desk, erasure.person, erasure.message)
    for claim in made:
        _tell(desk, erasure, "erased", claim)
    return ("conversation", "erased") if made else ("ignored", "erased")


def _made_of(desk: Desk, person: Person, message: str) -> list[Claim]:
    """The person's claims that have lines of the message."""
    own = claims.of_person(desk.connection, person.id, OPEN)
    own += claims.of_person(desk.connection, person.id, drafts.SENT, limit=_LOOKED_BACK)
    return made_of(own, message)


def made_of(own: Iterable[Claim], message: str) -> list[Claim]:
    """Those of the claims that have lines of the message, by its key."""
    return [claim for claim in own if _lines_of(claim, message)]


def _lines_of(claim: Claim, message: str) -> tuple[int, ...]:
    sources = [line.evidence.source for line in claim.lines]
    return tuple(at for at, source in enumerate(sources) if source.partition(REVISION)[0] == message)


def _came_to_nothing(desk: Desk, message: str) -> bool:
    """True when nothing was understood in the message, nor anything done."""
    outcome, reason = inbox.outcome_of(desk.connection, inbox.id_of(desk.connection, message))
    return outcome in ("ignored", "refused") or (reason or "").startswith("not_understood")


def _tell(desk: Desk, about: Message | Erased, kind: NoticeKind, claim: Claim | None = None) -> Outcome:
    desk.answer(about, Notice(kind=kind, claim=claim, claimant=about.person))
    return "conversation", kind
