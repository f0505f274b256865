"""What mail programs add is known from what people send, by content before name."""

import io

import pytest
from PIL import Image

from parsers.mail import Attachment, read
from tests.parsers.mail.build import mail, multipart, plain

CARD, INVITATION = b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SIGNED = b"0\x82\x05\x10\x06\x09*\x86H\x86\xf7\r\x01\x07\x02"
PDF = b"%PDF-1.4\n%%EOF\n"


def picture(width: int, height: int, kind: str = "png") -> bytes:
    """Noise, so that it has as many bytes as a photo."""
    drawn = io.BytesIO()
    Image.effect_noise((width, height), 80).save(drawn, kind)
    return drawn.getvalue()


def sent(data: bytes, kind: str, name: str, disposition: str = "attachment") -> Attachment:
    part = mail(data, Content_Type=kind, Content_Disposition=f'{disposition}; filename="{name}"')
    (found,) = read(multipart("mixed", plain("Hei"), part)).attachments
    return found


@pytest.mark.parametrize(
    ("data", "kind", "name"),
    [
        (SIGNED, "application/pkcs7-signature", "smime.p7s"),
        (SIGNED, "application/x-pkcs7-signature", "smime.p7s"),
        (SIGNED, "application/octet-stream", "SMIME.P7S"),
        (b"-----BEGIN PGP SIGNATURE-----\n", "application/pgp-signature", "signature.asc"),
        (b"-----BEGIN PGP SIGNATURE-----\n", "application/octet-stream", "noname"),
        (b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n", "application/pgp-keys", "OpenPGP_0x1.asc"),
        (CARD, "text/vcard", "Kari Nes.vcf"),
        (CARD, "text/x-vcard", "kari.vcf"),
        (CARD, "application/octet-stream", "kari"),
        (INVITATION, "text/calendar", "invite.ics"),
        (INVITATION, "application/ics", "invite.ics"),
    ],
)
def test_signatures_cards_and_invitations_are_no_files_of_anybodys(data: bytes, kind: str, name: str) -> None:
    assert sent(data, kind, name).decoration


@pytest.mark.parametrize(
    ("data", "kind", "name"),
    [
        (PDF, "application/pdf", "kvittering.pdf"),
        (PDF, "text/calendar", "kvittering.pdf"),
        (PDF, "application/octet-stream", "smime.p7s"),
        (b"PK\3\4", "application/zip", "bilag.zip"),
        (b"PK\3\4", "application/octet-stream", "bilag.docx"),
    ],
)
def test_what_somebody_meant_to_send_is(data: bytes, kind: str, name: str) -> None:
    assert not sent(data, kind, name).decoration


@pytest.mark.parametrize(("width", "height"), [(600, 140), (240, 240), (1_200, 200)])
def test_a_picture_within_the_text_that_could_hold_no_slip_is_a_logo(width: int, height: int) -> None:
    data = picture(width, height)
    assert len(data) > 10_000
    assert sent(data, "image/png", "image001.png", "inline").decoration
    assert not sent(data, "image/png", "image001.png").decoration


@pytest.mark.parametrize(("width", "height"), [(320, 427), (427, 320), (200, 900), (1_000, 300)])
def test_a_picture_that_could_is_not(width: int, height: int) -> None:
    data = picture(width, height, "jpeg")
    assert len(data) > 10_000
    assert not sent(data, "image/jpeg", "IMG_0042.jpg", "inline").decoration


def test_a_picture_that_cannot_be_measured_is_not() -> None:
    assert not sent(b"\0\0\0\x18ftypheic" + bytes(20_000), "image/heic", "IMG_0042.HEIC", "inline").decoration
