"""What is answered to words that stop what goes on: nothing is done because of them."""

import datetime as dt

from bot.desk import Desk
from bot.intake import Message
from bot.notices import Notice
from claims.claim import OPEN, Claim, State
from store import claims

JUST_SENT = dt.timedelta(days=1)
"""How long a sending can be what somebody would stop."""

_STOPPABLE: frozenset[State] = OPEN | {"submitted"}


def stop(desk: Desk, message: Message, claim: Claim | None) -> None:
    """The person hears that nothing is done or sent, and what they may have meant can be done with.

    That is the claim that the message is about, or the one they touched last: a draft is still one, and what has just
    been sent can be taken back.
    """
    meant = claim if message.claim else next(iter(_touched(desk, message)), None)
    facts: dict[str, str] = {}
    if meant and meant.state in OPEN:
        facts = {"draft": meant.number}
    elif (
        meant
        and meant.state == "submitted"
        and desk.now - claims.touched_at(desk.connection, meant.number) <= JUST_SENT
    ):
        facts = {"sent": meant.number}
    desk.answer(message, Notice(kind="stopped", claim=meant if facts else None, claimant=message.person, facts=facts))


def _touched(desk: Desk, message: Message) -> list[Claim]:
    return claims.of_person(desk.connection, message.person.id, _STOPPABLE, limit=1)
