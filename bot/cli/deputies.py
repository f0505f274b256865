"""`godtgjort deputies`: who decides in whose place, as deputies.csv says and as approvers have said themselves."""

from rich.console import Console
from rich.table import Table

from bot.assembly import open_office
from bot.cli.options import Config
from bot.config.deputies import read_deputies
from bot.config.municipality import load
from store import deputies
from store.migrate import upgrade


def command(config: Config) -> None:
    """Show every deputy of today and of days to come, with where it was said."""
    town = load(config)
    office = open_office(town)
    upgrade(office.database)
    in_file, _ = read_deputies(config, town.people)
    with office.database.read() as connection:
        in_chat = [named.deputy for named in deputies.lasting(connection, office.today)]
    table = Table("Person", "Deputy", "From", "To", "Said in")
    for where, found in (("deputies.csv", in_file), ("chat", in_chat)):
        for one in found:
            if one.valid_to is None or one.valid_to >= office.today:
                names = (town.person(number).name for number in (one.person, one.deputy))
                table.add_row(*names, str(one.valid_from or ""), str(one.valid_to or ""), where)
    Console().print(table)
