"""Calls of the Web API: the table of methods, and the checks that come before any of them runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from demo.slack.errors import Json, RefusedError, invalid_arguments
from demo.slack.render import Renderer
from demo.slack.workspace import Workspace


@dataclass(frozen=True)
class Credentials:
    """The tokens and secret of the installed app, and the scopes of its bot token."""

    bot_token: str
    app_token: str
    signing_secret: str
    scopes: frozenset[str]


@dataclass(frozen=True)
class Call:
    """One call: the method's arguments as sent (texts from a form, JSON values from a JSON body)."""

    workspace: Workspace
    render: Renderer
    scopes: frozenset[str]
    socket_url: Callable[[], str]
    arguments: Json

    def text(self, name: str) -> str | None:
        """The argument as text; None when it was not sent; refuses anything else."""
        value = self.arguments.get(name)
        if value is not None and not isinstance(value, str):
            raise invalid_arguments(f"must be a string [json-pointer:/{name}]")
        return value

    def required(self, name: str) -> str:
        """The text of an argument that the method's table entry requires."""
        return self.text(name) or ""

    def json(self, name: str, otherwise: str = "invalid_arguments") -> object:
        """The argument's JSON value, also when it came as JSON inside a form; refuses with `otherwise`."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            parsed: object = json.loads(value)
        except ValueError:
            raise RefusedError(otherwise) from None
        return parsed

    def flag(self, name: str) -> bool:
        """Whether the argument is true in one of the forms Slack takes."""
        return self.arguments.get(name) in (True, 1, "1", "true", "True")

    def number(self, name: str, default: int) -> int:
        """The argument as a whole number."""
        try:
            return int(self.arguments.get(name, default))
        except (TypeError, ValueError):
            raise invalid_arguments(f"must be an integer [json-pointer:/{name}]") from None


Run = Callable[[Call], Json]


@dataclass(frozen=True)
class Method:
    """One row of the table: what runs, with which scope, token and arguments."""

    run: Run
    scope: str | None
    required: frozenset[str]
    allowed: frozenset[str]
    app_level: bool


METHODS: dict[str, Method] = {}


def method(
    name: str, *, scope: str | None = None, required: str = "", optional: str = "", app_level: bool = False
) -> Callable[[Run], Run]:
    """Enters a function into the table; argument names are separated by spaces."""

    def enter(run: Run) -> Run:
        needed = frozenset(required.split())
        METHODS[name] = Method(run, scope, needed, needed | set(optional.split()), app_level)
        return run

    return enter


def authorise(row: Method, token: str | None, credentials: Credentials) -> None:
    """Refuses a missing, unknown or unfit token, and one without the method's scope."""
    if not token:
        raise RefusedError("not_authed")
    if token not in (credentials.bot_token, credentials.app_token):
        raise RefusedError("invalid_auth")
    if row.app_level != (token == credentials.app_token):
        raise RefusedError("not_allowed_token_type")
    if row.scope and not row.app_level and row.scope not in credentials.scopes:
        raise RefusedError("missing_scope", needed=row.scope, provided=",".join(sorted(credentials.scopes)))


def check_arguments(row: Method, arguments: Json) -> None:
    """Refuses missing and unknown arguments; Slack itself lets some unknown ones pass."""
    wrong = [f"missing required field: {name}" for name in sorted(row.required - arguments.keys())]
    wrong += [f"unknown argument: {name}" for name in sorted(arguments.keys() - row.allowed)]
    if wrong:
        raise invalid_arguments(*wrong)
