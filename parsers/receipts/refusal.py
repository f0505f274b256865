"""Why a file is not taken as a receipt, by its bytes, and without drawing or running any of it."""

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from PIL import Image

from parsers.files import may_be_receipt

Refusal = Literal["too_big", "too_many", "not_a_receipt", "encrypted", "active", "bomb"]

MAX_FILES = 50
"""Files of one message that are taken: a bill a day for a month and then some."""

# Formats of photos and scans; Pillow knows many more, with readers that nobody needs here.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "MPO")
_MAX_PIXELS = 2 * (Image.MAX_IMAGE_PIXELS or 0)
"""As many as Pillow opens at all: about 179 million, four times what phones take."""
# ISO/IEC 23008-12 §6.5.3: the size of a picture, or of a tile of it.
_HEIC_SIZE = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)


def _name(name: str) -> str:
    """A pattern of the PDF name however it is spelt: `/J#61vaScript` is `/JavaScript` (ISO 32000-1 §7.3.5)."""
    return "".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in name)


_PDF_LOCKED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
# ISO 32000-1 §12.6.4: what starts something, sends something, or hides another file.
_STARTS = ("JavaScript", "JS", "Launch", "SubmitForm", "ImportData", "EmbeddedFile", "EmbeddedFiles", "RichMedia")
_PDF_ACTIVE = re.compile(f"/(?:{'|'.join(map(_name, _STARTS))})(?![A-Za-z0-9])".encode())
_PDF_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
_PDF_STREAM = re.compile(rb"stream\r?\n")
_MAX_STREAMS, _MAX_INFLATED = 100, 1_000_000

_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}


def refusal(data: bytes, kind: str) -> Refusal | None:
    """Why the file of that media type is not taken; None for a picture, PDF or XML that does nothing by itself."""
    if kind in _SEALED or data.startswith(b"-----BEGIN PGP MESSAGE-----"):
        return "encrypted"
    if not may_be_receipt(kind):
        return "not_a_receipt"
    if kind == "application/pdf":
        return _of_pdf(data)
    return "bomb" if kind.startswith("image/") and _is_bomb(data) else None


def _of_pdf(data: bytes) -> Refusal | None:
    if _PDF_LOCKED.search(data):
        return "encrypted"
    is_active = _PDF_ACTIVE.search(data) or any(map(_PDF_ACTIVE.search, _packed(data)))
    return "active" if is_active else None


def _packed(data: bytes) -> Iterator[bytes]:
    """The beginnings of the object streams (ISO 32000-1 §7.5.7), unpacked."""
    for found in islice(_PDF_OBJECTS.finditer(data), _MAX_STREAMS):
        start = _PDF_STREAM.search(data, found.end(), found.end() + 500)
        if start is None:
            continue
        try:
            # All that follows is looked at; the stream ends by itself.
            yield zlib.decompressobj().decompress(memoryview(data)[start.end() :], _MAX_INFLATED)
        except zlib.error:
            continue


def _is_bomb(data: bytes) -> bool:
    if any(_pixels(*size) > _MAX_PIXELS for size in _HEIC_SIZE.findall(data)):
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        return True
    except Exception:
        # What Pillow does not know has no size to judge by; whoever draws it has limits of their own.
        return False
    return False


def _pixels(width: bytes, height: bytes) -> int:
    return int.from_bytes(width) * int.from_bytes(height)
