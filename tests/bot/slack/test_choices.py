"""«Which of them?» as a card, and what its buttons carry: nothing but what the bot has written there is taken."""

import json
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.actions.choosing import MOST as MOST_NAMED
from bot.proposal import Choice, Option, Proposal, ProposalStage
from bot.slack.choices import Picked, parse
from bot.slack.proposal_card import proposal_card
from bot.words import LOCALES, Words
from claims.people import Language
from demo.slack.validate import accepted_blocks
from store.proposals import ChosenAction
from tests.bot.golden import CARE, CATALOGUE, COUNCIL, long_claim

STAGES: tuple[ProposalStage, ...] = ("ruling", "done", "dropped")


def test_a_button_carries_what_was_asked_and_the_place_that_it_stands_at() -> None:
    assert parse({"action_id": "choose:submit:all", "value": "7"}) == Picked(7, None)
    assert parse({"action_id": "choose:answer:0", "value": "12"}) == Picked(12, 0)
    assert parse({"action_id": "choose:remove:1", "value": "12"}) == Picked(12, 1)


def test_a_button_that_carries_claims_is_of_a_question_that_was_not_kept() -> None:
    for value in ("2023-00001/0/3/", "2023-00001/0/3/,2023-00002/0/1/"):
        assert parse({"action_id": "choose:submit:0", "value": value}) == Picked(0, None)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("action", ["submit", "delete"])
def test_where_nothing_could_be_done_the_card_does_not_say_that_it_was(
    language: Language, action: ChosenAction
) -> None:
    choice = Choice(action, (Option(CARE, "open_questions"), Option(COUNCIL, "open_questions")))
    card = proposal_card(Proposal(number=7, stage="done", choice=choice), Words(language), CATALOGUE)
    assert card.text == Words(language).t("choice.none")


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ("choose:answer:0", ""),
        ("choose:submit:0", "2023-00001"),
        ("choose:submit:0", "2023-00001/" + "0" * 2000),
        ("choose:submit:all", "٣"),
        ("choose:submit:123", "7"),
        ("choose:forget:0", "7"),
        ("choose:delete:0", "9" * 30),
    ],
)
def test_what_the_bot_did_not_write_is_nothing(action: str, value: str) -> None:
    assert parse({"action_id": action, "value": value}) is None


@pytest.mark.parametrize("action", [{}, {"action_id": None, "value": 1}, {"action_id": "choose:submit:0"}])
def test_what_is_no_button_of_these_is_nothing(action: dict[str, object]) -> None:
    assert parse(action) is None


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("action", ["submit", "delete", "answer"])
@pytest.mark.parametrize("language", LOCALES)
def test_a_choice_looks_as_it_did(
    language: Language, action: ChosenAction, stage: ProposalStage, snapshot: SnapshotAssertion
) -> None:
    options = (Option(CARE), Option(COUNCIL, "open_questions" if stage == "done" else ""))
    card = proposal_card(Proposal(number=7, stage=stage, choice=Choice(action, options)), Words(language), CATALOGUE)
    accepted_blocks(card.blocks)
    assert card == snapshot


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("lines", [(1,), (0, 1)])
@pytest.mark.parametrize("language", LOCALES)
def test_a_choice_of_lines_names_them_by_their_numbers(
    language: Language, lines: tuple[int, ...], stage: ProposalStage, snapshot: SnapshotAssertion
) -> None:
    options = tuple(Option(CARE, line=at) for at in lines)
    card = proposal_card(Proposal(number=7, stage=stage, choice=Choice("remove", options)), Words(language), CATALOGUE)
    accepted_blocks(card.blocks)
    assert card == snapshot


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("language", LOCALES)
def test_as_many_wordy_claims_as_are_named_fit_into_a_message(language: Language, stage: ProposalStage) -> None:
    wordy = replace(long_claim(60), title="Ordførerens «lange» & <brede> reiser " * 5)
    choice = Choice(
        "delete", tuple(Option(wordy, "open_questions" if stage == "done" else "") for _ in range(MOST_NAMED))
    )
    card = proposal_card(Proposal(number=7, stage=stage, choice=choice), Words(language), CATALOGUE)
    accepted_blocks(card.blocks)
    assert len(card.blocks) <= 50
    assert len(json.dumps(card.blocks, ensure_ascii=False)) <= 13_000
