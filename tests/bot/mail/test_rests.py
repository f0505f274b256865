"""How a listener knocks at a closed door: less and less often, up to a limit, and not in step with others."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

import pytest
from structlog.testing import capture_logs

from bot.mail import listener as listening
from bot.mail.listener import FIRST_WAIT, LONGEST_WAIT, rests
from store.database import Database
from tests.bot.mail.ear import at_work, deliver
from tests.bot.running import wait_until
from tests.servers.accounts import Account
from tests.servers.dovecot import HOST
from tests.servers.relay import line_to

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_rests_double_up_to_the_longest_and_half_of_each_is_chance() -> None:
    for _ in range(200):
        for number, rest in enumerate(islice(rests(), 12)):
            longest = min(FIRST_WAIT * 2**number, LONGEST_WAIT)
            assert longest / 2 <= rest <= longest


def test_the_longest_rest_leaves_time_to_connect_within_ten_seconds() -> None:
    assert LONGEST_WAIT <= 8


def test_two_bots_that_lose_the_same_server_do_not_return_in_step() -> None:
    say = "from itertools import islice; from bot.mail.listener import rests; print(*islice(rests(), 6))"
    bots = [subprocess.Popen([sys.executable, "-c", say], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    first, second = (bot.communicate(timeout=60)[0].split() for bot in bots)
    assert len(first) == len(second) == 6
    assert all(one != other for one, other in zip(first, second, strict=True))


@dataclass
class ClosedDoor:
    """A port where every caller is let in and sent away; it remembers when each came."""

    port: int
    knocks: list[float] = field(default_factory=list)


@contextmanager
def closed_door(greeting: bytes) -> Iterator[ClosedDoor]:
    with socket.create_server((HOST, 0)) as listening_socket:
        door = ClosedDoor(listening_socket.getsockname()[1])

        def send_away() -> None:
            while True:
                try:
                    caller = listening_socket.accept()[0]
                except OSError:
                    return
                door.knocks.append(time.monotonic())
                caller.sendall(greeting)
                caller.close()

        threading.Thread(target=send_away, daemon=True).start()
        yield door
        listening_socket.shutdown(socket.SHUT_RDWR)


@on_sqlite
@pytest.mark.parametrize("greeting", [b"", b"* BYE too busy\r\n", b"* OK ready\r\n"])
def test_a_closed_door_is_knocked_at_less_and_less_often(
    database: Database, account: Account, monkeypatch: pytest.MonkeyPatch, greeting: bytes
) -> None:
    first, longest = 0.1, 0.8
    monkeypatch.setattr(listening, "FIRST_WAIT", first)
    monkeypatch.setattr(listening, "LONGEST_WAIT", longest)
    with closed_door(greeting) as door, at_work(database, account, replace(account.server, port=door.port)):
        wait_until(lambda: len(door.knocks) == 7, "seven knocks")
    gaps = [later - earlier for earlier, later in pairwise(door.knocks)]
    for number, gap in enumerate(gaps):
        assert gap >= min(first * 2**number, longest) / 2


@on_sqlite
def test_after_a_connection_that_was_of_use_rests_are_short_again(
    database: Database, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, longest = 0.1, 0.8
    monkeypatch.setattr(listening, "FIRST_WAIT", first)
    monkeypatch.setattr(listening, "LONGEST_WAIT", longest)
    with capture_logs() as logs, line_to(account) as (line, server), at_work(database, account, server) as ear:

        def rested() -> list[float]:
            return [entry["again_in"] for entry in logs if entry["event"] == "mailbox_interrupted"]

        line.cut()
        wait_until(lambda: rested() and rested()[-1] > longest / 2, "a long rest")
        line.mend()
        deliver(account, 1)
        ear.hears(1)
        before = len(rested())
        line.cut()
        wait_until(lambda: len(rested()) > before, "another rest")
        assert rested()[before] <= first
