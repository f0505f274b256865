"""One mail, read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import TypeVar

from claims.lines import Span
from parsers.mail import headers
from parsers.mail.attachments import Attachment, attachments_of
from parsers.mail.authentication import Statement, statements
from parsers.mail.automatic import automatic
from parsers.mail.reply import answers, newest
from parsers.mail.sender import sender
from parsers.mail.structure import MAX_PARTS, leaves
from parsers.mail.text import text_of
from parsers.mail.tolerant import parsed
from parsers.mail.undelivered import undelivered

Read = TypeVar("Read")

# Beyond these the stdlib's parser takes more than linear time, and no mail program goes there: it holds every line
# against every open boundary, builds an object a part, and searches parameters anew from each semicolon.
MAX_BOUNDARY_CHECKS = 20_000_000
MAX_DELIMITERS = 5_000
MAX_TEXT = 100_000
"""Characters that are read: more than anybody writes, and half a second's work for the text reader."""
MAX_THREAD = 500_000
"""Characters in which the newest words are looked for: years of a thread, quoted whole."""
MAX_HEADER = 64 * 1024
"""Bytes of one field of the header block."""
_LONG_PARAMETERS = re.compile(
    rb"^content-[a-z-]{1,30}:(?:[^\r\n]|\r?\n[ \t]|\r[ \t]){8192}", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY = re.compile(rb"boundary", re.IGNORECASE)
_END_OF_FIELD = re.compile(rb"\n(?![ \t])|\r(?![\n \t])")


@dataclass(frozen=True)
class Mail:
    """What a mail says of itself: `sender` has been checked for its form only, nothing here proves who wrote it."""

    message_id: str | None
    """In angle brackets; None where it is missing or doubled."""
    sender: str | None
    """Lower-case ASCII address; None unless there is exactly one well-formed mailbox."""
    sender_name: str
    recipients: tuple[str, ...]
    """Every plausible address that the mail reached us by, tokens included."""
    references: tuple[str, ...]
    """Identifiers of the messages answered, in angle brackets, oldest first."""
    subject: str
    sent: datetime | None
    """In UTC, as the sender says."""
    full_text: str
    reply_text: str
    """The newest words only; all of them where the quotation could not be told apart. At most `MAX_TEXT` characters."""
    attachments: tuple[Attachment, ...]
    automatic: str | None
    """Why it counts as written by a machine (`parsers.mail.automatic`)."""
    damage: str | None = None
    """Why parts of it could not be read: `too_complex`, `long_headers`, `long_text`, `unreadable`, or a reason of
    `parsers.guard`; the raw bytes have more than this."""
    statements: tuple[Statement, ...] = ()
    """What servers say they have checked, the latest first."""
    answers: tuple[tuple[str, Span], ...] = ()
    """Each passage that is quoted with words of the writer's right below it, and where these are in `reply_text`."""
    undelivered: str | None = None
    """The status code, where it reports that a mail of ours was not delivered (`parsers.mail.undelivered`)."""


def read(raw: bytes) -> Mail:
    """The mail in `raw`, whatever the bytes: what cannot be read is left out and named in `damage`."""
    if _has_long_headers(raw):
        return headers_only(raw, "long_headers")
    if _is_too_complex(raw):
        return headers_only(raw, "too_complex")
    try:
        return _whole(parsed(raw))
    except RecursionError:
        return headers_only(raw, "too_complex")
    except MemoryError:
        # What is left is not enough to go on with.
        raise
    except Exception:
        # The stdlib's parser raises what it happens to raise on hostile bytes; a mail must never stop the mailbox.
        return headers_only(raw, "unreadable")


def headers_only(raw: bytes, damage: str) -> Mail:
    """What the beginning of the header block says, without text and files, for the reason in `damage`."""
    try:
        message = BytesHeaderParser(policy=compat32).parsebytes(headers.block(raw))
    except Exception:
        # A message without a field: what it says of itself is nothing, and it is kept all the same.
        message = Message()
    return _mail(message, full_text="", reply_text="", attachments=(), damage=damage)


def _has_long_headers(raw: bytes) -> bool:
    end = headers.END_OF_BLOCK.search(raw, 0, headers.MAX_BLOCK + 4)
    if end is None:
        return len(raw) > headers.MAX_BLOCK
    return any(len(field) > MAX_HEADER for field in _END_OF_FIELD.split(raw[: end.start()]))


def _is_too_complex(raw: bytes) -> bool:
    lines = raw.count(b"\n") + raw.count(b"\r")
    return (
        raw.count(b"\n--") + raw.count(b"\r--") > MAX_DELIMITERS
        or len(_BOUNDARY.findall(raw)) * lines > MAX_BOUNDARY_CHECKS
        or _LONG_PARAMETERS.search(raw) is not None
    )


def _whole(message: Message) -> Mail:
    found = leaves(message)
    full_text = text_of(found[:MAX_PARTS])
    own_text = text_of([leaf for leaf in found[:MAX_PARTS] if not leaf.forwarded]) or full_text
    is_long = len(own_text) > MAX_THREAD
    own_text = own_text[:MAX_THREAD]
    words = newest(own_text)
    is_whole = len(found) <= MAX_PARTS and all(leaf.opened for leaf in found)
    long_text = "long_text" if is_long or len(words) > MAX_TEXT else None
    mail = _mail(
        message,
        full_text=full_text,
        reply_text=words[:MAX_TEXT],
        attachments=attachments_of(found[:MAX_PARTS]),
        damage=long_text if is_whole else "too_complex",
    )
    return replace(mail, answers=answers(own_text))


def _mail(
    message: Message, full_text: str, reply_text: str, attachments: tuple[Attachment, ...], damage: str | None
) -> Mail:
    failed: list[str] = []

    def tried(reader: Callable[[Message], Read], otherwise: Read) -> Read:
        try:
            return reader(message)
        except MemoryError:
            raise
        except Exception:
            # The stdlib raises what it happens to raise on hostile fields; what the other readers find still counts.
            failed.append(reader.__name__)
            return otherwise

    unknown: tuple[str | None, str] = (None, "")
    address, name = tried(sender, unknown)
    machine = tried(lambda whole: automatic(whole, reply_text), None)
    return Mail(
        message_id=tried(headers.message_id, None),
        sender=address,
        sender_name=name,
        recipients=tried(headers.recipients, ()),
        references=tried(headers.references, ()),
        subject=tried(headers.subject, ""),
        sent=tried(headers.sent, None),
        full_text=full_text,
        reply_text=reply_text,
        attachments=attachments,
        automatic=machine,
        statements=tried(statements, ()),
        undelivered=tried(undelivered, None) if machine == "bounce" else None,
        damage=damage or ("unreadable" if failed else None),
    )
