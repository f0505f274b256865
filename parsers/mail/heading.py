"""What a mail's row is made of: read in the bot's own process, so only these fields, and only so much of them."""

from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32

from parsers.mail import headers
from parsers.mail.sender import sender

MAX_REFERENCES = 100
"""The latest mails of a thread that are named."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Fields as in `Mail`, each None or empty where it is missing or malformed."""

    sender: str | None = None
    references: tuple[str, ...] = ()
    message_id: str | None = None
    sent: datetime | None = None


def heading(raw: bytes) -> Heading:
    """The heading of the mail, whatever the bytes, from the beginning of its header block."""
    try:
        message = BytesHeaderParser(policy=compat32).parsebytes(headers.block(raw))
        return Heading(
            sender=sender(message)[0],
            references=headers.references(message)[-MAX_REFERENCES:],
            message_id=headers.message_id(message),
            sent=headers.sent(message),
        )
    except Exception:
        # The stdlib's parser raises what it happens to raise on hostile bytes; the mail is kept all the same.
        return Heading()
