"""`godtgjort payroll`: authorised claims to the payroll system."""

import getpass
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from bot.actions import payroll
from bot.cli.opening import opened
from bot.cli.options import LAST_NUMBER, Config, InLanguage
from bot.presentation.documentation import documentation
from bot.words import Words
from claims.errors import GodtgjortError
from store import claims, exports

app = typer.Typer(help="Authorised claims to the payroll system.", no_args_is_help=True)

Run = Annotated[
    int,
    typer.Argument(help="The number of the run, as `payroll export` said it: 1 is the first.", min=1, max=LAST_NUMBER),
]
Out = Annotated[Path | None, typer.Option(help="Where the file goes, as payroll.csv; standard output if not given.")]


@app.command()
def export(config: Config, out: Out = None) -> None:
    """Write the CSV of every authorised claim, once: a second run is empty. The sums go to standard error."""
    office = opened(config)
    with office.desk("payroll export") as desk:
        run = payroll.export(desk, office.database.files, actor=f"os:{getpass.getuser()}")
    if run is None:
        typer.echo("no authorised claims; nothing was written", err=True)
        return
    _write(run.number, run.content, out)
    typer.echo(
        f"run {run.number}: {run.claims} claims, {run.rows} rows, {run.total} kr, of which {run.taxable} kr taxable",
        err=True,
    )


@app.command()
def again(config: Config, run: Run, out: Out = None) -> None:
    """Write the file of an earlier run once more, byte for byte."""
    database = opened(config).database
    with database.read() as connection:
        sha256 = _require(exports.file_of(connection, run), run)
    _write(run, database.files.get(sha256), out)


@app.command()
def paid(config: Config, run: Run) -> None:
    """Say that an earlier run has been paid: its claims are closed, and the claimants hear of it, once."""
    office = opened(config)
    with office.desk("payroll paid") as desk:
        _require(exports.file_of(desk.connection, run), run)
        closed = payroll.paid(desk, run, actor=f"os:{getpass.getuser()}")
    if not closed:
        typer.echo(f"run {run} was paid already; nothing was changed", err=True)
        return
    total = sum((claim.total for claim in closed), Decimal("0.00"))
    typer.echo(f"run {run}: {len(closed)} claims paid, {total} kr", err=True)


@app.command()
def explain(config: Config, run: Run, language: InLanguage = None) -> None:
    """Print the documentation of an earlier run: each claim with its decisions, its sums, and how it was read."""
    office = opened(config)
    town = office.town
    with office.database.read() as connection:
        _require(exports.file_of(connection, run), run)
        taken = claims.of_run(connection, run, ["exported", "paid"])
    words = Words(language or town.settings.municipality.language)
    for claim in taken:
        for row in documentation(claim, words, town.catalogue, town.person):
            typer.echo(row)
        typer.echo()


def _require(sha256: str | None, run: Run) -> str:
    if sha256 is None:
        raise GodtgjortError(f"there is no run {run}; the first run has the number 1")
    return sha256


def _write(run: int, content: bytes, out: Path | None) -> None:
    if out:
        try:
            out.write_bytes(content)
        except OSError as error:
            raise GodtgjortError(
                f"run {run} is kept, but {out} cannot be written ({error.strerror}); "
                f"write it with: godtgjort payroll again {run} --out FILE"
            ) from error
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
