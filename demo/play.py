"""The play: every scene on one stage and its conversation on the screen, then the claims and the payroll file."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.words import Words
from demo.scenes import SCENES
from demo.stage import Stage
from demo.transcript import Entry, condensed, entry_lines


class PlayFailed(Exception):
    """A scene came out wrong; the message names the scene and what was wrong in it."""


def play(stage: Stage, console: Console) -> None:
    """Every scene is shown on the console; PlayFailed at the first that comes out wrong."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=len(SCENES))
        for number, scene in enumerate(SCENES, 1):
            progress.update(task, description=scene.title)
            console.rule(f"[bold]{number}/{len(SCENES)} {escape(scene.title)}", align="left")
            said = len(stage.transcript)
            try:
                scene.play(stage)
            except Exception as error:
                raise PlayFailed(f"{scene.title}: {error}") from error
            finally:
                _print_conversation(stage.transcript[said:], console)
            progress.advance(task)
    _print_claims(stage, console)
    _print_payroll_file(stage, console)


def _print_conversation(entries: Sequence[Entry], console: Console) -> None:
    for entry in condensed(entries):
        first, *rest = entry_lines(entry)
        console.print(f"[cyan]{escape(first)}")
        for line in rest:
            console.print(line, markup=False, highlight=False)
    console.print()


def _print_claims(stage: Stage, console: Console) -> None:
    words, town = Words("nb"), stage.town.municipality
    table = Table("Claim", "Claimant", "Title", "State", title="Claims", title_justify="left")
    for amount in ("Taxable", "Tax-free", "Total"):
        table.add_column(amount, justify="right")
    for claim in stage.claims():
        sums = (words.kroner(amount) for amount in (claim.taxable, claim.tax_free, claim.total))
        who = town.person(claim.claimant).name
        table.add_row(claim.number, who, escape(claim.title), words.t(f"state.{claim.state}"), *sums)
    console.print(table)


def _print_payroll_file(stage: Stage, console: Console) -> None:
    console.rule("[bold]Payroll file", align="left")
    console.print(stage.payroll_file, markup=False, highlight=False, soft_wrap=True)
