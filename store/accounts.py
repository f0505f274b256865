"""Whose an account of a channel is: proved by its person where its own address did not say so, or as it last wrote."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select

from store.once import insert_into
from store.tables import account, heard_account


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One of them: its name in the channel, and whose it is."""

    channel: str
    name: str
    person: str
    linked_at: dt.datetime


def link(connection: Connection, channel: str, name: str, person: str, now: dt.datetime) -> None:
    """The account is the person's from now on, and the person's only linked one in the channel."""
    ours = account.c.channel == channel, or_(account.c.name == name, account.c.person == person)
    connection.execute(delete(account).where(*ours))
    connection.execute(insert(account).values(channel=channel, name=name, person=person, linked_at=now))
    heard(connection, channel, name, person, now)


def unlink(connection: Connection, person: str) -> list[Account]:
    """The accounts that were the person's until now."""
    connection.execute(delete(heard_account).where(heard_account.c.person == person))
    gone = connection.execute(delete(account).where(account.c.person == person).returning(account)).all()
    return [Account(**row._mapping) for row in gone]


def person_of(connection: Connection, channel: str, name: str) -> str | None:
    """Whose the account is."""
    query = select(account.c.person).where(account.c.channel == channel, account.c.name == name)
    person: str | None = connection.scalar(query)
    return person


def heard(connection: Connection, channel: str, name: str, person: str, now: dt.datetime) -> None:
    """The account has just written, as that person's."""
    said = {"person": person, "heard_at": now}
    row = insert_into(connection, heard_account).values(channel=channel, name=name, **said)
    connection.execute(row.on_conflict_do_update(index_elements=["channel", "name"], set_=said))


def not_theirs(connection: Connection, channel: str, name: str) -> None:
    """The account has just turned out to be nobody's whom we know."""
    connection.execute(delete(heard_account).where(heard_account.c.channel == channel, heard_account.c.name == name))


def heard_as(connection: Connection, channel: str, name: str) -> str | None:
    """Whose the account was when it last wrote."""
    query = select(heard_account.c.person).where(heard_account.c.channel == channel, heard_account.c.name == name)
    person: str | None = connection.scalar(query)
    return person


def heard_last(connection: Connection, channel: str, person: str) -> str | None:
    """The person's account that wrote last."""
    own = heard_account.c.channel == channel, heard_account.c.person == person
    name: str | None = connection.scalar(
        select(heard_account.c.name).where(*own).order_by(heard_account.c.heard_at.desc()).limit(1)
    )
    return name


def name_of(connection: Connection, channel: str, person: str) -> str | None:
    """The person's account in the channel."""
    query = select(account.c.name).where(account.c.channel == channel, account.c.person == person)
    name: str | None = connection.scalar(query)
    return name


def everybody(connection: Connection) -> list[Account]:
    """Every linked account, oldest first."""
    query = select(account).order_by(account.c.linked_at, account.c.name)
    return [Account(**row._mapping) for row in connection.execute(query)]
