"""What Outlook packs into winmail.dat counts like any other file."""

import base64
import struct

from parsers.mail import read
from tests.parsers.mail.build import mail, multipart, plain

PDF = b"%PDF-1.7\n%receipt\n"
MESSAGE, FILE = 1, 2
BODY, RENDERING, TITLE, DATA = 0x800C, 0x9002, 0x8010, 0x800F


def attribute(level: int, name: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def packed(*files: tuple[bytes, bytes], text: bytes = b"") -> bytes:
    inside = attribute(MESSAGE, BODY, text) if text else b""
    for name, data in files:
        inside += attribute(FILE, RENDERING, bytes(14)) + attribute(FILE, TITLE, name) + attribute(FILE, DATA, data)
    return struct.pack("<IH", 0x223E9F78, 1) + inside


def winmail(data: bytes) -> bytes:
    return mail(
        base64.encodebytes(data),
        Content_Type="application/ms-tnef; name=winmail.dat",
        Content_Transfer_Encoding="base64",
    )


def test_the_files_inside_are_attachments() -> None:
    found = read(multipart("mixed", plain("Hei"), winmail(packed((b"../hotell.pdf\0", PDF), (b"b.bin\0", b"\1\2\3")))))
    assert [(a.name, a.data, a.refusal) for a in found.attachments] == [
        ("hotell.pdf", PDF, None),
        ("b.bin", b"\1\2\3", "not_a_receipt"),
    ]


def test_a_name_in_unknown_letters_is_replaced() -> None:
    (found,) = read(winmail(packed((b"f\xf8r.pdf\0", PDF)))).attachments
    assert found.name == "attachment-1.pdf"


def test_the_words_inside_count_where_there_are_no_others() -> None:
    inside = packed((b"a.pdf\0", PDF), text="Kjørte 42 km".encode("cp1252"))
    assert read(winmail(inside)).reply_text == "Kjørte 42 km"
    assert read(multipart("mixed", plain("Hei"), winmail(inside))).full_text == "Hei"


def test_one_that_cannot_be_opened_is_a_file_that_is_not_taken() -> None:
    for data in (b"", b"no such thing", packed((b"a.pdf\0", PDF))[:20] + b"\xff" * 50):
        found = read(multipart("mixed", plain("Hei"), winmail(data)))
        assert (found.reply_text, found.damage) == ("Hei", None)
        assert all(a.refusal for a in found.attachments)
