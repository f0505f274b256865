"""One bot a database file: SQLite has one writer, and a second bot would only get in the way."""

import fcntl
from pathlib import Path
from typing import IO

from sqlalchemy import make_url

from claims.errors import ConfigurationError


def hold(database_url: str) -> IO[str] | None:
    """The open lock file, to be kept for as long as the bot runs; None for a database server, which needs none.

    The lock goes with the process, however it ends. ConfigurationError when another bot holds it.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    path = Path(f"{url.database}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise ConfigurationError(
            f"another bot already works on {url.database}; stop it, or use PostgreSQL to run several"
        ) from error
    return file
