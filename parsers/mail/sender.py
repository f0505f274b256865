"""The one mailbox that a message claims to be from.

A From header that two readers may understand differently is how senders are forged, so anything but a single,
well-formed mailbox in a single, well-formed header gives no sender at all (facts: `parseaddr` is fooled by
`boss@kommune.example <thief@evil.example>`).
"""

import re
from email.message import Message

from parsers.mail import headers

_MAX_HEADER = 2_000

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = rf"{_ATOM}(?:\.{_ATOM})*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# International domains in their ASCII form (xn--) only: their other spellings are mapped, and so are look-alikes.
_ADDRESS = rf"(?P<address>(?=[^@]{{1,64}}@){_LOCAL}@{_LABEL}(?:\.{_LABEL})+)"
# Each alternative begins with a character that no other may contain: matching stays linear.
_QUOTED = r'"(?:[^"\\\x00-\x1f\x7f]|\\[^\x00-\x1f\x7f])*"'
_COMMENT = r"\([^()<>@\\\"\x00-\x1f\x7f]*\)"
_NAME = rf"(?P<name>(?:{_QUOTED}|{_COMMENT}|[^\"()<>@,;:\\\[\]\x00-\x08\x0a-\x1f\x7f])*)"
_NAMED = re.compile(rf"{_NAME}<{_ADDRESS}>")
_BARE = re.compile(rf"{_ADDRESS}(?:\s*(?P<name>{_COMMENT}))?")


def sender(message: Message) -> tuple[str | None, str]:
    """Address in lower case and display name; address None where From is missing, doubled, malformed or a list."""
    found = headers.values(message, "From")
    if len(found) != 1 or headers.is_broken(message) or len(found[0]) > _MAX_HEADER:
        return None, ""
    match = _NAMED.fullmatch(found[0]) or _BARE.fullmatch(found[0])
    if match is None:
        return None, ""
    return match["address"].lower(), _name(match["name"] or "")


def _name(written: str) -> str:
    written = written.strip()
    if len(written) > 1 and (written[0], written[-1]) in {('"', '"'), ("(", ")")}:
        written = re.sub(r"\\(.)", r"\1", written[1:-1])
    return headers.words(written)
