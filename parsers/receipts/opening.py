"""Whether there is anything to be seen in a file: an outlay is documented by what can be read, not by a file's name."""

import io
import warnings

from lxml import etree
from PIL import Image

_THUMBNAIL = (64, 64)
"""Pixels; a JPEG is drawn this small at once, in a fraction of the time."""


def opens(data: bytes, kind: str) -> bool:
    """True for a picture that can be drawn to its end, a PDF with a page, and XML that is whole; also where the extra
    `receipts` is not installed, so that nobody here can tell.

    Only for a process that may be lost to what it opens (`parsers.guard`).
    """
    try:
        if kind == "application/pdf":
            return _has_page(data)
        return _is_whole(data) if kind.endswith("/xml") else _is_drawn(data)
    except ImportError:
        return True
    except MemoryError:
        # What is left is not enough to go on with.
        raise
    except Exception:
        # A hostile or damaged file raises whatever its decoder raises.
        return False


def _has_page(data: bytes) -> bool:
    import pypdfium2

    # By its number, for a page that is loaded is drawn in part, which may take for ever.
    return bool(pypdfium2.PdfDocument(data).get_page_size(0))


def _is_whole(data: bytes) -> bool:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser) is not None


def _is_drawn(data: bytes) -> bool:
    # ISO/IEC 23008-12 § 10: every file of the family begins with the box `ftyp`.
    if data[4:8] == b"ftyp":
        import pi_heif

        pi_heif.register_heif_opener()
    with warnings.catch_warnings():
        # Larger than any screen is not damaged.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(io.BytesIO(data))
        picture.draft("RGB", _THUMBNAIL)
        picture.load()
    return True
