"""Slack's Web API, which is left alone for as long as it asks to be."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.slack_response import SlackResponse

from claims.errors import GodtgjortError

TIMEOUT_SECONDS = 20
_WAIT = 30
"""Seconds, where Slack does not say how long."""
_BY_CHANNEL = frozenset({"chat.postMessage"})
"""Methods that are limited by conversation; all others are limited by workspace."""


class AskedToWait(GodtgjortError):
    """Slack takes no such call for `wait`; `called` says whether this one has reached it."""

    code = "asked_to_wait"

    def __init__(self, wait: dt.timedelta, *, called: bool) -> None:
        super().__init__("Slack asks to wait")
        self.wait = wait
        self.called = called


class PatientClient(WebClient):
    """The bot user's calls, by any number of threads; AskedToWait for what Slack would refuse, without asking it."""

    def __init__(self, token: str, api_url: str, now: Callable[[], dt.datetime]) -> None:
        # The SDK's own retry posts again when only the answer was lost; the outbox looks first (bot/slack/delivery.py).
        super().__init__(token=token, base_url=api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
        self._now = now
        self._rests: dict[tuple[str, str], dt.datetime] = {}

    def api_call(self, api_method: str, **given: Any) -> SlackResponse:  # noqa: ANN401 - as the SDK's
        """As the SDK's."""
        arguments = given.get("json") or given.get("params") or {}
        limited = api_method, str(arguments.get("channel", "")) if api_method in _BY_CHANNEL else ""
        if (left := self._rests.get(limited, self._now()) - self._now()) > dt.timedelta(0):
            raise AskedToWait(left, called=False)
        try:
            return super().api_call(api_method, **given)
        except SlackApiError as error:
            if error.response.status_code != 429:
                raise
            said = str(error.response.headers.get("Retry-After", ""))
            wait = dt.timedelta(seconds=int(said) if said.isdecimal() else _WAIT)
            self._rests[limited] = self._now() + wait
            raise AskedToWait(wait, called=True) from error
