"""Slack over HTTP: only what Slack signed just now is let in."""

import hashlib
import hmac
import http.client
import json
import time
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.running import Running

BODY = json.dumps({"type": "event_callback", "team_id": "T0DEMO0TEAM", "event": {"type": "message"}}).encode()


def post(bot: Running, headers: dict[str, str], body: bytes = BODY) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", bot.office.town.settings.web.port, timeout=10)
    connection.request("POST", "/slack/events", body, {"Content-Type": "application/json", **headers})
    status = connection.getresponse().status
    connection.close()
    return status


def signed(secret: str, timestamp: str, body: bytes = BODY) -> dict[str, str]:
    signature = hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={signature}"}


def test_what_slack_signed_just_now_is_let_in(bot: Running) -> None:
    assert post(bot, signed(bot.town.slack.signing_secret, str(int(time.time())))) == 200


def test_another_secret_is_shut_out(bot: Running) -> None:
    assert post(bot, signed("another-secret", str(int(time.time())))) == 401


@pytest.mark.parametrize("timestamp", ["1500000000", "", "soon", "1.5", "-1", "²", "9" * 5000])
def test_an_old_or_odd_timestamp_is_shut_out(bot: Running, timestamp: str) -> None:
    headers = signed(bot.town.slack.signing_secret, timestamp)
    headers["X-Slack-Request-Timestamp"] = timestamp.encode().decode("latin-1")
    assert post(bot, headers) == 401


def test_a_changed_body_and_no_signature_at_all_are_shut_out(bot: Running) -> None:
    headers = signed(bot.town.slack.signing_secret, str(int(time.time())))
    assert post(bot, headers, BODY + b" ") == 401
    assert post(bot, {}) == 401
    assert bot.claims() == []


def test_a_body_that_is_too_long_is_not_read(bot: Running) -> None:
    body = b"x" * 1_000_001
    assert post(bot, signed(bot.town.slack.signing_secret, str(int(time.time())), body), body) == 413


KEYS = ("type", "event", "team_id", "user", "actions", "view", "channel", "message", "state", "values", "trigger_id")
TYPES = ("event_callback", "url_verification", "block_actions", "view_submission", "message_action", "shortcut")
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(TYPES)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=12,
)
FORM = st.fixed_dictionaries({"payload": JSON.map(json.dumps) | st.text(max_size=20)}).map(urlencode)
BODIES = (
    st.tuples(st.just("application/json"), JSON.map(json.dumps).map(str.encode))
    | st.tuples(st.just("application/x-www-form-urlencoded"), FORM.map(str.encode))
    | st.tuples(st.sampled_from(("application/json", "text/plain", "")), st.binary(max_size=50))
)


def test_signed_nonsense_is_never_a_server_error_and_makes_nothing(bot: Running) -> None:
    @settings(max_examples=60, deadline=None)
    @given(BODIES)
    def send(nonsense: tuple[str, bytes]) -> None:
        kind, body = nonsense
        headers = signed(bot.town.slack.signing_secret, str(int(time.time())), body)
        assert post(bot, {**headers, "Content-Type": kind}, body) < 500

    send()
    assert bot.claims() == []


def test_health_says_ok_while_the_store_answers(bot: Running) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", bot.office.town.settings.web.port, timeout=10)
    connection.request("GET", "/health")
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())) == (200, {"ok": True})
    connection.close()


@pytest.mark.parametrize("town", [("socket", "sqlite")], indirect=True)
def test_without_http_mode_there_is_no_door_for_events(bot: Running) -> None:
    assert post(bot, signed(bot.town.slack.signing_secret, str(int(time.time())))) == 404
