"""People in the workspace whom the bot does not serve."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.slack.messages import COMMAND
from demo.slack import Message, User
from demo.slack.errors import Json
from demo.slack.payloads import Payloads
from demo.slack.people import People
from demo.town import Town
from store.tables import inbox
from tests.bot.hands import said
from tests.bot.running import Running

REFUSED = "Jeg kan bare ta imot krav fra folkevalgte og ansatte"
WORDS = "Kommunestyret 12.10.2023"


def answer(bot: Running, user: User, part: str) -> None:
    for _ in range(3):
        bot.town.slack.say(user, WORDS)
    bot.outcomes(3)
    assert [said(part)(message) for message in bot.town.slack.dm(user) if message.from_bot] == [True]
    assert bot.claims() == []


def test_a_guest_is_told_that_the_bot_is_for_members(bot: Running) -> None:
    guest = bot.town.slack.add_user("Gjest", "kari.haugen@lauvdal.example", guest=True)
    answer(bot, guest, REFUSED)


def test_somebody_of_another_workspace_is_nobody_even_with_a_known_address(bot: Running) -> None:
    other = bot.town.slack.add_user("Kari Haugen", "kari.haugen@lauvdal.example", team="T0ANNEN0BY")
    answer(bot, other, REFUSED)


class Elsewhere(Payloads):
    """What Slack sends of people in another workspace."""

    def message(self, message: Message) -> Json:
        return {**super().message(message), "team_id": "T0ANNEN0BY"}

    def command(self, *given: Any) -> Json:
        return {**super().command(*given), "team_id": "T0ANNEN0BY"}


def elsewhere(town: Town) -> People:
    """The hands of people in another workspace, whose Slack shares this one's conversations."""
    slack = town.slack
    payloads = Elsewhere(slack.workspace, slack.payloads.render)
    return People(slack.workspace, slack.courier, payloads, slack.response_urls, slack.base_url)


def test_what_comes_by_way_of_another_workspace_is_refused_politely_once_and_not_kept(bot: Running) -> None:
    other = bot.town.slack.add_user("Ola Nabo", "ola@nabo.example", team="T0ANNEN0BY")
    hands = elsewhere(bot.town)
    for _ in range(2):
        hands.say(other, WORDS)
    bot.outcomes(2)
    assert [said(REFUSED)(message) for message in bot.town.slack.dm(other) if message.from_bot] == [True]
    with bot.office.database.read() as connection:
        assert WORDS not in str(connection.execute(select(inbox.c.payload)).all())


def test_a_command_of_another_workspace_is_refused_where_it_was_typed(bot: Running) -> None:
    other = bot.town.slack.add_user("Ola Nabo", "ola@nabo.example", team="T0ANNEN0BY")
    told = elsewhere(bot.town).command(other, COMMAND, WORDS).answer
    assert told
    assert REFUSED in told["text"]
    assert bot.outcomes(0) == []


def test_whoever_slack_does_not_let_us_answer_is_no_trouble_to_the_administrator(bot: Running) -> None:
    other = bot.town.slack.add_user("Ola Nabo", "ola@nabo.example", team="T0ANNEN0BY")
    bot.town.slack.faults.error("conversations.open", "user_not_found")
    elsewhere(bot.town).say(other, WORDS)
    assert bot.outcomes(1) == [("refused", "not_welcome")]
    assert bot.sent("admin_not_delivered") == []


@pytest.mark.parametrize("words", [WORDS, "send"])
def test_another_bot_is_never_answered(bot: Running, words: str) -> None:
    robot = bot.town.slack.add_user("Robot", "kari.haugen@lauvdal.example", bot=True)
    bot.town.slack.say(robot, words)
    bot.says("Leif", "status?")
    bot.outcomes(1)
    assert bot.claims() == []
