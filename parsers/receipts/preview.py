"""A picture of a receipt that any chat client shows, without what a phone hides in it."""

import io
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[int, int]
"""Width and height, in pixels."""

LEGIBLE: Box = (2000, 2000)
"""Enough to read a till slip, small enough to load on a phone."""


PDF = b"%PDF-"
"""What a PDF begins with (ISO 32000-1 §7.5.2)."""


def preview(data: bytes, within: Box = LEGIBLE, page: int = 0) -> bytes | None:
    """A JPEG of the photo, or of that page of the PDF (counted from 0), that fits `within`, without EXIF (a phone
    writes the place into it); None for what cannot be drawn, also because the extra `receipts` is not installed.

    Only for a process that may be lost to what it draws (`parsers.guard`).
    """
    try:
        return _jpeg(data, within, page)
    except MemoryError:
        # What is left is not enough to go on with.
        raise
    except Exception:
        # A hostile or damaged file raises whatever its decoder raises.
        return None


def _jpeg(data: bytes, within: Box, page: int) -> bytes:
    import pi_heif
    from PIL import Image, ImageOps

    pi_heif.register_heif_opener()
    with warnings.catch_warnings():
        # Pillow only warns of pictures that are made to fill the memory.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        picture = _drawn(data, within, page) if data.startswith(PDF) else Image.open(io.BytesIO(data))
        # Before it is turned or given other colours: a large photo fits into the memory once.
        side = max(within)
        picture.thumbnail((side, side))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail(within)
        target = io.BytesIO()
        upright.save(target, "JPEG", quality=85)
        return target.getvalue()


def _drawn(data: bytes, within: Box, number: int) -> "Image.Image":
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[number]
    scale = max(within) / max(page.get_size())
    picture: Image.Image = page.render(scale=min(scale, 3.0)).to_pil()
    return picture
