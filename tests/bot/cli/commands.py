"""The command line as an operator uses it: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parent.parent.parent.parent
START = [sys.executable, "-c", "from godtgjort import main; main()"]


def godtgjort(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The finished command."""
    called = [*START, *(str(argument) for argument in arguments)]
    return subprocess.run(called, input=stdin, capture_output=True, cwd=HOUSE, env=dict(os.environ), timeout=60)


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """Its standard output, one JSON object a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Standard error, which is one line and no traceback."""
    (line,) = done.stderr.decode().splitlines()
    return line
