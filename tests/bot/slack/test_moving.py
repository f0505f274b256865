"""Lines moved between drafts: what the bot put in one place, its claimant puts in another."""

import json
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.slack.moving import move_block
from bot.words import LOCALES, Words
from claims.people import Language
from demo.slack.validate import accepted_blocks
from tests.bot.golden import CARE, CATALOGUE, COUNCIL, long_claim
from tests.bot.hands import PHOTO, buttons, moment
from tests.bot.running import Running


@pytest.mark.parametrize("language", LOCALES)
def test_the_menu_looks_as_it_did(language: Language, snapshot: SnapshotAssertion) -> None:
    block = move_block(COUNCIL, 1, (CARE,), Words(language), CATALOGUE)
    assert block
    assert block.to_dict() == snapshot


def test_nothing_is_offered_where_there_is_nowhere_to_go() -> None:
    assert move_block(COUNCIL, 0, (), Words("nb"), CATALOGUE) is None


def test_long_titles_and_many_claims_stay_within_what_slack_takes() -> None:
    homes = tuple(replace(CARE, number=f"2024-{number:05d}", title="Møte & " * 100) for number in range(10))
    block = move_block(long_claim(60), 60, homes, Words("nb"), CATALOGUE)
    assert block
    accepted_blocks([block.to_dict()])


def two_drafts(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "1 500,00 kr", offers="submit")
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-14"))


def test_a_new_claim_says_which_it_is_and_is_moved_to_another_with_its_files(bot: Running) -> None:
    two_drafts(bot)
    card = bot.sees("Kari", "Formannskapet", offers="pick:home")
    bot.says("Kari", "", files=[PHOTO], at=moment("2023-10-14T09:00"), thread_ts=card.ts)
    bot.outcomes(3)
    council, executive = bot.claims()
    bot.town.slack.click(bot.town.user("Kari"), card, "pick:home", option=council.number)
    bot.sees("Kari", f"Alt i krav {executive.number} er nå en del av krav {council.number}")
    bot.sees("Kari", "Ny linje 2: Formannskapet", "3 000,00 kr")
    council, executive = bot.claims()
    assert [len(council.lines), council.receipts[0].name, executive.state] == [2, PHOTO[0], "deleted"]


def test_a_line_that_joined_one_draft_is_moved_to_another(bot: Running) -> None:
    two_drafts(bot)
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "12.10.2023: bom 54 kr", at=moment("2023-10-14T10:00"))
    told = bot.sees("Kari", "Ny linje 2", "1 554,00 kr", offers="pick:home")
    executive = bot.claims()[1]
    bot.town.slack.click(bot.town.user("Kari"), told, "pick:home", option=executive.number)
    bot.sees("Kari", f"Linje 2 er nå krav {executive.number}")
    bot.sees("Kari", "Ny linje 2", f"Krav {executive.number}")
    assert [str(claim.total) for claim in bot.claims()] == ["1500.00", "1554.00"]


def test_nothing_is_moved_to_a_claim_that_has_been_sent_or_is_another_s(bot: Running) -> None:
    two_drafts(bot)
    card = bot.sees("Kari", "Formannskapet", offers="pick:home")
    bot.says("Ragnhild", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Ragnhild", offers="submit")
    council, _, ragnhilds = bot.claims()
    bot.presses("Kari", bot.sees("Kari", "Kommunestyret", offers="submit"), "submit")
    bot.sees("Kari", "er sendt til attestering")
    bot.town.slack.click(bot.town.user("Kari"), card, "pick:home", option=council.number, stale=True)
    bot.sees("Kari", "Kravet har kommet lenger")
    forged = replace(card, blocks=json.loads(json.dumps(card.blocks).replace(council.number, ragnhilds.number)))
    bot.town.slack.click(bot.town.user("Kari"), forged, "pick:home", option=ragnhilds.number, stale=True)
    bot.sees("Kari", "Bare den som eier kravet")
    assert [claim.state for claim in bot.claims()] == ["submitted", "draft", "draft"]
    assert [len(claim.lines) for claim in bot.claims()] == [1, 1, 1]


def test_a_claim_that_has_been_sent_is_moved_nowhere(bot: Running) -> None:
    two_drafts(bot)
    bot.presses("Kari", bot.sees("Kari", "Formannskapet", offers="submit"), "submit")
    sent = bot.sees("Kari", "Formannskapet", offers="withdraw")
    assert "pick:home" not in buttons(sent)


def test_lines_are_moved_in_words_as_well(bot: Running) -> None:
    two_drafts(bot)
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "12.10.2023: bom 54 kr", at=moment("2023-10-14T10:00"))
    bot.sees("Kari", "Ny linje 2", "1 554,00 kr")
    executive = bot.claims()[1].number
    bot.says("Kari", f"flytt linje 2 til krav {executive}", at=moment("2023-10-14T11:00"))
    bot.sees("Kari", f"Linje 2 er nå krav {executive}")
    bot.says("Kari", "lag et eget krav av linje 2", at=moment("2023-10-14T12:00"))
    assert bot.outcomes(5)[-1] == ("conversation", "move")
    assert [str(claim.total) for claim in bot.claims()] == ["1500.00", "1500.00", "54.00"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("flytt linje 4 til krav {council}", "Kravet har ikke så mange linjer"),
        ("lag et eget krav av linje 1", "et krav for seg selv"),
        ("flytt linje 1 til krav 2023-99999", "Jeg finner ikke dette kravet"),
    ],
)
def test_what_cannot_be_moved_stays_and_it_is_said_why(bot: Running, said: str, told: str) -> None:
    two_drafts(bot)
    bot.sees("Kari", "Formannskapet", offers="submit")
    before = bot.claims()
    bot.says("Kari", said.format(council=before[0].number), at=moment("2023-10-14T11:00"))
    bot.sees("Kari", told)
    assert bot.claims() == before
