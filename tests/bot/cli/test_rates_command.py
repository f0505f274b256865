"""`godtgjort rates`, as a payroll officer and an auditor use it."""

from pathlib import Path

from demo.town import Town
from tests.bot.cli.commands import complaint, godtgjort

OWN = 'paid.bicycle:\n  - {from: 2022-01-01, value: "3.00", source: "kommunestyret 26/41"}\n'


def _own(folder: Path, text: str) -> None:
    (folder / "rates").mkdir(exist_ok=True)
    (folder / "rates" / "mileage.yaml").write_text(text, "utf-8")


def test_the_rates_of_a_day_are_shown_with_their_sources(town: Town) -> None:
    shown = godtgjort("rates", "show", "--config", town.folder, "--on", "2024-03-01").stdout.decode()
    assert "mileage.paid.car" in shown
    assert "4.90" in shown
    assert "5.30" not in shown
    assert "PM-2023-16" in shown


def test_check_names_what_differs_from_the_state(town: Town) -> None:
    _own(town.folder, OWN)
    done = godtgjort("rates", "check", "--config", town.folder)
    assert done.returncode == 0
    assert "own mileage.paid.bicycle 3.00 instead of –: kommunestyret 26/41" in done.stdout.decode()


def test_a_broken_table_is_told_and_shown_nowhere(town: Town) -> None:
    _own(town.folder, OWN.replace('"3.00"', "3.00"))
    done = godtgjort("rates", "check", "--config", town.folder)
    assert done.returncode == 2
    assert "rates/mileage.yaml" in done.stdout.decode()
    shown = godtgjort("rates", "show", "--config", town.folder)
    assert shown.returncode == 2
    assert "quotation marks" in complaint(shown)
