"""Several claims as one Slack message, held against Slack's own limits."""

import datetime as dt
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.actions.rulings import MOST
from bot.proposal import Proposal, ProposalStage, Row
from bot.slack.proposal_card import proposal_card
from bot.words import LOCALES, Words
from claims.claim import Outcome
from claims.people import Deputy, Language, Step
from demo.slack.validate import accepted_blocks
from store.proposals import Item
from tests.bot.golden import CARE, CATALOGUE, COUNCIL, KARI, TRAVEL, moved
from tests.bot.slack.test_cards import texts_in

NB = Words("nb")


def row(
    number: int = 1,
    outcome: Outcome | None = None,
    *,
    step: Step = "attest",
    reason: str = "",
    lines: tuple[int, ...] = (),
    findings: int = 0,
    trouble: str = "",
) -> Row:
    claim = moved((COUNCIL, CARE, TRAVEL)[number % 3], "submitted")
    item = Item(claim=claim.number, version=1, round=1, step=step, outcome=outcome, reason=reason, lines=lines)
    since = dt.date(2023, 11, 12)
    return Row(item=item, claim=claim, claimant=KARI, since=since, findings=findings, trouble=trouble)


def proposal(stage: ProposalStage, *rows: Row, more: int = 0) -> Proposal:
    return Proposal(number=7, stage=stage, rows=rows, more=more)


SAID = (
    row(1, "approved"),
    row(2, "approved", step="authorise", findings=1),
    row(3, "returned", reason="mangler <kvittering> & dato"),
    row(4, "returned", reason="feil dato", lines=(0, 2)),
    row(5, None, findings=2),
)


@pytest.mark.parametrize("language", LOCALES)
def test_a_proposal_looks_as_it_did(language: Language, snapshot: SnapshotAssertion) -> None:
    words = Words(language)
    listed = proposal("list", row(1), row(2, findings=1), row(3, findings=3), more=2)
    done = proposal("done", *SAID, row(6, "approved", trouble="already_decided"))
    assert proposal_card(listed, words, CATALOGUE) == snapshot(name="list")
    left = proposal("list", replace(row(1), waits=False), row(2, findings=1), more=2)
    assert proposal_card(left, words, CATALOGUE) == snapshot(name="list, one decided")
    over = proposal("list", replace(row(1), waits=False))
    assert proposal_card(over, words, CATALOGUE) == snapshot(name="list, all decided")
    pressing = replace(left, cut_off=dt.date(2023, 12, 5), drawn=dt.date(2023, 11, 28))
    assert proposal_card(pressing, words, CATALOGUE) == snapshot(name="list, a week before payroll closes")
    assert proposal_card(proposal("ruling", *SAID), words, CATALOGUE) == snapshot(name="read back")
    assert proposal_card(done, words, CATALOGUE) == snapshot(name="done")
    assert proposal_card(proposal("dropped", *SAID), words, CATALOGUE) == snapshot(name="dropped")


@pytest.mark.parametrize("language", LOCALES)
def test_a_deputy_who_is_read_back_looks_as_it_did(language: Language, snapshot: SnapshotAssertion) -> None:
    days = {"valid_from": dt.date(2026, 12, 1), "valid_to": dt.date(2026, 12, 14)}
    named = Deputy(person="3001", deputy=KARI.id, **days)
    stages: tuple[ProposalStage, ...] = ("ruling", "done", "dropped")
    for stage in stages:
        asked = Proposal(number=7, stage=stage, deputy=named, stands_in=KARI)
        card = proposal_card(asked, Words(language), CATALOGUE)
        accepted_blocks(card.blocks)
        assert card == snapshot(name=stage)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("stage", ["list", "ruling", "done", "dropped"])
@pytest.mark.parametrize("count", [1, 12, MOST])
def test_as_many_wordy_claims_as_a_proposal_holds_fit_into_a_message(
    language: Language, stage: ProposalStage, count: int
) -> None:
    wordy = row(1, "returned", reason="Kvittering & dato " * 60, findings=3, lines=tuple(range(12)))
    wordy = replace(wordy, claim=replace(wordy.claim, title="Møte & " * 60), claimant=replace(KARI, name="K" * 300))
    if stage == "done":
        wordy = replace(wordy, trouble="already_decided")
    card = proposal_card(proposal(stage, *[replace(wordy, waits=False)] * count, more=60), Words(language), CATALOGUE)
    accepted_blocks(card.blocks)
    card = proposal_card(proposal(stage, *[wordy] * count, more=60), Words(language), CATALOGUE)
    accepted_blocks(card.blocks)


def test_what_is_nothing_without_findings_offers_no_button_for_it() -> None:
    card = proposal_card(proposal("list", row(1, findings=1)), NB, CATALOGUE)
    (actions,) = [block for block in card.blocks if block["type"] == "actions"]
    assert [button["action_id"] for button in actions["elements"]] == ["choose"]


def test_free_text_stays_text() -> None:
    card = proposal_card(proposal("ruling", row(1, "returned", reason="<!channel>")), NB, CATALOGUE)
    assert not any("<!" in text for text in texts_in(card.blocks))
