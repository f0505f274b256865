"""What an invoice in XML says of itself, alone (EHF is UBL) or inside its picture (Factur-X, ZUGFeRD: CII in a PDF).

Both spell the same model (EN 16931); the business terms (BT-…) are its own.
"""

import ctypes
import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from claims.claim import Invoice

MAX_XML = 5_000_000
"""Bytes; an EHF may hold its picture."""
_MAX_INSIDE = 20
_MOST_OF_A_NAME = 100

_CREDITS = {"381", "396"}
"""BT-3 in UNTDID 1001: the seller pays."""
_AMOUNT = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_DECLARES_TYPES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
"""As most encodings spell it; in the others it is known once the whole is parsed, within that parser's limits."""


def invoice_in(data: bytes, kind: str) -> Invoice | None:
    """The invoice that the file of that media type is, or holds; None where there is none, or more than one reading."""
    found = {invoice for xml in _candidates(data, kind) if (invoice := _read(xml))}
    return found.pop() if len(found) == 1 else None


def _candidates(data: bytes, kind: str) -> Iterator[bytes]:
    if kind == "application/pdf":
        yield from _inside(data)
    elif kind.endswith("/xml"):
        yield data


def _inside(data: bytes) -> Iterator[bytes]:
    """The XML files in the PDF, up to one that is too large; none where the extra `receipts` is not installed."""
    if b"EmbeddedFile" not in data and b"ObjStm" not in data:
        return
    try:
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        for number in range(min(document.count_attachments(), _MAX_INSIDE)):
            file = document.get_attachment(number)
            if not file.get_name().lower().endswith(".xml"):
                continue
            size = ctypes.c_ulong()
            # It is unpacked to be measured, so that one that is too large is the last.
            pypdfium2.raw.FPDFAttachment_GetFile(file, None, 0, size)
            if size.value > MAX_XML:
                return
            yield bytes(file.get_data())
    except Exception:
        # A damaged or hostile file raises whatever it comes to.
        return


def _read(xml: bytes) -> Invoice | None:
    # No invoice declares types; what does may grow without end, or fetch something (billion laughs, XXE).
    if len(xml) > MAX_XML or _DECLARES_TYPES.search(xml.replace(b"\0", b"")):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(xml, parser)
        if root.getroottree().docinfo.doctype:
            return None
        total, currency, day, seller = _ubl(root) if _name(root) in ("Invoice", "CreditNote") else _cii(root)
        return _invoice(total, currency, day, seller, is_credit=_is_credit(root))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _ubl(root: etree._Element) -> tuple[str, str, str, str]:
    totals = _only(root, "LegalMonetaryTotal/TaxInclusiveAmount")
    party = "AccountingSupplierParty/Party"
    seller = _text(_only(root, f"{party}/PartyName/Name")) or _text(
        _only(root, f"{party}/PartyLegalEntity/RegistrationName")
    )
    return _text(totals), _attribute(totals, "currencyID"), _text(_only(root, "IssueDate")), seller


def _cii(root: etree._Element) -> tuple[str, str, str, str]:
    settlement = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
    total = _only(root, f"{settlement}/SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount")
    currency = _only(root, f"{settlement}/InvoiceCurrencyCode")
    day = _only(root, "ExchangedDocument/IssueDateTime/DateTimeString")
    seller = _only(root, "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/Name")
    return _text(total), _text(currency), _text(day), _text(seller)


def _invoice(total: str, currency: str, day: str, seller: str, *, is_credit: bool) -> Invoice | None:
    """BT-112 with VAT, BT-5, BT-2, and BT-28 or BT-27; None without an amount in a currency."""
    if not (_AMOUNT.fullmatch(total) and _CURRENCY.fullmatch(currency)):
        return None
    amount = Decimal(total)
    signed = -amount if is_credit else amount
    return Invoice(total=signed, currency=currency, date=_day(day), seller=" ".join(seller[:_MOST_OF_A_NAME].split()))


def _day(text: str) -> dt.date | None:
    digits = _DATE.match(text)
    try:
        return dt.date(*map(int, digits.groups())) if digits else None
    except ValueError:
        return None


def _is_credit(root: etree._Element) -> bool:
    kind = _only(root, "InvoiceTypeCode"), _only(root, "ExchangedDocument/TypeCode")
    return _name(root) == "CreditNote" or any(_text(code) in _CREDITS for code in kind)


def _only(root: etree._Element, path: str) -> etree._Element | None:
    """The one element at the path of local names; None where there is none, or several."""
    steps = "/".join(f"*[local-name()='{name}']" for name in path.split("/"))
    found = root.xpath(steps)
    return found[0] if isinstance(found, list) and len(found) == 1 else None


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _text(element: etree._Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _attribute(element: etree._Element | None, name: str) -> str:
    return str(element.get(name, "")) if element is not None else ""
