"""What makes a mail the same mail when it is delivered twice."""

import hashlib
import re

from parsers.mail import headers

# Each delivery writes trace fields of its own above these, and may reorder or add the rest.
_FIELDS = (b"message-id", b"date", b"from", b"to", b"cc", b"subject")
_PIECE = 64 * 1024


def content_key(raw: bytes) -> str:
    """The SHA-256 of what the sender wrote: six header fields as they stand, and the body.

    Bytes that are no mail, without an end of headers where one may be, are all of them body: no two different ones are
    the same.
    """
    end = headers.END_OF_BLOCK.search(raw, 0, headers.MAX_BLOCK)
    header, body = (raw[: end.start()], end.end()) if end else (b"", 0)
    digest = hashlib.sha256()
    for field in _unfolded(header):
        if field.partition(b":")[0].strip().lower() in _FIELDS:
            digest.update(b" ".join(field.split()) + b"\n")
    digest.update(b"\n")
    while body < len(raw):
        # Piece by piece, because a copy of a large mail costs more than its hash; no piece ends within a line's end.
        piece_end = raw.find(b"\n", body + _PIECE) + 1 or len(raw)
        digest.update(raw[body:piece_end].replace(b"\r\n", b"\n"))
        body = piece_end
    return digest.hexdigest()


def _unfolded(header: bytes) -> list[bytes]:
    return re.sub(rb"\r?\n[ \t]", b" ", header).splitlines()
