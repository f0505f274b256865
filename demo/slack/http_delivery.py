"""Delivery by signed HTTP requests, for a bot with a Request URL instead of Socket Mode."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import math
import threading
import time
from urllib.parse import urlencode, urlsplit

from demo.slack.delivery import Courier, Delivery
from demo.slack.errors import Json


class HttpDelivery:
    """A transport of the courier that posts to one address, each delivery on a thread of its own."""

    patience = math.inf

    def __init__(self, courier: Courier, url: str, signing_secret: str) -> None:
        self._courier = courier
        self._address = urlsplit(url)
        self._secret = signing_secret.encode()

    def ready(self) -> bool:
        """True: whether anybody listens shows when it is tried."""
        return True

    def send(self, delivery: Delivery) -> None:
        """Posts the delivery; the courier hears of the outcome from the posting thread."""
        threading.Thread(target=self._post, args=(delivery,), name="slack-http", daemon=True).start()

    def _post(self, delivery: Delivery) -> None:
        connection = http.client.HTTPConnection(self._address.netloc, timeout=self._courier.acknowledge_within)
        content_type, body = _body(delivery)
        try:
            connection.request("POST", self._address.path, body, self._headers(delivery, content_type, body))
            response = connection.getresponse()
            content = response.read()
        except TimeoutError:
            self._courier.fail(delivery.id, "http_timeout")
        except (OSError, http.client.HTTPException):
            self._courier.fail(delivery.id, "connection_failed")
        else:
            if 200 <= response.status < 300:
                self._courier.acknowledge(delivery.id, _answer(content))
            else:
                self._courier.fail(delivery.id, "http_error")
        finally:
            connection.close()

    def _headers(self, delivery: Delivery, content_type: str, body: bytes) -> dict[str, str]:
        timestamp = str(int(time.time()))
        signed = hmac.new(self._secret, b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256)
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": f"v0={signed.hexdigest()}",
        }
        if delivery.attempt:
            retry = {"X-Slack-Retry-Num": str(delivery.attempt), "X-Slack-Retry-Reason": delivery.reason}
            headers |= retry
        return headers


def _body(delivery: Delivery) -> tuple[str, bytes]:
    """Content type and bytes: JSON for events, a form around JSON for interactions, a plain form for commands."""
    if delivery.kind == "events_api":
        return "application/json", json.dumps(delivery.payload).encode()
    fields = delivery.payload if delivery.kind == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    return "application/x-www-form-urlencoded", urlencode(fields).encode()


def _answer(content: bytes) -> Json | None:
    """The acknowledgement's payload; plain text counts as `text`, as in an answer to a command."""
    if not content.strip():
        return None
    try:
        answer = json.loads(content)
    except ValueError:
        return {"text": content.decode()}
    return answer if isinstance(answer, dict) else None
