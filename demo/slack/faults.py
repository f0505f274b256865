"""Faults on order: how the next calls of a Web API method go wrong."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Literal

DOWNLOAD = "files.download"
"""Stands for fetching a file's bytes, which is no method of the Web API."""

Kind = Literal["error", "rate_limited", "server_error", "hang", "drop"]


@dataclass(frozen=True)
class Fault:
    """One spoilt call; `detail` is the error code, or the seconds for Retry-After."""

    kind: Kind
    detail: str = ""


@dataclass
class Faults:
    """The faults that wait for calls, oldest first for each method, of one channel or of any (empty)."""

    _waiting: dict[tuple[str, str], deque[Fault]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def error(self, method: str, code: str, *, times: int = 1) -> None:
        """The next calls do nothing and answer `{"ok": false, "error": code}`."""
        self._add(method, Fault("error", code), times)

    def rate_limit(self, method: str, *, retry_after: int = 1, times: int = 1, channel: str = "") -> None:
        """The next calls, or those for the channel, do nothing and answer 429 with Retry-After in seconds."""
        self._add(method, Fault("rate_limited", str(retry_after)), times, channel)

    def waiting(self, method: str, channel: str = "") -> int:
        """How many calls are still to go wrong."""
        with self._lock:
            return len(self._waiting.get((method, channel), ()))

    def server_error(self, method: str, *, times: int = 1) -> None:
        """The next calls do nothing and answer HTTP 500."""
        self._add(method, Fault("server_error"), times)

    def hang(self, method: str, *, times: int = 1) -> None:
        """The next calls take effect, but are never answered."""
        self._add(method, Fault("hang"), times)

    def drop(self, method: str, *, times: int = 1) -> None:
        """The next calls take effect, but the connection is closed without an answer."""
        self._add(method, Fault("drop"), times)

    def take(self, method: str, channel: str = "") -> Fault | None:
        """The fault for this call, used up by taking it."""
        with self._lock:
            waiting = self._waiting.get((method, channel)) or self._waiting.get((method, ""))
            return waiting.popleft() if waiting else None

    def _add(self, method: str, fault: Fault, times: int, channel: str = "") -> None:
        with self._lock:
            self._waiting.setdefault((method, channel), deque()).extend([fault] * times)
