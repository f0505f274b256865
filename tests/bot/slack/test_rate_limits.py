"""Slack asks to wait, for one method and conversation: that waits as long as asked, and nothing else does."""

import datetime as dt

from bot.office import Office
from bot.slack.channel import SlackChannel
from demo.town import Town
from store import outbox
from tests.bot.by_hand import Clock, office, turn

SECONDS = dt.timedelta(seconds=1)
POST = "chat.postMessage"


def queue(office: Office, name: str, *keys: str) -> str:
    """Texts of no claim, and of several, wait for the person; their conversation."""
    person = office.town.people.by_email(f"{name}@lauvdal.example")
    assert person
    with office.database.write() as connection:
        for key in keys:
            payload = {"text": key, "thread": None}
            outbox.put(
                connection,
                key=key,
                channel="slack",
                recipient=person.id,
                kind="text",
                now=office.now(),
                payload=payload,
                claim=key,
            )
    channel = office.channels["slack"]
    assert isinstance(channel, SlackChannel)
    return channel.directory.direct_channel(person.id)


def told(town: Town, name: str) -> list[str]:
    return [message.text for message in town.slack.dm(town.user(name))]


def test_one_conversation_waits_as_long_as_asked_across_a_restart_and_another_flows(town: Town) -> None:
    clock = Clock()
    with office(town, clock) as bot:
        limited = queue(bot, "nils.bakke", "a", "b", "c")
        queue(bot, "turid.moen", "d", "e")
        town.slack.faults.rate_limit(POST, retry_after=30, times=2, channel=limited)
        turn(bot)
        assert (told(town, "Nils"), told(town, "Turid")) == ([], ["d", "e"])
        clock.time += 29 * SECONDS
        turn(bot)
        assert town.slack.faults.waiting(POST, limited) == 1  # not one call more than the one that was refused
    with office(town, clock) as restarted:
        turn(restarted)
        assert town.slack.faults.waiting(POST, limited) == 1
        clock.time += SECONDS
        turn(restarted)
        assert town.slack.faults.waiting(POST, limited) == 0
        queue(restarted, "turid.moen", "f")
        turn(restarted)
        assert (told(town, "Nils"), told(town, "Turid")) == ([], ["d", "e", "f"])
        clock.time += 30 * SECONDS
        turn(restarted)
        assert told(town, "Nils") == ["a", "b", "c"]


def test_a_limit_on_one_method_leaves_the_others_of_the_conversation_alone(town: Town) -> None:
    with office(town, Clock()) as bot:
        queue(bot, "nils.bakke", "a")
        with bot.desk("test") as desk:
            channel = bot.channels["slack"]
            assert isinstance(channel, SlackChannel)
            channel.show_home(desk, town.person("Nils"))
        town.slack.faults.rate_limit("views.publish", retry_after=3600)
        turn(bot)
        assert told(town, "Nils") == ["a"]


def test_a_wait_that_cannot_be_read_is_half_a_minute(town: Town) -> None:
    clock = Clock()
    with office(town, clock) as bot:
        queue(bot, "nils.bakke", "a")
        town.slack.faults.rate_limit(POST, retry_after=-1)
        turn(bot)
        clock.time += 29 * SECONDS
        turn(bot)
        assert told(town, "Nils") == []
        clock.time += SECONDS
        turn(bot)
        assert told(town, "Nils") == ["a"]
