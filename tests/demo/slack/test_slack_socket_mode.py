"""Socket Mode by hand, frame by frame, as a bot without a library sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from socket import SHUT_RDWR
from typing import Any

import pytest
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from demo.slack import ClickTimeoutError, SlackDouble, User

Json = dict[str, Any]


class Bot:
    """One connection."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.hello = self.next()

    def next(self) -> Json:
        message: Json = json.loads(self.socket.recv(timeout=5))
        return message

    def acknowledge(self, envelope: Json) -> None:
        self.socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))


@contextmanager
def connected(slack: SlackDouble, client: WebClient) -> Iterator[Bot]:
    with connect(client.apps_connections_open(app_token=slack.app_token)["url"]) as socket:
        yield Bot(socket)


@pytest.fixture
def bot(slack: SlackDouble, client: WebClient) -> Iterator[Bot]:
    with connected(slack, client) as bot:
        yield bot


def test_a_connection_is_greeted_and_its_address_admits_one(slack: SlackDouble, client: WebClient) -> None:
    url = client.apps_connections_open(app_token=slack.app_token)["url"]
    with connect(url) as first:
        assert json.loads(first.recv(timeout=5))["type"] == "hello"
        with connect(url) as second, pytest.raises(ConnectionClosed):
            second.recv(timeout=5)


def test_a_message_arrives_as_slack_sends_it(slack: SlackDouble, bot: Bot, kari: User) -> None:
    said = slack.say(kari, "42 km & ferje <3 kari@lauvdal.example https://lauvdal.example/a?b=1")
    envelope = bot.next()
    assert envelope["type"] == "events_api"
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
    assert envelope["accepts_response_payload"] is False
    payload, event = envelope["payload"], envelope["payload"]["event"]
    assert (payload["type"], payload["team_id"]) == ("event_callback", slack.team_id)
    assert payload["authorizations"][0]["user_id"] == slack.workspace.bot.id
    assert (event["type"], event["channel_type"], event["ts"]) == ("message", "im", said.ts)
    assert (event["user"], event["team"]) == (kari.id, slack.team_id)
    assert event["text"] == (
        "42 km &amp; ferje &lt;3 <mailto:kari@lauvdal.example|kari@lauvdal.example> <https://lauvdal.example/a?b=1>"
    )
    assert "subtype" not in event
    bot.acknowledge(envelope)
    assert slack.wait_until_acknowledged()


def test_a_message_with_files_is_a_file_share(slack: SlackDouble, bot: Bot, kari: User) -> None:
    slack.say(kari, "", files=[("a.pdf", b"%PDF"), ("b.png", b"x")])
    event = bot.next()["payload"]["event"]
    assert event["subtype"] == "file_share"
    assert [(f["name"], f["mimetype"]) for f in event["files"]] == [
        ("a.pdf", "application/pdf"),
        ("b.png", "image/png"),
    ]


def test_an_unacknowledged_event_comes_again_three_times(slack: SlackDouble, bot: Bot, kari: User) -> None:
    slack.say(kari, "42 km")
    envelopes = [bot.next() for _ in range(4)]
    assert [e["retry_attempt"] for e in envelopes] == [0, 1, 2, 3]
    assert {e["retry_reason"] for e in envelopes[1:]} == {"timeout"}
    assert len({e["payload"]["event_id"] for e in envelopes}) == 1
    assert slack.wait_until_acknowledged()
    assert slack.courier.deliveries[-1].failure == "timeout"


def test_events_wait_for_the_first_connection_and_survive_a_broken_one(
    slack: SlackDouble, client: WebClient, kari: User
) -> None:
    slack.say(kari, "42 km")
    with connected(slack, client) as killed:
        assert killed.next()["payload"]["event"]["text"] == "42 km"
        killed.socket.socket.shutdown(SHUT_RDWR)
        with connected(slack, client) as restarted:
            envelope = restarted.next()
            restarted.acknowledge(envelope)
            assert slack.wait_until_acknowledged()
    assert envelope["payload"]["event"]["text"] == "42 km"
    assert envelope["retry_attempt"] >= 1


def test_connections_take_turns(slack: SlackDouble, client: WebClient, kari: User) -> None:
    with connected(slack, client) as first, connected(slack, client) as second:
        assert [first.hello["num_connections"], second.hello["num_connections"]] == [1, 2]
        slack.say(kari, "en")
        slack.say(kari, "to")
        envelopes = [first.next(), second.next()]
        first.acknowledge(envelopes[0])
        second.acknowledge(envelopes[1])
        assert slack.wait_until_acknowledged()
    assert sorted(e["payload"]["event"]["text"] for e in envelopes) == ["en", "to"]


def test_a_refresh_tells_every_connection(slack: SlackDouble, bot: Bot, kari: User) -> None:
    assert slack.disconnect_all() == 1
    assert (farewell := bot.next())["type"] == "disconnect"
    assert farewell["reason"] == "refresh_requested"


def test_redelivery_repeats_payloads_with_or_without_the_retry_mark(slack: SlackDouble, bot: Bot, kari: User) -> None:
    slack.say(kari, "42 km")
    bot.acknowledge(first := bot.next())
    slack.redeliver()
    bot.acknowledge(retry := bot.next())
    slack.redeliver(as_retry=False)
    bot.acknowledge(plain := bot.next())
    slack.redeliver(as_retry=False, new_event_id=True)
    bot.acknowledge(renumbered := bot.next())
    assert retry["payload"] == plain["payload"] == first["payload"]
    assert [e["retry_attempt"] for e in (retry, plain, renumbered)] == [1, 0, 0]
    assert renumbered["payload"]["event"] == first["payload"]["event"]
    assert renumbered["payload"]["event_id"] != first["payload"]["event_id"]


def test_a_click_is_sent_once_and_fails_when_it_is_not_acknowledged(
    slack: SlackDouble,
    bot: Bot,
    client: WebClient,
    kari: User,
) -> None:
    assert slack.courier.acknowledge_within == 3.0
    slack.courier.acknowledge_within = 0.3
    button = {"type": "button", "action_id": "send", "text": {"type": "plain_text", "text": "Send"}}
    client.chat_postMessage(channel=kari.id, text="Krav", blocks=[{"type": "actions", "elements": [button]}])
    (card,) = slack.dm(kari)
    with pytest.raises(ClickTimeoutError):
        slack.click(kari, card, "send")
    assert bot.next()["payload"]["type"] == "block_actions"
    slack.say(kari, "neste")
    assert bot.next()["payload"]["type"] == "event_callback"


def test_a_click_while_the_bot_is_away_never_reaches_it(slack: SlackDouble, client: WebClient, kari: User) -> None:
    slack.courier.acknowledge_within = 0.1
    with pytest.raises(ClickTimeoutError):
        slack.command(kari, "/krav")
    slack.say(kari, "er du der?")
    with connected(slack, client) as bot:
        assert bot.next()["type"] == "events_api"


def test_a_corrected_and_a_deleted_message_arrive_as_slack_sends_them(slack: SlackDouble, bot: Bot, kari: User) -> None:
    said = slack.say(kari, "42 km")
    bot.acknowledge(bot.next())
    slack.edit(kari, said, "24 km & ferje")
    envelope = bot.next()
    bot.acknowledge(envelope)
    event = envelope["payload"]["event"]
    assert (event["subtype"], event["channel_type"], event["hidden"]) == ("message_changed", "im", True)
    assert (event["message"]["text"], event["previous_message"]["text"]) == ("24 km &amp; ferje", "42 km")
    assert event["message"]["ts"] == event["previous_message"]["ts"] == said.ts != event["ts"]
    assert event["message"]["edited"]["user"] == kari.id
    slack.erase(kari, said)
    event = bot.next()["payload"]["event"]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", said.ts)
    assert event["previous_message"]["text"] == "24 km &amp; ferje"
    assert slack.dm(kari) == []
