"""What makes a mail the same mail when it is delivered twice."""

import hashlib
import re

from parsers.mail.message import MAX_HEADERS

# Each delivery writes trace fields of its own above these, and may reorder or add the rest.
_FIELDS = (b"message-id", b"date", b"from", b"to", b"cc", b"subject")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


def content_key(raw: bytes) -> str:
    """The SHA-256 of what the sender wrote: six header fields as they stand, and the body.

    Bytes that are no mail, without an end of headers where one may be, are all of them body: no two different ones are
    the same.
    """
    end = _END_OF_HEADERS.search(raw, 0, MAX_HEADERS)
    header, body = (raw[: end.start()], raw[end.end() :]) if end else (b"", raw)
    digest = hashlib.sha256()
    for field in _unfolded(header):
        if field.partition(b":")[0].strip().lower() in _FIELDS:
            digest.update(b" ".join(field.split()) + b"\n")
    digest.update(b"\n" + body.replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _unfolded(header: bytes) -> list[bytes]:
    return re.sub(rb"\r?\n[ \t]", b" ", header).splitlines()
