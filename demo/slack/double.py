"""A whole Slack workspace on loopback, to run a real bot against."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

from demo.clock import machine_time
from demo.slack.calls import Credentials
from demo.slack.delivery import SLACK_SECONDS, Courier, Delivery
from demo.slack.errors import Json
from demo.slack.faults import Faults
from demo.slack.http_delivery import HttpDelivery
from demo.slack.payloads import Payloads
from demo.slack.people import People
from demo.slack.response_urls import ResponseUrls
from demo.slack.socket_mode import SocketMode
from demo.slack.web_api import LoggedCall
from demo.slack.web_server import WebServer
from demo.slack.workspace import Workspace

SCOPES = frozenset(
    {
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "im:history",
        "im:write",
        "reactions:write",
        "users:read",
        "users:read.email",
    }
)


class SlackDouble(People):
    """People, the Web API and event delivery; use as a context manager.

    Delivers by Socket Mode until `deliver_by_http`. An event the bot does not acknowledge comes again
    after `retry_after` seconds, three times; an interaction fails when `acknowledge_within` seconds have gone. Events
    wait while the bot has no connection.
    """

    bot_token = "xoxb-demo-bot-token"
    app_token = "xapp-demo-app-token"
    signing_secret = "demo-signing-secret"

    def __init__(
        self,
        *,
        scopes: Collection[str] = SCOPES,
        retry_after: float = SLACK_SECONDS,
        acknowledge_within: float = SLACK_SECONDS,
        now: Callable[[], datetime] = machine_time,
    ) -> None:
        workspace = Workspace("T0DEMO0TEAM", "Lauvdal", now)
        self.faults = Faults()
        response_urls = ResponseUrls(workspace)
        courier = Courier(retry_after, acknowledge_within)
        self._socket_mode = SocketMode(courier, workspace.app_id)
        courier.use(self._socket_mode)
        credentials = Credentials(self.bot_token, self.app_token, self.signing_secret, frozenset(scopes))
        self._web = WebServer(workspace, credentials, self.faults, response_urls, self._socket_mode.new_url)
        payloads = Payloads(workspace, self._web.api.render)
        super().__init__(workspace, courier, payloads, response_urls, self._web.url)

    def __enter__(self) -> Self:
        self._web.start()
        self._socket_mode.start()
        self.courier.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.courier.stop()
        self._web.stop()
        self._socket_mode.stop()

    @property
    def api_url(self) -> str:
        """The `base_url` of a WebClient, with a slash at its end."""
        return f"{self.base_url}/api/"

    @property
    def team_id(self) -> str:
        """The id of the workspace."""
        return self.workspace.team_id

    @property
    def calls(self) -> list[LoggedCall]:
        """All Web API calls so far, refused ones too."""
        return list(self._web.api.calls)

    def calls_of(self, method: str) -> list[Json]:
        """The arguments of every call of one method so far."""
        return [call.arguments for call in self.calls if call.method == method]

    def take_scope(self, scope: str) -> None:
        """The app has not been given that scope from now on."""
        api = self._web.api
        api.credentials = replace(api.credentials, scopes=api.credentials.scopes - {scope})

    def deliver_by_http(self, url: str) -> None:
        """Posts signed requests to `url` from now on, instead of Socket Mode."""
        self.courier.use(HttpDelivery(self.courier, url, self.signing_secret))

    def disconnect_all(self) -> int:
        """Asks all Socket Mode connections to be replaced (refresh_requested); how many there were."""
        return self._socket_mode.refresh()

    def redeliver(self, last: int = 1, *, as_retry: bool = True, new_event_id: bool = False) -> list[Delivery]:
        """Brings the last deliveries again: marked as a retry or not, with the same event_id or a new one."""
        copies = []
        for original in self.courier.deliveries[-last:]:
            payload = dict(original.payload)
            if new_event_id and "event_id" in payload:
                payload["event_id"] = self.workspace.new_id("Ev")
            attempt, reason = (1, "timeout") if as_retry else (0, "")
            copies.append(Delivery(original.kind, payload, attempt=attempt, reason=reason))
        return [self.courier.submit(copy) for copy in copies]

    def wait_until_acknowledged(self, timeout: float = 60.0) -> bool:
        """Whether the bot has acknowledged everything, or Slack given up, within the time."""
        return self.courier.wait_until_settled(timeout)

    def wait_until_connected(self, timeout: float = 60.0) -> bool:
        """Whether the bot has a Socket Mode connection within the time."""
        return self._socket_mode.wait_until_ready(timeout)
