"""Lauvdal on loopback, and its bot at work in this process; each belongs to one test."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from demo.town import Town, in_environment, open_town
from tests.bot.running import Running, running

_numbers = count()


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """The town, whose Slack delivers by HTTP and whose store is SQLite unless a test's parameters say otherwise."""
    mode, database = getattr(request, "param", ("http", "sqlite"))
    url = "sqlite:///var/godtgjort.db"
    if database == "postgresql":
        url = request.getfixturevalue("postgres").create(f"town_{next(_numbers)}")
    with open_town(tmp_path / "lauvdal", slack_mode=mode, database=url) as opened, in_environment(opened.secrets):
        yield opened


@pytest.fixture
def bot(town: Town) -> Iterator[Running]:
    """The town's bot."""
    with running(town) as working:
        yield working
