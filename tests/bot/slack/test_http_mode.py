"""Slack over HTTP: only what Slack signed just now is let in."""

import hashlib
import hmac
import http.client
import json
import time

import pytest

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


def test_health_says_ok_while_the_store_answers(bot: Running) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", bot.office.town.settings.web.port, timeout=10)
    connection.request("GET", "/health")
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())) == (200, {"ok": True})
    connection.close()


@pytest.mark.parametrize("town", [("socket", "sqlite")], indirect=True)
def test_without_http_mode_there_is_no_door_for_events(bot: Running) -> None:
    assert post(bot, signed(bot.town.slack.signing_secret, str(int(time.time())))) == 404
