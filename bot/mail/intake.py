"""Mails into the inbox: bytes and row first, everything else after."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from parsers.mail import content_key, sender_and_thread
from store import inbox, mail_locations
from store.database import Database
from store.mail_locations import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail as it came. `kind` is `mail_too_big` where `raw` is the header block alone; `place` moves the cursor."""

    raw: bytes = field(repr=False)
    received: dt.datetime
    kind: str = "mail"
    place: Place | None = None


def keep(database: Database, letters: Sequence[Letter], now: dt.datetime) -> list[tuple[int, bool]]:
    """For each mail its inbox row, and whether it is new; all of them last, and their bytes before their rows."""
    hashes = database.files.put_all([letter.raw for letter in letters])
    rows = [_row(letter, sha256) for letter, sha256 in zip(letters, hashes, strict=True)]
    with database.write() as connection:
        kept = [_keep(connection, row, now) for row in rows]
        places = {letter.place: number for letter, (number, _) in zip(letters, kept, strict=True) if letter.place}
        mail_locations.add(connection, places)
    return kept


def _row(letter: Letter, sha256: str) -> dict[str, Any]:
    # A mail that the server does not give out is known by its place alone.
    key = f"mail:{content_key(letter.raw) if letter.raw else letter.place}"
    sender, identifiers = sender_and_thread(letter.raw)
    return {
        "channel": "mail",
        "kind": letter.kind,
        "key": key,
        # A mail without a usable sender waits for nobody else's.
        "sender": sender or key,
        "received_at": letter.received,
        # PostgreSQL takes neither NUL nor halves of characters.
        "payload": {"identifiers": [identifier for identifier in identifiers if identifier.isprintable()]},
        "raw": sha256,
    }


def _keep(connection: Connection, row: dict[str, Any], now: dt.datetime) -> tuple[int, bool]:
    new = inbox.put(connection, **row, now=now)
    return (inbox.id_of(connection, row["key"]), False) if new is None else (new, True)
