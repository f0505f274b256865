"""What a file is, by its content first."""

import pytest

from parsers.files import may_be_receipt, media_type

UBL = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>'
CII = '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>'
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\r\n'


@pytest.mark.parametrize(
    "kind", ["application/octet-stream", "text/plain", "application/vnd.oasis.ubl+xml", "text/xml"]
)
@pytest.mark.parametrize(
    "invoice",
    [
        UBL.encode(),
        (DECLARED + UBL).encode(),
        (DECLARED + UBL).encode("utf-8-sig"),
        (DECLARED.replace("8", "16") + UBL).encode("utf-16"),
        f"{DECLARED}<!-- faktura 17 -->\n{CII}".encode(),
        b'<ubl:CreditNote xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"/>',
    ],
)
def test_an_invoice_in_xml_is_known_however_it_is_sent(invoice: bytes, kind: str) -> None:
    assert may_be_receipt(media_type(invoice, kind))


@pytest.mark.parametrize(
    "other",
    [b"<Invoices/>", b"Invoice", b"<html><Invoice></html>", b"<svg/>", b"<!-- " + b"<Invoice " * 2_000, b"<!>" * 5_000],
)
def test_what_only_speaks_of_invoices_is_none(other: bytes) -> None:
    assert not may_be_receipt(media_type(other, "text/plain"))


@pytest.mark.parametrize("brands", ["mif1heic", "heicmif1miaf", "mif1heicmiaf", "mif1MiHEmiafMiHBheic"])
@pytest.mark.parametrize("major", ["heic", "heix", "mif1"])
def test_a_phone_s_photo_is_no_film_whatever_it_says_that_it_fits(major: str, brands: str) -> None:
    head = f"ftyp{major}\0\0\0\0{brands}".encode()
    photo = (len(head) + 4).to_bytes(4) + head + bytes(2_000)
    assert may_be_receipt(media_type(photo, "image/heic"))
    assert may_be_receipt(media_type(photo, "application/octet-stream"))


def test_a_film_is_no_receipt() -> None:
    film = b"\0\0\0\x1cftypmp42\0\0\0\0isommp42mp41" + bytes(2_000)
    assert not may_be_receipt(media_type(film, "video/mp4"))
