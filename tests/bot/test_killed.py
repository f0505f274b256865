"""`kill -9` anywhere on the two roads: the same claims, every answer once, a mail at most once more a kill."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from demo.town import Town, open_town
from tests.bot.roads import Walk, chat_road, claims_in, mail_road, told_by_mail, told_in_chat, wait_until_settled

KILLS_A_WALK = 4
LONGEST_DELAY = 0.35
"""Seconds from a person's action to the kill: the bot is done with most actions before that."""


@dataclass
class Process:
    """The bot as an operator runs it, started again after every kill."""

    town: Town
    log: Path
    kills: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        command = [sys.executable, "-m", "godtgjort", "run", "--config", str(self.town.folder)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env={**os.environ, **self.town.secrets}, stderr=log)

    def kill(self) -> None:
        with self.lock:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.kills += 1
            self.start()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    with open_town(tmp_path / "lauvdal") as town:
        process = Process(town, tmp_path / "log")
        process.start()
        yield process
        process.end()


def walk(process: Process, steps: list[Walk], kills: dict[int, float]) -> None:
    """Every step in order; after the steps in `kills` the bot is killed so many seconds later."""
    timers = []
    for number, step in enumerate(steps):
        step()
        if number in kills:
            timer = threading.Timer(kills[number], process.kill)
            timer.start()
            timers.append(timer)
    for timer in timers:
        timer.join()
    wait_until_settled(process.town)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, object, set[str]]:
    """Claims, chat and mails of a walk without any kill."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with open_town(folder / "lauvdal") as town:
        process = Process(town, folder / "log")
        process.start()
        walk(process, [*mail_road(town), *chat_road(town)], {})
        process.end()
        return claims_in(town), told_in_chat(town), set(told_by_mail(town))


@pytest.mark.parametrize("seed", range(5))
def test_a_bot_killed_anywhere_goes_on_as_if_nothing_had_happened(
    process: Process, seed: int, undisturbed: tuple[object, object, set[str]]
) -> None:
    chance = random.Random(seed)
    steps = [*mail_road(process.town), *chat_road(process.town)]
    kills = {number: chance.uniform(0, LONGEST_DELAY) for number in chance.sample(range(len(steps) - 1), KILLS_A_WALK)}

    walk(process, steps, kills)

    claims, chat, mails = undisturbed
    assert process.kills == KILLS_A_WALK
    assert claims_in(process.town) == claims
    assert told_in_chat(process.town) == chat
    sent = told_by_mail(process.town)
    assert set(sent) == mails
    assert sent.total() - len(sent) <= process.kills
