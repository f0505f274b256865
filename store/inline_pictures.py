"""Pictures within the text of mails, by their hash: one that comes again and again is a logo, not a receipt."""

from collections.abc import Collection

from sqlalchemy import Connection, func, or_, select

from store.once import insert_into
from store.tables import inline_picture

OFTEN = 2
"""In how many mails of the same sender, or of how many other senders, a logo was before."""


def logos(connection: Connection, pictures: Collection[str], sender: str, mail: int) -> set[str]:
    """Those of the pictures (one at least) of the sender's mail, in the inbox row of that id, that are logos.

    Earlier mails show which. All of them are known to have been in this mail from now on, however often it is handled.
    """
    rows = [{"sha256": sha256, "inbox_id": mail, "sender": sender} for sha256 in pictures]
    connection.execute(insert_into(connection, inline_picture).on_conflict_do_nothing(), rows)
    own = func.count().filter(inline_picture.c.sender == sender)
    others = func.count(inline_picture.c.sender.distinct()).filter(inline_picture.c.sender != sender)
    earlier = (
        select(inline_picture.c.sha256)
        .where(inline_picture.c.sha256.in_(pictures), inline_picture.c.inbox_id < mail)
        .group_by(inline_picture.c.sha256)
        .having(or_(own >= OFTEN, others >= OFTEN))
    )
    return set(connection.scalars(earlier))
