"""`godtgjort run`: a process of its own that works, says nothing it must not, and stops when told."""

import json
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demo.town import BOT_ADDRESS, Town
from tests.bot.cli.commands import HOUSE, START, complaint, godtgjort
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, Post, said
from tests.bot.roads import wait_until_settled
from tests.bot.running import wait_until

HIDDEN = (
    re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)"),
    re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])"),
    re.compile(r"xoxb-|xapp-|demo-signing-secret"),
)


@contextmanager
def at_work(town: Town, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The bot in a process of its own, whose standard error goes to `log`."""
    with log.open("wb") as errors:
        process = subprocess.Popen([*START, "run", "--config", str(town.folder)], stderr=errors, cwd=HOUSE)
        try:
            wait_until(lambda: b'"mailbox_open"' in log.read_bytes() or process.poll() is not None, "the start")
            yield process
        finally:
            process.kill()
            process.wait()


def write(town: Town, text: str, subject: str = "") -> Post:
    berit = Post(town, town.person("Berit").email, lambda raw, at: town.mail.deliver(raw, BOT_ADDRESS, at))
    berit.write(text, subject=subject)
    return berit


def test_a_whole_road_leaves_no_address_token_or_long_number_in_the_log(town: Town, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with at_work(town, log) as process:
        berit = write(town, CARER_WORDS, CARER_SUBJECT)
        berit.reply(berit.wait("5 140,00 kr"), "send")
        berit.wait("sendt til")
        town.mail.refuse_next(1, permanent=True)
        write(town, "Hva er status? Mitt nummer er 17054026641, kari@lauvdal.example")
        town.slack.wait_for_message(town.user("Anders"), said("kunne ikke leveres"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    lines = log.read_text("utf-8").splitlines()
    assert {"arrival_handled", "delivered", "not_delivered"} <= {json.loads(line)["event"] for line in lines}
    for line in lines:
        for pattern in HIDDEN:
            assert not pattern.search(line), line


def test_a_second_bot_on_the_same_database_file_does_not_start(town: Town, tmp_path: Path) -> None:
    with at_work(town, tmp_path / "log"):
        done = godtgjort("run", "--config", town.folder)
    assert done.returncode == 2
    assert "another bot already works" in complaint(done)


def test_a_web_port_that_is_taken_is_one_clear_line(town: Town) -> None:
    port = town.municipality.settings.web.port
    with socket.create_server(("127.0.0.1", port)):
        done = godtgjort("run", "--config", town.folder)
    assert done.returncode == 2
    said = [line for line in done.stderr.decode().splitlines() if not line.startswith("{")]
    assert len(said) == 1
    assert f"cannot listen on 127.0.0.1:{port}" in said[0]
    assert "settings.toml" in said[0]


def test_what_came_in_before_a_kill_is_handled_after_the_restart_once(town: Town, tmp_path: Path) -> None:
    with at_work(town, tmp_path / "first"):
        berit = write(town, CARER_WORDS, CARER_SUBJECT)
        berit.wait("5 140,00 kr")
        wait_until_settled(town)
        write(town, "status?")
    with at_work(town, tmp_path / "second"):
        berit.wait("• Krav")
    assert len(town.mail.inbox(berit.address)) == 2
