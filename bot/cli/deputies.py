"""`godtgjort deputies`: who decides in whose place, as deputies.csv says and as approvers have said themselves."""

import getpass
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.actions.deputies import end as end_for_both
from bot.cli.opening import opened
from bot.cli.options import LAST_NUMBER, Config
from bot.config.deputies import read_deputies
from claims.errors import GodtgjortError
from store import deputies

app = typer.Typer(help="Who decides in whose place.", no_args_is_help=True)


@app.command("list")
def show(config: Config) -> None:
    """Show every deputy of today and of days to come, with where it was said."""
    office = opened(config)
    town = office.town
    in_file, _ = read_deputies(config, town.people)
    with office.database.read() as connection:
        in_chat = [(str(named.id), named.deputy) for named in deputies.lasting(connection, office.today)]
    table = Table("Person", "Deputy", "From", "To", "Said in", "No.")
    for where, found in (("file", [("", one) for one in in_file]), ("chat", in_chat)):
        for number, one in found:
            if one.valid_to is None or one.valid_to >= office.today:
                names = (town.person(each).name for each in (one.person, one.deputy))
                table.add_row(*names, str(one.valid_from or ""), str(one.valid_to or ""), where, number)
    Console().print(table if table.rows else "Nobody decides in another's place.")


@app.command()
def end(
    config: Config,
    number: Annotated[int, typer.Argument(help="As `deputies list` shows it.", min=1, max=LAST_NUMBER)],
) -> None:
    """End a deputy who was named in chat, at once, and tell both; those of deputies.csv are ended there."""
    office = opened(config)
    with office.desk("deputies end") as desk:
        found = next((one for one in deputies.lasting(desk.connection, office.today) if one.id == number), None)
        if found is None:
            raise GodtgjortError(f"no deputy named in chat has the number {number}; see: godtgjort deputies list")
        person = desk.town.person(found.deputy.person)
        end_for_both(desk, person, number, actor=f"os:{getpass.getuser()}")
