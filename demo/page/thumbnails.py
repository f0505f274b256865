"""Small pictures of files, as Slack makes them: showing that a photo is there needs no whole photo on a phone."""

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from demo.slack import File
from parsers.guard import Guard

WIDEST, HIGHEST = 440, 224
"""The room that a picture has among messages, in pixels of the page."""
SHARP = 2
"""Pixels of the picture for one of the page, as on a phone's screen."""
KEPT = 200
_GUARD = Guard()


@dataclass(frozen=True, slots=True)
class Size:
    """The place that a small picture takes, in pixels of the page."""

    width: int
    height: int


def size_of(file: File) -> Size | None:
    """The size of the file's small picture; None when it is no picture that can be drawn."""
    drawn = thumbnail(file)
    if drawn is None:
        return None
    with Image.open(io.BytesIO(drawn), formats=["JPEG"]) as picture:
        width, height = picture.size
    scale = min(1.0, WIDEST / width, HIGHEST / height)
    return Size(max(1, round(width * scale)), max(1, round(height * scale)))


def thumbnail(file: File) -> bytes | None:
    """The small picture as a JPEG; None when the file is no picture that can be drawn."""
    return _drawn(file.content) if file.mimetype.startswith("image/") else None


@lru_cache(KEPT)
def _drawn(content: bytes) -> bytes | None:
    return _GUARD.preview(content, (WIDEST * SHARP, HIGHEST * SHARP))
