"""DKIM signatures (RFC 6376), checked by ourselves where no mail server of ours does."""

import re
from collections.abc import Callable

from dkim import DKIM

_MAX_SIGNATURES = 5
_DNS_NAME = re.compile(rb"[A-Za-z0-9._-]{1,253}")


def signed_by(raw: bytes, ask: Callable[[str], bytes | None]) -> tuple[str, ...]:
    """Domains whose signature covers the From header and the whole body of the mail in `raw`, in lower case.

    `ask` gives the TXT record of a DNS name, or None where there is none; its errors pass through.
    """
    message = DKIM(raw)
    count = sum(name.lower() == b"dkim-signature" for name, _ in message.headers)
    found = (_domain(message, number, ask) for number in range(min(count, _MAX_SIGNATURES)))
    return tuple(domain for domain in found if domain)


def _domain(message: DKIM, number: int, ask: Callable[[str], bytes | None]) -> str | None:
    def txt(name: bytes, timeout: int = 0) -> bytes | None:  # noqa: ARG001 - the library's signature
        return ask(name.decode("ascii").rstrip(".")) if _DNS_NAME.fullmatch(name) else None

    try:
        holds = message.verify(number, dnsfunc=txt)
    except (MemoryError, EOFError, OSError):
        raise
    except Exception:
        # Besides its own errors the library lets out what malformed signatures and keys make the language raise.
        return None
    fields = message.signature_fields
    # With a length (l=) anything may have been added below what was signed.
    if not holds or b"l" in fields or b"from" not in fields[b"h"].lower().replace(b" ", b"").split(b":"):
        return None
    return str(fields[b"d"], "ascii").lower()
