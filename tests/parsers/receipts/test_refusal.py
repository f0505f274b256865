"""Files that are dangerous or no receipt are refused by their bytes, soon, and everyday ones are not."""

import struct
import time
import zlib

import pytest

from parsers.receipts.refusal import Refusal, refusal

PDF = b"%PDF-1.7\n"
PACKED = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = (struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (header, data))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def heic(width: int, height: int) -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x14ispe\0\0\0\0" + struct.pack(">II", width, height)


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (PDF, "application/pdf", None),
        (PDF + b"/OpenAction [3 0 R /Fit] /JSON (x) /EncryptMetadata false", "application/pdf", None),
        (PDF + b"trailer << /Encrypt 9 0 R >>", "application/pdf", "encrypted"),
        (PDF + b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>", "application/pdf", "active"),
        (PDF + b"<< /S /J#61vaScript >>", "application/pdf", "active"),
        (PDF + b"/OpenAction << /S /Launch /F (cmd.exe) >>", "application/pdf", "active"),
        (PDF + b"/Names << /EmbeddedFiles 4 0 R >>", "application/pdf", "active"),
        (PDF + PACKED + zlib.compress(b"1 0 << /S /JavaScript >>") + b"\nendstream", "application/pdf", "active"),
        (PDF + PACKED + zlib.compress(b"1 0 << /Type /Page >>") + b"\nendstream", "application/pdf", None),
        (PDF + PACKED + b"no such stream", "application/pdf", None),
        (png(4_000, 3_000), "image/png", None),
        (png(12_000, 9_000), "image/png", None),
        (png(30_000, 30_000), "image/png", "bomb"),
        (heic(4_032, 3_024), "image/heic", None),
        (heic(65_000, 65_000), "image/heic", "bomb"),
        (b"\xff\xd8 broken", "image/jpeg", None),
        (b"", "application/pdf", "empty"),
        (b"", "application/octet-stream", "empty"),
        (b"<svg/>", "image/svg+xml", "not_a_receipt"),
        (b"<Invoice/>", "application/xml", None),
        (b"PK\3\4", "application/zip", "not_a_receipt"),
        (b"MZ", "application/x-msdownload", "not_a_receipt"),
        (b"<html>", "text/html", "not_a_receipt"),
        (b"0\x82", "application/pkcs7-mime", "encrypted"),
        (b"-----BEGIN PGP MESSAGE-----\n", "application/octet-stream", "encrypted"),
    ],
)
def test_a_file_is_refused_for_what_it_holds(data: bytes, kind: str, reason: Refusal | None) -> None:
    assert refusal(data, kind) == reason


LONG = {
    "object streams": b"/Type /ObjStm ",
    "escapes": b"#41",
    "names": b"/J#61",
    "inflating": PACKED + zlib.compress(b"a" * 10**6),
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_a_file_made_to_take_long_does_not(piece: bytes) -> None:
    begun = time.process_time()
    refusal(PDF + piece * (5_000_000 // len(piece)), "application/pdf")
    assert time.process_time() - begun < 2
