"""`python -m demo [--once]`: Lauvdal on loopback, the play, and then a page to go on from as any of its people."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.markup import escape

import scheduler
from bot import logs
from bot.service import Service
from demo.clock import TownClock
from demo.page.server import serve
from demo.play import PlayFailed, play
from demo.stage import Stage
from demo.town import in_environment, open_town

FAILED, INTERRUPTED = 1, 130
LOG_LINES = 20


def main() -> int:
    """The exit status: 0, 1 when something in the play came out wrong, 130 when it was interrupted."""
    parser = argparse.ArgumentParser(prog="python -m demo", description="Lauvdal kommune on loopback.")
    parser.add_argument("--once", action="store_true", help="end after the play instead of staying up with a page")
    once: bool = parser.parse_args().once
    # SIGTERM ends it as cleanly as Ctrl-C does, which a shell's background job would else not hear.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.default_int_handler)
    console = Console()
    with TemporaryDirectory(prefix="godtgjort-demo-") as folder:
        log = Path(folder) / "bot.log"
        try:
            with _stage(Path(folder) / "lauvdal", log) as stage:
                console.print(f"The bot's log: {log}", highlight=False)
                play(stage, console)
                console.print(f"In Lauvdal it is {stage.clock.now():%Y-%m-%d}.", highlight=False)
                if not once:
                    serve(stage.town, stage.office, console)
        except PlayFailed as failed:
            console.print(f"[bold red]{escape(str(failed))}", highlight=False)
            console.print(*log.read_text("utf-8").splitlines()[-LOG_LINES:], sep="\n", markup=False, highlight=False)
            return FAILED
        except KeyboardInterrupt:
            return INTERRUPTED
    return 0


@contextmanager
def _stage(folder: Path, log: Path) -> Iterator[Stage]:
    """A running town whose bot logs to the file."""
    clock = TownClock()
    with log.open("w", encoding="utf-8") as file:
        with redirect_stderr(file):
            logs.configure()
        with (
            open_town(folder, now=clock.now) as town,
            in_environment(town.secrets),
            Service(town.municipality, clock=scheduler.start, now=clock.now) as service,
        ):
            yield Stage(town, service.office, clock)


if __name__ == "__main__":
    sys.exit(main())
