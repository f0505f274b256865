"""A bot in Socket Mode that is asked to reconnect, or stopped and started again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from demo.slack import SlackDouble

RunningBot = Callable[[SlackDouble], AbstractContextManager[None]]


@pytest.fixture
def slack() -> Iterator[SlackDouble]:
    with SlackDouble(retry_after=1.0) as double:
        yield double


def test_a_refreshed_bot_reconnects_and_a_restarted_one_gets_what_came_meanwhile(
    slack: SlackDouble, running_bot: RunningBot
) -> None:
    kari = slack.add_user("Kari Lauvdal", "kari@lauvdal.example")
    with running_bot(slack):
        assert slack.disconnect_all() == 1
        slack.say(kari, "42 km")
        slack.wait_for_message(kari, lambda m: m.text == "Du skrev 42 km")
        assert slack.wait_until_acknowledged()
    slack.say(kari, "ferje 142,-")
    with running_bot(slack):
        slack.wait_for_message(kari, lambda m: m.text == "Du skrev ferje 142,-")
