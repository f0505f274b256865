"""`godtgjort boxes`: what waits or was given up, in and out, and another try for it."""

from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Column, Table

from bot.cli.opening import opened
from bot.cli.options import LAST_NUMBER, Config
from bot.logs import redact
from claims.clock import OSLO
from claims.errors import GodtgjortError
from store import boxes

app = typer.Typer(help="What waits or was given up, in and out.", no_args_is_help=True)

Box = Literal["in", "out"]


@app.command("list")
def show(config: Config) -> None:
    """Show everything that waits to be handled or sent, and everything that was given up, with the reason."""
    table = Table("Box", "Number", "State", "Since", "Tries", Column("What", overflow="fold"), "Why")
    with opened(config).database.read() as connection:
        for row in boxes.unfinished(connection):
            since = row.since.astimezone(OSLO).strftime("%Y-%m-%d %H:%M")
            what, why = redact(row.what), redact(row.why or "")
            table.add_row(row.box, str(row.number), row.state, since, str(row.attempts), what, why)
    Console().print(table if table.rows else "Nothing waits, and nothing was given up.")


@app.command()
def retry(
    config: Config,
    box: Annotated[Box, typer.Argument(help="As `boxes list` shows it.")],
    number: Annotated[int, typer.Argument(help="As `boxes list` shows it.", min=1, max=LAST_NUMBER)],
) -> None:
    """Handle or send the row once more, from the beginning; the running bot takes it up within a second."""
    office = opened(config)
    with office.database.write() as connection:
        if not boxes.retry(connection, box, number, office.now()):
            raise GodtgjortError(f"nothing was given up under {box} {number}; see: godtgjort boxes list")
