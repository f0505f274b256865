"""Lauvdal on loopback, and its bot at work in this process; each belongs to one test."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.office import Office
from demo.town import Town, in_environment, open_town
from tests.bot.by_hand import Clock, office
from tests.bot.running import PATIENCE_SECONDS, Running, running

_numbers = count()


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """The town, whose Slack delivers by HTTP and whose store is SQLite unless a test's parameters say otherwise.

    The store is migrated. Bots that begin without any are those that get killed, and the demo's.
    """
    mode, database = getattr(request, "param", ("http", "sqlite"))
    url = "sqlite:///var/godtgjort.db"
    if database == "postgresql":
        migrated = request.getfixturevalue("migrated_postgres")
        url = request.getfixturevalue("postgres").create(f"town_{next(_numbers)}", migrated)
    else:
        (tmp_path / "lauvdal" / "var").mkdir(parents=True)
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "lauvdal" / "var" / "godtgjort.db")
    opened = open_town(tmp_path / "lauvdal", slack_mode=mode, database=url, acknowledge_within=PATIENCE_SECONDS)
    with opened as town, in_environment(town.secrets):
        yield town


@pytest.fixture
def bot(town: Town) -> Iterator[Running]:
    """The town's bot."""
    with running(town) as working:
        yield working


@pytest.fixture
def clock() -> Clock:
    """The clock of the office that is turned by hand."""
    return Clock()


@pytest.fixture
def by_hand(town: Town, clock: Clock) -> Iterator[Office]:
    """The town's office, whose loops the test turns by hand."""
    with office(town, clock) as opened:
        yield opened
