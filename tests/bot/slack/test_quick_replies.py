"""A reply below something of the bot's that the bot has not noted as sent yet: killed in between, or slow."""

import datetime as dt

from sqlalchemy import select, update

from bot.slack.arrivals import CHANNEL
from store import outbox, proposals
from store.tables import inbox, proposal
from tests.bot.hands import moment
from tests.bot.running import Running, wait_until

POSTED = "1697184000.000900"


def next_try(bot: Running) -> dt.datetime | None:
    """When what waits in the inbox is tried next."""
    with bot.office.database.read() as connection:
        return connection.scalar(select(inbox.c.next_try_at).where(inbox.c.state == "waiting"))


def test_an_order_below_what_is_still_being_sent_waits_and_touches_no_other_claim(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", offers="submit")
    bot.says("Kari", "Formannskapet 10.10.2023", at=moment("2023-10-13T09:00"))
    bot.outcomes(2)
    older, newer = sorted(bot.claims(), key=lambda claim: claim.number)
    kari, now, database = bot.town.person("Kari").id, bot.office.now(), bot.office.database
    with database.write() as connection:
        outbox.put(
            connection, key="held", channel=CHANNEL, recipient=kari, kind="text", now=now,
            payload={"text": "–"}, claim=older.number,
        )  # fmt: skip
        held = outbox.lease(connection, CHANNEL, now)
    assert held
    bot.says("Kari", "slett", at=moment("2023-10-14"), thread_ts=POSTED)
    first = wait_until(lambda: next_try(bot), "the reply's coming in")
    wait_until(lambda: (again := next_try(bot)) and again > first, "another try")
    assert {claim.state for claim in bot.claims()} == {"draft"}
    with database.write() as connection:
        outbox.sent(connection, held, now, POSTED)
    wait_until(lambda: [claim.state for claim in bot.claims() if claim.number == older.number] == ["deleted"], "it")
    assert [claim.state for claim in bot.claims() if claim.number == newer.number] == ["draft"]


def test_an_order_below_ones_own_words_does_not_wait_for_what_is_being_sent(bot: Running) -> None:
    said = bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", offers="submit")
    bot.outcomes(1)
    now = bot.office.now()
    with bot.office.database.write() as connection:
        kari = bot.town.person("Kari").id
        outbox.put(connection, key="held", channel=CHANNEL, recipient=kari, kind="text", now=now, payload={"text": "–"})
        assert outbox.lease(connection, CHANNEL, now)
    bot.says("Kari", "slett", at=moment("2023-10-14"), thread_ts=said.ts)
    wait_until(lambda: [claim.state for claim in bot.claims()] == ["deleted"], "deleting")


def test_a_yes_that_is_quicker_than_the_note_of_where_its_question_stands_waits_for_it(bot: Running) -> None:
    bot.says("Nils", "Marit Fossheim attesterer for meg 1.–14. desember")
    bot.sees("Nils", offers="proposal_confirm")
    bot.outcomes(1)
    nils, now, database = bot.town.person("Nils").id, bot.office.now(), bot.office.database
    with database.write() as connection:
        (asked,) = proposals.unanswered(connection, nils, now - dt.timedelta(hours=1))
        connection.execute(update(proposal).values(message=None))
        outbox.put(connection, key="held", channel=CHANNEL, recipient=nils, kind="text", now=now, payload={"text": "–"})
        held = outbox.lease(connection, CHANNEL, now)
    assert held
    bot.says("Nils", "bekreft")
    first = wait_until(lambda: next_try(bot), "the answer's coming in")
    wait_until(lambda: (again := next_try(bot)) and again > first, "another try")
    assert bot.trail() == []
    with database.write() as connection:
        proposals.posted(connection, asked.id, str(asked.address), str(asked.message))
        outbox.sent(connection, held, now, POSTED)
    bot.sees("Nils", "Dette er gjort")
