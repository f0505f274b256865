"""`kill -9` while a relay hands mail over: it tries again what was not confirmed, and each mail has one row."""

import smtplib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.assembly import open_office
from demo.town import Town, free_port, open_town
from store.tables import inbox
from tests.bot.hands import letter
from tests.bot.process import Process
from tests.servers.dovecot import HOST

MAILS, KILLS = 80, 4


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def town(tmp_path: Path, port: int) -> Iterator[Town]:
    with open_town(tmp_path / "lauvdal") as opened:
        path = opened.folder / "settings.toml"
        settings = path.read_text("utf-8").replace("[mail]\n", f"[mail]\nsmtp_intake_port = {port}\n")
        path.write_text(settings, "utf-8")
        yield opened


def hand_over(town: Town, port: int, confirmed: list[int]) -> None:
    """As a relay's queue does it: each mail until somebody says that it is kept."""
    settings = town.municipality.settings.mail
    assert settings
    for number in range(MAILS):
        raw = letter("kari@lauvdal.example", f"hei {number}")
        while True:
            try:
                with smtplib.SMTP(HOST, port, timeout=5) as line:
                    line.sendmail("kari@lauvdal.example", [settings.address], raw)
                break
            except (OSError, smtplib.SMTPException):
                time.sleep(0.05)
        confirmed.append(number)


def wait_for(count: int, confirmed: list[int]) -> None:
    """So many mails have been confirmed; a bot that was killed takes seconds to be back."""
    deadline = time.monotonic() + 60
    while len(confirmed) < count:
        assert time.monotonic() < deadline, f"{len(confirmed)} of {count} mails were confirmed"
        time.sleep(0.01)


@pytest.mark.timeout(300)
def test_what_was_confirmed_is_kept_and_nothing_is_kept_twice(town: Town, tmp_path: Path, port: int) -> None:
    process, confirmed = Process(town, tmp_path / "log"), list[int]()
    relay = threading.Thread(target=hand_over, args=(town, port, confirmed), daemon=True)
    process.start()
    relay.start()
    try:
        for part in range(1, KILLS + 1):
            wait_for(part * MAILS // (KILLS + 1), confirmed)
            process.kill()
        wait_for(MAILS, confirmed)
    finally:
        process.end()
    office = open_office(town.municipality)
    with office.database.read() as connection:
        kept = Counter(connection.scalars(select(inbox.c.key)))
    office.database.close()
    assert len(kept) == kept.total() == MAILS
