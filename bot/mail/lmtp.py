"""Mail that a mail server hands over itself, by LMTP (RFC 2033): kept before it is confirmed."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Event

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.mail import addresses
from bot.mail.intake import Letter, keep
from claims.errors import ConfigurationError
from parsers.plain import one_line
from store.database import Database
from store.errors import StoreUnavailable

log = structlog.get_logger()

UNKNOWN = "550 5.1.1 no such mailbox"
ONE_AT_A_TIME = "452 4.5.3 one recipient a time"
LATER = "451 4.3.0 the mail cannot be kept now; try again later"


@dataclass(frozen=True)
class LmtpServer:
    """Takes mail for `address`, with any suffix (`krav+…@`), and for nobody else."""

    database: Database
    address: str
    max_bytes: int
    now: Callable[[], datetime]
    bell: Event

    def listen(self, host: str, port: int) -> Callable[[], object]:
        """The server is open, until the function it gives is called; ConfigurationError when the port is taken."""
        controller = _Controller(self, hostname=host, port=port)
        try:
            controller.start()
        except OSError as error:
            raise ConfigurationError(
                f"mail cannot be taken on {host}:{port} ({error.strerror}); correct [mail] lmtp_port, or free it"
            ) from error
        log.info("lmtp_open", port=port)
        return partial(controller.stop, no_assert=True)

    # aiosmtpd finds its hooks by these names.
    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Whoever writes to an unknown address hears so at once, and nothing of it is kept."""
        if not addresses.is_ours(address, self.address):
            return UNKNOWN
        if envelope.rcpt_tos:
            # Each recipient would have an answer of its own, which the library cannot give.
            return ONE_AT_A_TIME
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Confirmed once the mail lasts; one that comes again, because the confirmation was lost, is known."""
        try:
            await asyncio.get_running_loop().run_in_executor(None, self._keep, envelope)
        except StoreUnavailable as error:
            log.warning("mail_not_taken", error=error.message)
            return LATER
        except Exception:
            # The server still has the mail: until it gives up, somebody can mend what is broken here.
            log.exception("mail_not_taken")
            return LATER
        return "250 2.0.0 kept"

    def _keep(self, envelope: Envelope) -> None:
        now = self.now()
        # The last server on the way writes down the envelope (RFC 5321 §4.4), by which replies and bounces are known.
        sender, recipient = one_line(envelope.mail_from or "").strip("<>"), one_line(envelope.rcpt_tos[0])
        trace = f"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\n".encode("utf-8", "replace")
        raw = trace + (envelope.original_content or b"")
        keep(self.database, [Letter(raw=raw, received=now)], now)
        self.bell.set()


class _Controller(Controller):
    """The library's thread, in which it speaks LMTP."""

    handler: LmtpServer

    def factory(self) -> LMTP:
        """One conversation."""
        return LMTP(self.handler, data_size_limit=self.handler.max_bytes, ident="Godtgjort")
