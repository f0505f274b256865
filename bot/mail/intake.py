"""Mails into the inbox: bytes and row first, everything else after."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from parsers.mail import content_key, heading
from store import audit, inbox, mail_locations, message_ids, raw_mails
from store.database import Database
from store.files import sha256_of
from store.mail_locations import Place
from store.raw_mails import is_small


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail as it came. `kind` is `mail_too_big` where `raw` is the header block alone; `place` moves the cursor."""

    raw: bytes = field(repr=False)
    received: dt.datetime
    kind: str = "mail"
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamped:
    """A letter, with what tells it from others: `key` from every other mail, `message_id` from most."""

    letter: Letter
    sha256: str
    key: str
    sender: str
    references: tuple[str, ...]
    message_id: str | None


def keep(database: Database, letters: Sequence[Letter], now: dt.datetime) -> list[tuple[int, bool]]:
    """For each mail its inbox row, and whether it is new; all of them last, and no row without its bytes.

    Another mail under a Message-ID that was there before is new; the audit trail says so.
    """
    stamped = [_stamp(letter) for letter in letters]
    database.files.put_all({mail.sha256: mail.letter.raw for mail in stamped if not is_small(mail.letter.raw)})
    with database.write() as connection:
        kept = [_keep(connection, mail, now) for mail in stamped]
        rows = list(zip(stamped, kept, strict=True))
        raw_mails.add(
            connection,
            {row: mail.letter.raw for mail, (row, is_new) in rows if is_new and is_small(mail.letter.raw)},
        )
        mail_locations.add(connection, {mail.letter.place: row for mail, (row, _) in rows if mail.letter.place})
        new = [(mail.message_id, row) for mail, (row, is_new) in rows if is_new and mail.message_id]
        for (_, row), first in zip(new, message_ids.first(connection, new), strict=True):
            if row != first:
                audit.note(connection, at=now, actor="system", action="same_message_id", arrival=row, first=first)
    return kept


def key_of(raw: bytes) -> str:
    """The key of the mail's inbox row."""
    return f"mail:{content_key(raw)}"


def _stamp(letter: Letter) -> _Stamped:
    # A mail that the server does not give out is known by its place alone.
    key = key_of(letter.raw) if letter.raw else f"mail:{letter.place}"
    read = heading(letter.raw)
    return _Stamped(
        letter=letter,
        sha256=sha256_of(letter.raw),
        key=key,
        # A mail without a usable sender waits for nobody else's.
        sender=read.sender or key,
        # PostgreSQL takes neither NUL nor halves of characters.
        references=tuple(filter(str.isprintable, read.references)),
        message_id=read.message_id if read.message_id and read.message_id.isprintable() else None,
    )


def _keep(connection: Connection, mail: _Stamped, now: dt.datetime) -> tuple[int, bool]:
    number = inbox.put(
        connection,
        channel="mail",
        kind=mail.letter.kind,
        key=mail.key,
        sender=mail.sender,
        received_at=mail.letter.received,
        now=now,
        payload={"identifiers": [*mail.references, *([mail.message_id] if mail.message_id else [])]},
        raw=mail.sha256,
    )
    return (inbox.id_of(connection, mail.key), False) if number is None else (number, True)
