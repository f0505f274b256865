"""No file is lost, whatever its disposition, and no name does harm."""

import base64

import pytest

from parsers.mail import Attachment, read
from tests.parsers.mail.build import html, mail, multipart, plain

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"
PDF = b"%PDF-1.7\n%receipt\n"


def file(data: bytes, content_type: str, disposition: str | None = None) -> bytes:
    more = {} if disposition is None else {"Content_Disposition": disposition}
    encoded = base64.encodebytes(data)
    return mail(encoded, Content_Type=content_type, Content_Transfer_Encoding="base64", **more)


def only_attachment(raw: bytes) -> Attachment:
    (found,) = read(raw).attachments
    return found


@pytest.mark.parametrize("disposition", [None, "inline", "attachment", "attachment; filename=a.jpg", "form-data"])
def test_a_photo_is_an_attachment_under_any_disposition(disposition: str | None) -> None:
    found = only_attachment(multipart("mixed", plain("Hei"), file(JPEG, "image/jpeg", disposition)))
    assert (found.data, found.media_type) == (JPEG, "image/jpeg")


def test_a_photo_inside_html_is_an_inline_attachment() -> None:
    photo = b"Content-ID: <1@x>\r\n" + file(JPEG, "image/jpeg")
    related = multipart("related", html('<p>Kvittering</p><img src="cid:1@x">'), photo, boundary="indre")
    found = read(multipart("alternative", plain("Kvittering"), related))
    assert found.full_text == "Kvittering"
    assert [(a.data, a.inline) for a in found.attachments] == [(JPEG, True)]


def test_the_type_is_what_the_content_shows() -> None:
    assert only_attachment(file(PDF, "application/octet-stream")).media_type == "application/pdf"
    assert only_attachment(file(JPEG, "application/pdf", "attachment; filename=a.pdf")).media_type == "image/jpeg"
    assert only_attachment(file(b"\0\1\2", "application/x-own")).media_type == "application/x-own"
    assert only_attachment(file(b"", "image/png")).media_type == "image/png"


def test_text_with_a_file_name_is_a_file_and_not_words() -> None:
    found = read(multipart("mixed", plain("Hei"), mail("a;b", Content_Type="text/plain; name=a.csv")))
    assert found.full_text == "Hei"
    assert [a.name for a in found.attachments] == ["a.csv"]


def test_an_invitation_is_a_file() -> None:
    found = read(multipart("alternative", plain("Møte"), mail("BEGIN:VCALENDAR", Content_Type="text/calendar")))
    assert (found.full_text, len(found.attachments)) == ("Møte", 1)


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("attachment; filename=../../etc/passwd", "passwd"),
        (r'attachment; filename="C:\\Users\\kari\\kvittering.pdf"', "kvittering.pdf"),
        ("attachment; filename*=utf-8''kvittering%20f%C3%B8r.pdf", "kvittering før.pdf"),
        ("attachment; filename*0*=utf-8''kvittering%20; filename*1*=f%C3%B8r.pdf", "kvittering før.pdf"),
        ("attachment; filename*=iso-8859-1''f%F8r.pdf", "før.pdf"),
        ('attachment; filename="=?utf-8?q?f=C3=B8r=2Epdf?="', "før.pdf"),
        ('attachment; filename="=?iso-8859-1?q?f=F8r?=\r\n =?iso-8859-1?q?=2Epdf?="', "før.pdf"),
        ("attachment; filename=kvittering før.pdf", "kvittering før.pdf"),
        ('attachment; filename="kvittering; før.pdf"', "kvittering; før.pdf"),
        (
            'inline;\r\n\tfilename="Skjermbilde 2024-01-08 kl. 09.12 – å.pdf"',
            "Skjermbilde 2024-01-08 kl. 09.12 – å.pdf",
        ),
        ("attachment; filename*=utf-8''a%E2%80%AEfdp.exe", "afdp.exe"),
        ("attachment; filename*=utf-8''a%00%0D%0Ab.pdf", "a b.pdf"),
        ("attachment; filename*=utf-8''A%CC%8As.pdf", "Ås.pdf"),
        ("attachment; filename=" + "a" * 500 + ".pdf", "a" * 196 + ".pdf"),
        ("attachment; filename*0*=x-none'; filename*1=b", "b"),
        ("attachment; filename=..", "attachment-1.pdf"),
        ("attachment", "attachment-1.pdf"),
    ],
)
def test_names_are_fit_to_show(disposition: str, name: str) -> None:
    assert only_attachment(file(PDF, "application/pdf", disposition)).name.endswith(name)


def test_a_name_in_windows_letters_is_read() -> None:
    head = 'Content-Type: application/pdf; name="kvittering før.pdf"'.encode("cp1252")
    assert only_attachment(head + b"\r\n\r\n" + PDF).name == "kvittering før.pdf"


def test_why_a_file_is_not_taken_stands_with_it() -> None:
    locked = file(PDF + b"/Encrypt 9 0 R", "application/pdf")
    found = read(
        multipart("mixed", plain("Hei"), file(PDF, "application/pdf"), locked, file(b"PK\3\4", "application/zip"))
    )
    assert [a.refusal for a in found.attachments] == [None, "encrypted", "not_a_receipt"]


def test_files_beyond_the_fiftieth_are_too_many() -> None:
    found = read(multipart("mixed", plain("Hei"), *[file(JPEG, "image/jpeg")] * 52)).attachments
    assert [a.refusal for a in found] == [None] * 50 + ["too_many"] * 2


def test_files_in_a_forwarded_mail_count() -> None:
    inner = multipart("mixed", plain("Takk for reisen, 1 200 kr"), file(PDF, "application/pdf"), boundary="indre")
    found = read(multipart("mixed", plain("Hotell"), b"Content-Type: message/rfc822\r\n\r\n" + inner))
    assert [a.data for a in found.attachments] == [PDF]
    assert found.reply_text == "Hotell"
    assert found.full_text == "Hotell\n\nTakk for reisen, 1 200 kr"


def test_a_mail_forwarded_without_a_word_is_read() -> None:
    found = read(multipart("mixed", b"Content-Type: message/rfc822\r\n\r\n" + plain("Hotell 1 200 kr")))
    assert found.reply_text == "Hotell 1 200 kr"


def test_what_lies_too_deep_is_named_and_the_rest_kept() -> None:
    raw = plain("innerst")
    for _ in range(7):
        raw = b"Content-Type: message/rfc822\r\n\r\n" + raw
    found = read(multipart("mixed", plain("Hei"), file(PDF, "application/pdf"), raw))
    assert (found.reply_text, len(found.attachments), found.damage) == ("Hei", 1, "too_complex")
