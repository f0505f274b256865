"""Claims as Slack messages, held against Slack's own limits."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.notices import Notice
from bot.slack.cards import Card, claimant_card, closed_card, decision_card, outcome_card
from bot.slack.mrkdwn import escape_within
from bot.slack.texts import text
from bot.words import LOCALES, Words
from claims.checks import Finding
from claims.claim import Claim, Comment, Receipt
from claims.hindrances import Hindrance
from claims.lines import CostBearer, MileageLine, Passenger
from claims.people import Language
from claims.usual import Usual
from demo.slack.validate import accepted_blocks
from tests.bot.golden import CATALOGUE, COUNCIL, DRIVE, KARI, PEOPLE, attested, claim, long_claim, moved
from tests.bot.notice_examples import ASKED, BLOCKED, EXAMPLES, READY, RETURNED, SENT

NB = Words("nb")
FINDINGS = (Finding(1, "needs_route", "asks"), Finding(2, "needs_receipt", "asks"), Finding(0, "late", "warns"))
NOON = dt.datetime(2023, 10, 14, 12, tzinfo=dt.UTC)
WORDY = Comment(person="1002", at=NOON, round=1, text="Hvem & hva? " * 99, to="1003")
USUAL = (
    Usual(unit="meeting", here=Decimal(3), usual=Decimal("2.5"), times=4, month=dt.date(2023, 10, 1)),
    Usual(unit="km", here=Decimal(64), usual=Decimal(60), times=5, route=("Haugen", "rådhuset & tilbake " * 30)),
)
ALARM = "<!channel> & <@U123> <https://lauvdal.example|klikk>"


def for_claimant(notice: Notice, words: Words = NB) -> Card:
    return claimant_card(notice, words, CATALOGUE, PEOPLE.__getitem__, "opaque")


def for_decision(draft: Claim, words: Words = NB, findings: tuple[Finding, ...] = FINDINGS) -> Card:
    return decision_card(draft, KARI, "attest", findings, USUAL, words, CATALOGUE, PEOPLE.__getitem__, "opaque")


def closed(draft: Claim, words: Words = NB) -> Card:
    return closed_card(draft, KARI, FINDINGS, words, CATALOGUE, PEOPLE.__getitem__)


def buttons(card: Card) -> dict[str, dict[str, Any]]:
    return {
        element["action_id"]: element
        for block in card.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    }


def texts_in(value: Any) -> Iterator[str]:
    """Every text anywhere in the blocks."""
    if isinstance(value, dict):
        yield from ([value["text"]] if isinstance(value.get("text"), str) else [])
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


@pytest.mark.parametrize("language", LOCALES)
def test_cards_look_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    words = Words(language)
    assert for_claimant(ASKED, words) == snapshot(name="asked")
    assert for_claimant(BLOCKED, words) == snapshot(name="blocked")
    assert for_claimant(READY, words) == snapshot(name="ready")
    assert for_claimant(RETURNED, words) == snapshot(name="returned")
    assert for_decision(moved(COUNCIL, "submitted"), words) == snapshot(name="to attest")
    assert closed(attested(COUNCIL), words) == snapshot(name="attested")


@pytest.mark.parametrize("language", LOCALES)
def test_chat_texts_read_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    assert [text(notice, Words(language), CATALOGUE) for notice in EXAMPLES] == snapshot


def test_sending_is_offered_as_soon_as_the_workflow_allows_it() -> None:
    assert buttons(for_claimant(READY)).keys() == {"submit", "edit", "add", "split", "why", "attach", "later", "delete"}
    assert "submit" not in buttons(for_claimant(ASKED))
    unpriced = Notice(kind="claim", claim=claim(MileageLine()))
    assert buttons(for_claimant(unpriced)).keys() == {"line", "add", "attach", "later", "delete"}
    assert buttons(for_claimant(Notice(kind="claim", claim=claim()))).keys() == {"add", "attach", "later", "delete"}


@pytest.mark.parametrize("finding", [Finding(0, "late", "warns"), Finding(0, "needs_purpose", "asks")])
def test_a_finding_does_not_keep_a_claim_from_being_sent(finding: Finding) -> None:
    assert "submit" in buttons(for_claimant(replace(READY, findings=(finding,))))


def test_what_blocks_keeps_a_claim_from_being_sent_and_says_what_to_do() -> None:
    card = for_claimant(BLOCKED)
    assert "submit" not in buttons(card)
    assert "Rett datoen" in "\n".join(texts_in(card.blocks))


def test_what_is_told_to_approvers_alone_is_not_on_the_claimant_s_card() -> None:
    told = (Finding(0, "passenger_claims_too", "tells"),)
    shown = "En passasjer krever kjøring samme dag"
    assert shown not in "\n".join(texts_in(for_claimant(replace(READY, findings=told)).blocks))
    assert shown in "\n".join(texts_in(for_decision(moved(COUNCIL, "submitted"), findings=told).blocks))


def test_a_claim_that_has_been_sent_shows_its_state_and_can_be_taken_back_until_it_is_decided() -> None:
    card = for_claimant(SENT)
    assert buttons(card).keys() == {"withdraw", "why", "again"}
    assert "*Status: sendt, venter på attestering*" in texts_in(card.blocks)
    assert buttons(for_claimant(replace(SENT, claim=attested(COUNCIL)))).keys() == {"why", "again"}


def test_a_decision_offers_approval_return_and_words_with_the_callers_value() -> None:
    offered = buttons(for_decision(moved(COUNCIL, "submitted")))
    assert offered.keys() == {"attest", "return", "comment", "hand_on"}
    assert {button["value"] for button in offered.values()} == {"opaque"}
    assert offered["attest"]["style"] == "primary"


def test_a_closed_card_keeps_the_facts_and_says_who_decided() -> None:
    card = closed(attested(COUNCIL))
    shown = "\n".join(texts_in(card.blocks))
    assert buttons(card) == {}
    assert "Attestert av Nils Bakke 14. oktober 2023 kl.\u00a014.05" in shown
    assert "ferje.jpg" in shown


@pytest.mark.parametrize("language", LOCALES)
def test_whoever_may_not_decide_reads_who_did_and_how_it_stands_and_why_not_they(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    words, waits = Words(language), replace(attested(COUNCIL), comments=(WORDY,))
    for hindrance in (None, *get_args(Hindrance)):
        card = outcome_card(waits, words, CATALOGUE, PEOPLE.__getitem__, hindrance)
        accepted_blocks(card.blocks)
        read = "\n".join(texts_in(card.blocks))
        assert not any(told in read for told in (words.kroner(COUNCIL.total), "ferje.jpg", "Hvem"))
        assert [card.text, *texts_in(card.blocks)] == snapshot(name=str(hindrance))


@pytest.mark.parametrize("length", [1, 12, 60, 500])
def test_slack_takes_claims_of_any_length(length: int) -> None:
    many = long_claim(length)
    receipts = tuple(replace(COUNCIL.receipts[0], sha256=f"{n:064}", name=f"bilag-{n}.pdf") for n in range(length))
    asked = tuple(
        Finding(number, code, "asks") for number in range(length) for code in ("needs_receipt", "needs_passenger_name")
    )
    many = replace(many, receipts=receipts, comments=(WORDY,) * 9)
    cards = (
        for_claimant(Notice(kind="claim", claim=many, findings=asked)),
        for_decision(moved(many, "submitted"), findings=asked),
        closed(attested(many)),
    )
    for card in cards:
        accepted_blocks(card.blocks)
        assert len(card.blocks) <= 50
        assert len(json.dumps(card.blocks, ensure_ascii=False)) <= 13_000


def test_up_to_sixty_lines_are_all_shown() -> None:
    shown = "\n".join(texts_in(for_decision(moved(long_claim(60), "submitted")).blocks))
    assert "60. Kjøring" in shown


def test_an_approver_reads_how_much_whose_and_what_to_notice_before_sixty_lines_and_twelve_receipts() -> None:
    receipts = tuple(replace(COUNCIL.receipts[0], sha256=f"{n:064}", name=f"bilag-{n}.pdf") for n in range(12))
    many = replace(attested(long_claim(60)), receipts=receipts, comments=(WORDY,))
    card = for_decision(many, findings=(Finding(59, "late", "warns"),))
    shown = "\n".join(texts_in(card.blocks))
    order = (
        *(
            "Til sammen:",
            "Trekkfritt:",
            "Trekkpliktig:",
            "Fra: Kari",
            "Legg merke til:",
            "Linje 60",
            "Til sammenligning:",
        ),
        *(
            "Avgjort så langt:",
            "Attestert av Nils Bakke",
            "Kommentarer:",
            "1. Kjøring",
            "123,5 km med bil",
            "60. Kjøring",
        ),
        *("Vedlegg: bilag-0.pdf", "bilag-5.pdf og 6 til"),
    )
    places = [shown.index(part) for part in order]
    assert places == sorted(places)
    assert card.blocks[-1]["type"] == "actions"


def test_how_a_sum_came_about_is_told_to_the_claimant_on_demand_alone() -> None:
    assert "4,90" not in "\n".join(texts_in(for_claimant(Notice(kind="claim", claim=long_claim(1))).blocks))
    assert "4,90" in "\n".join(texts_in(for_decision(moved(long_claim(1), "submitted")).blocks))


def test_lines_that_do_not_fit_are_counted() -> None:
    shown = "\n".join(texts_in(for_decision(moved(long_claim(500), "submitted")).blocks))
    assert "linjer til" in shown


def test_hostile_words_neither_call_anybody_nor_make_links() -> None:
    hostile = replace(
        claim(replace(DRIVE, purpose=ALARM, route=(ALARM,), passengers=(Passenger(name=ALARM),)), title=ALARM),
        receipts=(Receipt(sha256="1" * 64, name=ALARM, media_type="image/png", size=1),),
        position=ALARM,
    )
    returned = Notice(kind="returned", claim=moved(hostile, "returned"), facts={"actor": ALARM, "reason": ALARM})
    for card in (for_claimant(returned), for_decision(moved(hostile, "submitted")), closed(attested(hostile))):
        accepted_blocks(card.blocks)
        marked_up = [card.text, *(block["text"]["text"] for block in card.blocks if block["type"] == "section")]
        assert not any("<" in shown for shown in marked_up)
        assert all(block["text"]["verbatim"] for block in card.blocks if block["type"] == "section")
    assert "<" not in text(returned, NB, CATALOGUE)


def test_a_cut_never_splits_an_entity() -> None:
    for limit in range(1, 30):
        cut = escape_within("&" * 20, limit)
        assert len(cut) <= limit
        assert cut.replace("&amp;", "").strip("…") == ""


def test_text_that_swells_when_it_is_escaped_still_fits() -> None:
    swollen = "&" * 300
    drive = replace(
        DRIVE, purpose=swollen, route=(swollen,), passengers=tuple(Passenger(name=swollen) for _ in "12345")
    )
    accepted_blocks(for_decision(moved(claim(*[drive] * 40, title=swollen), "submitted")).blocks)


def test_the_card_of_a_claim_without_a_date_or_cost_bearer_leaves_them_out() -> None:
    bare = replace(claim(MileageLine()), cost_bearer=CostBearer(), position="")
    shown = "\n".join(texts_in(for_decision(moved(bare, "submitted")).blocks))
    assert "Periode" not in shown
    assert "Føres på" not in shown
    assert "Ingen vedlegg" in shown
