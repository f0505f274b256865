"""`godtgjort check`: proves a municipality's folder before it is used."""

from typing import Annotated

import typer
from rich.console import Console

from bot.cli.options import Config
from bot.config.municipality import check, load
from bot.config.problems import has_errors

COLOURS = {"error": "red", "warning": "yellow"}


Live = Annotated[bool, typer.Option("--live", help="Also ask the mail servers and Slack whether they let the bot in.")]


def command(config: Config, live: Live = False) -> None:
    """Say what is wrong in the folder, or would leave a claim stuck; status 2 when the bot could not use it."""
    problems = check(config)
    if live and not has_errors(problems):
        from bot.live import live_problems  # long to load, for it knows the whole bot

        problems += live_problems(load(config))
    console = Console(highlight=False, soft_wrap=True)
    for problem in problems:
        colour = COLOURS[problem.severity]
        console.print(f"[{colour}]{problem.severity}[/{colour}]", end=" ")
        console.print(str(problem), markup=False)
    errors = sum(problem.severity == "error" for problem in problems)
    console.print(f"{errors} errors, {len(problems) - errors} warnings")
    if has_errors(problems):
        raise typer.Exit(2)
