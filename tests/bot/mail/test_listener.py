"""Every mail has its row and leaves the folder once it is handled, whatever the line and the server do."""

import re
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.mail import listener as listening
from bot.office import utc_now
from store import quarantine
from store.database import Database
from tests.bot.mail.ear import at_work, deliver
from tests.bot.running import wait_until
from tests.servers.accounts import Account, open_account
from tests.servers.dovecot import Dovecot
from tests.servers.relay import Breaking, Forbidding, Line, line_to


@pytest.fixture(autouse=True)
def _short_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("SOON", 0.1), ("STAND_BY", 0.1), ("FIRST_WAIT", 0.1), ("LONGEST_WAIT", 0.2)):
        monkeypatch.setattr(listening, name, seconds)


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@on_sqlite
@pytest.mark.parametrize(
    ("outcome", "folder"), [("claim", "Behandlet"), ("ignored", "Behandlet"), ("quarantined", "Karantene")]
)
def test_a_mail_leaves_the_folder_once_it_is_handled(
    database: Database, account: Account, outcome: str, folder: str
) -> None:
    with at_work(database, account) as ear:
        deliver(account, 1, 2)
        ear.hears(1, 2)
        assert ear.folder("INBOX") == ["Krav 1", "Krav 2"]
        ear.handled(outcome)
        ear.files(folder, 1, 2)
        assert ear.folder("INBOX") == []


@on_sqlite
def test_a_mail_that_was_released_leaves_the_quarantine_folder(
    database: Database, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "TIDY_EVERY", 0.1)
    with at_work(database, account) as ear:
        deliver(account, 1, 2)
        ear.hears(1, 2)
        ear.handled("quarantined")
        ear.files("Karantene", 1, 2)
        ear.puts("Karantene", 3)
        with database.write() as connection:
            quarantine.handle_again(connection, 1, utc_now())
        ear.handled("claim")
        deliver(account, 4)
        ear.hears(1, 2, 4)
        ear.files("Behandlet", 1)
        ear.files("Karantene", 2, 3)


@on_sqlite
def test_what_was_handled_while_no_bot_listened_leaves_the_folder_too(database: Database, account: Account) -> None:
    deliver(account, 1)
    with at_work(database, account) as ear:
        ear.hears(1)
    ear.handled("claim")
    with at_work(database, account) as ear:
        ear.files("Behandlet", 1)


@on_sqlite
def test_mail_that_cannot_be_filed_away_holds_up_no_new_mail(database: Database, account: Account) -> None:
    with (
        capture_logs() as logs,
        Forbidding(account.running.imap_port) as line,
        at_work(database, account, replace(account.server, port=line.port)) as ear,
    ):
        deliver(account, 1)
        ear.hears(1)
        ear.handled("claim")
        wait_until(lambda: "mails_not_filed" in [line["event"] for line in logs], "a warning")
        deliver(account, 2)
        ear.hears(1, 2)


class Deaf(Line):
    """A line on which no server can tell that mail has come."""

    def _spoiled(self, data: bytes) -> bytes:
        return re.sub(rb"\* \d+ (EXISTS|RECENT|FETCH \(FLAGS \([^()]*\)\))\r\n", b"", data)


@on_sqlite
def test_mail_that_no_bell_is_rung_for_is_found_at_the_next_look(
    database: Database, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "LOOK_EVERY", 0.2)
    with (
        Deaf(account.running.imap_port) as line,
        at_work(database, account, replace(account.server, port=line.port)) as ear,
    ):
        for number in (1, 2):
            deliver(account, number)
            ear.hears(*range(1, number + 1))
            ear.handled("claim")
            ear.files("Behandlet", *range(1, number + 1))


@on_sqlite
def test_mail_that_came_while_the_line_was_cut_is_there_when_it_is_mended(database: Database, account: Account) -> None:
    with line_to(account) as (line, server), at_work(database, account, server) as ear:
        deliver(account, 1)
        ear.hears(1)
        line.cut()
        deliver(account, 2)
        line.mend()
        ear.hears(1, 2)


@on_sqlite
def test_a_frozen_line_is_given_up_and_the_mail_comes_by_a_new_one(
    database: Database, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "LOOK_EVERY", 0.3)
    with line_to(account) as (line, server), at_work(database, account, replace(server, timeout=0.5)) as ear:
        deliver(account, 1)
        ear.hears(1)
        before = line.connections
        line.freeze()
        deliver(account, 2)
        wait_until(lambda: line.connections > before, "another connection")
        line.mend()
        ear.hears(1, 2)


@on_sqlite
@pytest.mark.parametrize("bytes_until", [1, 60, 400, 2_000])
def test_a_line_cut_in_the_middle_of_an_answer_loses_and_doubles_nothing(
    database: Database, account: Account, bytes_until: int
) -> None:
    numbers = range(1, 31)
    with line_to(account) as (line, server), at_work(database, account, server) as ear:
        deliver(account, 0)
        ear.hears(0)
        line.cut_after(bytes_until)
        deliver(account, *numbers)
        ear.hears(0, *numbers)


@on_sqlite
def test_renewed_uids_double_nothing(database: Database, account: Account) -> None:
    deliver(account, 1, 2)
    with capture_logs() as logs, at_work(database, account) as ear:
        ear.hears(1, 2)
        account.running.renew_uids(account.address, 1_900_000_000)
        deliver(account, 3)
        wait_until(lambda: "mailbox_renumbered" in [line["event"] for line in logs], "a warning")
        ear.hears(1, 2, 3)
        ear.handled("claim")
        ear.files("Behandlet", 1, 2, 3)


@on_sqlite
def test_a_mail_that_costs_every_connection_is_kept_without_its_bytes_and_the_next_comes(
    database: Database, account: Account
) -> None:
    deliver(account, 1, 2, 3)
    with (
        Breaking(account.running.imap_port, b"Krav 2") as line,
        at_work(database, account, replace(account.server, port=line.port)) as ear,
    ):
        wait_until(lambda: ear.kept() == {"Krav 1": 1, "": 1, "Krav 3": 1}, "three rows")


# Not on the demo's server, which keeps its mails in memory: none of them can be damaged there.
@on_sqlite
def test_a_mail_that_is_damaged_on_the_server_is_kept_without_its_bytes_and_the_next_comes(
    database: Database, dovecot: Dovecot
) -> None:
    account = open_account(dovecot)
    deliver(account, 1, 2, 3)
    maildir = dovecot.folder / "mail" / account.address
    (damaged,) = (path for path in maildir.glob("new/*") if b"Krav 2" in path.read_bytes())
    damaged.chmod(0)
    with at_work(database, account) as ear:
        wait_until(lambda: ear.kept() == {"Krav 1": 1, "": 1, "Krav 3": 1}, "three rows")


@on_postgresql
def test_of_two_bots_one_listens_and_the_other_takes_over(database: Database, account: Account) -> None:
    with line_to(account) as (line, server), at_work(database, account, server) as first:
        deliver(account, 1)
        first.hears(1)
        with at_work(database, account, server) as second:
            deliver(account, 2)
            second.hears(1, 2)
            assert line.connections == 1
            first.stop.set()
            first.listener.interrupt()
            wait_until(lambda: line.connections == 2, "the other one's connection")
            deliver(account, 3)
            second.hears(1, 2, 3)
