"""Loops that never end by themselves: work, rest until the bell rings, survive what goes wrong."""

from collections.abc import Callable
from threading import Event, Thread

import structlog

from store.errors import StoreUnavailable

log = structlog.get_logger()

REST_SECONDS = 1.0
"""The longest rest: work that another process left in the store is found this soon."""
TROUBLE_SECONDS = 5.0


class Loop:
    """A thread that calls `step` for as long as it reports work, and rests otherwise."""

    def __init__(self, name: str, step: Callable[[], bool], stop: Event) -> None:
        self.bell = Event()
        self._step = step
        self._stop = stop
        self._name = name
        self.thread = Thread(target=self._run, name=name, daemon=True)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                while self._step() and not self._stop.is_set():
                    pass
                self.bell.wait(REST_SECONDS)
                self.bell.clear()
            except StoreUnavailable as error:
                log.warning("store_unavailable", loop=self._name, error=error.message)
                self._stop.wait(TROUBLE_SECONDS)
            except Exception:
                log.exception("loop_broke", loop=self._name)
                self._stop.wait(TROUBLE_SECONDS)
