"""Every card, dialog and page with claims of 1, 12 and 60 lines: how it reads, and that Slack takes it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.actions.rulings import MOST as MOST_CHOSEN
from bot.notices import Notice
from bot.slack.cards import Card, claimant_card, closed_card, decision_card, outcome_card
from bot.slack.dialogs.dialog import Dialog, Opening
from bot.slack.dialogs.dialog import Waiting as Waited
from bot.slack.dialogs.table import DIALOGS
from bot.slack.home import MOST, Mine, Waiting, home_view
from bot.words import LOCALES, Words
from claims.checks import Finding
from claims.claim import Claim
from claims.people import Language, Step
from demo.slack.validate import accepted_blocks, accepted_view
from tests.bot.golden import CARE, CATALOGUE, COUNCIL, COUNCIL_DAY, KARI, PEOPLE, attested, long_claim, moved
from tests.bot.slack.test_cards import USUAL, WORDY
from tests.bot.slack.test_days_left import NEAR
from tests.bot.slack.test_dialogs import TOWN

LENGTHS = (1, 12, 60)
MOST_BLOCKS, MOST_IN_VIEWS, MOST_CHARACTERS = 50, 100, 13_000


def full(length: int) -> Claim:
    """A claim of so many lines, with a receipt for each and a comment."""
    receipts = tuple(replace(COUNCIL.receipts[0], sha256=f"{n:064}", name=f"bilag-{n}.pdf") for n in range(length))
    return replace(long_claim(length), receipts=receipts, comments=(replace(WORDY, text="Hvem & hva?"),))


def findings(length: int) -> tuple[Finding, ...]:
    """What the checks ask for on each line, and notice on the last."""
    asked = tuple(Finding(number, "needs_passenger_name", "asks") for number in range(length))
    return (*asked, Finding(length - 1, "late", "warns"))


def cards(length: int, words: Words) -> Iterator[tuple[str, Card]]:
    """Every card of the claim, by name."""
    claim, noticed = full(length), findings(length)
    sent = moved(claim, "submitted")
    drafts = {
        "draft": Notice(kind="claim", claim=claim),
        "asked": Notice(kind="claim", claim=claim, findings=noticed),
        "near": Notice(kind="claim", claim=claim, findings=noticed, facts=NEAR),
        "sent": Notice(kind="sent", claim=sent, claimant=KARI, facts={"approvers": "Nils Bakke; Marit Fossheim"}),
    }
    for name, notice in drafts.items():
        yield name, claimant_card(notice, words, CATALOGUE, PEOPLE.__getitem__, "opaque")
    steps: tuple[tuple[Step, Claim], ...] = (("attest", sent), ("authorise", attested(claim)))
    for step, shown in steps:
        yield step, decision_card(shown, KARI, step, noticed, USUAL, words, CATALOGUE, PEOPLE.__getitem__, "opaque")
    yield "closed", closed_card(attested(claim), KARI, noticed, words, CATALOGUE, PEOPLE.__getitem__)
    hindered = closed_card(attested(claim), KARI, noticed, words, CATALOGUE, PEOPLE.__getitem__, "both_steps")
    yield "hindered", hindered
    yield "outcome", outcome_card(attested(claim), words, CATALOGUE, PEOPLE.__getitem__, "no_right")


def opened(dialog: Dialog, length: int, language: Language) -> dict[str, Any]:
    """The dialog about the claim, opened by whoever may: its claimant, an attestor or one of two authorisers."""
    claim = replace(full(length), cost_bearer=CARE.cost_bearer)
    for person, shown in (("1001", claim), ("3002", moved(claim, "submitted")), ("3004", attested(claim))):
        reader = replace(TOWN.person(person), language=language)
        waits = [Waited(shown, number) for number in range(min(length, MOST_CHOSEN))] if dialog.of_waiting else ()
        opening = Opening(town=TOWN, today=COUNCIL_DAY, person=reader, claim=shown, about="0", waiting=waits)
        if dialog.may_open(opening):
            return dialog.view(opening)
    raise AssertionError(f"nobody may open {dialog.kind}")


def home(length: int, language: Language) -> dict[str, Any]:
    """A page full of such claims, in every list."""
    claims = [replace(full(length), number=f"2023-{number:05}") for number in range(2 * MOST)]
    return home_view(
        waiting=[
            Waiting(each, KARI, COUNCIL_DAY, "https://lauvdal.example/p1", findings=length) for each in claims[:MOST]
        ],
        mine=[Mine(each, None, each.total) for each in claims[MOST:]],
        cut_off=COUNCIL_DAY,
        today=COUNCIL_DAY,
        words=Words(language),
        catalogue=CATALOGUE,
    )


def read_aloud(value: Any) -> list[str]:
    """All that is to be read, a line each."""
    if isinstance(value, dict):
        own = value["text"].splitlines() if isinstance(value.get("text"), str) else []
        initial = [str(value[key]) for key in ("initial_value", "initial_date", "initial_time") if key in value]
        return [*own, *initial, *(line for inner in value.values() for line in read_aloud(inner))]
    return [line for inner in value for line in read_aloud(inner)] if isinstance(value, list) else []


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", LOCALES)
def test_cards_of_any_length_read_as_they_did_and_slack_takes_them(
    language: Language, length: int, snapshot: SnapshotAssertion
) -> None:
    for name, card in cards(length, Words(language)):
        accepted_blocks(card.blocks)
        assert len(card.blocks) <= MOST_BLOCKS
        assert len(json.dumps(card.blocks, ensure_ascii=False)) <= MOST_CHARACTERS
        assert [card.text, *read_aloud(card.blocks)] == snapshot(name=name)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.kind)
def test_dialogs_about_claims_of_any_length_read_as_they_did_and_slack_takes_them(
    dialog: Dialog, language: Language, length: int, snapshot: SnapshotAssertion
) -> None:
    view = opened(dialog, length, language)
    accepted_view(view)
    assert len(view["blocks"]) <= MOST_IN_VIEWS
    assert read_aloud(view) == snapshot


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", LOCALES)
def test_a_full_home_page_is_taken(language: Language, length: int) -> None:
    view = home(length, language)
    accepted_view(view)
    assert len(view["blocks"]) <= MOST_IN_VIEWS
