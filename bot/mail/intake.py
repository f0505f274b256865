"""Mails into the inbox: bytes and row first, everything else after."""

import datetime as dt

from parsers.mail import content_key, sender_and_thread
from store import inbox, mail_locations
from store.database import Database

Place = tuple[str, str, int, int]
"""Where a mail stands on a server: account, folder, UIDVALIDITY and UID."""


def keep(
    database: Database, raw: bytes, received: dt.datetime, *, kind: str = "mail", place: Place | None = None
) -> tuple[int, bool]:
    """The inbox row of the mail, and whether it is new; its bytes last before the row that names them.

    `place` is kept with it, and moves the cursor of the next fetch on.
    """
    sha256 = database.files.put(raw)
    key = f"mail:{content_key(raw)}"
    sender, identifiers = sender_and_thread(raw)
    with database.write() as connection:
        new = inbox.put(
            connection,
            channel="mail",
            kind=kind,
            key=key,
            # A mail without a usable sender waits for nobody else's.
            sender=sender or key,
            received_at=received,
            now=dt.datetime.now(dt.UTC),
            payload={"identifiers": identifiers},
            raw=sha256,
        )
        row = new if new is not None else inbox.id_of(connection, key)
        if place:
            mail_locations.add(connection, *place, row)
    return row, new is not None
