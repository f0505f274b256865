"""The files that came with a message."""

import mimetypes
from dataclasses import dataclass, field
from email.message import Message

import puremagic

from parsers.mail import headers
from parsers.mail.structure import Leaf
from parsers.mail.text import data_of

MAX_NAME = 200
# Below this puremagic recognises a few common bytes, not a format.
_SURE_ENOUGH = 0.3


@dataclass(frozen=True)
class Attachment:
    """One file: a name fit for display only, the media type its content shows, and its bytes.

    `inline` is the sender's wish to show it within the text; a photo of a receipt often is.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
    inline: bool


def attachments_of(leaves: list[Leaf]) -> tuple[Attachment, ...]:
    """Every leaf that is not text to read, whatever its disposition says, in order."""
    files = (leaf.part for leaf in leaves if leaf.opened and not leaf.is_text)
    return tuple(_attachment(part, number) for number, part in enumerate(files, start=1))


def clean_name(name: str) -> str:
    """`name` without folders, control and direction characters, at most 200 characters with its extension kept."""
    last = headers.one_line(name[: headers.MAX_DECODED]).replace("\\", "/").rpartition("/")[2].strip(" .")
    if len(last) <= MAX_NAME:
        return last
    stem, dot, extension = last.rpartition(".")
    tail = dot + extension if stem and len(extension) <= 10 else ""
    return last[: MAX_NAME - len(tail)] + tail


def media_type(data: bytes, declared: str) -> str:
    """The media type that the content shows; the declared one where it shows none."""
    try:
        best = puremagic.magic_string(data)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return declared
    return best.mime_type if best.mime_type and best.confidence >= _SURE_ENOUGH else declared


def _attachment(part: Message, number: int) -> Attachment:
    data = data_of(part)
    shown = media_type(data, declared=part.get_content_type())
    name = clean_name(_declared_name(part)) or f"attachment-{number}{mimetypes.guess_extension(shown) or ''}"
    disposition = part.get_content_disposition()
    inline = disposition == "inline" or (disposition is None and "Content-ID" in part)
    return Attachment(name, shown, data, inline)


def _declared_name(part: Message) -> str:
    try:
        return headers.words(part.get_filename() or "")
    except Exception:
        # RFC 2231 parameters in pieces that contradict each other raise several kinds of errors.
        return ""
