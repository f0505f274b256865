"""Questions on a card that a click answers: buttons for few choices, a menu for many, a calendar for a day."""

import json
from dataclasses import replace
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.notices import Notice
from bot.slack.cards import Card, claimant_card
from bot.words import LOCALES, Words
from claims.claim import Claim
from claims.lines import ExpenseLine, MileageLine
from claims.people import Language
from claims.questions import Question
from demo.slack import Message
from demo.slack.validate import accepted_blocks
from tests.bot.golden import CATALOGUE, COUNCIL_DAY, PEOPLE, claim, long_claim
from tests.bot.hands import moment, shown
from tests.bot.running import Running

TYPES = ("care-hour-low", "care-day-over-10")
DRIVES = Question(line=1, field="distance_km", code="ambiguous", choices=("32", "64"), facts={"reason": "each"})
DAYS = Question(line=0, field="date", code="missing")
ROLE = Question(line=0, field="role", code="missing")
TYPE = Question(line=0, field="type", code="ambiguous", choices=TYPES)
ROUTE = Question(line=1, field="route", code="missing")


def asking(*questions: Question) -> Claim:
    return claim(ExpenseLine(date=COUNCIL_DAY), MileageLine(date=COUNCIL_DAY), questions=questions)


def card(draft: Claim, language: Language = "nb") -> Card:
    return claimant_card(Notice(kind="claim", claim=draft), Words(language), CATALOGUE, PEOPLE.__getitem__, "opaque")


def controls(drawn: Card) -> list[dict[str, Any]]:
    """Every block of answers."""
    return [block for block in drawn.blocks if block["type"] == "actions" and "/" in block.get("block_id", "")]


@pytest.mark.parametrize("language", LOCALES)
def test_questions_look_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    drawn = card(asking(TYPE, DRIVES, ROUTE), language)
    accepted_blocks(drawn.blocks)
    assert drawn == snapshot


def test_few_choices_are_buttons_many_a_menu_and_a_day_a_calendar() -> None:
    many = replace(DRIVES, choices=tuple(str(km) for km in range(30, 36)))
    kinds = [
        [element["type"] for element in block["elements"]]
        for drawn in (card(asking(TYPE)), card(asking(many)), card(asking(DAYS)), card(asking(ROLE)))
        for block in controls(drawn)
    ]
    assert kinds == [["button"] * 2, ["static_select"], ["datepicker"], ["button"] * 4]


def test_a_question_without_choices_is_answered_in_words() -> None:
    assert controls(card(asking(ROUTE))) == []


def test_what_several_lines_lack_is_picked_once_for_all_of_them() -> None:
    meetings = claim(ExpenseLine(), ExpenseLine(), questions=(DAYS, replace(DAYS, line=1)))
    (block,) = controls(card(meetings))
    assert block["block_id"].endswith("/date/0,1")


@pytest.mark.parametrize("length", [1, 12, 60, 200])
def test_answers_to_pick_leave_room_for_the_claim(length: int) -> None:
    draft = long_claim(length)
    choices = tuple(str(km) for km in range(100))
    asked = tuple(replace(DRIVES, line=number, choices=choices) for number in range(length))
    drawn = card(replace(draft, questions=asked))
    accepted_blocks(drawn.blocks)
    assert len(drawn.blocks) <= 50
    assert len(json.dumps(drawn.blocks, ensure_ascii=False)) <= 13_000


def five_hours(bot: Running, name: str = "Leif") -> Message:
    bot.says(name, "i dag 5 timer", at=moment("2024-01-05"))
    return bot.sees(name, "Hvilken type")


def test_a_click_answers_just_that_question(bot: Running) -> None:
    bot.town.slack.click(bot.town.user("Leif"), five_hours(bot), "pick:type:0:1")
    done = bot.sees("Leif", "475,00 kr", offers="submit")
    assert "Hvilken type" not in shown(done)
    (claim,) = bot.claims()
    assert claim.questions == ()
    assert bot.outcomes(2)[-1] == ("conversation", "answer")
    assert claim.lines[0].evidence.changed["type"] == bot.trail()[-1].source


def test_what_a_line_that_joins_a_draft_leaves_open_is_picked_below_the_words_that_ask(bot: Running) -> None:
    leif = bot.town.user("Leif")
    bot.says("Leif", "eldrerådet 4.1.2024", at=moment("2024-01-05"))
    card = bot.sees("Leif", offers="submit")
    bot.says("Leif", "avlastning 6 timer 5.1.2024", at=moment("2024-01-06"), thread_ts=card.ts)
    reply = bot.sees("Leif", "Ny linje 2", "Hvilken type", offers="pick:type:1:1")
    assert [block["type"] for block in reply.blocks[:2]] == ["section", "actions"], "it is asked once"
    bot.town.slack.click(leif, reply, "pick:type:1:1")
    bot.outcomes(3)
    (claim,) = bot.claims()
    assert claim.questions == ()


def test_a_day_is_picked_from_the_calendar(bot: Running) -> None:
    bot.says("Leif", "eldrerådet", at=moment("2024-01-05"))
    asked = bot.sees("Leif", "Hvilken dato var møtet?")
    bot.town.slack.click(bot.town.user("Leif"), asked, "pick:date:0", option="2024-01-04")
    bot.sees("Leif", "4. januar 2024", offers="submit")


def test_an_answer_to_a_claim_that_has_changed_since_changes_nothing_and_says_so(bot: Running) -> None:
    card = five_hours(bot)
    bot.says("Leif", "linje 1: 6 timer", at=moment("2024-01-05T09:00"), thread_ts=card.ts)
    bot.outcomes(2)
    bot.town.slack.click(bot.town.user("Leif"), card, "pick:type:0:1", stale=True)
    bot.sees("Leif", "kravet er endret siden du fikk det")
    (claim,) = bot.claims()
    assert isinstance(claim.lines[0].line, ExpenseLine)
    assert claim.lines[0].line.type is None


def test_nobody_else_answers(bot: Running) -> None:
    card = five_hours(bot)
    bot.town.slack.click(bot.town.user("Kari"), card, "pick:type:0:1", stale=True)
    bot.sees("Kari", "Bare den som eier kravet")
    assert bot.outcomes(2)[-1] == ("refused", "not_yours")


def test_a_value_that_was_not_offered_is_no_answer(bot: Running) -> None:
    card = five_hours(bot)
    forged = replace(card, blocks=json.loads(json.dumps(card.blocks).replace("care-hour-low", "fee-council")))
    bot.town.slack.click(bot.town.user("Leif"), forged, "pick:type:0:1", stale=True)
    assert bot.outcomes(2)[-1] == ("refused", "already_decided")


def test_a_sent_claim_is_taken_back_by_its_button_until_somebody_has_decided(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    sent = bot.sees("Kari", "venter på attestering", offers="withdraw")
    bot.presses("Kari", sent, "withdraw")
    bot.outcomes(3)
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.outcomes(4)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.outcomes(5)
    bot.presses("Kari", sent, "withdraw", stale=True)
    bot.sees("Kari", "er attestert av Nils Bakke, så det kan ikke trekkes tilbake lenger")
    assert [claim.state for claim in bot.claims()] == ["attested"]


DRIVE_OF_EITHER = "Køyrde 42 km frå Lothe til rådhuset 12.10.2023, synfaring"


def of_either(bot: Running) -> Message:
    """The card of a drive that may belong to either of Sigrid's two offices."""
    bot.says("Sigrid", DRIVE_OF_EITHER, at=moment("2023-10-13"))
    return bot.sees("Sigrid", "Kva stilling eller verv", "Leiar av hovudutvalet")


def test_whoever_holds_two_positions_picks_the_one_the_claim_is_for(bot: Running) -> None:
    card = of_either(bot)
    bot.town.slack.click(bot.town.user("Sigrid"), card, "pick:position:1")
    bot.sees("Sigrid", "42 km", "Ansvar 10700", offers="submit")
    (claim,) = bot.claims()
    assert (claim.position, claim.questions) == ("Leiar av hovudutvalet", ())


@pytest.mark.parametrize(
    ("said", "ansvar"), [("leiar", "10700"), ("hovudutvalet", "10700"), ("Medlem av kommunestyret", "10000")]
)
def test_or_says_it_in_words(bot: Running, said: str, ansvar: str) -> None:
    card = of_either(bot)
    bot.says("Sigrid", said, at=moment("2023-10-13T10:00"), thread_ts=card.ts)
    bot.sees("Sigrid", "42 km", f"Ansvar {ansvar}", offers="submit")


def test_a_meeting_says_which_position_its_claim_is_for(bot: Running) -> None:
    bot.says("Sigrid", "Hovudutval for oppvekst 12.10.2023, køyrde 42 km frå Lothe", at=moment("2023-10-13"))
    bot.sees("Sigrid", "42 km", "Ansvar 10700", offers="submit")
    (claim,) = bot.claims()
    assert claim.position == "Leiar av hovudutvalet"
