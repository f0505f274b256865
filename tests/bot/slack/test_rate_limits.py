"""Slack asks to wait, for one method and conversation: that waits as long as asked, and nothing else does."""

import datetime as dt

from bot.office import Office
from bot.slack.channel import SlackChannel
from demo.town import Town
from store import outbox
from tests.bot.by_hand import Clock, office, turn
from tests.bot.hands import moment
from tests.bot.running import Running
from tests.bot.slack.test_files_not_handed_out import comes_in

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


def test_a_limit_of_the_workspace_holds_for_every_recipient(town: Town) -> None:
    clock = Clock()
    with office(town, clock) as bot:
        channel = bot.channels["slack"]
        assert isinstance(channel, SlackChannel)
        for name in ("Nils", "Turid", "Geir"):
            with bot.desk(name) as desk:
                channel.show_home(desk, town.person(name))
        town.slack.faults.rate_limit("views.publish", retry_after=8, times=20)
        turn(bot)
        clock.time += 7 * SECONDS
        turn(bot)
        assert town.slack.faults.waiting("views.publish") == 19
        clock.time += SECONDS
        turn(bot)
        assert town.slack.faults.waiting("views.publish") == 18


def test_what_was_held_back_is_posted_without_looking_for_it_first(town: Town) -> None:
    clock = Clock()
    with office(town, clock) as bot:
        limited = queue(bot, "nils.bakke", "a", "b", "c")
        town.slack.faults.rate_limit(POST, retry_after=30, channel=limited)
        turn(bot)
        clock.time += 30 * SECONDS
        turn(bot)
        assert told(town, "Nils") == ["a", "b", "c"]
        assert len(town.slack.calls_of("conversations.history")) == 1  # for the one that Slack refused


def test_who_wrote_is_asked_for_as_late_as_slack_wants(town: Town) -> None:
    clock = Clock()
    with office(town, clock) as bot:
        town.slack.faults.rate_limit("users.info", retry_after=3)
        comes_in(bot, town, "status")
        turn(bot)
        clock.time += 2 * SECONDS
        turn(bot)
        assert len(town.slack.calls_of("users.info")) == 0
        clock.time += SECONDS
        turn(bot)
        assert len(told(town, "Kari")) == 1


def test_a_home_of_many_claims_asks_slack_for_no_link(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    card = bot.sees("Kari", offers="submit")
    bot.town.slack.open_home(bot.town.user("Kari"))
    home = bot.town.slack.wait_for_home(bot.town.user("Kari"))
    assert f"/archives/{card.channel}/p{card.ts.replace('.', '')}" in str(home.body)
    assert bot.town.slack.calls_of("chat.getPermalink") == []


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
