"""The command line as an operator uses it: a process of its own."""

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HOUSE = Path(__file__).parent.parent.parent.parent
START = [sys.executable, "-c", "from godtgjort import main; main()"]
PATIENCE_SECONDS = 60
_LIBRARIES = ["alembic.command", "flask", "holidays", "lxml.html", "pydantic", "slack_bolt.adapter.socket_mode"]
"""What takes commands longest to load is loaded once for all of them; our own modules each loads for itself."""

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(_LIBRARIES)


def godtgjort(*arguments: object, stdin: bytes = b"", folder: Path = HOUSE) -> subprocess.CompletedProcess[bytes]:
    """The finished command, called in the folder."""
    called = ["godtgjort", *map(str, arguments)]
    with TemporaryDirectory() as temporary:
        streams = [Path(temporary) / name for name in ("in", "out", "err")]
        for path, content in zip(streams, (stdin, b"", b""), strict=True):
            path.write_bytes(content)
        process = _processes.Process(target=_command, args=(called, dict(os.environ), streams, folder))
        process.start()
        process.join(PATIENCE_SECONDS)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(called, PATIENCE_SECONDS)
        _, out, err = (path.read_bytes() for path in streams)
        return subprocess.CompletedProcess(called, process.exitcode, out, err)


def _command(called: list[str], environment: dict[str, str], streams: list[Path], folder: Path) -> None:
    """In the process of the command: the program, as if it had been started with these."""
    for number, (path, flags) in enumerate(zip(streams, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        os.dup2(os.open(path, flags), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process lives
    sys.argv = called
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)

    from godtgjort import main

    main()


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """Its standard output, one JSON object a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Standard error, which is one line and no traceback."""
    (line,) = done.stderr.decode().splitlines()
    return line
