"""Delivery by HTTP, request by request, as a bot without a library sees it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest
from slack_sdk.signature import SignatureVerifier

from demo.slack import ClickTimeoutError, SlackDouble, User


class Received(NamedTuple):
    headers: dict[str, str]
    body: bytes


class Bot(ThreadingHTTPServer):
    """Notes every request and answers with the next status, 200 when none is left; 0 means silence."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: queue.Queue[Received] = queue.Queue()
        self.statuses: list[int] = []
        self.stopping = threading.Event()

    def next(self) -> Received:
        return self.received.get(timeout=5)


class _Handler(BaseHTTPRequestHandler):
    server: Bot

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.put(Received({k.lower(): v for k, v in self.headers.items()}, body))
        status = self.server.statuses.pop(0) if self.server.statuses else 200
        if status == 0:
            self.server.stopping.wait()
            return
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def bot(slack: SlackDouble) -> Iterator[Bot]:
    with Bot() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        slack.deliver_by_http(f"http://127.0.0.1:{server.server_port}/slack/events")
        yield server
        server.stopping.set()
        server.shutdown()
        thread.join()


def test_every_request_is_signed(slack: SlackDouble, bot: Bot, kari: User) -> None:
    slack.say(kari, "42 km på ferje")
    received = bot.next()
    verifier = SignatureVerifier(slack.signing_secret)
    assert verifier.is_valid_request(received.body, received.headers)
    assert not verifier.is_valid_request(received.body + b" ", received.headers)
    assert received.headers["content-type"] == "application/json"
    assert "x-slack-retry-num" not in received.headers


def test_a_refused_event_comes_again_with_the_reason(slack: SlackDouble, bot: Bot, kari: User) -> None:
    bot.statuses = [500, 404]
    slack.say(kari, "42 km")
    first, second, third = bot.next(), bot.next(), bot.next()
    assert first.body == second.body == third.body
    retries = [(r.headers["x-slack-retry-num"], r.headers["x-slack-retry-reason"]) for r in (second, third)]
    assert retries == [("1", "http_error"), ("2", "http_error")]
    assert slack.wait_until_acknowledged()


def test_a_silent_bot_gets_the_event_again(slack: SlackDouble, bot: Bot, kari: User) -> None:
    assert slack.courier.acknowledge_within == 3.0
    slack.courier.acknowledge_within = 0.1
    bot.statuses = [0]
    slack.say(kari, "42 km")
    bot.next()
    assert bot.next().headers["x-slack-retry-reason"] == "http_timeout"
    assert slack.wait_until_acknowledged()


def test_slack_gives_up_after_three_retries_when_nobody_listens(slack: SlackDouble, kari: User) -> None:
    slack.deliver_by_http("http://127.0.0.1:9/slack/events")
    slack.say(kari, "42 km")
    assert slack.wait_until_acknowledged()
    (delivery,) = slack.courier.deliveries
    assert (delivery.attempt, delivery.failure) == (3, "connection_failed")


def test_a_refused_interaction_is_an_error_at_once_and_not_repeated(slack: SlackDouble, bot: Bot, kari: User) -> None:
    bot.statuses = [404]
    with pytest.raises(ClickTimeoutError, match="http_error"):
        slack.command(kari, "/krav", "7 & 8")
    command = bot.next()
    assert command.headers["content-type"] == "application/x-www-form-urlencoded"
    assert b"command=%2Fkrav&text=7+%26+8" in command.body
    slack.say(kari, "neste")
    assert bot.next().headers["content-type"] == "application/json"
