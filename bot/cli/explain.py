"""`godtgjort explain`: how every sum of a claim came about, for whoever has to check it by hand."""

from typing import Annotated

import typer

from bot.cli.opening import opened
from bot.cli.options import Config, InLanguage
from bot.presentation.documentation import documentation
from bot.words import Words
from claims.errors import GodtgjortError
from store import claims


def command(
    config: Config,
    number: Annotated[str, typer.Argument(help="The claim's number, as 2026-00001.")],
    language: InLanguage = None,
) -> None:
    """Print who decided, and each line of the claim with the steps of its sum and how each value was read."""
    office = opened(config)
    town = office.town
    with office.database.read() as connection:
        claim = claims.get(connection, number)
    if claim is None:
        raise GodtgjortError(f"there is no claim {number}; look at its number on the card or in the mail")
    words = Words(language or town.settings.municipality.language)
    for row in documentation(claim, words, town.catalogue, town.person):
        typer.echo(row)
