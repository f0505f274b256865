"""Numbers without gaps."""

from sqlalchemy import Connection

from store.once import insert_into
from store.tables import counter


def next_value(connection: Connection, name: str) -> int:
    """One more than the last value of that name, from 1; the transaction holds the counter until it ends."""
    first = insert_into(connection, counter).values(name=name, value=1)
    raised = first.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1})
    value: int = connection.execute(raised.returning(counter.c.value)).scalar_one()
    return value
