"""Codes that prove whose an account is: mailed, good for a quarter of an hour, for five tries, and for one use.

A code stands nowhere but in its mail. What is kept of it is salted and slow to reckon: six digits alone are guessed at
once by whoever reads a plain digest.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from store.tables import link_code

LIFETIME = dt.timedelta(minutes=15)
MOST_TRIES = 5
WAITS_FOR_MAIL = dt.timedelta(days=1)
"""How long a code may be asked for before its mail leaves."""

AWAITED = dt.timedelta(hours=1)
"""How long an account that has asked is expected to write the code, whether or not anybody was mailed one."""

_SALT_BYTES = 16


def ask(connection: Connection, channel: str, name: str, person: str, now: dt.datetime) -> int:
    """The number of the new request, which replaces earlier ones of the account; an empty person gets no code."""
    values = {"channel": channel, "name": name, "person": person, "asked_at": now, "tries": 0}
    number: int = connection.execute(insert(link_code).values(**values).returning(link_code.c.id)).scalar_one()
    return number


def asked_by(connection: Connection, channel: str, name: str, since: dt.datetime) -> int:
    """How many codes the account has asked for since then."""
    query = select(func.count()).where(
        link_code.c.channel == channel, link_code.c.name == name, link_code.c.asked_at > since
    )
    return connection.scalar(query) or 0


def asked_for(connection: Connection, person: str, since: dt.datetime) -> int:
    """How many codes have been asked for to the person's address since then, by whomever."""
    query = select(func.count()).where(link_code.c.person == person, link_code.c.asked_at > since)
    return connection.scalar(query) or 0


def issue(connection: Connection, number: int, now: dt.datetime) -> str | None:
    """A fresh code of six digits for the request, which outdates any before; None where nobody waits for it."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    salt = secrets.token_bytes(_SALT_BYTES)
    waits = link_code.c.id == number, link_code.c.used_at.is_(None), link_code.c.asked_at > now - WAITS_FOR_MAIL
    kept = {"salt": salt.hex(), "digest": _digest(code, salt), "mailed_at": now}
    done = connection.execute(update(link_code).where(*waits).values(**kept))
    return code if done.rowcount == 1 else None


def is_awaited(connection: Connection, channel: str, name: str, now: dt.datetime) -> bool:
    """True while the account may write the code that it asked for; told by when it asked, so that nobody learns more.

    A mail that left late has its time all the same.
    """
    row = connection.execute(_last(channel, name)).one_or_none()
    if row is None or row.used_at is not None:
        return False
    return bool(row.asked_at > now - AWAITED or (row.mailed_at and row.mailed_at > now - LIFETIME))


def redeem(connection: Connection, channel: str, name: str, code: str, now: dt.datetime) -> str | None:
    """The person whom the code proves the account's holder to be, once; None for a code that is wrong or too old."""
    row = connection.execute(_last(channel, name).with_for_update()).one_or_none()
    if row is None:
        return None
    connection.execute(update(link_code).where(link_code.c.id == row.id).values(tries=row.tries + 1))
    # Reckoned in any case: how long an answer takes must not tell whether a code has been mailed.
    is_right = hmac.compare_digest(_digest(code, bytes.fromhex(row.salt or "")), row.digest or "")
    is_open = row.used_at is None and row.tries < MOST_TRIES and row.mailed_at and row.mailed_at > now - LIFETIME
    if not (is_right and is_open and row.person):
        return None
    connection.execute(update(link_code).where(link_code.c.id == row.id).values(used_at=now))
    return str(row.person)


def _last(channel: str, name: str) -> Select[Any]:
    ours = link_code.c.channel == channel, link_code.c.name == name
    return select(link_code).where(*ours).order_by(link_code.c.id.desc()).limit(1)


def _digest(code: str, salt: bytes) -> str:
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1).hex()
