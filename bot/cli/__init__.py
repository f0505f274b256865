"""The command line: `godtgjort`. Each command has a module; errors are one clear line and an exit status."""

import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.cli.examples import end_with_examples
from claims.errors import ConfigurationError, GodtgjortError

if TYPE_CHECKING:
    from bot.service import Clock

COMMANDS = (
    *("parse", "check", "run", "explain", "migrate"),
    *("mail", "payroll", "boxes", "accounts", "deputies", "rates"),
)
USAGE_OR_CONFIGURATION, FAILED = 2, 1
_IN_OUR_WORDS = {
    r"Value error, (.*) does not match the formats? .*%H.*": r"\1 is no moment; write it as 2026-11-20T09:00",
    r"Value error, (.*) does not match the formats? .*": r"\1 is no day; write it as 2026-11-20",
    r"Input should be a valid integer.*": "write a whole number",
    r"Value error, ": "",
    r"Input should be (greater|less) than or equal to \d+": "nothing has such a number",
}
"""What the library says of a value that does not fit, as expressions, and what an administrator is told."""


def main(clock: "Clock") -> None:
    """Exits with 0, 1 when the work failed, 2 when the call or the configuration is wrong; `run` goes by the clock."""
    try:
        # Not standalone: the library's own words about a wrong call fill a box of many lines.
        sys.exit(application(*sys.argv[1:2])(obj=clock, standalone_mode=False))
    except typer.TyperException as error:
        if not error.format_message():  # a call of nothing, which has had the help
            sys.exit(USAGE_OR_CONFIGURATION)
        _give_up(_plain(error), USAGE_OR_CONFIGURATION)
    except ConfigurationError as error:
        _give_up(error.message, USAGE_OR_CONFIGURATION)
    except GodtgjortError as error:
        _give_up(error.message, FAILED)
    except OSError as error:
        if not error.filename:
            raise
        _give_up(f"{error.filename}: {error.strerror}; see that it is there, and may be read and written", FAILED)


def application(called: str = "") -> typer.Typer:
    """The command that is called, or all of them where none is: what the others import takes a second to load."""
    app = typer.Typer(
        name="godtgjort",
        help="A claim bot for municipalities: mail and chat in, priced and approved claims out.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)  # a single command has its name, too
    for name in (called,) if called in COMMANDS else COMMANDS:
        module = import_module(f"bot.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(module.command)
    end_with_examples(app)
    return app


def _plain(error: typer.TyperException) -> str:
    """What is wrong with the call, in our words where the library speaks as to a programmer; and where help is."""
    told = error.format_message()
    for theirs, ours in _IN_OUR_WORDS.items():
        told = re.sub(theirs, ours, told)
    context = getattr(error, "ctx", None)
    return f"{told.rstrip('.')}; see {context.command_path} --help" if context else told


def _give_up(message: str, status: int) -> NoReturn:
    from bot.logs import redact  # what logs are written with is long to load, and few calls need it

    print(redact(message), file=sys.stderr)  # noqa: T201 - the command line speaks
    sys.exit(status)
