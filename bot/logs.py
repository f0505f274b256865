"""Log lines as JSON, with addresses and identity numbers masked before anything is written."""

import logging
import re
import sys
from typing import Any

import structlog

_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(\.[\w-]+)+")
_ELEVEN_DIGITS = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")
_TOKEN = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")


def redact(text: str) -> str:
    """The text without mail addresses, eleven-digit numbers, Slack tokens and the secrets of claims."""
    for pattern, mask in ((_ADDRESS, "<address>"), (_ELEVEN_DIGITS, "<eleven digits>"), (_TOKEN, "<secret>")):
        text = pattern.sub(mask, text)
    return text


def _redacted(_: Any, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:  # noqa: ANN401
    return {key: redact(value) if isinstance(value, str) else value for key, value in event.items()}


def configure() -> None:
    """From now on structlog and the standard library's loggers write redacted JSON lines to standard error."""
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _redacted,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for noisy in ("apscheduler", "slack_bolt", "slack_sdk", "alembic", "werkzeug", "waitress"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
