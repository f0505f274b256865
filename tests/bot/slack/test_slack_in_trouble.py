"""While Slack refuses or is slow: what is pressed or commanded is acknowledged at once, and nobody hears nothing."""

import time
from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.office import Office
from bot.slack.channel import SlackChannel
from bot.slack.client import TIMEOUT_SECONDS
from bot.slack.messages import COMMAND
from demo.slack import Message
from demo.town import Town
from store.tables import inbox
from tests.bot.hands import moment
from tests.bot.running import Running, running

SPOILT = pytest.mark.parametrize(
    ("fault", "detail"),
    [
        ("error", "expired_trigger_id"),
        ("error", "ratelimited"),
        ("error", "internal_error"),
        ("rate_limit", None),
        ("server_error", None),
        ("drop", None),
    ],
)
EITHER = pytest.mark.parametrize("town", [("socket", "sqlite"), ("http", "sqlite")], indirect=True)
TOLD = "Slack åpnet ikke skjemaet nå"


def spoil(town: Town, method: str, fault: str, detail: str | None = None) -> None:
    act: Callable[..., None] = getattr(town.slack.faults, fault)
    act(method, *([detail] if detail else []))


def draft(bot: Running) -> Message:
    bot.says("Kari", "Kommunestyret 12.10.2023, ferje 142 kr", at=moment("2023-10-13"))
    return bot.sees("Kari", offers="submit")


def forget(office: Office) -> None:
    """As after a restart: what Slack said of people is in memory no more."""
    channel = office.channels["slack"]
    assert isinstance(channel, SlackChannel)
    channel.directory._accounts.clear()


def left(bot: Running) -> list[str]:
    with bot.office.database.read() as connection:
        return list(connection.scalars(select(inbox.c.kind).where(inbox.c.state == "waiting")))


@SPOILT
def test_who_gets_no_dialog_is_told_what_to_do_instead(bot: Running, fault: str, detail: str | None) -> None:
    card = draft(bot)
    spoil(bot.town, "views.open", fault, detail)
    bot.presses("Kari", card, "edit")
    bot.sees("Kari", TOLD, "linje 1 skal være 2 møter")
    assert bot.outcomes(2)[1] == ("conversation", "dialog_not_opened")
    if fault != "drop":  # then it did open
        assert bot.town.slack.open_view(bot.town.user("Kari")) is None


@EITHER
@pytest.mark.parametrize("fault", ["rate_limit", "server_error", "drop"])
def test_a_dialog_opens_for_whoever_has_written_while_slack_does_not_say_who_they_are(bot: Running, fault: str) -> None:
    card = draft(bot)
    forget(bot.office)
    spoil(bot.town, "users.info", fault)
    bot.presses("Kari", card, "edit")
    assert bot.town.slack.wait_for_view(bot.town.user("Kari")).title
    assert bot.town.slack.faults.waiting("users.info") == 1


def test_a_dialog_that_is_open_leaves_nothing_to_be_handled(bot: Running) -> None:
    card = draft(bot)
    bot.presses("Kari", card, "edit")
    bot.town.slack.wait_for_view(bot.town.user("Kari"))
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", offers="attest")
    assert left(bot) == []
    assert len(bot.outcomes(2)) == 2
    assert bot.from_bot("Kari", TOLD) == []


@EITHER
@pytest.mark.parametrize("fault", ["rate_limit", "server_error"])
def test_the_command_is_never_said_to_fail_when_it_is_kept(bot: Running, fault: str) -> None:
    spoil(bot.town, "users.info", fault)
    heard = bot.town.slack.command(bot.town.user("Kari"), COMMAND, "Kommunestyret 12.10.2023, bom 54 kr")
    assert heard.answer == {"text": "Svaret kommer i samtalen din med meg."}
    assert bot.town.slack.faults.waiting("users.info") <= 1


def test_the_command_alone_tells_who_gets_no_dialog(bot: Running) -> None:
    bot.town.slack.faults.error("views.open", "expired_trigger_id")
    bot.town.slack.command(bot.town.user("Kari"), COMMAND)
    bot.sees("Kari", TOLD, "ferje 142 kr 12. oktober")


def test_the_command_alone_tells_who_is_not_known_yet_while_slack_does_not_say_who_they_are(town: Town) -> None:
    with running(town) as bot:
        town.slack.faults.error("users.info", "internal_error")
        town.slack.command(town.user("Kari"), COMMAND)
        bot.sees("Kari", TOLD)


def test_a_slow_slack_keeps_no_press_waiting_and_the_worker_tells(bot: Running) -> None:
    card = draft(bot)
    bot.town.slack.faults.hang("views.open")
    began = time.monotonic()
    bot.presses("Kari", card, "edit")
    bot.presses("Kari", card, "later")
    assert time.monotonic() - began < TIMEOUT_SECONDS
    bot.sees("Kari", TOLD)
    assert ("conversation", "later") in bot.outcomes(3)
