"""`godtgjort payroll`: the file once, and again the same bytes."""

import shutil
from pathlib import Path

from demo.town import Town
from tests.bot.cli.commands import complaint, godtgjort
from tests.bot.hands import moment
from tests.bot.running import running


def test_the_file_is_written_once_and_can_be_had_again(town: Town, tmp_path: Path) -> None:
    with running(town) as bot:
        bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
        bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
        bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
        bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
        bot.sees("Kari", "har anvist")
    first, copy = tmp_path / "lonn.csv", tmp_path / "igjen.csv"
    done = godtgjort("payroll", "export", "--config", town.folder, "--out", first)
    assert done.returncode == 0
    assert complaint(done) == "run 1: 1 claims, 1 rows, 1500.00 kr, of which 1500.00 kr taxable"
    second = godtgjort("payroll", "export", "--config", town.folder)
    assert (second.returncode, second.stdout) == (0, b"")
    assert "no authorised claims" in complaint(second)
    assert godtgjort("payroll", "again", "1", "--config", town.folder, "--out", copy).returncode == 0
    assert copy.read_bytes() == first.read_bytes()
    told = (
        godtgjort("payroll", "explain", "1", "--config", town.folder).stdout.decode().replace("\N{NO-BREAK SPACE}", " ")
    )
    for part in ("Fra: Kari Haugen", "Attestert av Nils Bakke", "Anvist av Turid Moen", "1 × 1 500,00 kr"):
        assert part in told.replace("\N{NO-BREAK SPACE}", " ")
    paid, twice = (godtgjort("payroll", "paid", "1", "--config", town.folder) for _ in range(2))
    assert (paid.returncode, complaint(paid)) == (0, "run 1: 1 claims paid, 1500.00 kr")
    assert (twice.returncode, complaint(twice)) == (0, "run 1 was paid already; nothing was changed")
    shutil.rmtree(town.folder / "var" / "files")
    lost = godtgjort("payroll", "again", "1", "--config", town.folder)
    assert (lost.returncode, "see that it is there" in complaint(lost)) == (1, True)
    for command in ("again", "explain", "paid"):
        missing = godtgjort("payroll", command, "2", "--config", town.folder)
        assert missing.returncode == 1
        assert "there is no run 2" in complaint(missing)


def test_a_file_that_cannot_be_written_can_be_had_as_the_message_says(town: Town, tmp_path: Path) -> None:
    with running(town) as bot:
        bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
        bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
        bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
        bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
        bot.sees("Kari", "har anvist")
    lost = godtgjort("payroll", "export", "--config", town.folder, "--out", tmp_path / "nowhere" / "lonn.csv")
    assert lost.returncode == 1
    assert "run 1 is kept" in complaint(lost)
    assert "godtgjort payroll again 1 --out FILE" in complaint(lost)
    again = godtgjort("payroll", "again", "1", "--config", town.folder)
    assert b";1500.00;" in again.stdout


def test_before_the_first_claim_there_is_nothing_to_export_and_no_run_to_have_again(town: Town) -> None:
    godtgjort("migrate", "--config", town.folder)
    done = godtgjort("payroll", "export", "--config", town.folder)
    assert done.returncode == 0
    assert "no authorised claims" in complaint(done)
    again = godtgjort("payroll", "again", "1", "--config", town.folder)
    assert again.returncode == 1
    assert "there is no run 1" in complaint(again)
