"""Messages in a channel that show a claim: where they are, so that one decision redraws every copy."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from store.once import insert_once
from store.tables import card


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card. `address` and `message` are the channel's names for where it stands, None until it was posted."""

    id: int
    claim: str
    person: str
    purpose: str
    round: int
    channel: str
    address: str | None
    message: str | None


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


def remove_unposted(connection: Connection, number: int) -> bool:
    """True when the card never stood anywhere and is gone now, so that it can be asked for again."""
    gone = connection.execute(delete(card).where(card.c.id == number, card.c.message.is_(None)))
    return gone.rowcount == 1


def _card(row: object) -> Card:
    return Card(**{name: getattr(row, name) for name in Card.__slots__})
