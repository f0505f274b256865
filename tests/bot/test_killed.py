"""`kill -9` anywhere on the two roads: the same claims, every answer once, a mail at most once more a kill."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo.town import Town, open_town
from tests.bot.process import Process
from tests.bot.roads import (
    Box,
    Walk,
    chat_road,
    mail_road,
    payroll_runs,
    rows_in,
    stored,
    told_by_mail,
    told_in_chat,
    wait_until_settled,
)
from tests.bot.running import PATIENCE_SECONDS

Kill = float | Box
"""Seconds after a person's action, or the box whose next row is the signal."""

ON_SIGNAL: tuple[Box, ...] = ("inbox", "outbox")
KILLS_A_WALK = 4
LONGEST_DELAY = 0.35
"""Seconds from a person's action to the kill: the bot is done with most actions before that."""


@dataclass(frozen=True)
class Seen:
    """What people, the store and payroll have in the end; mails without how often each one came."""

    store: dict[str, list[tuple[object, ...]]]
    chat: dict[str, Counter[str]]
    mails: set[str]
    payroll: list[bytes | None]


def seen(town: Town) -> Seen:
    payroll = payroll_runs(town)
    wait_until_settled(town)
    return Seen(stored(town), told_in_chat(town), set(told_by_mail(town)), payroll)


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    with open_town(tmp_path / "lauvdal") as town:
        process = Process(town, tmp_path / "log")
        process.start()
        yield process
        process.end()


def walk(process: Process, steps: list[Walk], kills: dict[int, Kill]) -> None:
    """Every step in order; at the steps in `kills` the bot is killed, as soon as a row is there or so much later."""
    killers = []
    for number, step in enumerate(steps):
        kill = kills.get(number)
        if isinstance(kill, str):
            killers.append(threading.Thread(target=kill_at_row, args=(process, kill, rows_in(process.town, kill))))
            killers[-1].start()
        step()
        if isinstance(kill, float):
            killers.append(threading.Timer(kill, process.kill))
            killers[-1].start()
    for killer in killers:
        killer.join()
    wait_until_settled(process.town)


def kill_at_row(process: Process, box: Box, rows: int) -> None:
    """The bot dies as soon as the box has had more rows: between what came in and its effect, or before it is sent."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while rows_in(process.town, box) <= rows and time.monotonic() < deadline:
        time.sleep(0.0005)
    process.kill()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What a walk without any kill leads to."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with open_town(folder / "lauvdal") as town:
        process = Process(town, folder / "log")
        process.start()
        try:
            walk(process, [*mail_road(town), *chat_road(town)], {})
            return seen(town)
        finally:
            process.end()


@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", range(5))
def test_a_bot_killed_anywhere_goes_on_as_if_nothing_had_happened(
    process: Process, seed: int, undisturbed: Seen
) -> None:
    chance = random.Random(seed)
    steps = [*mail_road(process.town), *chat_road(process.town)]
    delays = [chance.uniform(0, LONGEST_DELAY) for _ in range(KILLS_A_WALK - len(ON_SIGNAL))]
    kills = dict(zip(chance.sample(range(len(steps) - 1), KILLS_A_WALK), (*ON_SIGNAL, *delays), strict=True))

    walk(process, steps, kills)

    assert process.kills == KILLS_A_WALK
    assert seen(process.town) == undisturbed
    sent = told_by_mail(process.town)
    assert sent.total() - len(sent) <= process.kills
    first, second = undisturbed.payroll
    assert (bool(first), second) == (True, None)
