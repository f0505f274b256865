"""The language that somebody chooses holds wherever they are written to, until they choose another."""

import pytest

from bot.slack.messages import COMMAND
from store import languages
from tests.bot.hands import moment
from tests.bot.running import Running
from tests.bot.slack.test_cards import texts_in
from tests.bot.slack.test_clicks import submitted

CHOSEN = [
    ("write to me in English", "From now on I write to you in English", "12 October 2023"),
    ("skriv nynorsk", "Frå no av skriv eg til deg på nynorsk", "utkast, ikkje sendt"),
]


@pytest.mark.parametrize(("words", "heard", "shown"), CHOSEN)
def test_answers_and_cards_are_in_the_language_from_then_on(bot: Running, words: str, heard: str, shown: str) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.outcomes(1)
    bot.says("Kari", words, at=moment("2023-10-14"))
    bot.sees("Kari", heard)
    assert bot.outcomes(2)[-1] == ("conversation", "language")
    bot.says("Kari", "status", at=moment("2023-10-15"))
    bot.outcomes(3)
    said = "\n".join(message.text for message in bot.from_bot("Kari"))
    assert shown in "\n".join([said, *texts_in(bot.from_bot("Kari")[0].blocks)])


def test_dialogs_the_page_and_the_command_speak_it_too(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.outcomes(1)
    bot.says("Kari", "English please", at=moment("2023-10-14"))
    bot.outcomes(2)
    kari, slack = bot.town.user("Kari"), bot.town.slack
    slack.open_home(kari)
    page = slack.wait_for_home(kari, lambda shown: "Your claims" in texts_in(shown.body))
    slack.click(kari, page, "add")
    assert slack.wait_for_view(kari).title == "New line"
    heard = slack.command(kari, COMMAND, "help")
    assert heard.answer == {"text": "The answer comes in your conversation with me."}


def test_who_chooses_the_language_of_the_file_again_follows_the_file(bot: Running) -> None:
    for hour, (words, heard) in enumerate([("English please", "in English"), ("norsk takk", "på nynorsk")], 1):
        bot.says("Sigrid", words, at=moment(f"2023-10-14T{hour:02}:00"))
        bot.sees("Sigrid", heard)
        bot.outcomes(hour)
    with bot.office.database.read() as connection:
        assert languages.chosen(connection) == {}


def test_an_approver_s_card_is_drawn_anew_in_the_language(bot: Running) -> None:
    submitted(bot)
    bot.outcomes(2)
    bot.says("Nils", "please write to me in English", at=moment("2023-10-14"))
    bot.sees("Nils", "To attest", offers="attest")
    assert bot.outcomes(3)[-1] == ("conversation", "language")
