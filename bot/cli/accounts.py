"""`godtgjort accounts`: Slack accounts that people have linked by a code, and the end of such a link."""

import getpass
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.opening import opened
from bot.cli.options import Config
from claims.clock import OSLO
from claims.errors import GodtgjortError
from store import accounts

app = typer.Typer(help="Accounts that people have linked by a code.", no_args_is_help=True)


@app.command("list")
def show(config: Config) -> None:
    """Show every linked account, whose it is and since when."""
    office = opened(config)
    table = Table("Channel", "Account", "Person", "Name", "Since")
    with office.database.read() as connection:
        for one in accounts.everybody(connection):
            since = one.linked_at.astimezone(OSLO).strftime("%Y-%m-%d %H:%M")
            table.add_row(one.channel, one.name, one.person, office.town.person(one.person).name, since)
    Console().print(table if table.rows else "Nobody has linked an account.")


@app.command()
def unlink(config: Config, person: Annotated[str, typer.Argument(help="Their number in people.csv.")]) -> None:
    """Take the person's linked account away at once: it speaks for nobody, until it is linked anew."""
    with opened(config).desk("accounts unlink") as desk:
        gone = accounts.unlink(desk.connection, person)
        if not gone:
            raise GodtgjortError(f"{person} has no linked account; see: godtgjort accounts list")
        for one in gone:
            desk.note("account_unlinked", f"os:{getpass.getuser()}", person=person, account=one.name)
