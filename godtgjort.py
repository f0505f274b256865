"""The program: the command line, with the clock that the running bot goes by."""

import scheduler
from bot import cli


def main() -> None:
    """Runs the command line; exits with its status."""
    cli.main(scheduler.start)


if __name__ == "__main__":
    main()
