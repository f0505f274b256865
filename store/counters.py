"""Numbers without gaps."""

from sqlalchemy import Connection, insert, select, update

from store.tables import counter


def next_value(connection: Connection, name: str) -> int:
    """One more than the last value of that name, from 1; the transaction holds the counter until it ends."""
    raised = update(counter).where(counter.c.name == name).values(value=counter.c.value + 1)
    if connection.execute(raised).rowcount == 0:
        connection.execute(insert(counter).values(name=name, value=1))
        return 1
    value: int = connection.execute(select(counter.c.value).where(counter.c.name == name)).scalar_one()
    return value
