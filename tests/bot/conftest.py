"""Lauvdal on loopback, and its bot at work in this process; each belongs to one test."""

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

    The store is migrated. Bots that begin without any are those that get killed, and those of the play.
    """
    mode, database = getattr(request, "param", ("http", "sqlite"))
    if database == "postgresql":
        folder, migrated = tmp_path / "lauvdal", request.getfixturevalue("migrated_postgres")
        url = request.getfixturevalue("postgres").create(f"town_{next(_numbers)}", migrated)
    else:
        folder, url = request.getfixturevalue("folder_with_store"), "sqlite:///var/godtgjort.db"
    opened = open_town(folder, slack_mode=mode, database=url, acknowledge_within=PATIENCE_SECONDS)
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
