"""Whoever waits for an answer sees that they have been heard: an hourglass, gone again once they are answered."""

import datetime as dt
from collections.abc import Callable

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import select, update

from bot import inbox_worker
from bot.delivery import deliver_one
from bot.office import Office
from bot.slack.channel import SlackChannel
from bot.slack.signs import EMOJI
from demo.slack import Message
from demo.slack.faults import DOWNLOAD
from demo.town import Town
from store import inbox
from store.tables import outbox
from tests.bot.by_hand import Clock, keeps, turn
from tests.bot.hands import PHOTO, moment
from tests.bot.running import Running, wait_until
from tests.bot.slack.test_files_not_handed_out import WORDS

SECOND = dt.timedelta(seconds=1)
ADD, REMOVE, POST = "reactions.add", "reactions.remove", "chat.postMessage"


def channel_of(office: Office) -> SlackChannel:
    channel = office.channels["slack"]
    assert isinstance(channel, SlackChannel)
    return channel


def sends(office: Office) -> None:
    """What is due has been sent, and nothing that came in is looked at."""
    while deliver_one(office, office.channels["slack"]):
        pass


def later(office: Office, clock: Clock, seconds: float = 1) -> None:
    """So much later, signs are up as they should be; whoever handles what comes in is busy elsewhere."""
    clock.time += seconds * SECOND
    channel_of(office).look_out()
    sends(office)


def signs(town: Town, name: str = "Kari") -> list[str]:
    """The words of every message with a sign."""
    mine = (EMOJI, town.slack.workspace.bot.id)
    return [message.text for message in town.slack.dm(town.user(name)) if mine in message.reactions]


def said_before(office: Office, town: Town) -> Message:
    """Kari's message, which stands there as she wrote it, and has come in."""
    kari = town.user("Kari")
    message = Message(
        channel=town.slack.workspace.dm_channel(kari.id), ts=town.slack.workspace.new_ts(), user=kari.id, text=WORDS
    )
    town.slack.workspace.put(message)
    payload: dict[str, object] = {
        "user": kari.id,
        "channel": message.channel,
        "ts": message.ts,
        "thread": None,
        "text": WORDS,
        "files": [],
    }
    keeps(office, "message", message.ts, kari.id, payload)
    return message


def test_an_answer_that_comes_at_once_needs_no_sign(by_hand: Office, town: Town, clock: Clock) -> None:
    said_before(by_hand, town)
    later(by_hand, clock, 1.9)
    turn(by_hand)
    later(by_hand, clock, 30)
    assert town.slack.calls_of(ADD) == []
    assert town.slack.calls_of(REMOVE) == []


def test_who_waits_two_seconds_sees_an_hourglass_until_the_answer_is_there(
    by_hand: Office, town: Town, clock: Clock
) -> None:
    said_before(by_hand, town)
    later(by_hand, clock, 2)
    assert signs(town) == [WORDS]
    later(by_hand, clock, 60)
    assert signs(town) == [WORDS]
    turn(by_hand)
    later(by_hand, clock)
    assert signs(town) == []
    assert (len(town.slack.calls_of(ADD)), len(town.slack.calls_of(REMOVE))) == (1, 1)


def test_the_sign_stays_while_slack_takes_no_answer(by_hand: Office, town: Town, clock: Clock) -> None:
    said_before(by_hand, town)
    town.slack.faults.rate_limit(POST, retry_after=20)
    turn(by_hand)
    assert town.slack.dm(town.user("Kari"))[-1].text == WORDS
    later(by_hand, clock, 3)
    assert signs(town) == [WORDS]
    later(by_hand, clock, 10)
    assert signs(town) == [WORDS]
    later(by_hand, clock, 8)
    later(by_hand, clock)
    assert signs(town) == []
    assert town.slack.dm(town.user("Kari"))[-1].from_bot


def test_what_others_still_have_to_hear_of_it_keeps_no_sign_up(by_hand: Office, town: Town, clock: Clock) -> None:
    said_before(by_hand, town)
    later(by_hand, clock, 2)
    turn(by_hand)
    with by_hand.database.write() as connection:
        owed = update(outbox).where(outbox.c.kind == "card")
        connection.execute(owed.values(recipient="3001", state="waiting", next_try_at=clock.time + 3600 * SECOND))
    later(by_hand, clock)
    assert signs(town) == []


def pressed(office: Office, town: Town, *keys: str) -> Message:
    """Kari's card, on which she has pressed a button once for each key."""
    said_before(office, town)
    turn(office)
    card, kari = town.slack.dm(town.user("Kari"))[-1], town.user("Kari").id
    press = {"user": kari, "channel": card.channel, "ts": card.ts, "thread": None, "action": "why", "round": 0}
    for key in keys:
        keeps(office, "press", key, kari, {**press, "claim": "2026-00001"})
    return card


def test_a_press_that_takes_long_has_its_sign_below_what_was_pressed(by_hand: Office, town: Town, clock: Clock) -> None:
    card = pressed(by_hand, town, "press")
    later(by_hand, clock, 2)
    assert signs(town) == [card.text]
    turn(by_hand)
    later(by_hand, clock)
    assert signs(town) == []


def test_two_presses_of_one_message_share_no_sign(by_hand: Office, town: Town, clock: Clock) -> None:
    card = pressed(by_hand, town, "1", "2")
    later(by_hand, clock, 2)
    with by_hand.database.read() as connection:
        (first,) = inbox.due(connection, clock.time)
    inbox_worker.handle(by_hand, first)
    later(by_hand, clock)
    assert signs(town) == [card.text], "the second one waits still"
    turn(by_hand)
    later(by_hand, clock)
    assert signs(town) == []


@pytest.mark.parametrize("method", [ADD, REMOVE])
def test_a_sign_that_was_shown_or_taken_away_before_the_bot_died_is_so_once(
    by_hand: Office, town: Town, clock: Clock, method: str
) -> None:
    said_before(by_hand, town)
    later(by_hand, clock, 2)
    kind = "sign" if method == ADD else "sign_off"
    if method == REMOVE:
        turn(by_hand)
        later(by_hand, clock)
    with by_hand.database.write() as connection:
        died = update(outbox).where(outbox.c.kind == kind)
        connection.execute(died.values(state="waiting", remote_id=None, next_try_at=clock.time))
    later(by_hand, clock)
    assert signs(town) == ([WORDS] if method == ADD else [])
    turn(by_hand)
    later(by_hand, clock)
    assert signs(town) == []
    with by_hand.database.read() as connection:
        assert set(connection.scalars(select(outbox.c.state))) == {"sent"}


@pytest.mark.parametrize("seen", [True, False])
def test_a_call_whose_answer_is_lost_leaves_no_sign_behind(
    by_hand: Office, town: Town, clock: Clock, seen: bool
) -> None:
    said_before(by_hand, town)
    (town.slack.faults.drop if seen else town.slack.faults.server_error)(ADD)
    later(by_hand, clock, 2)
    assert signs(town) == ([WORDS] if seen else [])
    turn(by_hand)
    later(by_hand, clock)
    assert signs(town) == []


def test_a_message_that_was_deleted_meanwhile_needs_no_sign(by_hand: Office, town: Town, clock: Clock) -> None:
    message = said_before(by_hand, town)
    later(by_hand, clock, 2)
    town.slack.workspace.delete(message)
    turn(by_hand)
    later(by_hand, clock)
    with by_hand.database.read() as connection:
        assert set(connection.scalars(select(outbox.c.state))) == {"sent"}


def without_scope(town: Town) -> None:
    town.slack.take_scope("reactions:write")


def asked_to_wait(town: Town) -> None:
    town.slack.faults.rate_limit(ADD, retry_after=30)


@pytest.mark.parametrize("hinder", [without_scope, asked_to_wait])
def test_where_slack_takes_no_sign_there_is_none_and_nobody_is_bothered(
    by_hand: Office, town: Town, clock: Clock, hinder: Callable[[Town], None]
) -> None:
    hinder(town)
    said_before(by_hand, town)
    later(by_hand, clock, 2)
    turn(by_hand)
    later(by_hand, clock)
    assert signs(town) == []
    assert town.slack.calls_of(REMOVE) == []
    with by_hand.database.read() as connection:
        rows = connection.execute(select(outbox.c.kind, outbox.c.state, outbox.c.attempts)).all()
    assert sorted(map(tuple, rows)) == [("card", "sent", 1), ("sign", "sent", 1), ("sign_off", "sent", 1)]


def test_in_a_crowd_the_first_see_signs_and_the_courier_is_not_kept_from_its_work(
    by_hand: Office, town: Town, clock: Clock
) -> None:
    for _ in range(25):
        said_before(by_hand, town)
    later(by_hand, clock, 2)
    later(by_hand, clock)
    assert len(signs(town)) == 20
    turn(by_hand)
    later(by_hand, clock)
    assert signs(town) == []


def test_what_stands_nowhere_in_the_conversation_gets_no_sign(by_hand: Office, town: Town, clock: Clock) -> None:
    kari = town.user("Kari").id
    said: dict[str, object] = {"user": kari, "ts": "1700000000.000100", "thread": None, "text": WORDS, "files": []}
    keeps(by_hand, "message", "command", kari, {**said, "channel": ""})
    keeps(by_hand, "message", "retold", kari, {**said, "channel": "C0ELSEWHERE", "retold": True})
    keeps(by_hand, "home", "home", kari, {"user": kari})
    later(by_hand, clock, 5)
    assert town.slack.calls_of(ADD) == []


def test_a_photo_that_takes_long_to_come_shows_the_sign_below_its_message(bot: Running) -> None:
    bot.town.slack.faults.hang(DOWNLOAD)
    said = bot.says("Kari", WORDS, at=moment("2023-10-13"), files=[PHOTO])
    kari = bot.town.user("Kari")
    mine = (EMOJI, bot.town.slack.workspace.bot.id)
    shown = bot.town.slack.wait_for_message(kari, lambda message: mine in message.reactions)
    assert shown.ts == said.ts
    bot.sees("Kari", offers="submit")
    wait_until(lambda: not any(message.reactions for message in bot.town.slack.dm(kari)), "taking it away")


def test_a_dialog_that_takes_long_has_its_sign_where_its_button_was_pressed(bot: Running) -> None:
    bot.says("Kari", WORDS, at=moment("2023-10-13"))
    card, kari = bot.sees("Kari", offers="attach"), bot.town.user("Kari")
    bot.presses("Kari", card, "attach")
    bot.town.slack.wait_for_view(kari)
    bot.town.slack.faults.hang(DOWNLOAD)
    bot.town.slack.submit_view(kari, {"files": [bot.town.slack.upload(kari, *PHOTO)]})
    mine = (EMOJI, bot.town.slack.workspace.bot.id)
    shown = bot.town.slack.wait_for_message(kari, lambda message: mine in message.reactions)
    assert shown.ts == card.ts
    wait_until(lambda: not any(message.reactions for message in bot.town.slack.dm(kari)), "taking it away")


def test_the_double_takes_signs_as_slack_does(town: Town) -> None:
    slack, kari = town.slack, town.user("Kari")
    client = WebClient(town.secrets["GODTGJORT_SLACK_BOT_TOKEN"], base_url=slack.api_url)
    message = slack.say(kari, "hei")
    where = {"channel": message.channel, "timestamp": message.ts}
    client.reactions_add(**where, name="eyes")
    held = slack.payloads.render.message(slack.dm(kari)[0])["reactions"]
    assert held == [{"name": "eyes", "users": [slack.workspace.bot.id], "count": 1}]
    for call, wrong, error in (
        (client.reactions_add, {"name": "eyes"}, "already_reacted"),
        (client.reactions_add, {"name": ":eyes:"}, "invalid_name"),
        (client.reactions_remove, {"name": "wave"}, "no_reaction"),
        (client.reactions_remove, {"name": "eyes", "timestamp": "1.1"}, "message_not_found"),
        (client.reactions_remove, {"name": "eyes", "channel": "D9"}, "channel_not_found"),
    ):
        with pytest.raises(SlackApiError) as refused:
            call(**{**where, **wrong})
        assert refused.value.response["error"] == error
    client.reactions_remove(**where, name="eyes")
    assert slack.dm(kari)[0].reactions == ()
