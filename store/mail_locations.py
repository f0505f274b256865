"""Where mails were seen: the cursor of the next fetch, and the second delivery of the same mail."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from store.once import insert_into
from store.tables import inbox, mail_location

Place = tuple[str, str, int, int]
"""Where a mail stands on a server: account, folder, UIDVALIDITY and UID."""

_ASKED_AT_ONCE = 500


def last_uid(connection: Connection, account: str, folder: str, uidvalidity: int) -> int:
    """The highest uid of the epoch that has its row; 0 for a new epoch."""
    query = select(func.max(mail_location.c.uid)).where(
        mail_location.c.account == account,
        mail_location.c.folder == folder,
        mail_location.c.uidvalidity == uidvalidity,
    )
    return connection.scalar(query) or 0


def add(connection: Connection, places: Mapping[Place, int]) -> None:
    """The mail at each place is the one in the inbox row of that id; known places stay as they are."""
    rows = [
        {"account": account, "folder": folder, "uidvalidity": uidvalidity, "uid": uid, "inbox_id": inbox_id}
        for (account, folder, uidvalidity, uid), inbox_id in places.items()
    ]
    if rows:
        connection.execute(insert_into(connection, mail_location).on_conflict_do_nothing(), rows)


def outcomes(
    connection: Connection, account: str, folder: str, uidvalidity: int, uids: Sequence[int]
) -> dict[int, str | None]:
    """By UID what became of the mail there; None while it waits to be handled. UIDs without a row are left out."""
    found: dict[int, str | None] = {}
    for start in range(0, len(uids), _ASKED_AT_ONCE):
        query = (
            select(mail_location.c.uid, inbox.c.outcome)
            .join(inbox)
            .where(
                mail_location.c.account == account,
                mail_location.c.folder == folder,
                mail_location.c.uidvalidity == uidvalidity,
                mail_location.c.uid.in_(uids[start : start + _ASKED_AT_ONCE]),
            )
        )
        found.update((row.uid, row.outcome) for row in connection.execute(query))
    return found
