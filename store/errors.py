"""What can be wrong with the store, said so that an operator knows what to do."""

from sqlalchemy.exc import DBAPIError, OperationalError

from claims.errors import GodtgjortError


class StoreUnavailable(GodtgjortError):
    """The database or the file folder cannot be used now; nothing of the transaction was kept."""

    code = "store_unavailable"


NO_TABLES = "the database has no tables yet; run godtgjort migrate"
REMEDIES = (
    ("locked", "the database is locked by another process; stop the other process or wait"),
    ("disk is full", "the disk is full; free space and the work goes on by itself"),
    ("no space left", "the disk is full; free space and the work goes on by itself"),
    ("malformed", "the database file is damaged; stop, and restore the last backup"),
    ("not a database", "[store] database names a file that is no database; correct it, or restore the last backup"),
    ("readonly", "the database cannot be written; check the owner and mode of its file and folder"),
    ("unable to open", "the database file cannot be opened; check that its folder exists and may be written"),
    ("no such table", NO_TABLES),
    ("does not exist", "the database lacks a table or database; run godtgjort migrate and check [store] database"),
    ("refused", "the database server does not answer; start it or correct [store] database"),
    ("authentication failed", "the database refused the password; set GODTGJORT_DATABASE_URL"),
)


def unavailable(error: DBAPIError) -> StoreUnavailable | None:
    """The database's own error as one clear line, without the statement or its values; None for a mistake of ours."""
    said = (str(error.orig).strip() or type(error).__name__).splitlines()[0]
    remedy = next((text for sign, text in REMEDIES if sign in said.casefold()), None)
    if remedy is None and isinstance(error, OperationalError):
        remedy = f"the database said: {said}"
    return StoreUnavailable(remedy) if remedy else None
