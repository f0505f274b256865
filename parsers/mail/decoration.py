"""What mail programs add to a mail by themselves: nobody means it as a receipt, and nobody asks what became of it."""

import io
import re
import warnings

from PIL import Image

from parsers.files import may_be_receipt

SMALLEST_PICTURE = 10_000
"""Bytes; pictures set into the text that are smaller are logos and smileys, not photos of paper."""
_FEWEST_PIXELS = 60_000
_BANNER_HEIGHT, _BANNER_SHAPE = 200, 2.5
"""Pixels, and width by height: what is lower and longer holds no slip of paper, however many bytes it has."""

_ADDED = {
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "application/pgp-keys",
    "application/ics",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/directory",
}
_ADDED_NAME = re.compile(r".*\.(?:p7s|vcf|ics|asc|sig)", re.IGNORECASE)
_ADDED_BEGINNING = re.compile(rb"\s*(?:BEGIN:V(?:CARD|CALENDAR)|-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY BLOCK)-----)")


def is_decoration(data: bytes, name: str, kinds: tuple[str, str], *, inline: bool) -> bool:
    """True for a signature, a visiting card, an invitation or a picture within the text that can be no receipt.

    `kinds` are the media types that the mail declares and that the content shows.
    """
    declared, shown = kinds
    if may_be_receipt(shown):
        return inline and shown.startswith("image/") and (len(data) < SMALLEST_PICTURE or _is_little(data))
    if _ADDED.intersection(kinds) or _ADDED_BEGINNING.match(data):
        return True
    # A signature or card under a name that says so, from a program that does not know what it is.
    return declared == "application/octet-stream" and _ADDED_NAME.fullmatch(name) is not None


def _is_little(data: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            width, height = Image.open(io.BytesIO(data)).size
    except Exception:
        # What Pillow cannot read may be anything: it is asked about rather than passed over.
        return False
    return width * height < _FEWEST_PIXELS or (height <= _BANNER_HEIGHT and width >= _BANNER_SHAPE * height)
