"""The process in which untrusted bytes are read, started by `parsers.guard`: what it uses up is only its own.

It takes pickled tasks from the pipe whose number is its argument, one after the other, and sends back each result. It
has no network: what a task wants to know from outside it asks for by a `Question`.
"""

import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from parsers.guard import OUT_OF_MEMORY, Question, Task
from parsers.mail.message import read
from parsers.mail.signature import signed_by
from parsers.receipts.invoice import invoice_in
from parsers.receipts.opening import pages
from parsers.receipts.preview import preview
from parsers.receipts.refusal import refusal


def main(pipe: int, cpu_seconds: int, memory_bytes: int) -> None:
    """Returns when the other end of the pipe is closed."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Python would answer the signal only when the call that takes so long returns.
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    # Ctrl-C is for the bot, which ends us when it is done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = Connection(pipe)

    def ask(name: str) -> bytes | None:
        connection.send_bytes(pickle.dumps(Question(name)))
        answer: bytes | None = pickle.loads(connection.recv_bytes())  # noqa: S301 - from the process that started us
        return answer

    tasks: dict[Task, Callable[..., Any]] = {
        "read": read,
        "signed_by": lambda raw: signed_by(raw, ask),
        "look": lambda data, kind: refusal(data, kind) or invoice_in(data, kind),
        "pages": pages,
        "preview": preview,
    }
    try:
        while True:
            task, given = pickle.loads(connection.recv_bytes())  # noqa: S301 - from the process that started us
            _grant(cpu_seconds)
            connection.send_bytes(pickle.dumps(tasks[task](*given)))
    except EOFError:
        return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _grant(cpu_seconds: int) -> None:
    """So much computing from now on, whatever was used before; the system ends the process after it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + 1 + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
