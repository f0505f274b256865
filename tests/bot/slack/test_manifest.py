"""The manifest asks for what the bot uses, and for nothing else."""

import ast
from collections import defaultdict
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import yaml
from slack_bolt import App

from bot.slack.interactions import Interactions
from bot.slack.messages import COMMAND, SHORTCUT, Messages
from bot.slack.probe import SCOPES
from demo.slack import double
from demo.slack.calls import METHODS

TEXT = Path("docs/slack/manifest.yaml").read_text("utf-8")
OVER_SOCKET, OVER_HTTP = yaml.safe_load(TEXT), yaml.safe_load(TEXT.replace("#http ", ""))

BESIDE_METHODS = {
    "commands": "the command and the shortcut",
    "files:read": "downloads of what people sent",
}
"""Scopes that the bot needs for what is no method's own."""


class Heard:
    """What the listeners ask the app to tell them of, by kind."""

    def __init__(self) -> None:
        self.of: dict[str, list[Any]] = defaultdict(list)

    def __getattr__(self, kind: str) -> Any:
        def hear(what: Any) -> Any:
            self.of[kind].append(what)
            return lambda listener: listener

        return hear


def heard() -> dict[str, list[Any]]:
    app = Heard()
    Messages.__new__(Messages).register(cast(App, app))
    Interactions.__new__(Interactions).register(cast(App, app))
    return app.of


def called() -> set[str]:
    """Every method of Slack's that the bot's code calls, wherever it does."""
    names = {method.replace(".", "_"): method for method in METHODS}
    uploads = {"files_upload_v2": ("files.getUploadURLExternal", "files.completeUploadExternal")}
    found: set[str] = set()
    for file in Path("bot").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                found |= {names[node.attr]} if node.attr in names else set(uploads.get(node.attr, ()))
    return found


def test_the_manifest_asks_for_the_scopes_that_the_bot_is_tested_with() -> None:
    assert set(OVER_SOCKET["oauth_config"]["scopes"]["bot"]) == SCOPES == double.SCOPES


def test_every_method_that_the_bot_calls_has_its_scope_and_every_scope_is_used() -> None:
    methods = called()
    assert {"chat.postMessage", "views.open", "views.update", "conversations.replies"} <= methods
    needed = {scope for method in methods if (scope := METHODS[method].scope)}
    assert needed | BESIDE_METHODS.keys() == SCOPES
    assert needed.isdisjoint(BESIDE_METHODS)


def test_the_app_has_the_command_and_the_shortcut_that_the_bot_listens_to() -> None:
    features = OVER_SOCKET["features"]
    assert [command["command"] for command in features["slash_commands"]] == heard()["command"] == [COMMAND]
    assert [shortcut["callback_id"] for shortcut in features["shortcuts"]] == heard()["message_shortcut"] == [SHORTCUT]


def test_the_app_hears_the_events_and_clicks_that_the_bot_listens_to() -> None:
    events = OVER_SOCKET["settings"]["event_subscriptions"]["bot_events"]
    assert events == ["app_home_opened", "message.im"]
    assert {event.split(".")[0] for event in events} == {what for what in heard()["event"] if isinstance(what, str)}
    assert OVER_SOCKET["settings"]["interactivity"]["is_enabled"]
    assert heard().keys() >= {"action", "view", "options"}


def test_slack_calls_the_bot_s_one_address_with_everything_that_it_listens_to() -> None:
    settings = OVER_HTTP["settings"]
    addresses = [
        *(command["url"] for command in OVER_HTTP["features"]["slash_commands"]),
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        settings["interactivity"]["message_menu_options_url"],
    ]
    assert {urlsplit(address).path for address in addresses} == {"/slack/events"}
