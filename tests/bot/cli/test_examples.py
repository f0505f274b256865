"""The examples that `--help` ends with: every command has one, and each does what it says."""

import datetime as dt
import json
import os
import shlex
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.cli import application
from bot.cli.examples import EXAMPLES, command_words
from bot.office import Office
from claims.people import Deputy
from demo.town import Town
from store import accounts, claims, deputies
from store.tables import inbox, outbox
from tests.bot.by_hand import Clock, turn
from tests.bot.cli.commands import HOUSE, START, godtgjort
from tests.bot.hands import letter
from tests.bot.mail.letters import arrived
from tests.bot.running import wait_until

BERIT = "berit.solli@lauvdal.example"
HOURS = "Avlaster lav sats 5 timer 10.11.2026"
CLAIM = "2026-00001"
OF_A_FILE = ("payroll explain", "payroll again", "payroll paid")
"""Commands that need a payroll file to be there."""


def test_every_command_has_an_example_and_every_example_its_command() -> None:
    assert sorted(EXAMPLES) == sorted(command_words(application()))
    for words, examples in EXAMPLES.items():
        assert all(example.startswith(f"godtgjort {words} ") for example in examples)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("", "check"),
        ("payroll", "payroll paid"),
        ("mail quarantine release", "mail quarantine release"),
    ],
)
def test_the_help_ends_with_them(words: str, last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = [line.strip() for line in godtgjort(*words.split(), "--help").stdout.decode().splitlines() if line.strip()]
    assert shown[-1] in EXAMPLES[last]


@pytest.fixture
def folder(town: Town, clock: Clock, by_hand: Office, tmp_path: Path) -> Path:
    """Where `lauvdal` lies, with a row of its store and a file for every name and number that the examples say."""
    clock.time = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
    for number in range(2):
        arrived(by_hand, letter(f"{BERIT}, thief@evil.example", f"{HOURS} {number}"))
    arrived(by_hand, letter(BERIT, HOURS))
    turn(by_hand)
    with by_hand.database.write() as connection:
        connection.execute(update(inbox).where(inbox.c.id == 3).values(state="failed", reason="bug"))
        connection.execute(update(outbox).where(outbox.c.id == 1).values(state="failed", error="no mailbox"))
        (draft,) = claims.in_state(connection, ["draft"])
        assert draft.number == CLAIM
        claims.save(connection, replace(draft, state="authorised", version=draft.version + 1), by_hand.now())
        accounts.link(connection, "slack", "@U1", "1001", by_hand.now())
        named = Deputy(person="3004", deputy="3003", valid_from=by_hand.today, valid_to=dt.date(2098, 12, 31))
        deputies.put(connection, named, by_hand.now())
    (tmp_path / "message.txt").write_text(HOURS, "utf-8")
    said = {"id": "m1", "received": "2026-11-20T09:00", "text": HOURS}
    (tmp_path / "messages.jsonl").write_text(json.dumps(said), "utf-8")
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "berit.eml").write_bytes(letter(BERIT, f"{HOURS} til"))
    assert town.folder == tmp_path / "lauvdal"
    return tmp_path


@pytest.mark.parametrize("words", EXAMPLES)
def test_each_of_them_works(words: str, folder: Path) -> None:
    before = EXAMPLES["payroll export"] if words in OF_A_FILE else ()
    for example in (*before, *EXAMPLES[words]):
        status, told = (_begun_and_ended if words == "run" else _run)(example, folder)
        assert status == 0, (example, told)


def _run(example: str, folder: Path) -> tuple[int | None, bytes]:
    called, _, given = example.partition(" < ")
    done = godtgjort(*shlex.split(called)[1:], stdin=(folder / given).read_bytes() if given else b"", folder=folder)
    return done.returncode, done.stderr


def _begun_and_ended(example: str, folder: Path) -> tuple[int | None, bytes]:
    log = folder / "log"
    with log.open("wb") as errors:
        path = {**os.environ, "PYTHONPATH": str(HOUSE)}
        process = subprocess.Popen([*START, *shlex.split(example)[1:]], stderr=errors, cwd=folder, env=path)
    wait_until(lambda: b'"started"' in log.read_bytes() or process.poll() is not None, "the start")
    process.send_signal(signal.SIGTERM)
    return process.wait(20), log.read_bytes()
