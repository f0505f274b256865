"""People in the workspace whom the bot does not serve."""

import pytest

from demo.slack import User
from tests.bot.hands import said
from tests.bot.running import Running

WORDS = "Kommunestyret 12.10.2023"


def answer(bot: Running, user: User, part: str) -> None:
    for _ in range(3):
        bot.town.slack.say(user, WORDS)
    bot.outcomes(3)
    assert [said(part)(message) for message in bot.town.slack.dm(user) if message.from_bot] == [True]
    assert bot.claims() == []


def test_a_guest_is_told_that_the_bot_is_for_members(bot: Running) -> None:
    guest = bot.town.slack.add_user("Gjest", "kari.haugen@lauvdal.example", guest=True)
    answer(bot, guest, "Jeg kan bare ta imot krav fra folkevalgte og ansatte")


def test_somebody_of_another_workspace_is_nobody_even_with_a_known_address(bot: Running) -> None:
    other = bot.town.slack.add_user("Kari Haugen", "kari.haugen@lauvdal.example", team="T0ANNEN0BY")
    answer(bot, other, "Jeg kan bare ta imot krav fra folkevalgte og ansatte")


@pytest.mark.parametrize("words", [WORDS, "send"])
def test_another_bot_is_never_answered(bot: Running, words: str) -> None:
    robot = bot.town.slack.add_user("Robot", "kari.haugen@lauvdal.example", bot=True)
    bot.town.slack.say(robot, words)
    bot.says("Leif", "status?")
    bot.outcomes(1)
    assert bot.claims() == []
