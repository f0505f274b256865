"""What the store holds, for people to look at."""

from sqlalchemy import Connection, select

from claims.claim import Claim
from store import claims
from store.tables import claim as claim_table


def every_claim(connection: Connection) -> list[Claim]:
    """Every claim there ever was, by number."""
    numbers = connection.scalars(select(claim_table.c.number).order_by(claim_table.c.number)).all()
    return [claim for number in numbers if (claim := claims.get(connection, number))]
