"""An invoice in XML says its sum and day, in both spellings of EN 16931, alone or inside its picture."""

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest

from claims.claim import Invoice
from parsers.receipts.invoice import MAX_XML, invoice_in

CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
FERRY = Invoice(total=Decimal("142.00"), currency="NOK", date=dt.date(2026, 10, 12))


def ehf(root: str = "Invoice", *, total: str = "142.00", currency: str = "NOK", day: str = "2026-10-12") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns:cac="{CAC}" xmlns:cbc="{CBC}" '
        f'xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2">'
        f"<cbc:ID>17</cbc:ID><cbc:IssueDate>{day}</cbc:IssueDate>"
        f'<cac:TaxTotal><cbc:TaxAmount currencyID="{currency}">15.21</cbc:TaxAmount></cac:TaxTotal>'
        f'<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="{currency}">126.79</cbc:TaxExclusiveAmount>'
        f'<cbc:TaxInclusiveAmount currencyID="{currency}">{total}</cbc:TaxInclusiveAmount>'
        f'<cbc:PayableAmount currencyID="{currency}">0.00</cbc:PayableAmount></cac:LegalMonetaryTotal></{root}>'
    )


def cii(kind: str = "380") -> str:
    return (
        '<rsm:CrossIndustryInvoice xmlns:rsm="urn:rsm" xmlns:ram="urn:ram" xmlns:udt="urn:udt">'
        f"<rsm:ExchangedDocument><ram:TypeCode>{kind}</ram:TypeCode><ram:IssueDateTime>"
        '<udt:DateTimeString format="102">20261012</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>'
        "<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>"
        "<ram:InvoiceCurrencyCode>NOK</ram:InvoiceCurrencyCode>"
        "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>142.00</ram:GrandTotalAmount>"
        "</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"
        "</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"
    )


SUPPLIER = (
    "<cac:AccountingSupplierParty><cac:Party>{named}<cac:PartyLegalEntity><cbc:RegistrationName>Fjordferjer  AS"
    "</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty><cac:TaxTotal>"
)


@pytest.mark.parametrize(
    ("named", "seller"),
    [
        ("", "Fjordferjer AS"),
        ("<cac:PartyName><cbc:Name>Ferja over fjorden</cbc:Name></cac:PartyName>", "Ferja over fjorden"),
        (f"<cac:PartyName><cbc:Name>{'F' * 5_000}</cbc:Name></cac:PartyName>", "F" * 100),
    ],
)
def test_an_invoice_says_who_sells(named: str, seller: str) -> None:
    xml = ehf().replace("<cac:TaxTotal>", SUPPLIER.format(named=named))
    assert invoice_in(xml.encode(), "application/xml") == replace(FERRY, seller=seller)


def test_a_seller_is_named_in_the_other_spelling_too() -> None:
    agreement = (
        "<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Fjordferjer AS</ram:Name>"
        "</ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>"
    )
    xml = cii().replace("<ram:ApplicableHeaderTradeSettlement>", agreement)
    assert invoice_in(xml.encode(), "text/xml") == replace(FERRY, seller="Fjordferjer AS")


def picture_of(*invoices: tuple[str, str]) -> bytes:
    """A PDF of one page that holds those files."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    for name, xml in invoices:
        document.new_attachment(name).set_data(xml.encode())
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "xml",
    [ehf().encode(), ehf().encode("utf-8-sig"), ehf().replace("UTF-8", "UTF-16").encode("utf-16"), cii().encode()],
)
def test_the_sum_with_vat_and_the_day_are_read(xml: bytes) -> None:
    assert invoice_in(xml, "application/xml") == FERRY


def test_an_invoice_inside_its_picture_is_read() -> None:
    assert invoice_in(picture_of(("factur-x.xml", cii())), "application/pdf") == FERRY
    assert invoice_in(picture_of(), "application/pdf") is None


def test_the_same_invoice_twice_is_one_and_two_are_none() -> None:
    assert invoice_in(picture_of(("a.xml", cii()), ("b.xml", ehf())), "application/pdf") == FERRY
    assert invoice_in(picture_of(("a.xml", cii()), ("b.xml", ehf(total="99.00"))), "application/pdf") is None


def test_nothing_is_unpacked_after_a_file_that_is_too_large() -> None:
    largest, larger = ehf() + " " * (MAX_XML - len(ehf())), " " * (MAX_XML + 1)
    another = ehf(total="99.00")
    assert invoice_in(picture_of(("a.xml", largest)), "application/pdf") == FERRY
    assert invoice_in(picture_of(("a.xml", larger), ("b.xml", ehf())), "application/pdf") is None
    assert invoice_in(picture_of(("a.xml", ehf()), ("b.xml", larger), ("c.xml", another)), "application/pdf") == FERRY


@pytest.mark.parametrize("xml", [ehf("CreditNote"), cii("381")])
def test_what_the_seller_pays_is_less_than_nothing(xml: str) -> None:
    found = invoice_in(xml.encode(), "text/xml")
    assert found
    assert found.total == Decimal("-142.00")


@pytest.mark.parametrize("day", ["", "i går", "2026-13-45"])
def test_a_day_that_is_none_is_left_open(day: str) -> None:
    found = invoice_in(ehf(day=day).encode(), "text/xml")
    assert found
    assert (found.total, found.date) == (Decimal("142.00"), None)


@pytest.mark.parametrize("total", ["", "142,00", "1e9", "NaN", "9" * 40, "142.00 kr"])
def test_a_sum_that_is_none_is_no_invoice(total: str) -> None:
    assert invoice_in(ehf(total=total).encode(), "text/xml") is None


def test_two_sums_are_none() -> None:
    total = '<cbc:TaxInclusiveAmount currencyID="NOK">142.00</cbc:TaxInclusiveAmount>'
    assert invoice_in(ehf().replace(total, total * 2).encode(), "text/xml") is None


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)


@pytest.mark.parametrize(
    "xml",
    [
        ehf().replace("?>\n", f"?>{BOMB}", 1).replace("142.00", "&m;"),
        ehf().replace("?>\n", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', 1).replace("17", "&e;"),
        ehf()[:200],
        "<Invoice>" * 100_000,
        "<html/>",
        "",
    ],
)
def test_hostile_and_other_xml_is_no_invoice(xml: str) -> None:
    assert invoice_in(xml.encode(), "application/xml") is None


def test_what_declares_types_is_no_invoice_in_any_encoding() -> None:
    plain = ehf().replace("UTF-8", "UTF-7")
    assert invoice_in(plain.encode(), "application/xml") == FERRY
    assert invoice_in(plain.replace("\n", "+ADwAIQ-DOCTYPE x>", 1).encode(), "application/xml") is None


@pytest.mark.parametrize("data", [b"%PDF-1.7 /EmbeddedFile", b"%PDF-1.7 /ObjStm" + bytes(1000), b""])
def test_a_damaged_picture_holds_none(data: bytes) -> None:
    assert invoice_in(data, "application/pdf") is None


def test_a_photo_is_none() -> None:
    assert invoice_in(ehf().encode(), "image/jpeg") is None
