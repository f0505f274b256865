"""Messages, clicks, commands and home tabs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from demo.slack import (
    ClickTimeoutError,
    Message,
    NotSeenError,
    NotShownError,
    SlackDouble,
    User,
)

Json = dict[str, Any]
Received = Callable[[User, str], Json]


def test_the_bot_answers_in_the_thread(slack: SlackDouble, kari: User) -> None:
    top = slack.say(kari, "42 km")
    slack.say(kari, "hver vei", thread_ts=top.ts)
    answer = slack.wait_for_message(kari, lambda m: m.from_bot and m.text == "Du skrev hver vei")
    assert answer.thread_ts == top.ts


def test_waiting_in_vain_tells_what_was_seen(slack: SlackDouble, kari: User, card: Message) -> None:
    with pytest.raises(NotSeenError, match="Du skrev 42 km"):
        slack.wait_for_message(kari, lambda m: m.text == "aldri", timeout=0.01)


def test_a_click_tells_who_where_and_what(slack: SlackDouble, kari: User, card: Message, received: Received) -> None:
    clicked = slack.click(kari, card, "count", value="krav-7")
    body = received(kari, "block_actions")
    assert clicked.seconds < 3
    assert body["user"]["team_id"] == slack.team_id
    container = {"type": "message", "message_ts": card.ts, "channel_id": card.channel, "is_ephemeral": False}
    assert body["container"] == container
    assert body["message"]["ts"] == card.ts
    (action,) = body["actions"]
    assert (action["action_id"], action["value"], action["type"]) == ("count", "krav-7", "button")
    assert action["block_id"] == card.blocks[0]["block_id"]
    assert float(action["action_ts"]) > float(card.ts)


def test_a_click_on_a_message_with_replies_has_its_own_thread(
    slack: SlackDouble, kari: User, card: Message, received: Received
) -> None:
    slack.say(kari, "hver vei", thread_ts=card.ts)
    slack.click(kari, card, "count", value="krav-7")
    body = received(kari, "block_actions")
    assert body["container"]["thread_ts"] == body["message"]["thread_ts"] == card.ts


def test_choices_in_a_message_are_remembered(slack: SlackDouble, kari: User, card: Message, received: Received) -> None:
    slack.click(kari, card, "kind", option="Kjøring")
    slack.click(kari, card, "boxes", option="meeting")
    slack.click(kari, card, "day", option="2026-11-19")
    body = received(kari, "block_actions")
    (values,) = body["state"]["values"].values()
    assert values["kind"]["selected_option"]["value"] == "drive"
    assert [option["value"] for option in values["boxes"]["selected_options"]] == ["meeting"]
    assert values["day"]["selected_date"] == body["actions"][0]["selected_date"] == "2026-11-19"


def test_nobody_clicks_what_is_not_there(slack: SlackDouble, kari: User, card: Message) -> None:
    with pytest.raises(NotShownError, match="form"):
        slack.click(kari, card, "approve")
    with pytest.raises(NotShownError, match="krav-7"):
        slack.click(kari, card, "count", value="krav-8")
    with pytest.raises(NotShownError, match="Kjøring"):
        slack.click(kari, card, "kind", option="Diett")
    with pytest.raises(NotShownError, match="say which option"):
        slack.click(kari, card, "kind")
    with pytest.raises(NotShownError, match="datepicker"):
        slack.click(kari, card, "day", option="i går")
    with pytest.raises(NotShownError, match="does not see"):
        slack.click(slack.workspace.add_user("Per", "per@lauvdal.example"), card, "count")


def test_a_replaced_card_can_only_be_clicked_on_a_stale_screen(slack: SlackDouble, kari: User, card: Message) -> None:
    slack.click(kari, card, "replace")
    slack.wait_for_message(kari, lambda m: m.ts == card.ts and m.text == "Godkjent" and not m.blocks)
    with pytest.raises(NotShownError):
        slack.click(kari, card, "count")
    assert slack.click(kari, card, "count", stale=True).answer is None


def test_a_response_can_take_the_card_away(slack: SlackDouble, kari: User, card: Message) -> None:
    slack.click(kari, card, "vanish")
    gone = slack.workspace.wait_for(lambda: len(slack.dm(kari)) == 1 or None, timeout=5)
    assert gone


def test_a_response_url_takes_five_answers(slack: SlackDouble, kari: User, card: Message, received: Received) -> None:
    slack.click(kari, card, "count")
    respond = WebhookClient(received(kari, "block_actions")["response_url"])
    assert "no_text" in respond.send(text="").body
    assert [respond.send(text="Notert").status_code for _ in range(5)] == [200, 200, 200, 200, 404]
    assert [m.text for m in slack.dm(kari) if m.ephemeral] == ["Notert"] * 4


def test_an_unhandled_click_is_an_error_to_the_person(
    slack: SlackDouble, kari: User, card: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack.courier, "acknowledge_within", 0.3)
    with pytest.raises(ClickTimeoutError):
        slack.click(kari, card, "ignored")


def test_a_home_tab_appears_when_it_is_opened(slack: SlackDouble, kari: User, received: Received) -> None:
    slack.open_home(kari)
    home = slack.wait_for_home(kari)
    slack.click(kari, home, "from_home")
    assert received(kari, "block_actions")["view"]["type"] == "home"


def test_a_command_is_answered_at_once_and_later(slack: SlackDouble, kari: User) -> None:
    assert slack.command(kari, "/krav", "nr 7").answer == {"text": "Leter etter nr 7"}
    answer = slack.wait_for_message(kari, lambda m: m.text == "Fant ingen krav")
    assert answer.ephemeral


def test_two_hundred_people_click_at_once(slack: SlackDouble) -> None:
    crowd = [slack.add_user(f"Avlaster {n}", f"a{n}@lauvdal.example") for n in range(200)]
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)

    button = {"type": "button", "action_id": "count", "text": {"type": "plain_text", "text": "Send"}}
    card = [{"type": "actions", "elements": [button]}]

    def receive_and_click(user: User) -> float:
        client.chat_postMessage(channel=user.id, text="Krav", blocks=card)
        (message,) = slack.dm(user)
        return slack.click(user, message, "count").seconds

    with ThreadPoolExecutor(200) as hands:
        seconds = list(hands.map(receive_and_click, crowd))
    assert len(seconds) == 200
