"""Mail that a mail server hands over itself, by LMTP (RFC 2033) or SMTP (RFC 5321): kept before it is confirmed."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Event
from typing import Literal

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
MORE_LATER = "452 4.5.3 too many recipients of one mail"
LATER = "451 4.3.0 the mail cannot be kept now; try again later"

MAX_RECIPIENTS = 100
"""RFC 5321 §4.5.3.1.8: no server may refuse fewer."""
LONGEST_LINE = 1_000_000
"""Bytes; far more than the 998 of RFC 5322 §2.1.1, which not every program keeps to that writes HTML."""


@dataclass(frozen=True)
class Handover:
    """Takes mail for `address`, with any suffix (`krav+…@`), and for nobody else."""

    database: Database
    address: str
    max_bytes: int
    now: Callable[[], datetime]
    bell: Event
    protocol: Literal["lmtp", "smtp"] = "lmtp"

    def listen(self, host: str, port: int) -> Callable[[], object]:
        """The port is open, until the function it gives is called; ConfigurationError when the port is taken."""
        controller = _Controller(self, hostname=host, port=port)
        try:
            controller.start()
        except OSError as error:
            raise ConfigurationError(
                f"mail cannot be taken on {host}:{port} ({error.strerror}); correct the port in [mail], or free it"
            ) from error
        log.info("handover_open", protocol=self.protocol, port=port)
        return partial(controller.stop, no_assert=True)

    # aiosmtpd finds its hooks by these names.
    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Whoever writes to an unknown address hears so at once, and nothing of it is kept."""
        if not addresses.is_ours(address, self.address):
            return UNKNOWN
        # By LMTP each recipient would have an answer of its own, which the library cannot give.
        if len(envelope.rcpt_tos) == (1 if self.protocol == "lmtp" else MAX_RECIPIENTS):
            return MORE_LATER
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
        sender = one_line(envelope.mail_from or "").strip("<>")
        trace = [f"Return-Path: <{sender}>", *(f"Delivered-To: {one_line(to)}" for to in envelope.rcpt_tos), ""]
        raw = "\r\n".join(trace).encode("utf-8", "replace") + (envelope.original_content or b"")
        keep(self.database, [Letter(raw=raw, received=now)], now)
        self.bell.set()


class _Smtp(SMTP):
    line_length_limit = LONGEST_LINE


class _Lmtp(LMTP):
    line_length_limit = LONGEST_LINE


class _Controller(Controller):
    """The library's thread, in which it talks with mail servers."""

    handler: Handover

    def factory(self) -> SMTP:
        """One conversation."""
        speaks = _Lmtp if self.handler.protocol == "lmtp" else _Smtp
        return speaks(self.handler, data_size_limit=self.handler.max_bytes, ident="Godtgjort")
