"""Where a mail server is, how to speak with it, and as whom."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from bot.config.settings import Security


@cache
def system_trust() -> ssl.SSLContext:
    """The system's certificates, read once: a bundle of them takes long."""
    return ssl.create_default_context()


@dataclass(frozen=True)
class Server:
    """An IMAP or SMTP server and an account there; an empty `user` means no login.

    `timeout` in seconds holds for every single operation. `trust` replaces the system's certificates where a
    municipality has its own. `token` gives a bearer token (RFC 7628), asked for anew at every login, in place of the
    password.
    """

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 60.0
    trust: ssl.SSLContext = field(default_factory=system_trust, repr=False)
    token: Callable[[], str] | None = field(default=None, repr=False)
