"""Why a file is not taken as a receipt, by its bytes, and without drawing or running any of it."""

import io
import re
import warnings
from typing import Literal

from PIL import Image

from parsers.files import may_be_receipt
from parsers.receipts import pdf

Refusal = Literal["empty", "too_big", "too_many", "not_a_receipt", "encrypted", "active", "bomb"]

MAX_FILES = 50
"""Files of one message that are taken: a bill a day for a month and then some."""

# Formats of photos and scans; Pillow knows many more, with readers that nobody needs here.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "MPO")
_MAX_PIXELS = 2 * (Image.MAX_IMAGE_PIXELS or 0)
"""As many as Pillow opens at all: about 179 million, four times what phones take."""
# ISO/IEC 23008-12 §6.5.3: the size of a picture, or of a tile of it.
_HEIC_SIZE = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)

_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}


def refusal(data: bytes, kind: str) -> Refusal | None:
    """Why the file of that media type is not taken; None for a picture, PDF or XML that does nothing by itself."""
    if not data:
        return "empty"
    if kind in _SEALED or data.startswith(b"-----BEGIN PGP MESSAGE-----"):
        return "encrypted"
    if not may_be_receipt(kind):
        return "not_a_receipt"
    if kind == "application/pdf":
        return pdf.objection(data)
    return "bomb" if kind.startswith("image/") and _is_bomb(data) else None


def _is_bomb(data: bytes) -> bool:
    if any(_pixels(*size) > _MAX_PIXELS for size in _HEIC_SIZE.findall(data)):
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        return True
    except Exception:
        # What Pillow does not know has no size to judge by; whoever draws it has limits of their own.
        return False
    return False


def _pixels(width: bytes, height: bytes) -> int:
    return int.from_bytes(width) * int.from_bytes(height)
