"""What Slack is to show, as rows of the outbox: each key makes it once."""

import datetime as dt
from collections.abc import Collection, Mapping

from bot.desk import Desk
from bot.slack.directory import CHANNEL
from bot.slack.receipts import stands_here
from claims.claim import Claim
from store import outbox, proposals
from store.cards import Card

_LOOKED_AT = dt.timedelta(hours=12)
"""How long a page may stand on a screen after it was opened."""


def put(
    desk: Desk, *, key: str, recipient: str, kind: str, payload: Mapping[str, object], claim: str | None = None
) -> bool:
    """True when the row is new."""
    return desk.queue(key=key, channel=CHANNEL, recipient=recipient, kind=kind, payload=payload, claim=claim)


def card_of(desk: Desk, card: Card, claim: Claim, *, because: str = "", anew: bool = False) -> None:
    """The card is drawn as the claim is in this version, once; and again `because` of something else, once.

    It stands where it stood, or `anew` at the end of the conversation.
    """
    key = f"card:{card.id}.{desk.source if anew else claim.version}{because and f':{because}'}"
    payload = {"card": card.id, **({"anew": True} if anew else {})}
    put(desk, key=key, recipient=card.person, kind="card", claim=claim.number, payload=payload)
    if card.purpose == "claimant":
        receipts(desk, card, claim, below=desk.source if anew else "")


def receipts(desk: Desk, card: Card, claim: Claim, *, below: str = "") -> None:
    """What the reader of the card has not seen here stands below it, once; `below` names another place of it."""
    for number, receipt in enumerate(claim.receipts, 1):
        if card.purpose == "claimant" and stands_here(receipt):
            continue
        key = f"receipt:{card.id}:{receipt.sha256}{below and f':{below}'}"
        # Phones call every photo alike; the number tells two of them apart, also after a crash.
        payload = {"card": card.id, "sha256": receipt.sha256, "title": f"{number}. {receipt.name}"}
        put(desk, key=key, recipient=card.person, kind="receipt", claim=claim.number, payload=payload)


def lists(desk: Desk, claim: Claim, people: Collection[str]) -> None:
    """The lists that name the claim are drawn anew."""
    for listed in proposals.newest_lists(desk.connection, people):
        if any(item.claim == claim.number for item in listed.items):
            # Once for all that happens at the desk, which may be decisions of all that is listed.
            key = f"list:{listed.id}:{desk.now.isoformat()}"
            put(desk, key=key, recipient=listed.person, kind="list", payload={"proposal": listed.id})


def homes(desk: Desk, people: Collection[str]) -> None:
    """The pages that may be open still are drawn anew: whoever opens theirs again gets a new one anyway."""
    for page in outbox.newest(desk.connection, CHANNEL, "home", people, desk.now - _LOOKED_AT):
        key = f"home:{page.recipient}:{desk.now.isoformat()}"
        put(desk, key=key, recipient=page.recipient, kind="home", payload=page.payload)
