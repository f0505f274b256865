"""A picture of a receipt that any chat client shows, without what a phone hides in it."""

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2000
"""Pixels: enough to read a till slip, small enough to load on a phone."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes to show and a file name that fits them."""

    data: bytes
    name: str


def preview(data: bytes, name: str) -> Picture:
    """A JPEG of the photo, or of the PDF's first page, without EXIF (a phone writes the place into it).

    What cannot be drawn, also because the extra `receipts` is not installed, is shown as the file it is.
    """
    try:
        drawn = _jpeg(data)
    except Exception:
        # A hostile or damaged file raises whatever its decoder raises; the approver then opens the file itself.
        return Picture(data, name)
    return Picture(drawn, f"{PurePath(name).stem or 'receipt'}.jpg")


def _jpeg(data: bytes) -> bytes:
    import pi_heif
    from PIL import Image, ImageOps

    pi_heif.register_heif_opener()
    with warnings.catch_warnings():
        # Pillow only warns of pictures that are made to fill the memory.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        picture = _first_page(data) if data.startswith(b"%PDF-") else Image.open(io.BytesIO(data))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        target = io.BytesIO()
        upright.save(target, "JPEG", quality=85)
        return target.getvalue()


def _first_page(data: bytes) -> "Image.Image":
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0]
    scale = LONGEST_SIDE / max(page.get_size())
    picture: Image.Image = page.render(scale=min(scale, 3.0)).to_pil()
    return picture
