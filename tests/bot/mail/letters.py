"""Mails put into the inbox by hand, and what became of them."""

from bot.mail.intake import Letter, keep
from bot.office import Office
from store import inbox
from tests.bot.by_hand import turn


def arrived(bot: Office, raw: bytes, *, kind: str = "mail") -> int:
    """The inbox row of the mail, which waits to be handled."""
    ((number, _),) = keep(bot.database, [Letter(raw=raw, received=bot.now(), kind=kind)], bot.now())
    return number


def became(bot: Office, raw: bytes, *, kind: str = "mail") -> tuple[str | None, str | None]:
    """Outcome and reason of the mail, once it and every answer have been handled."""
    number = arrived(bot, raw, kind=kind)
    turn(bot)
    return outcome(bot, number)


def outcome(bot: Office, number: int) -> tuple[str | None, str | None]:
    """Outcome and reason of the row."""
    with bot.database.read() as connection:
        return inbox.outcome_of(connection, number)
