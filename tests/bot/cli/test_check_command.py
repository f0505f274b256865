"""`godtgjort check`, and what every command says about a folder that cannot be used."""

import shutil
from pathlib import Path

import pytest

from demo.town import LAUVDAL, Town
from tests.bot.cli.commands import complaint, godtgjort


def test_a_good_folder_has_no_errors(town: Town) -> None:
    done = godtgjort("check", "--config", town.folder)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[-1] == "0 errors, 0 warnings"


def test_a_broken_folder_is_told_file_row_and_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "lauvdal"
    shutil.copytree(LAUVDAL, folder)
    rights = folder / "approvers.csv"
    rights.write_text(rights.read_text("utf-8").replace("3001,attest", "9999,attest"), "utf-8")
    done = godtgjort("check", "--config", folder)
    assert done.returncode == 2
    assert "approvers.csv, row 2" in done.stdout.decode()
    assert "1 errors" in done.stdout.decode().splitlines()[-1]


@pytest.mark.parametrize("command", [["run"], ["payroll", "export"], ["parse", "--jsonl"]])
def test_a_folder_that_is_not_there_is_one_clear_line(command: list[str], tmp_path: Path) -> None:
    done = godtgjort(*command, "--config", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "nowhere" in complaint(done)


def test_a_broken_settings_file_is_one_clear_line(town: Town) -> None:
    (town.folder / "settings.toml").write_text("[municipality\n", "utf-8")
    done = godtgjort("run", "--config", town.folder)
    assert done.returncode == 2
    assert complaint(done).startswith("settings.toml")


def test_a_missing_secret_is_one_clear_line(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GODTGJORT_IMAP_PASSWORD")
    done = godtgjort("run", "--config", town.folder)
    assert done.returncode == 2
    assert "GODTGJORT_IMAP_PASSWORD" in complaint(done)


def test_a_municipality_without_any_channel_cannot_be_run(town: Town) -> None:
    (town.folder / "settings.toml").write_text('[municipality]\nname = "Lauvdal"\n', "utf-8")
    done = godtgjort("run", "--config", town.folder)
    assert done.returncode == 2
    assert "neither [mail] nor [slack]" in complaint(done)


def test_a_database_that_is_none_is_one_clear_line(town: Town) -> None:
    (town.folder / "var" / "godtgjort.db").write_bytes(b"not a database at all, but long enough" * 100)
    for command in (["migrate"], ["payroll", "export"]):
        done = godtgjort(*command, "--config", town.folder)
        assert done.returncode == 1
        assert "no database" in complaint(done)


@pytest.mark.parametrize(
    "command",
    [
        ("payroll", "export"),
        ("payroll", "again", 1),
        ("payroll", "paid", 1),
        ("payroll", "explain", 1),
        ("explain", "2026-00001"),
        ("boxes", "list"),
        ("accounts", "list"),
        ("deputies", "list"),
        ("mail", "quarantine", "list"),
    ],
)
def test_before_there_is_a_database_nothing_is_left_behind_and_it_is_said_how_one_is_made(
    town: Town, command: tuple[object, ...]
) -> None:
    shutil.rmtree(town.folder / "var")
    done = godtgjort(*command, "--config", town.folder)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "run godtgjort migrate" in complaint(done)
    assert not (town.folder / "var").exists()
