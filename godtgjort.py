"""The program: the command line, with the clock that the running bot goes by."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot import cli

if TYPE_CHECKING:
    from bot.office import Office


def main() -> None:
    """Runs the command line; exits with its status."""
    cli.main(_clock)


def _clock(office: "Office") -> Callable[[], object]:
    import scheduler  # long to load, and needed by `run` alone

    return scheduler.start(office)


if __name__ == "__main__":
    main()
