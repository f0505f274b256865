"""A claim begun from the home tab, from `/krav`, or in words: new, or as the one that was sent last."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.slack.messages import COMMAND
from claims.lines import ExpenseLine
from demo.slack.model import View
from tests.bot.hands import moment
from tests.bot.running import Running
from tests.bot.slack.test_cards import texts_in
from tests.bot.slack.test_clicks import submitted


def page_of(bot: Running, name: str, *parts: str) -> View:
    """The person's home tab as soon as it shows all of the parts."""
    user, slack = bot.town.user(name), bot.town.slack
    return slack.wait_for_home(user, lambda page: all(part in "\n".join(texts_in(page.body)) for part in parts))


def opened(bot: Running, name: str, *parts: str) -> View:
    bot.town.slack.open_home(bot.town.user(name))
    return page_of(bot, name, *parts)


def test_the_claim_that_was_sent_last_is_copied_from_the_page_once(bot: Running) -> None:
    submitted(bot)
    page = opened(bot, "Kari", "Kopier det siste")
    bot.town.slack.click(bot.town.user("Kari"), page, "again")
    bot.sees("Kari", "Som krav 2026-00001", "Hvilken dato var møtet")
    page_of(bot, "Kari", "Kan endres og sendes", "Som krav 2026-00001")
    bot.town.slack.click(bot.town.user("Kari"), page, "again")
    assert bot.outcomes(5)[-1] == ("conversation", "again")
    (draft,) = bot.claims("draft")
    (sent,) = bot.claims("submitted")
    (copied,), (line,) = draft.lines, sent.lines
    assert isinstance(copied.line, ExpenseLine)
    assert replace(copied.line, date=dt.date(2023, 10, 12)) == line.line


def test_a_claim_is_begun_with_a_line_from_the_page(bot: Running) -> None:
    page = opened(bot, "Kari", "Du har ingen krav ennå", "Nytt krav")
    assert "Kopier" not in "\n".join(texts_in(page.body))
    kari, slack = bot.town.user("Kari"), bot.town.slack
    slack.click(kari, page, "add")
    assert "samme som sist" in str(slack.wait_for_view(kari).body)
    slack.submit_view(kari, {"about": "Ferje"})
    assert slack.submit_view(kari, {"date": "2023-10-12", "amount": "142"}).closed
    bot.sees("Kari", "Ferje · 12. oktober 2023", "142,00 kr", offers="delete")
    page_of(bot, "Kari", "Ferje · 12. oktober 2023")


def test_who_claims_nothing_begins_nothing_from_the_page(bot: Running) -> None:
    told = "\n".join(texts_in(opened(bot, "Turid").body))
    assert "Nytt krav" not in told
    assert "Kopier det siste" not in told


@pytest.mark.parametrize("words", ["kopier siste", "kopier førre krav", "copy last"])
def test_the_command_copies_the_claim_that_was_sent_last(bot: Running, words: str) -> None:
    submitted(bot)
    bot.outcomes(2)
    bot.town.slack.command(bot.town.user("Kari"), COMMAND, words)
    bot.sees("Kari", "Som krav 2026-00001", "Hvilken dato var møtet")
    assert bot.outcomes(3)[-1] == ("claim", "repeat")


def test_who_has_sent_nothing_is_told_that_there_is_nothing_to_copy(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.outcomes(1)
    bot.town.slack.command(bot.town.user("Kari"), COMMAND, "kopier siste")
    assert bot.outcomes(2)[-1] == ("refused", "nothing_to_repeat")
