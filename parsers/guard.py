"""Mails and files read in a process of their own, under limits: whatever the bytes do, the next ones are read."""

import io
import os
import pickle
import signal
import subprocess
import sys
import weakref
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, Literal

from claims.claim import Invoice
from parsers.mail.message import Mail, headers_only
from parsers.receipts.preview import LEGIBLE, Box
from parsers.receipts.refusal import Refusal

Task = Literal["read", "signed_by", "look", "pages", "preview"]
Lookup = Callable[[str], bytes | None]
"""The TXT record of a DNS name; None where there is none."""
_Given = tuple[bytes | str | int | Box, ...]

OUT_OF_MEMORY = 3
"""Exit status of a worker that came to the end of its memory."""


@dataclass(frozen=True)
class Question:
    """The DNS name whose TXT record a task of the worker's wants to know."""

    name: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one mail or file may take. `wall_seconds` is longer than its computing time, for a machine that is busy."""

    cpu_seconds: int = 20
    wall_seconds: float = 60.0
    memory_bytes: int = 512 * 1024 * 1024


class _BrokenError(Exception):
    """The worker is gone; `damage` says what it died of, `again` whether that may have been anything but the mail."""

    def __init__(self, damage: str, *, again: bool = False) -> None:
        super().__init__(damage)
        self.damage = damage
        self.again = again


class Guard:
    """One worker, started when it is needed, and anew after each that died. For any number of threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = Lock()
        self._worker: _Worker | None = None
        self._last: tuple[bytes, Mail] | None = None

    def read(self, raw: bytes) -> Mail:
        """The mail in `raw`; where reading it takes too much, its headers alone, with the reason in `damage`.

        Besides those of `parsers.mail.read`, the reasons are `too_slow`, `too_much_memory` and `unreadable`. The same
        mail twice in a row, as at another try, is read once.
        """
        if self._last and self._last[0] == raw:
            return self._last[1]
        try:
            mail: Mail = self._do("read", raw)
        except _BrokenError as broken:
            return headers_only(raw, broken.damage)
        self._last = (raw, mail)
        return mail

    def signed_by(self, raw: bytes, lookup: Lookup) -> tuple[str, ...]:
        """The domains whose DKIM signatures on the mail hold (`parsers.mail.signature`); none where that takes too
        much. Errors of `lookup` pass through."""
        try:
            domains: tuple[str, ...] = self._do("signed_by", raw, lookup=lookup)
        except _BrokenError:
            return ()
        return domains

    def look(self, data: bytes, kind: str) -> Refusal | Literal["unreadable"] | Invoice | None:
        """Why the file of that media type is no receipt, or the invoice that it is or holds; None for any other."""
        try:
            found: Refusal | Invoice | None = self._do("look", data, kind)
        except _BrokenError:
            return "unreadable"
        return found

    def pages(self, data: bytes, kind: str) -> int:
        """How many pages of the file there are to be seen (`parsers.receipts.opening`); 0 where seeing it takes too
        much too."""
        try:
            seen: int = self._do("pages", data, kind)
        except _BrokenError:
            return 0
        return seen

    def preview(self, data: bytes, within: Box = LEGIBLE, page: int = 0) -> bytes | None:
        """A JPEG of what is to be seen on the page of the file (`parsers.receipts.preview`); None where drawing it
        takes too much too."""
        try:
            drawn: bytes | None = self._do("preview", data, within, page)
        except _BrokenError:
            return None
        return drawn

    def _do(self, task: Task, *given: bytes | str | int | Box, lookup: Lookup | None = None) -> Any:  # noqa: ANN401 - as the task has it
        with self._lock:
            try:
                return self._try(task, given, lookup)
            except _BrokenError as broken:
                if not broken.again:
                    raise
                return self._try(task, given, lookup)

    def _try(self, task: Task, given: _Given, lookup: Lookup | None) -> Any:  # noqa: ANN401 - as the task has it
        if self._worker is None:
            self._worker = _Worker(self._limits)
        try:
            return self._worker.do(task, given, lookup)
        except BaseException:
            # Its answer may still come, and would be taken for that to the next task.
            self._worker.end()
            self._worker = None
            raise


class _Worker:
    """One child process, and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pipe, theirs = Pipe()
        numbers = (theirs.fileno(), limits.cpu_seconds, limits.memory_bytes)
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "parsers.worker", *map(str, numbers)],
            pass_fds=[theirs.fileno()],
            # A worker that is taken over by what it reads has no secrets to give away.
            env={name: value for name, value in os.environ.items() if not name.startswith("GODTGJORT_")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        theirs.close()
        self.end = weakref.finalize(self, _end, self._process, self._pipe)

    def do(self, task: Task, given: _Given, lookup: Lookup | None) -> Any:  # noqa: ANN401 - as the task has it
        """The task's result; _BrokenError when the worker dies of it."""
        try:
            self._pipe.send_bytes(pickle.dumps((task, given)))
            while isinstance(answer := self._answer(), Question):
                assert lookup
                self._pipe.send_bytes(pickle.dumps(lookup(answer.name)))
        except (EOFError, ConnectionError) as error:
            raise self._autopsy() from error
        return answer

    def _answer(self) -> Any:  # noqa: ANN401 - as the task has it
        if not self._pipe.poll(self._limits.wall_seconds):
            raise _BrokenError("too_slow")
        return plain(self._pipe.recv_bytes())

    def _autopsy(self) -> _BrokenError:
        status = self._process.wait()
        if status == -signal.SIGXCPU:
            return _BrokenError("too_slow")
        if status == OUT_OF_MEMORY:
            return _BrokenError("too_much_memory")
        return _BrokenError("unreadable", again=True)


def plain(pickled: bytes) -> Any:  # noqa: ANN401 - as the task has it
    """What was pickled, of our dataclasses, moments, sums and the language's own values; else UnpicklingError."""
    return _Plain(io.BytesIO(pickled)).load()


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the standard library's signature
        ours = module.startswith("parsers.") or module == "claims.claim"
        if "." not in name and (ours or module == "datetime" or (module, name) == ("decimal", "Decimal")):
            found = super().find_class(module, name)
            if not ours or is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that a worker answers")


def _end(process: "subprocess.Popen[bytes]", pipe: Connection) -> None:
    pipe.close()
    process.kill()
    process.wait()
