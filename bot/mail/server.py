"""Where a mail server is, how to speak with it, and as whom."""

import ssl
from dataclasses import dataclass, field

from bot.config.settings import Security


@dataclass(frozen=True)
class Server:
    """An IMAP or SMTP server and an account there; an empty `user` means no login.

    `timeout` in seconds holds for every single operation. `trust` replaces the system's certificates where a
    municipality has its own.
    """

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 60.0
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)
