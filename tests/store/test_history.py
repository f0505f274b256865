"""What other claims hold is found by claimant and day, by file, and by shared drive; nothing else comes along."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.claim import Receipt, State
from claims.lines import ExpenseLine, Line, Meals, MileageLine, Passenger, PerDiemLine
from store import claims, history
from store.database import Database
from tests.claims.given import claim, fee
from tests.store.given import NOON

PHOTO = Receipt(sha256="a" * 64, name="ferje.jpg", media_type="image/jpeg", size=1000)
DAY = dt.date(2026, 3, 10)
DRIVE = MileageLine(date=DAY, distance_km=Decimal(42), route=("Haugen", "rådhuset"))
SHARED = replace(DRIVE, passengers=(Passenger(name="Ola Nordmann"),))


def kept(database: Database, number: str, *lines: Line, claimant: str = "kari", state: State = "draft") -> None:
    with database.write() as connection:
        claims.insert_claim(connection, claim(*lines, number=number, claimant=claimant, state=state), NOON)


def own(database: Database, first: dt.date = DAY, last: dt.date = DAY, number: str = "2026-00009") -> list[str]:
    with database.read() as connection:
        return [one.claim for one in history.own_lines(connection, "kari", number, first, last)]


def test_a_line_comes_with_its_claim_state_and_kroner(database: Database) -> None:
    kept(database, "2026-00001", fee(), state="submitted")
    kept(database, "2026-00002", replace(fee(), quantity=None))
    with database.read() as connection:
        first, second = history.own_lines(connection, "kari", "2026-00009", DAY, dt.date(2026, 12, 31))
    assert (first.claim, first.state, first.line, first.amount) == ("2026-00001", "submitted", fee(), Decimal(1650))
    assert (first.is_sent, second.is_sent, second.amount) == (True, False, None)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-03-10", "2026-03-10", True),
        ("2026-03-01", "2026-03-09", False),
        ("2026-03-13", "2026-03-31", False),
        ("2026-03-12", "2026-03-31", True),
        ("2026-01-01", "2026-12-31", True),
    ],
)
def test_a_period_is_found_by_any_of_its_days(database: Database, first: str, last: str, found: bool) -> None:
    kept(database, "2026-00001", ExpenseLine(type="care-hour", date=DAY, end_date=dt.date(2026, 3, 12)))
    assert own(database, dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == ["2026-00001"] * found


def test_a_trip_is_found_by_the_day_of_its_return(database: Database) -> None:
    evening, morning = dt.datetime.combine(DAY, dt.time(18)), dt.datetime.combine(dt.date(2026, 3, 11), dt.time(9))
    kept(database, "2026-00001", PerDiemLine(start=evening, end=morning, meals=Meals()))
    assert own(database, dt.date(2026, 3, 11), dt.date(2026, 3, 11)) == ["2026-00001"]


def test_the_claim_itself_deleted_claims_and_those_of_others_are_not_found(database: Database) -> None:
    kept(database, "2026-00001", DRIVE)
    kept(database, "2026-00002", DRIVE, state="deleted")
    kept(database, "2026-00003", DRIVE, claimant="ola")
    kept(database, "2026-00004", replace(DRIVE, date=None))
    assert own(database, number="2026-00001") == []


def test_a_changed_line_is_found_by_its_new_day(database: Database) -> None:
    kept(database, "2026-00001", DRIVE)
    with database.write() as connection:
        later = claim(replace(DRIVE, date=dt.date(2026, 3, 20)), version=1)
        claims.save(connection, later, NOON)
    assert own(database) == []
    assert own(database, dt.date(2026, 3, 20), dt.date(2026, 3, 20)) == ["2026-00001"]


def test_a_file_of_several_claims_is_found_with_whose_they_are(database: Database) -> None:
    for number, claimant in (("2026-00001", "kari"), ("2026-00002", "ola"), ("2026-00003", "kari")):
        with database.write() as connection:
            claims.insert_claim(connection, claim(number=number, claimant=claimant, receipts=(PHOTO,)), NOON)
    with database.read() as connection:
        found = history.receipts_elsewhere(connection, {"2026-00003"}, [PHOTO.sha256, "b" * 64])
    assert found == [(PHOTO.sha256, "2026-00002", "ola"), (PHOTO.sha256, "2026-00001", "kari")]


def test_the_drives_of_named_people_are_found_on_their_days(database: Database) -> None:
    kept(database, "2026-00001", DRIVE, fee(), claimant="ola")
    kept(database, "2026-00002", replace(DRIVE, date=dt.date(2026, 3, 11)), claimant="ola")
    kept(database, "2026-00003", DRIVE, claimant="per")
    with database.read() as connection:
        found = history.drives_of(connection, "2026-00009", ["ola"], [DAY])
    assert found == [history.OthersDrive(claimant="ola", drive=DRIVE)]


def test_drives_with_passengers_are_found_on_their_days(database: Database) -> None:
    kept(database, "2026-00001", SHARED, DRIVE, claimant="ola")
    kept(database, "2026-00002", replace(SHARED, date=dt.date(2026, 3, 11)), claimant="ola")
    kept(database, "2026-00009", SHARED)
    with database.read() as connection:
        found = history.shared_drives(connection, "2026-00009", [DAY])
    assert found == [history.OthersDrive(claimant="ola", drive=SHARED)]
