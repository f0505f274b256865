"""Migrations bring any database to exactly the tables that the code knows."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from claims.codec import to_json
from claims.lines import ExpenseLine, Line, MileageLine, Passenger, PerDiemLine
from store import audit, claims, migrate
from store.database import Database
from store.errors import StoreUnavailable
from store.tables import claim_line, inbox, metadata, outbox
from tests.claims.given import claim
from tests.store.given import NOON, together


@pytest.fixture
def empty(empty_url: str, tmp_path: Path) -> Iterator[Database]:
    opened = Database(empty_url, tmp_path / "files")
    yield opened
    opened.close()


def test_migrations_make_the_tables_that_the_code_knows(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_database_without_tables_is_not_renewed_and_one_of_an_older_layout_is(empty: Database) -> None:
    with pytest.raises(StoreUnavailable, match="run godtgjort migrate"):
        migrate.renew(empty)
    upgraded_to(empty, "0001")
    migrate.renew(empty)
    with empty.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_upgrading_twice_changes_nothing(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.write() as connection:
        audit.note(connection, at=NOON, actor="system", action="started", claim="2026-00001")
    migrate.upgrade(empty)
    with empty.read() as connection:
        assert [entry.action for entry in audit.of_claim(connection, "2026-00001")] == ["started"]


def test_several_bots_that_start_on_an_empty_database_all_start(empty_url: str, tmp_path: Path) -> None:
    def start(_: int) -> None:
        database = Database(empty_url, tmp_path / "files")
        migrate.upgrade(database)
        database.close()

    together(start, threads=4)


def test_a_state_that_nobody_knows_is_refused(empty: Database) -> None:
    migrate.upgrade(empty)
    with pytest.raises(IntegrityError), empty.write() as connection:
        claims.insert_claim(connection, claim(state="forgotten"), NOON)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (ExpenseLine(date=dt.date(2026, 3, 10)), ("2026-03-10", "2026-03-10", False)),
        (ExpenseLine(date=dt.date(2026, 3, 10), end_date=dt.date(2026, 3, 31)), ("2026-03-10", "2026-03-31", False)),
        (MileageLine(date=dt.date(2026, 3, 10)), ("2026-03-10", "2026-03-10", False)),
        (MileageLine(passengers=(Passenger(name=None),)), (None, None, True)),
        (PerDiemLine(start=dt.datetime.fromisoformat("2026-03-10T07:00")), ("2026-03-10", "2026-03-10", False)),
        (
            PerDiemLine(
                start=dt.datetime.fromisoformat("2026-03-10T07:00"), end=dt.datetime.fromisoformat("2026-03-11T02:00")
            ),
            ("2026-03-10", "2026-03-11", False),
        ),
    ],
)
def test_lines_of_before_are_found_by_claimant_and_day(
    empty: Database, line: Line, kept: tuple[str | None, str | None, bool]
) -> None:
    upgraded_to(empty, "0001")
    with empty.write() as connection:
        connection.execute(text(OLD_CLAIM))
        connection.execute(text(OLD_LINE), {"line": json.dumps(to_json(line))})
    migrate.upgrade(empty)
    with empty.read() as connection:
        row = connection.execute(select(claim_line)).one()
    days = [day and day.isoformat() for day in (row.first_day, row.last_day)]
    assert (row.claimant, (*days, row.has_passengers)) == ("kari", kept)


def test_what_waited_under_its_old_name_is_still_sent_and_handled(empty: Database) -> None:
    upgraded_to(empty, "0017")
    blocks = [{"elements": [{"action_id": "batch_confirm", "value": "3"}]}]
    said: dict[str, object] = {"user": "U1", "text": "opplæring", "ts": "1.2", "thread": None, "files": []}
    came = {
        "said": ("message", "handled", said),
        "confirms": ("other", "waiting", {"user": "U1", "action": "batch_confirm", "number": 3}),
        "chosen": (
            "chosen",
            "waiting",
            {"user": "U1", "action": "submit", "claims": [["2026-00001", 2]], "message": ""},
        ),
        "for one": ("addressed", "waiting", {"user": "U1", "message": "said", "claim": "2026-00001", "version": 2}),
        "for none": ("addressed", "waiting", {"user": "U1", "message": "gone", "claim": "2026-00001", "version": 2}),
    }
    with empty.write() as connection:
        connection.execute(text(OLD_SENT), {"payload": json.dumps({"batch": 3, "text": "t", "blocks": blocks})})
        for key, (kind, state, payload) in came.items():
            values = {"key": key, "kind": kind, "state": state, "payload": json.dumps(payload)}
            connection.execute(text(OLD_CAME), values)
    migrate.upgrade(empty)
    with empty.read() as connection:
        sent = connection.execute(select(outbox.c.kind, outbox.c.payload)).one()
        rows = {row.key: (row.kind, row.payload) for row in connection.execute(select(inbox))}
    assert (sent.kind, sent.payload["proposal"]) == ("proposal", 3)
    assert sent.payload["blocks"][0]["elements"][0]["action_id"] == "proposal_confirm"
    unknown = ("other", {"user": "U1", "action": "proposal_pick", "number": 0})
    assert rows["said"] == ("message", said)
    assert rows["confirms"] == ("other", {"user": "U1", "action": "proposal_confirm", "number": 3})
    assert (rows["chosen"], rows["for none"]) == (unknown, unknown)
    assert rows["for one"] == ("addressed", {**said, "again": "said", "claim": "2026-00001", "version": 2})


OLD_SENT = """
    insert into outbox (key, channel, recipient, kind, payload, created_at, next_try_at, attempts, state)
    values ('batch:3.ruling', 'slack', '1002', 'batch', :payload, '2026-03-12', '2026-03-12', 0, 'waiting')
"""
OLD_CAME = """
    insert into inbox (key, channel, sender, kind, payload, received_at, next_try_at, attempts, state)
    values (:key, 'slack', 'U1', :kind, :payload, '2026-03-12', '2026-03-12', 0, :state)
"""
OLD_CLAIM = """
    insert into claim (number, claimant, channel, token, title, state, position, cost_bearer, questions, total_ore,
        taxable_ore, round, version, created_at, touched_at)
    values ('2026-00001', 'kari', 'mail', 'secret', '', 'draft', '', '{}', '[]', 0, 0, 0, 0, '2026-03-12', '2026-03-12')
"""
OLD_LINE = "insert into claim_line (claim, number, line, evidence) values ('2026-00001', 1, :line, '{}')"


def upgraded_to(database: Database, revision: str) -> None:
    """The database as it was after that migration."""
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.set_main_option("path_separator", "os")
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
