"""A file documents something when there is something to be seen in it."""

import io

import pytest
from PIL import Image

from parsers.receipts.opening import opens
from tests.parsers.receipts.locked_pdf import drawing, locked, pdf
from tests.parsers.receipts.test_invoice import ehf


def photo(kind: str, width: int = 300, height: int = 200) -> bytes:
    """A noisy picture, so that a cut goes through it."""
    target = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_opens_and_a_stump_of_it_does_not(kind: str) -> None:
    whole = photo(kind)
    assert opens(whole, f"image/{kind.lower()}")
    assert not any(opens(whole[:length], f"image/{kind.lower()}") for length in (33, len(whole) // 2))


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
    assert opens(data, kind)


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
    assert not opens(data, kind)


def test_a_photo_of_more_points_than_any_screen_has_opens() -> None:
    assert opens(photo("JPEG", 9_600, 9_600), "image/jpeg")
