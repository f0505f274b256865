"""The manifest asks for what the bot uses, and for nothing else."""

from pathlib import Path

import yaml

from bot.slack.listeners import COMMAND, SHORTCUT
from bot.slack.probe import SCOPES
from demo.slack import double

MANIFEST = yaml.safe_load(Path("docs/slack/manifest.yaml").read_text("utf-8"))


def test_the_manifest_asks_for_the_scopes_that_the_bot_is_tested_with() -> None:
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == SCOPES == double.SCOPES


def test_the_app_has_the_command_and_the_shortcut_that_the_bot_listens_to() -> None:
    features = MANIFEST["features"]
    assert [command["command"] for command in features["slash_commands"]] == [COMMAND]
    assert [shortcut["callback_id"] for shortcut in features["shortcuts"]] == [SHORTCUT]


def test_the_app_hears_direct_messages_and_clicks() -> None:
    assert MANIFEST["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened", "message.im"]
    assert MANIFEST["settings"]["interactivity"]["is_enabled"]
