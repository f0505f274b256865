"""Files that people send, whatever the channel: their names, what they are, and whether they can be a receipt."""

import re

import puremagic

from parsers.plain import one_line

MAX_NAME = 200
# Below this puremagic recognises a few common bytes, not a format.
_SURE_ENOUGH = 0.3
_MAX_READ = 10_000
# EN 16931 in its two spellings, EHF (UBL) and CII, which billing programs also send with a byte order mark, in UTF-16,
# without a declaration, and as a file of no kind.
_INVOICE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>)?(?:\s|<[!?][^>]*>){0,20}"
    rb"<(?:[\w.-]{1,40}:)?(?:Invoice|CreditNote|CrossIndustryInvoice)[\s>]"
)
# SVG is a program more than a picture.
_RECEIPTS = re.compile(r"image/(?!svg).*|application/pdf|(application|text)/xml")


def clean_name(name: str) -> str:
    """`name` without folders, control and direction characters, at most 200 characters with its extension kept."""
    last = one_line(name[:_MAX_READ]).replace("\\", "/").rpartition("/")[2].strip(" .")
    if len(last) <= MAX_NAME:
        return last
    stem, dot, extension = last.rpartition(".")
    tail = dot + extension if stem and len(extension) <= 10 else ""
    return last[: MAX_NAME - len(tail)] + tail


def media_type(data: bytes, declared: str) -> str:
    """The media type that the content shows; the declared one where it shows none."""
    if _INVOICE.match(data[:_MAX_READ].replace(b"\0", b"")):
        return "application/xml"
    try:
        best = puremagic.magic_string(data)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return declared
    return best.mime_type if best.mime_type and best.confidence >= _SURE_ENOUGH else declared


def may_be_receipt(kind: str) -> bool:
    """True for the media types that a receipt comes as: pictures, PDF, and XML (EHF)."""
    return _RECEIPTS.fullmatch(kind) is not None
