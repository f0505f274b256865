"""A file documents something when there is something to be seen in it."""

import io

import pytest
from PIL import Image

from parsers.receipts.opening import pages
from tests.parsers.receipts.locked_pdf import drawing, locked, pdf
from tests.parsers.receipts.test_invoice import ehf


def photo(kind: str, width: int = 300, height: int = 200) -> bytes:
    """A noisy picture, so that a cut goes through it."""
    target = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(target, kind)
    return target.getvalue()


def scanned(count: int) -> bytes:
    """A PDF with so many pages, a picture on each, the first the narrowest."""
    sheets = [Image.new("RGB", (100 + 10 * number, 200), "white") for number in range(count)]
    target = io.BytesIO()
    sheets[0].save(target, "PDF", save_all=True, append_images=sheets[1:])
    return target.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_opens_and_a_stump_of_it_does_not(kind: str) -> None:
    whole = photo(kind)
    assert pages(whole, f"image/{kind.lower()}") == 1
    assert not any(pages(whole[:length], f"image/{kind.lower()}") for length in (33, len(whole) // 2))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(), "application/pdf"),
        (locked(), "application/pdf"),
        (drawing(40), "application/pdf"),
        (ehf().encode(), "application/xml"),
    ],
    ids=["pdf", "locked", "slow to draw", "ehf"],
)
def test_a_document_opens(data: bytes, kind: str) -> None:
    assert pages(data, kind) == 1


def test_the_pages_of_a_document_are_counted() -> None:
    assert pages(scanned(3), "application/pdf") == 3


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "application/pdf"),
        (b"%PDF-1.7\n%%EOF\n", "application/pdf"),
        (pdf()[:60], "application/pdf"),
        (b"nothing", "application/pdf"),
        (b"", "image/png"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "image/jpeg"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), "image/heic"),
        (ehf().encode()[:-30], "text/xml"),
        (b"nothing", "text/xml"),
    ],
)
def test_what_shows_nothing_does_not(data: bytes, kind: str) -> None:
    assert not pages(data, kind)


def test_a_photo_of_more_points_than_any_screen_has_opens() -> None:
    assert pages(photo("JPEG", 9_600, 9_600), "image/jpeg") == 1
