"""DKIM signatures (RFC 6376), checked by ourselves where no mail server of ours does."""

import re
from collections.abc import Callable

from dkim import DKIM
from dkim.util import parse_tag_value

_MAX_SIGNATURES = 5
# RFC 8301 §3.1: what rsa-sha1 signs may have been signed by others.
_ALGORITHMS = (b"rsa-sha256", b"ed25519-sha256")
_TOLD = (b"from", b"to", b"subject", b"date", b"message-id")
"""What we tell people of a mail, and know it by: each that it has must have been signed."""
_DNS_NAME = re.compile(rb"[A-Za-z0-9._-]{1,253}")


def signed_by(raw: bytes, ask: Callable[[str], bytes | None]) -> tuple[str, ...]:
    """Domains whose signature covers the whole body of the mail in `raw` and what its header tells, in lower case.

    `ask` gives the TXT record of a DNS name, or None where there is none; its errors pass through.
    """
    message = DKIM(raw)
    count = sum(name.lower() == b"dkim-signature" for name, _ in message.headers)
    found = (_domain(message, number, ask) for number in range(min(count, _MAX_SIGNATURES)))
    return tuple(domain for domain in found if domain)


def _domain(message: DKIM, number: int, ask: Callable[[str], bytes | None]) -> str | None:
    def txt(name: bytes, timeout: int = 0) -> bytes | None:  # noqa: ARG001 - the library's signature
        record = ask(name.decode("ascii").rstrip(".")) if _DNS_NAME.fullmatch(name) else None
        return None if record is None or _is_tested(record) else record

    try:
        holds = message.verify(number, dnsfunc=txt)
    except (MemoryError, EOFError, OSError):
        raise
    except Exception:
        # Besides its own errors the library lets out what malformed signatures and keys make the language raise.
        return None
    fields = message.signature_fields
    # With a length (l=) anything may have been added below what was signed.
    if not holds or b"l" in fields or fields[b"a"] not in _ALGORITHMS or not _covers(fields[b"h"], message):
        return None
    return str(fields[b"d"], "ascii").lower()


def _covers(signed: bytes, message: DKIM) -> bool:
    """True where each of the fields we tell is signed as often as the mail has it: a second one may have been added."""
    names = [name.strip().lower() for name in signed.split(b":")]
    there = [name.strip().lower() for name, _ in message.headers]
    return b"from" in names and all(names.count(name) >= there.count(name) for name in _TOLD)


def _is_tested(record: bytes) -> bool:
    """True for a key that its domain only tries out: such a signature is none (RFC 6376 §3.6.1, `t=y`)."""
    flags = parse_tag_value(record).get(b"t", b"")
    return b"y" in [flag.strip().lower() for flag in flags.split(b":")]
