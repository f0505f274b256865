"""Messages in a channel that show a claim: where they are, so that one decision redraws every copy."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, or_, select, update

from claims.claim import State
from claims.workflow import WAITS_FOR
from store.once import insert_once
from store.tables import card, claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card. `address` and `message` are the channel's names for where it stands, None until it was posted.

    It is `closed` while it is of a step that its reader may not take.
    """

    id: int
    claim: str
    person: str
    purpose: str
    round: int
    channel: str
    address: str | None
    message: str | None
    closed: bool = False


def ensure(
    connection: Connection, *, claim: str, person: str, purpose: str, round: int, channel: str
) -> tuple[Card, bool]:
    """The person's card of that purpose and round, and whether it is new."""
    values = {"claim": claim, "person": person, "purpose": purpose, "round": round, "channel": channel}
    new = insert_once(connection, card, values) is not None
    query = select(card).where(*(card.c[name] == value for name, value in values.items() if name != "channel"))
    return _card(connection.execute(query).one()), new


def of_claim(connection: Connection, claim: str) -> list[Card]:
    """Every card that shows the claim, oldest first."""
    return [_card(row) for row in connection.execute(select(card).where(card.c.claim == claim).order_by(card.c.id))]


_WAITS = and_(
    card.c.round == claim.c.round,
    or_(*(and_(claim.c.state == state, card.c.purpose == step) for state, step in WAITS_FOR.items())),
)
"""A card, and the claim that it shows, which waits for the step that the card offers."""


def waiting_for(connection: Connection, person: str, limit: int, offset: int = 0) -> list[tuple[Card, dt.datetime]]:
    """The person's cards of claims that wait for the step they offer, the longest waiting first, and since when."""
    query = (
        select(card, claim.c.touched_at)
        .join(claim, claim.c.number == card.c.claim)
        .where(card.c.person == person, _WAITS)
        .order_by(claim.c.touched_at, claim.c.number)
        .limit(limit)
        .offset(offset)
    )
    return [(_card(row), row.touched_at) for row in connection.execute(query)]


def waited_for_since(connection: Connection, moment: dt.datetime) -> list[str]:
    """The people who have had a claim to decide before them since before the moment."""
    query = select(card.c.person).join(claim, claim.c.number == card.c.claim).where(_WAITS, claim.c.touched_at < moment)
    return list(connection.scalars(query.distinct().order_by(card.c.person)))


def for_claimant(connection: Connection, person: str, claims: Collection[str]) -> dict[str, Card]:
    """The person's newest card as a claimant of each of the claims that has one, by claim."""
    query = select(card).where(card.c.claim.in_(list(claims)), card.c.person == person, card.c.purpose == "claimant")
    return {row.claim: _card(row) for row in connection.execute(query.order_by(card.c.round))}


def own(connection: Connection, states: Collection[State]) -> list[str]:
    """The claims in those states that stand before their claimants, by number."""
    query = select(card.c.claim).join(claim, claim.c.number == card.c.claim)
    shown = query.where(
        card.c.purpose == "claimant",
        card.c.message.is_not(None),
        claim.c.state.in_(list(states)),
    )
    return list(connection.scalars(shown.distinct().order_by(card.c.claim)))


def get(connection: Connection, number: int) -> Card | None:
    """The card, or None when it is gone."""
    row = connection.execute(select(card).where(card.c.id == number)).one_or_none()
    return _card(row) if row else None


def at(connection: Connection, address: str, message: str) -> Card | None:
    """The card that stands there, or None."""
    row = connection.execute(select(card).where(card.c.address == address, card.c.message == message)).one_or_none()
    return _card(row) if row else None


def posted(connection: Connection, number: int, address: str, message: str) -> None:
    """The card stands there from now on."""
    connection.execute(update(card).where(card.c.id == number).values(address=address, message=message))


def turn(connection: Connection, number: int, *, closed: bool) -> bool:
    """True when the card was open, and is closed from now on; or the other way round."""
    turned = update(card).where(card.c.id == number, card.c.closed != closed).values(closed=closed)
    return connection.execute(turned).rowcount == 1


def remove_unposted(connection: Connection, number: int) -> bool:
    """True when the card never stood anywhere and is gone now, so that it can be asked for again."""
    gone = connection.execute(delete(card).where(card.c.id == number, card.c.message.is_(None)))
    return gone.rowcount == 1


def _card(row: object) -> Card:
    return Card(**{name: getattr(row, name) for name in Card.__slots__})
