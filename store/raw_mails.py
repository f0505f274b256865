"""Mails as they came: large ones are files, small ones rows, which share their transaction's one wait for the disk."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

from store.database import Database
from store.tables import raw_mail

SMALL = 64_000
"""Bytes; below them the wait for the disk costs more than the writing, above them rows make the database slow."""


def is_small(raw: bytes) -> bool:
    """True for a mail that is kept as a row."""
    return len(raw) <= SMALL


def add(connection: Connection, mails: Mapping[int, bytes]) -> None:
    """The small mails, by the ids of their new inbox rows, last with this transaction."""
    if mails:
        connection.execute(insert(raw_mail), [{"inbox_id": row, "content": raw} for row, raw in mails.items()])


def get(database: Database, number: int, sha256: str) -> bytes:
    """The bytes of the mail in the inbox row of that id, whose hash that is; FileNotFoundError when they are gone."""
    with database.read() as connection:
        content: bytes | None = connection.scalar(select(raw_mail.c.content).where(raw_mail.c.inbox_id == number))
    return database.files.get(sha256) if content is None else content
