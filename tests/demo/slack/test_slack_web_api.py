from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import SlackDouble, User

Refusal = Callable[..., str]
CARD = [{"type": "section", "text": {"type": "mrkdwn", "text": "Krav 7"}}]


def test_the_bot_learns_who_it_is(client: WebClient, slack: SlackDouble) -> None:
    answer = client.auth_test()
    assert (answer["team_id"], answer["user_id"]) == (slack.team_id, slack.workspace.bot.id)
    assert "chat:write" in answer.headers["x-oauth-scopes"]


def test_an_unknown_method_is_refused(client: WebClient, refusal: Refusal) -> None:
    assert refusal(client.api_call, api_method="chat.shout") == "unknown_method"


@pytest.mark.parametrize(("token", "code"), [("xoxb-other", "invalid_auth"), (None, "not_authed")])
def test_a_wrong_or_missing_token_is_refused(
    slack: SlackDouble, refusal: Refusal, token: str | None, code: str
) -> None:
    assert refusal(WebClient(token=token, base_url=slack.api_url).auth_test) == code


def test_each_token_opens_only_its_own_methods(slack: SlackDouble, client: WebClient, refusal: Refusal) -> None:
    assert refusal(client.apps_connections_open, app_token=slack.bot_token) == "not_allowed_token_type"
    assert refusal(client.auth_test, token=slack.app_token) == "not_allowed_token_type"
    assert client.apps_connections_open(app_token=slack.app_token)["url"].startswith("ws://127.0.0.1:")


def test_a_method_without_its_scope_is_refused_with_the_scope_it_needs() -> None:
    with SlackDouble(scopes={"im:write"}) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        with pytest.raises(SlackApiError) as refused:
            client.users_lookupByEmail(email="kari@lauvdal.example")
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == "users:read.email"
    assert refused.value.response["provided"] == "im:write"


def test_unknown_and_missing_arguments_are_refused(client: WebClient, dm: str, refusal: Refusal) -> None:
    assert refusal(client.chat_postMessage, channel=dm, text="hei", colour="red") == "invalid_arguments"
    assert refusal(client.api_call, api_method="users.info", params={}) == "invalid_arguments"


def test_people_are_found_by_address_in_any_case_but_strangers_are_not(
    slack: SlackDouble, client: WebClient, kari: User, refusal: Refusal
) -> None:
    slack.add_user("Ole Utenfra", "ole@andre.example", team="T0OTHER")
    assert client.users_lookupByEmail(email="KARI@lauvdal.example")["user"]["id"] == kari.id
    assert refusal(client.users_lookupByEmail, email="ole@andre.example") == "users_not_found"
    assert refusal(client.users_info, user="U404") == "user_not_found"


def test_a_profile_tells_guests_and_strangers_and_language(slack: SlackDouble, client: WebClient) -> None:
    guest = slack.add_user("Gro Gjest", "gro@gjest.example", guest=True)
    stranger = slack.add_user("Ole Utenfra", "ole@andre.example", team="T0OTHER")
    assert client.users_info(user=guest.id)["user"]["is_restricted"] is True
    assert client.users_info(user=guest.id, include_locale=True)["user"]["locale"] == "nb-NO"
    profile = client.users_info(user=stranger.id)["user"]
    assert (profile["is_stranger"], profile["team_id"]) == (True, "T0OTHER")


def test_the_address_is_hidden_without_its_scope() -> None:
    with SlackDouble(scopes={"users:read"}) as slack:
        user = slack.add_user("Kari Lauvdal", "kari@lauvdal.example")
        profile = WebClient(token=slack.bot_token, base_url=slack.api_url).users_info(user=user.id)["user"]
    assert "email" not in profile["profile"]


def test_a_direct_message_is_opened_once_and_seen_by_its_person(
    slack: SlackDouble, client: WebClient, kari: User, dm: str
) -> None:
    assert client.conversations_open(users=[kari.id])["channel"]["id"] == dm
    posted = client.chat_postMessage(channel=kari.id, text="Hei")
    assert posted["channel"] == dm
    assert [m.text for m in slack.dm(kari)] == ["Hei"]


def test_opening_a_channel_with_nobody_is_refused(client: WebClient, refusal: Refusal) -> None:
    assert refusal(client.conversations_open, users="U404") == "user_not_found"
    assert refusal(client.conversations_open, channel="D404") == "channel_not_found"


def test_an_update_changes_the_message_and_drops_its_buttons(
    slack: SlackDouble, client: WebClient, kari: User, dm: str
) -> None:
    ts = client.chat_postMessage(channel=dm, text="Krav", blocks=CARD)["ts"]
    client.chat_update(channel=dm, ts=ts, text="Godkjent")
    (message,) = slack.dm(kari)
    assert (message.ts, message.text, message.blocks, message.edited) == (ts, "Godkjent", [], True)


def test_only_own_posted_messages_can_be_updated_or_deleted(
    slack: SlackDouble, client: WebClient, kari: User, dm: str, refusal: Refusal
) -> None:
    said = slack.say(kari, "42 km")
    hidden = client.chat_postEphemeral(channel=dm, user=kari.id, text="bare du")["message_ts"]
    update = {"channel": dm, "text": "x"}
    assert refusal(client.chat_update, ts=said.ts, **update) == "cant_update_message"
    assert refusal(client.chat_delete, channel=dm, ts=said.ts) == "cant_delete_message"
    assert refusal(client.chat_update, ts=hidden, **update) == "message_not_found"
    assert refusal(client.chat_update, ts="1.000001", **update) == "message_not_found"
    assert refusal(client.chat_update, channel="D404", ts=said.ts, text="x") == "channel_not_found"


def test_a_deleted_message_is_gone(slack: SlackDouble, client: WebClient, kari: User, dm: str) -> None:
    ts = client.chat_postMessage(channel=dm, text="Hei")["ts"]
    client.chat_delete(channel=dm, ts=ts)
    assert slack.dm(kari) == []


def test_an_ephemeral_message_is_seen_but_not_in_the_history(
    slack: SlackDouble, client: WebClient, kari: User, dm: str, refusal: Refusal
) -> None:
    client.chat_postEphemeral(channel=dm, user=kari.id, text="For sent")
    assert [m.ephemeral for m in slack.dm(kari)] == [True]
    assert client.conversations_history(channel=dm)["messages"] == []
    other = slack.add_user("Per", "per@lauvdal.example")
    assert refusal(client.chat_postEphemeral, channel=dm, user=other.id, text="x") == "user_not_in_channel"


def test_messages_without_text_or_too_long_are_refused(client: WebClient, dm: str, refusal: Refusal) -> None:
    empty = {"channel": dm, "text": " "}
    assert refusal(client.api_call, api_method="chat.postMessage", json=empty) == "no_text"
    assert refusal(client.chat_postMessage, channel=dm, text="x" * 40_001) == "msg_too_long"
    ts = client.chat_postMessage(channel=dm, text="x" * 40_000)["ts"]
    assert refusal(client.chat_update, channel=dm, ts=ts, text="x" * 4_001) == "msg_too_long"


def test_metadata_comes_back_only_when_asked_for(client: WebClient, dm: str, refusal: Refusal) -> None:
    metadata = {"event_type": "claim_card", "event_payload": {"key": "outbox-7"}}
    client.chat_postMessage(channel=dm, text="Krav", metadata=metadata)
    with_it = client.conversations_history(channel=dm, include_all_metadata=True)["messages"][0]
    without = client.conversations_history(channel=dm)["messages"][0]
    assert with_it["metadata"] == metadata
    assert "metadata" not in without
    bad = {"event_type": "x", "event_payload": "y"}
    assert refusal(client.chat_postMessage, channel=dm, text="x", metadata=bad) == "invalid_metadata_format"


def test_history_pages_newest_first_and_leaves_replies_to_their_thread(
    client: WebClient, dm: str, refusal: Refusal
) -> None:
    tops = [client.chat_postMessage(channel=dm, text=f"m{n}")["ts"] for n in range(3)]
    client.chat_postMessage(channel=dm, text="svar", thread_ts=tops[0])
    first = client.conversations_history(channel=dm, limit=2)
    rest = client.conversations_history(channel=dm, limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert [m["text"] for m in first["messages"] + rest["messages"]] == ["m2", "m1", "m0"]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    thread = client.conversations_replies(channel=dm, ts=tops[0])["messages"]
    assert [m["text"] for m in thread] == ["m0", "svar"]
    assert refusal(client.conversations_replies, channel=dm, ts="1.000001") == "thread_not_found"
    after = client.conversations_history(channel=dm, oldest=tops[1])["messages"]
    assert [m["text"] for m in after] == ["m2"]


def test_timestamps_are_unique_rise_and_follow_a_given_time(slack: SlackDouble, kari: User) -> None:
    at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    first, second = slack.say(kari, "en", at=at), slack.say(kari, "to", at=at)
    assert [first.ts, second.ts] == ["1795161600.000000", "1795161600.000001"]
    now = [slack.workspace.new_ts() for _ in range(100)]
    assert now == sorted(set(now))
    with pytest.raises(ValueError, match="time zone"):
        slack.say(kari, "tre", at=datetime(2026, 11, 20))  # noqa: DTZ001 - the naive time is the point


def test_faults_come_once_each_and_do_nothing_before_their_effect(
    slack: SlackDouble, client: WebClient, kari: User, dm: str, refusal: Refusal
) -> None:
    slack.faults.error("chat.postMessage", "fatal_error")
    slack.faults.rate_limit("chat.postMessage", retry_after=7)
    slack.faults.server_error("chat.postMessage")
    assert refusal(client.chat_postMessage, channel=dm, text="a") == "fatal_error"
    with pytest.raises(SlackApiError) as limited:
        client.chat_postMessage(channel=dm, text="b")
    assert (limited.value.response.status_code, limited.value.response.headers["retry-after"]) == (429, "7")
    with pytest.raises(SlackApiError) as broken:
        client.chat_postMessage(channel=dm, text="c")
    assert broken.value.response.status_code == 500
    assert slack.dm(kari) == []
    client.chat_postMessage(channel=dm, text="d")
    assert [m.text for m in slack.dm(kari)] == ["d"]


def test_a_dropped_answer_leaves_the_message_posted(slack: SlackDouble, kari: User, dm: str, client: WebClient) -> None:
    client.retry_handlers.clear()
    slack.faults.drop("chat.postMessage")
    with pytest.raises(ConnectionError):
        client.chat_postMessage(channel=dm, text="Hei")
    assert [m.text for m in slack.dm(kari)] == ["Hei"]


def test_a_hanging_answer_leaves_the_message_posted(slack: SlackDouble, kari: User, dm: str) -> None:
    slack.faults.hang("chat.postMessage")
    form = urlencode({"token": slack.bot_token, "channel": dm, "text": "Hei"}).encode()
    with pytest.raises(TimeoutError):
        urlopen(f"{slack.api_url}chat.postMessage", data=form, timeout=0.2)
    assert [m.text for m in slack.dm(kari)] == ["Hei"]


def test_calls_are_logged_without_the_token(slack: SlackDouble, client: WebClient, dm: str) -> None:
    client.chat_postMessage(channel=dm, text="Hei")
    assert slack.calls_of("chat.postMessage") == [{"channel": dm, "text": "Hei"}]
    assert [call.method for call in slack.calls] == ["conversations.open", "chat.postMessage"]
    assert slack.bot_token not in repr(slack.calls)


@pytest.mark.parametrize(("body", "code"), [(b"{", "invalid_json"), (b"[]", "json_not_object")])
def test_a_body_that_is_no_json_object_is_refused(slack: SlackDouble, body: bytes, code: str) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {slack.bot_token}"}
    with urlopen(Request(f"{slack.api_url}auth.test", body, headers), timeout=5) as answer:
        assert json.loads(answer.read()) == {"ok": False, "error": code}


def test_other_paths_are_not_found(slack: SlackDouble) -> None:
    with pytest.raises(OSError, match="404"):
        urlopen(Request(f"{slack.base_url}/nothing", data=b"x"), timeout=5)
