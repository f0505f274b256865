"""A server that comes back is found soon, however long it was away, with the rests that a bot in service takes."""

import pytest
from structlog.testing import capture_logs

from bot.mail.listener import LONGEST_WAIT
from store.database import Database
from tests.bot.mail.ear import at_work, deliver
from tests.bot.running import wait_until
from tests.servers.accounts import Account


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.timeout(120)
def test_mail_is_heard_at_the_first_knock_after_the_servers_return(database: Database, doomed: Account) -> None:
    with capture_logs() as logs, at_work(database, doomed) as ear:
        deliver(doomed, 1)
        ear.hears(1)
        doomed.running.stop()
        wait_until(lambda: any(line.get("again_in", 0) > LONGEST_WAIT / 2 for line in logs), "the longest rest")
        doomed.running.start()
        away = len(logs)
        deliver(doomed, 2)
        ear.hears(1, 2)
    knocks = [line["event"] for line in logs[away:] if "again_in" in line]
    assert len(knocks) <= 1  # which was on its way when the server came back
    assert max(line.get("again_in", 0) for line in logs) <= LONGEST_WAIT
