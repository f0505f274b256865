"""Lines answered by several processes, in the order in which the lines came."""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Literal

Answer = Callable[[bytes], bytes]
Damage = Literal["too_slow", "unreadable"]
Loss = Callable[[bytes, Damage], bytes]

_CHUNK = 1 << 16
"""Bytes taken in at a time."""
_SHARE = 16
"""Lines that a worker is given at most; it answers them one by one."""
_AHEAD = 8
"""Shares a worker that are taken in while an older line has no answer."""


class Pool:
    """So many workers at most, each started when lines wait and none is free: a lone line starts one.

    A worker that dies of a line, or has no answer within `seconds`, costs that line its answer: `loss` says what comes
    in its place. The lines that it held besides are given to another.
    """

    def __init__(self, answer: Answer, loss: Loss, size: int, seconds: float = 30.0) -> None:
        self._answer = answer
        self._loss = loss
        self._size = size
        self._seconds = seconds
        self._workers: list[_Worker] = []
        self._lines: deque[_Line] = deque()  # without the answers that were given out
        self._waiting: deque[_Line] = deque()

    def answers(self, source: int) -> Generator[bytes, None, None]:
        """The answer to each line from that file descriptor that is not blank, once it and all before it are there."""
        begun: list[bytes] = []
        reading = True
        try:
            while reading or self._lines:
                self._share()
                room = reading and len(self._lines) < self._size * _SHARE * _AHEAD
                ready = wait(
                    [*(worker.pipe for worker in self._workers), *([source] if room else [])], self._patience()
                )
                if source in ready:
                    chunk = os.read(source, _CHUNK)
                    reading = chunk != b""
                    self._take_in(_lines(begun, chunk or b"\n"))
                self._hear(ready)
                while self._lines and (answer := self._lines[0].answer) is not None:
                    self._lines.popleft()
                    yield answer
        finally:
            for worker in self._workers:
                worker.end()

    def _take_in(self, texts: Sequence[bytes]) -> None:
        lines = [_Line(text) for text in texts if text.strip()]
        self._lines.extend(lines)
        self._waiting.extend(lines)

    def _share(self) -> None:
        """What waits is with the workers that were free, in equal shares."""
        share = min(_SHARE, -(-len(self._waiting) // self._size))
        while self._waiting and (worker := self._free()):
            worker.give([self._waiting.popleft() for _ in range(min(share, len(self._waiting)))])

    def _free(self) -> "_Worker | None":
        for worker in self._workers:
            if not worker.given:
                return worker
        if len(self._workers) == self._size:
            return None
        self._workers.append(_Worker(self._answer))
        return self._workers[-1]

    def _hear(self, ready: Collection[object]) -> None:
        """The answers that came are with their lines; a worker that died or is overdue is no more."""
        for worker in tuple(self._workers):
            try:
                if worker.pipe in ready:
                    worker.hear()
                elif worker.overdue(self._seconds):
                    self._lose(worker, "too_slow")
            except (EOFError, OSError):
                self._lose(worker, "unreadable")

    def _lose(self, worker: "_Worker", damage: Damage) -> None:
        worker.end()
        self._workers.remove(worker)
        if worker.given:
            line = worker.given.popleft()
            line.answer = self._loss(line.text, damage)
            self._waiting.extendleft(reversed(worker.given))

    def _patience(self) -> float | None:
        """Seconds until a worker is overdue; None while none has anything to do."""
        since = [worker.since for worker in self._workers if worker.given]
        return max(min(since) + self._seconds - time.monotonic(), 0) if since else None


class _Line:
    """A line and, in time, its answer."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.answer: bytes | None = None


class _Worker:
    """A copy of this process, and the pipe to it."""

    def __init__(self, answer: Answer) -> None:
        self.given: deque[_Line] = deque()
        self.since = 0.0
        self.pipe, theirs = multiprocessing.Pipe()
        # A copy has the catalogue and the words that are known so far; anything else would have to read them again.
        fork = multiprocessing.get_context("fork")
        self._process = fork.Process(target=_work, args=(self.pipe, theirs, answer), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, lines: Sequence[_Line]) -> None:
        self.given.extend(lines)
        self.since = time.monotonic()
        with suppress(OSError):  # it died; `hear` finds that out
            self.pipe.send_bytes(b"\n".join(line.text for line in lines))

    def hear(self) -> None:
        """Its next answer is with its line; EOFError or OSError when it died."""
        answer = self.pipe.recv_bytes()
        self.given.popleft().answer = answer
        self.since = time.monotonic()

    def overdue(self, seconds: float) -> bool:
        return bool(self.given) and time.monotonic() - self.since >= seconds

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()


def _work(far: Connection, pipe: Connection, answer: Answer) -> None:
    """Returns when the far end of the pipe is closed."""
    far.close()  # the copy that came with the fork would keep the pipe open when the process that started us is killed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started us, which ends us
    with suppress(EOFError, OSError):
        while True:
            # A whole share is taken in before the first answer, so that neither end waits for the other to read.
            for line in pipe.recv_bytes().split(b"\n"):
                pipe.send_bytes(answer(line))


def _lines(begun: list[bytes], chunk: bytes) -> list[bytes]:
    """The lines that end within the chunk; the one that it leaves unended stays in `begun`, piece by piece."""
    *ends, rest = chunk.split(b"\n")
    if ends:
        ends[0] = b"".join((*begun, ends[0]))
        begun.clear()
    begun.append(rest)
    return ends
