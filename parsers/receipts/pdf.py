"""What speaks against a PDF, by its bytes: a lock, or anything that acts or hides another file."""

import io
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Literal


def _name(name: str) -> str:
    """A pattern of the PDF name however it is spelt: `/J#61vaScript` is `/JavaScript` (ISO 32000-1 §7.3.5)."""
    return "".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in name)


def _names(*names: str) -> re.Pattern[bytes]:
    return re.compile(f"/(?:{'|'.join(map(_name, names))})(?![A-Za-z0-9])".encode())


_LOCKED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
# ISO 32000-1 §12.6.4: what starts something, or sends something.
_ACTS = _names("JavaScript", "JS", "Launch", "SubmitForm", "ImportData", "RichMedia")
_HOLDS_FILES = _names("EmbeddedFile", "EmbeddedFiles")
_FILE_NAME = re.compile(rb"/U?F\s{0,9}(?:\(((?:[^\\()]|\\.){0,500})\)|<([0-9A-Fa-f\s]{0,2000})>)", re.DOTALL)
_OCTAL = re.compile(rb"\\([0-7]{1,3})")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
_STREAM = re.compile(rb"stream\r?\n")
_MAX_STREAMS, _MAX_INFLATED = 100, 1_000_000


def objection(data: bytes) -> Literal["encrypted", "active"] | None:
    """Why the PDF is not taken; None also for one that opens without a password, and for one that holds its invoice.

    An invoice is XML inside its own picture (EN 16931 in PDF/A-3: Factur-X, ZUGFeRD, and what Norwegian programs write
    of an EHF): it stays there, for whoever reads the receipt.
    """
    if _LOCKED.search(data):
        unlocked = _unlocked(data)
        if unlocked is None:
            return "encrypted"
        data = unlocked
    if any(map(_ACTS.search, _texts(data))):
        return "active"
    return "active" if any(map(_HOLDS_FILES.search, _texts(data))) and not _holds_only_xml(data) else None


def _unlocked(data: bytes) -> bytes | None:
    """The PDF without its lock; None where a password is needed, or the extra `receipts` is not installed.

    A lock without a password only asks programs to forbid printing or changes; airlines and banks like it.
    """
    try:
        import pypdfium2

        open_to_all = io.BytesIO()
        pypdfium2.PdfDocument(data).save(open_to_all, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
        return open_to_all.getvalue()
    except Exception:
        # A damaged or hostile file raises whatever it comes to.
        return None


def _holds_only_xml(data: bytes) -> bool:
    names = [_decoded(*found) for text in _texts(data) for found in _FILE_NAME.findall(text)]
    return bool(names) and all(name.endswith(b".xml") for name in names)


def _decoded(literal: bytes, digits: bytes) -> bytes:
    """The ASCII letters of a string in either form and encoding (ISO 32000-1 §7.3.4, §7.9.2), in lower case."""
    pairs = b"".join(digits.split()).decode()
    plain = bytes.fromhex(pairs + "0" * (len(pairs) % 2)) or _OCTAL.sub(
        lambda found: bytes([int(found[1], 8) & 0xFF]), literal
    )
    return plain.replace(b"\0", b"").lower()


def _texts(data: bytes) -> Iterator[bytes]:
    """The file itself, and the beginnings of its object streams (ISO 32000-1 §7.5.7), unpacked."""
    yield data
    for found in islice(_OBJECTS.finditer(data), _MAX_STREAMS):
        start = _STREAM.search(data, found.end(), found.end() + 500)
        if start is None:
            continue
        try:
            # All that follows is looked at; the stream ends by itself.
            yield zlib.decompressobj().decompress(memoryview(data)[start.end() :], _MAX_INFLATED)
        except zlib.error:
            continue
