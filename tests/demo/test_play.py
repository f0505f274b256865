"""The play comes out right, says what went wrong when it does not, and ends cleanly."""

import io
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.console import Console

import scheduler
from bot.service import Service
from demo.clock import TownClock
from demo.play import PlayFailed, play
from demo.scenes import SCENES
from demo.stage import Stage, WrongFigure, expect
from demo.town import in_environment, open_town

HOUSE = Path(__file__).parent.parent.parent
DEMO = [sys.executable, "-m", "demo"]
SECONDS = 100


@contextmanager
def opened_stage(folder: Path, *, patience: float = 15.0, rate: str = "103.00") -> Iterator[Stage]:
    """A running town where an hour of care at the low rate costs `rate` kroner in 2026."""
    clock = TownClock()
    with open_town(folder, acknowledge_within=SECONDS, now=clock.now) as town:
        types = folder / "types.csv"
        types.write_text(types.read_text("utf-8").replace("103.00,2026-01-01", f"{rate},2026-01-01"), "utf-8")
        with in_environment(town.secrets), Service(town.municipality, clock=scheduler.start, now=clock.now) as service:
            yield Stage(town, service.office, clock, patience=patience)


@pytest.fixture
def screen() -> Console:
    return Console(file=io.StringIO(), width=200)


def shown_on(screen: Console) -> str:
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def test_the_play_shows_every_scene_the_claims_and_the_payroll_file(tmp_path: Path, screen: Console) -> None:
    with opened_stage(tmp_path / "lauvdal") as stage:
        play(stage, screen)
    shown = shown_on(screen)
    for scene in SCENES:
        assert scene.title in shown
    assert "Berit → Godtgjort (mail)" in shown
    for button in ("Send til godkjenning", "Endre", "Slett", "Attester"):
        assert f"[{button}]" in shown
    assert "2001;2026-00001;1;2100;48;103.00;4944.00;yes" in shown
    assert [claim.state for claim in stage.claims()].count("exported") == 4


def test_a_wrong_figure_ends_the_play_and_says_which(tmp_path: Path, screen: Console) -> None:
    with (
        opened_stage(tmp_path / "lauvdal", patience=3.0, rate="104.00") as stage,
        pytest.raises(PlayFailed) as failed,
    ):
        play(stage, screen)
    assert SCENES[0].title in str(failed.value)
    assert "4 944,00 kr" in str(failed.value)
    assert "104,00 kr" in str(failed.value)
    assert SCENES[1].title not in shown_on(screen)


def test_equal_figures_pass_and_others_are_named() -> None:
    expect("total", 1, 1)
    with pytest.raises(WrongFigure, match="total: expected 1, got 2"):
        expect("total", 1, 2)


def test_once_ends_with_status_0_and_keeps_the_log_off_the_screen() -> None:
    done = subprocess.run([*DEMO, "--once"], cwd=HOUSE, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert done.stderr == ""
    assert "employee;claim;line;pay_code" in done.stdout
    assert '"level"' not in done.stdout


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_without_once_a_page_stays_up_until_the_process_is_told_to_stop(end: signal.Signals) -> None:
    process = subprocess.Popen(
        DEMO, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}
    )
    try:
        assert process.stdout
        shown: list[str] = []
        while not (shown and "Go on as any" in shown[-1]):
            shown.append(process.stdout.readline())
            assert shown[-1], "".join(shown)
        line = shown[-1]
        address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(address, timeout=10) as page:
            assert "Kari Haugen" in page.read().decode()
        process.send_signal(end)
        _, errors = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, errors) == (0, "")
