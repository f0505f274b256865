"""A receipt as a picture: upright, small enough, and with nothing in it that a phone hides there."""

import io

import pytest
from PIL import Image

from parsers.receipts.preview import LEGIBLE, preview
from tests.parsers.receipts.locked_pdf import drawing
from tests.parsers.receipts.test_opening import scanned

ORIENTATION, TURNED_RIGHT = 0x0112, 6
DESCRIPTION = 0x010E


def photo(width: int, height: int, kind: str = "PNG", **told: object) -> bytes:
    """A picture of nothing, black."""
    target = io.BytesIO()
    Image.new("RGB", (width, height)).save(target, kind, compress_level=1, **told)
    return target.getvalue()


def shown(picture: bytes | None) -> Image.Image:
    """What can be seen, and it is a JPEG."""
    assert picture
    return Image.open(io.BytesIO(picture), formats=["JPEG"])


def test_a_photo_is_turned_upright_and_loses_what_the_phone_wrote_into_it() -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = TURNED_RIGHT, "Storgata 1, Lauvdal"
    data = photo(400, 300, "JPEG", exif=exif)
    assert b"Storgata" in data
    drawn = shown(preview(data))
    assert (drawn.size, dict(drawn.getexif())) == ((300, 400), {})


@pytest.mark.parametrize(("size", "drawn"), [((6000, 3000), (2000, 1000)), ((3000, 6000), (1000, 2000))])
def test_what_is_larger_than_legible_is_made_smaller(size: tuple[int, int], drawn: tuple[int, int]) -> None:
    assert shown(preview(photo(*size), LEGIBLE)).size == drawn


def test_a_small_picture_fits_both_ways_and_is_not_made_larger() -> None:
    assert shown(preview(photo(300, 300), (200, 100))).size == (100, 100)
    assert shown(preview(photo(30, 30), (200, 100))).size == (30, 30)


def test_of_a_document_each_page_is_shown_by_its_number() -> None:
    assert shown(preview(drawing(1))).size == (600, 600)
    document = scanned(3)
    widths = [shown(preview(document, page=page)).width for page in range(3)]
    assert widths == sorted(set(widths))
    assert preview(document, page=3) is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"\xff\xd8\xff\xe0" + bytes(200), photo(9500, 9500)])
def test_what_cannot_be_drawn_has_no_picture(data: bytes) -> None:
    assert preview(data) is None
