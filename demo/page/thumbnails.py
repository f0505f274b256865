"""Small pictures of files, as Slack makes them: showing that a photo is there needs no whole photo on a phone."""

import io
import warnings
from dataclasses import dataclass
from functools import lru_cache

import pi_heif
from PIL import Image

from demo.slack import File
from parsers.receipts import preview

WIDEST, HIGHEST = 440, 224
"""The room that a picture has among messages, in pixels of the page."""
SHARP = 2
"""Pixels of the picture for one of the page, as on a phone's screen."""
KEPT = 200
ORIENTATION = 0x0112
ON_ITS_SIDE = frozenset({5, 6, 7, 8})
"""Values of EXIF's orientation under which width and height change places."""


@dataclass(frozen=True, slots=True)
class Size:
    """The place that a small picture takes, in pixels of the page."""

    width: int
    height: int


@lru_cache(KEPT)
def size_of(file: File) -> Size | None:
    """The size of the file's small picture; None when it is no picture that can be drawn."""
    if not file.mimetype.startswith("image/"):
        return None
    pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(file.content)) as picture:
                width, height = picture.size
                if picture.getexif().get(ORIENTATION) in ON_ITS_SIDE:
                    width, height = height, width
    except Exception:
        # A hostile or damaged file raises whatever its decoder raises; it is shown by its name then.
        return None
    scale = min(1.0, WIDEST / width, HIGHEST / height)
    return Size(max(1, round(width * scale)), max(1, round(height * scale)))


@lru_cache(KEPT)
def thumbnail(file: File) -> bytes | None:
    """The small picture as a JPEG; None when the file cannot be drawn."""
    size = size_of(file)
    if size is None:
        return None
    try:
        with Image.open(io.BytesIO(preview(file.content, file.name).data)) as picture:
            small = picture.convert("RGB")
            small.thumbnail((size.width * SHARP, size.height * SHARP))
    except Exception:
        # As above: what cannot be drawn is no failure of the page.
        return None
    kept = io.BytesIO()
    small.save(kept, "JPEG", quality=80)
    return kept.getvalue()
