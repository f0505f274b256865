"""Bytes of any origin, decoded to text without ever failing."""

import codecs

# Python calls these text encodings, but decoding them takes time quadratic in the length.
_SLOW = {"punycode", "idna"}
# Labels that say nothing: mail under them is UTF-8 or Windows text as a rule (the WHATWG encoding
# standard reads Latin-1 as Windows-1252 too), and Windows text is practically never valid UTF-8.
_VAGUE = {"ascii", "iso8859-1"}


def decode(data: bytes, charset: str | None) -> str:
    """Text of `data` by its declared charset, else UTF-8, else Windows-1252, else Latin-1.

    Newlines become `\\n`; NUL characters are left out.
    """
    return _try_in_order(data, charset).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _try_in_order(data: bytes, charset: str | None) -> str:
    for name in (_codec(charset), "utf-8", "cp1252"):
        if name is None:
            continue
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    return data.decode("latin-1")


def _codec(charset: str | None) -> str | None:
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return None
    return None if name in _SLOW | _VAGUE else name
