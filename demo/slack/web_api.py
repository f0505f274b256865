"""The Web API without its wire: a method's name, a token and arguments give a JSON answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from demo.slack.calls import Call, Credentials, authorise, check_arguments
from demo.slack.errors import Json, RefusedError
from demo.slack.methods import find
from demo.slack.render import Renderer
from demo.slack.workspace import Workspace


@dataclass(frozen=True)
class LoggedCall:
    """A call as it came in, refused or not; the token is not kept."""

    method: str
    arguments: Json


@dataclass
class WebApi:
    """Answers calls of the Web API."""

    workspace: Workspace
    render: Renderer
    credentials: Credentials
    socket_url: Callable[[], str]
    calls: list[LoggedCall] = field(default_factory=list)

    def answer(self, name: str, token: str | None, arguments: Json) -> Json:
        """The JSON answer, `{"ok": true, …}` or Slack's error."""
        # Bolt sends the team along with every call; Slack looks at it only for tokens of a whole organisation.
        arguments = {key: value for key, value in arguments.items() if key != "team_id"}
        self.calls.append(LoggedCall(name, arguments))
        try:
            row = find(name)
            authorise(row, token, self.credentials)
            check_arguments(row, arguments)
            scopes = self.credentials.scopes
            return {
                "ok": True,
                **row.run(Call(self.workspace, self.render, scopes, self.socket_url, arguments)),
            }
        except RefusedError as refused:
            return refused.answer()
