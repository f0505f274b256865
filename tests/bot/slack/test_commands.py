"""`/krav` and the shortcut on messages: the same road as a message, wherever in Slack the person is."""

from dataclasses import replace

import pytest

from bot.slack.messages import COMMAND, SHORTCUT
from demo.slack import Message
from demo.slack.model import User
from tests.bot.hands import PHOTO, moment
from tests.bot.running import Running

EVERYWHERE = pytest.mark.parametrize("town", [("socket", "sqlite"), ("http", "sqlite")], indirect=True)


def colleague_wrote(bot: Running, text: str, files: tuple[tuple[str, bytes], ...] = ()) -> tuple[User, Message]:
    """A message that another wrote where Kari sees it."""
    slack, kari = bot.town.slack, bot.town.user("Kari")
    channel, at = slack.workspace.dm_channel(kari.id), slack.workspace.new_ts(moment("2023-10-13"))
    shown = tuple(slack.workspace.files.add(name, data, kari.id, (channel, at)) for name, data in files)
    message = Message(channel=channel, ts=at, user=bot.town.user("Nils").id, text=text, files=shown)
    return kari, slack.workspace.put(message)


@EVERYWHERE
def test_the_words_after_the_command_are_a_message(bot: Running) -> None:
    heard = bot.town.slack.command(bot.town.user("Kari"), COMMAND, "Kommunestyret 12.10.2023 & bom 54 kr")
    assert heard.answer == {"text": "Svaret kommer i samtalen din med meg."}
    bot.sees("Kari", "12. oktober 2023", "1 554,00 kr")
    assert bot.outcomes(1) == [("claim", "claim")]


@pytest.mark.parametrize("words", ["hjelp", " HELP ", "?"])
def test_the_command_explains_itself_in_the_language_of_whoever_has_written(bot: Running, words: str) -> None:
    bot.says("Sigrid", "status")
    bot.outcomes(1)
    heard = bot.town.slack.command(bot.town.user("Sigrid"), COMMAND, words)
    assert heard.answer == {"text": "Svaret kjem i samtalen din med meg."}
    bot.sees("Sigrid", "Skriv kva du vil krevje", "Same som sist")
    assert bot.outcomes(2)[1] == ("conversation", "help")


@EVERYWHERE
def test_the_command_alone_asks_for_a_line_that_begins_a_claim(bot: Running) -> None:
    kari = bot.town.user("Kari")
    assert bot.town.slack.command(kari, COMMAND, "  ").answer in (None, {})
    assert bot.town.slack.wait_for_view(kari).title == "Ny linje"
    bot.town.slack.submit_view(kari, {"about": "Ferje"})
    assert bot.town.slack.submit_view(kari, {"date": "2023-10-12", "amount": "142"}).closed
    bot.sees("Kari", "Ferje · 12. oktober 2023", "142,00 kr", offers="delete")
    (claim,) = bot.claims("draft")
    assert (claim.claimant, claim.position) == ("1001", "Medlem av kommunestyret")


def test_a_line_of_the_command_joins_the_draft_it_belongs_to_and_can_be_moved(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "Kommunestyret", offers="submit")
    kari = bot.town.user("Kari")
    bot.town.slack.command(kari, COMMAND)
    bot.town.slack.submit_view(kari, {"about": "Kjøring"})
    bot.town.slack.submit_view(kari, {"date": "2023-10-12", "distance_km": "42"})
    bot.sees("Kari", "Kommunestyret", "42 km", offers="submit")
    bot.sees("Kari", offers="pick:new")
    assert [len(claim.lines) for claim in bot.claims("draft")] == [2]


def test_what_cannot_be_in_a_line_of_the_command_is_told_and_begins_nothing(bot: Running) -> None:
    kari = bot.town.user("Kari")
    bot.town.slack.command(kari, COMMAND)
    bot.town.slack.submit_view(kari, {"about": "Kjøring"})
    told = bot.town.slack.submit_view(kari, {"date": "2023-10-12", "end_date": "2023-10-11", "distance_km": "42"})
    assert told.errors.keys() == {"end_date"}
    assert bot.claims() == []


def test_who_has_no_claims_of_their_own_is_helped_instead(bot: Running) -> None:
    bot.town.slack.command(bot.town.user("Nils"), COMMAND)
    assert bot.outcomes(1) == [("conversation", "help")]
    assert bot.town.slack.open_view(bot.town.user("Nils")) is None


def test_a_stranger_s_command_is_answered_kindly(bot: Running) -> None:
    stranger = bot.town.slack.add_user("Ola Nordmann", "ola@andre.example")
    bot.town.slack.command(stranger, COMMAND, "Kommunestyret 12.10.2023")
    assert bot.outcomes(1) == [("refused", "link_offered")]
    assert bot.claims() == []


@EVERYWHERE
def test_a_message_becomes_a_claim_of_whoever_chose_it(bot: Running) -> None:
    kari, message = colleague_wrote(bot, "Møte i formannskapet i går", files=(PHOTO,))
    bot.town.slack.use_shortcut(kari, message, SHORTCUT)
    bot.sees("Kari", "Formannskapet", "12. oktober 2023", offers="submit")
    (claim,) = bot.claims()
    assert (claim.claimant, [receipt.name for receipt in claim.receipts]) == (bot.town.person("Kari").id, [PHOTO[0]])


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("send", "Jeg forstod ikke"),
        ("slett", "Jeg forstod ikke"),
        ("attester alle", "Ingenting er gjort"),
        ("linje 1 skal være 2 møter", "Jeg forstod ikke"),
    ],
)
def test_another_s_words_make_a_claim_and_do_nothing_else(bot: Running, words: str, answer: str) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", offers="submit")
    before = bot.claims()
    kari, message = colleague_wrote(bot, words)
    bot.town.slack.use_shortcut(kari, message, SHORTCUT)
    bot.sees("Kari", answer)
    assert bot.claims() == before


def test_the_bot_s_own_message_is_no_claim(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    card = bot.sees("Kari", offers="submit")
    bot.town.slack.use_shortcut(bot.town.user("Kari"), card, SHORTCUT)
    bot.sees("Kari", "Skriv hva du vil kreve")
    assert len(bot.claims()) == 1


def test_files_that_slack_does_not_hand_out_are_told(bot: Running) -> None:
    kari, message = colleague_wrote(bot, "Ferje 142 kr 12.10.2023", files=(PHOTO,))
    secret = replace(message, files=(replace(message.files[0], id="F0ELSEWHERE"),))
    bot.town.slack.use_shortcut(kari, bot.town.slack.workspace.put(secret), SHORTCUT)
    bot.sees("Kari", "Jeg fikk ikke tak i innholdet", PHOTO[0])
    bot.sees("Kari", "142,00 kr")
