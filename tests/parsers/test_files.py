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
