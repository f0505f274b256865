"""The database: one write transaction at a time on SQLite, ordinary transactions on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from store.errors import StoreUnavailable, unavailable
from store.files import Files

BUSY_SECONDS = 10
"""How long a connection waits for another's write on SQLite; `?timeout=` in the URL says otherwise."""

READS_ONLY: dict[str, dict[str, Any]] = {
    "sqlite": {"reads_only": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
"""What makes a connection's reads see one committed state, by database."""


class Database:
    """An engine and the folder of files beside it.

    `url` is `sqlite:///…` or `postgresql+psycopg://…`. Threads may share a Database. StoreUnavailable when the folder
    of an SQLite file cannot be made.
    """

    def __init__(self, url: str, files: Path) -> None:
        self.engine = _engine(url)
        self._reader = self.engine.execution_options(**READS_ONLY[self.engine.dialect.name])
        self._turn = _turns(self.engine.url) if self.engine.dialect.name == "sqlite" else nullcontext
        self.files = Files(files)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that commits as a whole or not at all; StoreUnavailable when the database cannot."""
        with _translated(), self._turn(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one committed state and changes nothing."""
        with _translated(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def session(self) -> Iterator[Connection]:
        """A connection without a transaction, for what belongs to the connection itself."""
        with _translated(), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        """Every pooled connection is closed."""
        self.engine.dispose()


def is_there(url: str) -> bool:
    """False where Database(url) would make a file that is not there yet; a server says itself what it lacks."""
    parsed = make_url(url)
    return parsed.get_backend_name() != "sqlite" or Path(parsed.database or "").exists()


def _turns(url: URL) -> Callable[[], AbstractContextManager[None]]:
    """What lets one of this process's threads write at a time, on SQLite.

    SQLite makes who waits look again after ever longer naps, while others pass; a lock wakes the next one at once.
    Who has waited as long as SQLite would goes on without a turn, and hears from SQLite what is the matter.
    """
    lock, patience = Lock(), float(str(url.query.get("timeout")))

    @contextmanager
    def turn() -> Iterator[None]:
        has_it = lock.acquire(timeout=patience)
        try:
            yield
        finally:
            if has_it:
                lock.release()

    return turn


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if clear := unavailable(error):
            raise clear from error
        raise


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_engine(parsed, pool_pre_ping=True, pool_size=10, hide_parameters=True)
        event.listen(engine, "handle_error", _keep_first_line)
        return engine
    if parsed.database:
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(
        parsed.update_query_dict({"timeout": str(BUSY_SECONDS), **parsed.query}), pool_size=10, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _keep_first_line(context: ExceptionContext) -> None:
    # The lines after it quote the whole row, and with it what people wrote, into the log.
    for error in filter(None, (context.original_exception, context.sqlalchemy_exception)):
        error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:]) if error.args else ()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            f"the database's folder cannot be made ({error.strerror}); make it, or correct [store] database"
        ) from error


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
    # The driver must not begin transactions of its own; `_begin_sqlite` does.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A write transaction takes its lock at once: upgrading later fails instead of waiting (SQLITE_BUSY_SNAPSHOT).
    reads = connection.get_execution_options().get("reads_only")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
