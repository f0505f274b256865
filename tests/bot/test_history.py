"""What a claim is judged beside: the claimant's year, files used before, passengers and drivers of the same day."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.config.municipality import Municipality, load
from bot.history import history_of
from claims.claim import Claim, ClaimLine, Receipt
from claims.history import History
from claims.lines import Line, MileageLine, Passenger
from store import claims
from store.database import Database
from tests.store.given import NOON

TOWN = load(Path(__file__).parents[2] / "examples" / "lauvdal")
KARI, SIGRID = "1001", "1002"
DAY = dt.date(2026, 3, 10)
DRIVE = MileageLine(date=DAY, distance_km=Decimal(42), route=("Haugen", "rådhuset"))
PHOTO = Receipt(sha256="a" * 64, name="ferje.jpg", media_type="image/jpeg", size=1000)


@pytest.fixture
def kept(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """A store that already holds the claims which a test keeps there."""
    shutil.copy(migrated_sqlite, tmp_path / "godtgjort.db")
    database = Database(f"sqlite:///{tmp_path}/godtgjort.db", tmp_path / "files")
    yield database
    database.close()


def claim(number: str, claimant: str, *lines: Line, receipts: tuple[Receipt, ...] = ()) -> Claim:
    return Claim(
        number=number,
        claimant=claimant,
        channel="mail",
        title="",
        lines=tuple(ClaimLine(line=line) for line in lines),
        receipts=receipts,
    )


def with_passenger(name: str | None) -> MileageLine:
    return replace(DRIVE, passengers=(Passenger(name=name),))


def seen(database: Database, *before: Claim, now: Claim, town: Municipality = TOWN) -> History:
    with database.write() as connection:
        for one in before:
            claims.insert_claim(connection, one, NOON)
    with database.read() as connection:
        return history_of(connection, now, town)


@pytest.mark.parametrize(
    ("day", "found"),
    [("2025-03-09", False), ("2025-03-10", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_lines_are_seen_from_a_year_back_to_the_end_of_the_year(kept: Database, day: str, found: bool) -> None:
    other = claim("2026-00001", KARI, replace(DRIVE, date=dt.date.fromisoformat(day)))
    assert bool(seen(kept, other, now=claim("2026-00009", KARI, DRIVE)).lines) is found


def test_a_claim_without_a_day_or_file_is_judged_by_itself(kept: Database) -> None:
    other = claim("2026-00001", KARI, DRIVE, receipts=(PHOTO,))
    assert seen(kept, other, now=claim("2026-00009", KARI, replace(DRIVE, date=None))) == History()


def test_an_own_claim_with_the_file_is_named_and_somebody_else_s_is_not(kept: Database) -> None:
    hers = claim("2026-00001", SIGRID, receipts=(PHOTO,))
    assert seen(kept, hers, now=claim("2026-00009", KARI, receipts=(PHOTO,))).receipts == {PHOTO.sha256: ""}
    own = claim("2026-00002", KARI, receipts=(PHOTO,))
    assert seen(kept, own, now=claim("2026-00009", KARI, receipts=(PHOTO,))).receipts == {PHOTO.sha256: "2026-00002"}


@pytest.mark.parametrize(
    ("name", "found"), [("Sigrid Lothe", True), ("sigrid  LOTHE", True), ("Sigrid", False), (None, False)]
)
def test_a_passenger_who_claims_a_drive_that_day_is_seen_by_full_name(
    kept: Database, name: str | None, found: bool
) -> None:
    history = seen(kept, claim("2026-00001", SIGRID, DRIVE), now=claim("2026-00009", KARI, with_passenger(name)))
    assert history.riding_drivers == (frozenset({(DAY, name)}) if found else frozenset())


def test_a_passenger_who_drives_on_another_day_is_not_seen(kept: Database) -> None:
    other = claim("2026-00001", SIGRID, replace(DRIVE, date=dt.date(2026, 3, 11)))
    assert not seen(kept, other, now=claim("2026-00009", KARI, with_passenger("Sigrid Lothe"))).riding_drivers


@pytest.mark.parametrize(("name", "days"), [("Kari Haugen", {DAY}), ("Kari", set()), ("Emma Wilberg", set())])
def test_a_drive_on_which_somebody_else_had_the_claimant_along_is_seen(
    kept: Database, name: str, days: set[dt.date]
) -> None:
    history = seen(kept, claim("2026-00001", SIGRID, with_passenger(name)), now=claim("2026-00009", KARI, DRIVE))
    assert history.rode_along == days
