"""`godtgjort check --live`: the bot's peers are asked before anyone relies on them."""

from pathlib import Path

import pytest

from demo.slack import SlackDouble
from demo.town import Town
from tests.bot.cli.commands import godtgjort

SOCKET = pytest.mark.parametrize("town", [("socket", "sqlite")], indirect=True)
BOTH = pytest.mark.parametrize("town", [("socket", "sqlite"), ("http", "sqlite")], indirect=True)


def told(folder: Path, status: int) -> str:
    """What the command says."""
    done = godtgjort("check", "--live", "--config", folder)
    assert (done.returncode, done.stderr) == (status, b"")
    return done.stdout.decode()


def setting(town: Town, old: str, new: str) -> None:
    file = town.folder / "settings.toml"
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@BOTH
def test_peers_that_let_the_bot_in_are_no_problem_and_hear_nothing_else(town: Town) -> None:
    assert told(town.folder, 0) == "0 errors, 0 warnings\n"
    assert {call.method for call in town.slack.calls} <= {"auth.test", "blocks.validate", "apps.connections.open"}
    assert not town.mail.transactions


@SOCKET
def test_refused_tokens_and_passwords_are_told_with_what_to_set(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IMAP_PASSWORD", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.setenv(f"GODTGJORT_{name}", "wrong")
    said = told(town.folder, 2)
    assert "IMAP: mailbox krav@lauvdal.example" in said
    assert "check mail.imap_user and GODTGJORT_IMAP_PASSWORD" in said
    assert "Slack: Slack said invalid_auth; the bot token is refused: set GODTGJORT_SLACK_BOT_TOKEN" in said
    assert "Slack, Socket Mode: Slack refused the app token (invalid_auth); set GODTGJORT_SLACK_APP_TOKEN" in said
    assert said.splitlines()[-1] == "3 errors, 0 warnings"
    assert "wrong" not in said


def test_a_token_of_another_workspace_is_told(town: Town) -> None:
    setting(town, town.slack.team_id, "T0ANNEN0BY")
    assert f'the bot token is of the workspace "{town.slack.team_id}"; correct slack.team' in told(town.folder, 2)


def test_missing_scopes_are_named_and_needless_ones_are_a_warning(town: Town) -> None:
    with SlackDouble(scopes={"chat:write", "users:read", "channels:history"}) as other:
        setting(town, town.slack.api_url, other.api_url)
        said = told(town.folder, 2)
    lacking = "commands, files:read, files:write, im:history, im:write, reactions:write, users:read.email"
    assert f"the app lacks {lacking}; take" in said
    assert "warning Slack: the app may more than it needs (channels:history); take these scopes away" in said


def test_servers_that_do_not_answer_are_told(town: Town) -> None:
    setting(town, "smtp_port = ", "smtp_port = 1 # ")
    said = told(town.folder, 2)
    assert "SMTP: mail server 127.0.0.1:1 cannot be used" in said


def test_a_folder_with_errors_is_not_tried(town: Town) -> None:
    (town.folder / "types.csv").unlink()
    told(town.folder, 2)
    assert town.slack.calls == []


def test_without_live_nobody_is_asked(town: Town) -> None:
    assert godtgjort("check", "--config", town.folder).returncode == 0
    assert town.slack.calls == []
