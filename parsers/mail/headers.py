"""Header fields of an untrusted message, as plain text."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import (
    FirstHeaderLineIsContinuationDefect,
    MisplacedEnvelopeHeaderDefect,
    MissingHeaderBodySeparatorDefect,
)
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from parsers.mail.charset import decode
from parsers.plain import one_line

MAX_BLOCK = 256 * 1024
"""Bytes of a header block."""
END_OF_BLOCK = re.compile(rb"\r?\n\r?\n|\r\r")
# The stdlib's search for encoded words is quadratic: longer values are cut before they are decoded.
MAX_DECODED = 10_000
# RFC 5322 §2.1.1: no line, and so no identifier, is longer.
MAX_IDENTIFIER = 998

_BROKEN_BLOCK = (
    FirstHeaderLineIsContinuationDefect,
    MisplacedEnvelopeHeaderDefect,
    MissingHeaderBodySeparatorDefect,
)
_RECIPIENT_HEADERS = ("X-Original-To", "Delivered-To", "Envelope-To", "To", "Cc", "Resent-To", "Resent-Cc")
_IDENTIFIER = re.compile(r"<[^<>\s]+>")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;:<>()\[\]\"]+")
_COMMENT_MARKS = re.compile(r"(?<!\\)([()])")
# One character class a side and one @, so that matching is linear.
_PLAUSIBLE = re.compile(r"[^\s@\x00-\x1f\x7f]{1,64}@[A-Za-z0-9._-]{1,253}")

# Of a councillor's mail from home, to whom it says nothing.
_OUTSIDE = r"(?:ekstern|extern(?:al)?)(?: (?:e-?post|e-?mail|mail|avsender|avsendar|sender))?"
_FROM_OUTSIDE = re.compile(rf"\[(?i:{_OUTSIDE})\]\s?:?\s*|(?:^|(?<=: )){_OUTSIDE.upper()}\s?:\s*")


def block(raw: bytes) -> bytes:
    """The header block of the mail, with the blank line after it; no more of it than `MAX_BLOCK`."""
    end = END_OF_BLOCK.search(raw, 0, MAX_BLOCK)
    return raw[: end.end() if end else MAX_BLOCK]


def values(message: Message, name: str) -> list[str]:
    """Every value of the header `name`, unfolded, bytes above ASCII decoded, encoded words left alone."""
    # `raw_items` because `get_all` wraps 8-bit values in an object that has lost the bytes.
    return [_unfold(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def value(message: Message, name: str) -> str:
    """First value of the header `name`, or an empty string."""
    return next(iter(values(message, name)), "")


def subject(message: Message) -> str:
    """The Subject in plain words, without what gateways put before it, or an empty string."""
    return _FROM_OUTSIDE.sub("", words(value(message, "Subject")))


def words(text: str) -> str:
    """`text` with its encoded words (RFC 2047) decoded and made fit for one line of display."""
    text = text[:MAX_DECODED]
    try:
        chunks = decode_header(text)
    except Exception:
        # The stdlib lets several kinds of errors out on malformed encoded words (binascii, value, index).
        return one_line(text)
    return one_line("".join(c if isinstance(c, str) else decode(c, charset) for c, charset in chunks))


def bare(text: str) -> str:
    """`text` in lower case without its comments (RFC 5322 §3.2.2) and without parameters, that is up to a semicolon."""
    depth = 0
    kept: list[str] = []
    for piece in _COMMENT_MARKS.split(text):
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(piece)
    return " ".join(kept).partition(";")[0].strip().lower()


def disposition(message: Message) -> str:
    """The first word of Content-Disposition in lower case, or an empty string."""
    return bare(value(message, "Content-Disposition"))


def parts(message: Message) -> list[Message]:
    """The parts right below this one; none where it has a text or a file of its own."""
    inside = message.get_payload() if message.is_multipart() else []
    return [part for part in inside if isinstance(part, Message)] if isinstance(inside, list) else []


def message_id(message: Message) -> str | None:
    """The Message-ID in angle brackets; None where there is none, or more than one."""
    found = values(message, "Message-ID")
    if len(found) != 1:
        return None
    return next(_identifiers(found[0]), None)


def references(message: Message) -> tuple[str, ...]:
    """Identifiers of the messages that this one answers, oldest first, each once (RFC 5322 §3.6.4)."""
    found = (i for name in ("References", "In-Reply-To") for v in values(message, name) for i in _identifiers(v))
    return tuple(dict.fromkeys(found))


def recipients(message: Message) -> tuple[str, ...]:
    """Addresses by which the message reached us, the most telling first, each once, domains in lower case."""
    found = (
        address
        for name in _RECIPIENT_HEADERS
        for v in values(message, name)
        for address in _BETWEEN_ADDRESSES.split(v)
        if _PLAUSIBLE.fullmatch(address)
    )
    return tuple(dict.fromkeys(_with_small_domain(address) for address in found))


def sent(message: Message) -> datetime | None:
    """The Date header in UTC; a date without a zone is read as UTC (RFC 5322 §3.3, `-0000`)."""
    try:
        moment = parsedate_to_datetime(value(message, "Date")[:MAX_IDENTIFIER])
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def is_broken(message: Message) -> bool:
    """True where the header block itself is malformed, so that another reader may see other headers."""
    return any(isinstance(defect, _BROKEN_BLOCK) for defect in message.defects)


def _identifiers(text: str) -> Iterator[str]:
    return (i for i in _IDENTIFIER.findall(text) if len(i) <= MAX_IDENTIFIER)


def _with_small_domain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def _unfold(text: str) -> str:
    if not text.isascii():
        text = decode(text.encode("ascii", "surrogateescape"), None)
    return text.replace("\r", "").replace("\n", "").strip(" \t")
