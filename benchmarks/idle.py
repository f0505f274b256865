"""The bot at rest: how soon it listens, what memory it keeps, what CPU it uses when nothing happens."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from demo.town import Town, open_town

WATCHED_SECONDS = 10.0
LISTENS = ("slack_open", "mailbox_open")
BARE = (
    "import time, sqlalchemy, slack_bolt, imapclient, flask, pydantic, jinja2, babel; print(flush=True); time.sleep(60)"
)


def main() -> None:
    """Start-up time and memory beside a Python process that only imports the same libraries; CPU in the idle bot."""
    with tempfile.TemporaryDirectory() as folder, open_town(Path(folder) / "lauvdal") as town:
        libraries_seconds, libraries_rss = _bare()
        log = Path(folder) / "log"
        started = time.monotonic()
        process = _start(town, log)
        try:
            _wait_for(log, LISTENS)
            seconds = time.monotonic() - started
            watched = psutil.Process(process.pid)
            before = sum(watched.cpu_times()[:2])
            time.sleep(WATCHED_SECONDS)
            busy = sum(watched.cpu_times()[:2]) - before
            rss = watched.memory_info().rss
        finally:
            process.terminate()
            process.wait()
    print(f"start-up until mail and chat are open: {seconds:.2f} s, {seconds / libraries_seconds:.1f} × the libraries")
    print(f"memory of the idle bot (RSS): {rss / 1e6:.0f} MB, {rss / libraries_rss:.1f} × the libraries")
    print(f"CPU of the idle bot: {100 * busy / WATCHED_SECONDS:.1f} % of one core over {WATCHED_SECONDS:.0f} s")


def _bare() -> tuple[float, int]:
    started = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", BARE], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        seconds = time.monotonic() - started
        rss: int = psutil.Process(process.pid).memory_info().rss
        process.kill()
    return seconds, rss


def _start(town: Town, log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "godtgjort", "run", "--config", str(town.folder)]
    with log.open("wb") as file:
        return subprocess.Popen(command, env={**os.environ, **town.secrets}, stderr=file)


def _wait_for(log: Path, events: tuple[str, ...]) -> None:
    deadline = time.monotonic() + 60
    while not all(event in log.read_text("utf-8") for event in events):
        if time.monotonic() > deadline:
            raise TimeoutError(log.read_text("utf-8"))
        time.sleep(0.01)


if __name__ == "__main__":
    main()
