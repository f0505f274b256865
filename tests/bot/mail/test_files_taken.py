"""Which files of a mail are taken: all but the little pictures that mails are decorated with."""

from collections.abc import Iterator

import pytest

from bot.intake import Message
from bot.office import Office
from demo.town import Town
from store import inbox
from tests.bot.by_hand import Clock, office
from tests.bot.mail.letters import arrived

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
XML = b'<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'


@pytest.fixture
def bot(town: Town) -> Iterator[Office]:
    with office(town, Clock()) as opened:
        yield opened


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
def test_a_small_document_within_the_text_is_a_file(bot: Office, name: str, media_type: str, data: bytes) -> None:
    assert seen(bot, inline(name, media_type, data)) == [name]


def test_a_small_picture_within_the_text_is_decoration(bot: Office) -> None:
    assert seen(bot, inline("logo.png", "image/png", PNG)) == []
