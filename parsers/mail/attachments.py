"""The files that came with a message."""

import mimetypes
from dataclasses import dataclass, field, replace
from email.message import Message

from claims.claim import Invoice
from parsers.files import clean_name, media_type
from parsers.mail import headers
from parsers.mail.decoration import is_decoration
from parsers.mail.structure import Leaf
from parsers.mail.text import data_of
from parsers.mail.tolerant import TolerantMessage
from parsers.receipts.invoice import invoice_in
from parsers.receipts.refusal import MAX_FILES, Refusal, refusal


@dataclass(frozen=True)
class Attachment:
    """One file: a name fit for display only, the media type its content shows, and its bytes.

    `inline` is the sender's wish to show it within the text; a photo of a receipt often is.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
    inline: bool
    refusal: Refusal | None = None
    """Why it cannot be a receipt, apart from its size."""
    decoration: bool = False
    """True for what a mail program has added by itself (`parsers.mail.decoration`)."""
    invoice: Invoice | None = None
    """What it says of itself where it is, or holds, an invoice in XML."""


def attachments_of(leaves: list[Leaf]) -> tuple[Attachment, ...]:
    """Every leaf that is not text to read, whatever its disposition says, in order."""
    files = (leaf.part for leaf in leaves if leaf.opened and not leaf.is_text)
    found = [_attachment(part, number) for number, part in enumerate(files, start=1)]
    beyond = [replace(file, refusal="too_many") for file in found[MAX_FILES:]]
    return (*found[:MAX_FILES], *beyond)


def _attachment(part: Message, number: int) -> Attachment:
    data = data_of(part)
    declared = part.get_content_type()
    shown = media_type(data, declared)
    name = clean_name(_declared_name(part)) or f"attachment-{number}{mimetypes.guess_extension(shown) or ''}"
    disposition = headers.disposition(part)
    inline = disposition == "inline" or (not disposition and "Content-ID" in part)
    decoration = is_decoration(data, name, (declared, shown), inline=inline)
    refused = refusal(data, shown)
    return Attachment(
        name, shown, data, inline, refused, decoration, invoice=None if refused else invoice_in(data, shown)
    )


def _declared_name(part: Message) -> str:
    named = TolerantMessage()
    for header in ("Content-Disposition", "Content-Type"):
        # As text: the stdlib takes bytes above ASCII, which many programs leave in names, for unknown characters.
        named[header] = headers.value(part, header)
    return headers.words(named.get_filename() or "")
