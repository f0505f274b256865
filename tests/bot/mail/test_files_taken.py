"""Which files of a mail are taken: all but the little pictures that mails are decorated with."""

import io

import pytest
from PIL import Image

from bot.intake import Message
from bot.office import Office
from bot.presentation.claim import claim_view
from bot.words import Words
from demo.town import Town
from store import claims, inbox
from tests.bot.mail.letters import arrived, became
from tests.parsers.receipts.test_invoice import FERRY, ehf

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
XML = b'<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'


def inline(name: str, media_type: str, data: bytes) -> bytes:
    head = "From: berit.solli@lauvdal.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nReise\r\n"
    part = f'--b\r\nContent-Type: {media_type}\r\nContent-Disposition: inline; filename="{name}"\r\n\r\n'
    return (head + part).encode() + data + b"\r\n--b--\r\n"


def seen(bot: Office, raw: bytes) -> list[str]:
    """Names of the files that were taken, or told to be left out."""
    with bot.database.read() as connection:
        arrival = inbox.get(connection, arrived(bot, raw))
    message = bot.channels["mail"].prepare(arrival)
    assert isinstance(message, Message)
    return [file.name for file in message.files] + [file.name for file in message.left_out]


@pytest.mark.parametrize(
    ("name", "media_type", "data"),
    [("kvittering.pdf", "application/pdf", b"%PDF-1.4\n%%EOF\n"), ("faktura.xml", "application/xml", XML)],
)
def test_a_small_document_within_the_text_is_a_file(by_hand: Office, name: str, media_type: str, data: bytes) -> None:
    assert seen(by_hand, inline(name, media_type, data)) == [name]


def test_an_invoice_says_its_sum_wherever_the_claim_is_shown(by_hand: Office, town: Town) -> None:
    became(by_hand, inline("faktura.xml", "text/xml", ehf().encode()).replace(b"Reise", b"Ferje 142 kr 12.10.2026"))
    with by_hand.database.read() as connection:
        (claim,) = claims.in_state(connection, ("draft",))
    assert [receipt.invoice for receipt in claim.receipts] == [FERRY]
    shown = claim_view(claim, Words("nb"), town.municipality.catalogue).receipts
    assert [text.replace("\u00a0", " ") for text in shown] == ["faktura.xml (faktura: 142,00 kr, 12. oktober 2026)"]


def test_a_small_picture_within_the_text_is_decoration(by_hand: Office) -> None:
    assert seen(by_hand, inline("logo.png", "image/png", PNG)) == []


def test_what_mail_programs_add_is_neither_taken_nor_told(by_hand: Office) -> None:
    assert seen(by_hand, inline("smime.p7s", "application/pkcs7-signature", b"0\x82\x05\x10")) == []
    assert seen(by_hand, inline("kari.vcf", "text/vcard", b"BEGIN:VCARD\r\n")) == []


def photo(size: int = 400) -> bytes:
    """A picture that is as large as the slip of paper it could show."""
    drawn = io.BytesIO()
    Image.effect_noise((size, size), 80).save(drawn, "png")
    return drawn.getvalue()


def test_a_picture_in_mail_after_mail_is_a_logo_and_told_as_little(by_hand: Office) -> None:
    logo = photo()
    mails = [inline("image001.png", "image/png", logo) + b"%d\r\n" % number for number in range(4)]
    assert [seen(by_hand, raw) for raw in mails] == [["image001.png"], ["image001.png"], [], []]


@pytest.mark.parametrize(("disposition", "size"), [("attachment", 400), ("inline", 800)])
def test_a_photo_that_is_sent_again_and_again_is_taken_each_time(by_hand: Office, disposition: str, size: int) -> None:
    raw = inline("IMG_0042.png", "image/png", photo(size)).replace(b": inline", f": {disposition}".encode())
    assert [seen(by_hand, raw + b"%d\r\n" % number) for number in range(4)] == [["IMG_0042.png"]] * 4
