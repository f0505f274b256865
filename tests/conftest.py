"""What every room's tests may use: a browser, and a store on each database, empty and migrated, that is one test's."""

import gc
import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from playwright.sync_api import Browser
from structlog.dev import ConsoleRenderer, plain_traceback

from store import migrate
from store.database import Database
from tests.servers.browser import chromium
from tests.servers.postgres import Postgres

# Tests start hundreds of processes of ours, each of which would compile all that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Test machines are noisy: how long one example takes says nothing about what it shows.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# By default each traceback is drawn with every variable of every frame, which takes longer than most tests.
structlog.configure(
    processors=[*structlog.get_config()["processors"][:-1], ConsoleRenderer(exception_formatter=plain_traceback)]
)

DATABASES = ("sqlite", "postgresql")
_numbers = count()


def pytest_xdist_auto_num_workers() -> int:
    """Two processes a core: tests of a bot at work wait for it half of their time."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Some hundred thousand objects of the corpus are never garbage: looking through them made the rest wait for it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one a test process; what a test leaves behind ends with the context that it opens."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server, one a test process."""
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "migrated.db"
    _migrate(f"sqlite:///{path}", path.parent)
    return path


@pytest.fixture
def folder_with_store(tmp_path: Path, migrated_sqlite: Path) -> Path:
    """The folder of a municipality to be, with a migrated store where its settings will say."""
    folder = tmp_path / "lauvdal"
    (folder / "var").mkdir(parents=True)
    shutil.copy(migrated_sqlite, folder / "var" / "godtgjort.db")
    return folder


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a migrated database on the server, to copy."""
    _migrate(postgres.create("migrated"), tmp_path_factory.mktemp("files"))
    return "migrated"


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/godtgjort.db"
        return
    yield from _on_postgres(request.getfixturevalue("postgres"), "template1")


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new migrated database."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "godtgjort.db")
        yield f"sqlite:///{tmp_path}/godtgjort.db"
        return
    yield from _on_postgres(request.getfixturevalue("postgres"), request.getfixturevalue("migrated_postgres"))


@pytest.fixture
def database(database_url: str, tmp_path: Path) -> Iterator[Database]:
    """A new migrated store, on SQLite and on PostgreSQL."""
    opened = Database(database_url, tmp_path / "files")
    yield opened
    opened.close()


def _on_postgres(server: Postgres, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    yield server.create(name, template)
    server.drop(name)


def _migrate(url: str, files: Path) -> None:
    database = Database(url, files)
    migrate.upgrade(database)
    database.close()
