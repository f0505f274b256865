"""The command line: `godtgjort`. Each command has a module; errors are one clear line and an exit status."""

import sys
from typing import NoReturn

import typer

from bot.cli import accounts, boxes, check, deputies, explain, mail, migrate, parse, payroll, rates, run
from bot.logs import redact
from bot.service import Clock
from claims.errors import ConfigurationError, GodtgjortError

app = typer.Typer(
    name="godtgjort",
    help="A claim bot for municipalities: mail and chat in, priced and approved claims out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("parse")(parse.command)
app.command("check")(check.command)
app.command("run")(run.command)
app.command("explain")(explain.command)
app.command("migrate")(migrate.command)
app.add_typer(mail.app, name="mail")
app.add_typer(payroll.app, name="payroll")
app.add_typer(boxes.app, name="boxes")
app.add_typer(accounts.app, name="accounts")
app.add_typer(deputies.app, name="deputies")
app.add_typer(rates.app, name="rates")

USAGE_OR_CONFIGURATION, FAILED = 2, 1


def main(clock: Clock) -> None:
    """Exits with 0, 1 when the work failed, 2 when the call or the configuration is wrong; `run` goes by the clock."""
    try:
        # Not standalone: the library's own words about a wrong call fill a box of many lines.
        sys.exit(app(obj=clock, standalone_mode=False))
    except typer.TyperException as error:
        _give_up(error.format_message(), USAGE_OR_CONFIGURATION)
    except ConfigurationError as error:
        _give_up(error.message, USAGE_OR_CONFIGURATION)
    except GodtgjortError as error:
        _give_up(error.message, FAILED)


def _give_up(message: str, status: int) -> NoReturn:
    print(redact(message), file=sys.stderr)  # noqa: T201 - the command line speaks
    sys.exit(status)
