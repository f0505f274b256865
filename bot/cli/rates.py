"""`godtgjort rates`: which rates hold on a day, and whether the municipality's own can be used."""

import datetime as dt
from typing import Annotated

import typer

from bot.cli.options import Config
from bot.config.problems import has_errors
from bot.config.rates import read_rates
from claims.clock import date_in_norway
from claims.errors import ConfigurationError
from claims.rates import Rates, state_rates

app = typer.Typer(help="Which rates hold, and where they stand.", no_args_is_help=True)
_NO_VALUE = "–"


@app.command()
def show(
    config: Config,
    on: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="As 2026-03-01; today if not given.")
    ] = None,
) -> None:
    """Print every rate in force on the day with its period, source and confidence, and what lacks a rate that day."""
    rates, problems = read_rates(config)
    if has_errors(problems):
        raise ConfigurationError("\n".join(str(problem) for problem in problems))
    _print(rates, on.date() if on else date_in_norway(dt.datetime.now(dt.UTC)))


@app.command()
def check(config: Config) -> None:
    """Say what is wrong with the municipality's own rates (status 2), and where they differ from the state's."""
    rates, problems = read_rates(config)
    for problem in problems:
        typer.echo(f"{problem.severity} {problem}")
    today = date_in_norway(dt.datetime.now(dt.UTC))
    for row in rates.in_force(today):
        state = next((other for other in state_rates().in_force(today) if other.name == row.name), None)
        if state is not None and row != state:
            was = _NO_VALUE if state.absent else state.value
            typer.echo(f"own {row.name} {row.value} instead of {was}: {row.source}")
    typer.echo(f"{sum(problem.severity == 'error' for problem in problems)} errors")
    if has_errors(problems):
        raise typer.Exit(2)


def _print(rates: Rates, day: dt.date) -> None:
    """One rate a line, in columns, for a terminal as for `grep`; last those of other days alone."""
    for row in rates.in_force(day):
        value = _NO_VALUE if row.absent else str(row.value)
        period = f"{row.valid_from or ''}–{row.valid_to or ''}"
        typer.echo(f"{row.name:32} {value:>8}  {period:21}  {row.confidence:3}  {row.source}")
    for name in sorted(rates.names - {row.name for row in rates.in_force(day)}):
        typer.echo(f"{name:32} {_NO_VALUE:>8}  no rate on {day}: nothing is paid by it")
