"""Questions on a card that a click answers: buttons for few choices, a menu for many, a calendar, a clock."""

import json
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from slack_bolt import Ack
from syrupy.assertion import SnapshotAssertion

from bot.notices import Notice
from bot.slack import picks
from bot.slack.cards import Card, claimant_card
from bot.slack.channel import SlackChannel
from bot.slack.door import Door
from bot.slack.interactions import Interactions
from bot.words import LOCALES, Words
from claims.claim import Claim
from claims.lines import ExpenseLine, MileageLine, PerDiemLine
from claims.people import Language
from claims.questions import Question
from demo.slack import Message
from demo.slack.validate import accepted_blocks
from tests.bot.golden import CATALOGUE, COUNCIL_DAY, PEOPLE, claim, long_claim
from tests.bot.hands import buttons, moment, shown
from tests.bot.running import Running

TYPES = ("care-hour-low", "care-day-over-10")
DRIVES = Question(line=1, field="distance_km", code="ambiguous", choices=("32", "64"), facts={"reason": "each"})
DAYS = Question(line=0, field="date", code="missing")
ROLE = Question(line=0, field="role", code="missing")
TYPE = Question(line=0, field="type", code="ambiguous", choices=TYPES)
ROUTE = Question(line=1, field="route", code="missing")
CLOCK = Question(line=0, field="start_time", code="missing")
LEFT = Question(line=0, field="start", code="missing", facts={"date": "2023-10-12"})
BACK = Question(line=0, field="end", code="missing")
EITHER_DAY = Question(line=0, field="start", code="contradiction", choices=("2023-10-12", "2023-10-14"))


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


@pytest.mark.parametrize("language", LOCALES)
def test_clocks_look_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    drawn = card(
        claim(PerDiemLine(), ExpenseLine(date=COUNCIL_DAY), questions=(LEFT, BACK, replace(CLOCK, line=1))), language
    )
    accepted_blocks(drawn.blocks)
    assert drawn == snapshot


def test_a_time_is_a_clock_and_a_moment_a_clock_beside_a_calendar() -> None:
    kinds = [
        [(element["type"], element.get("initial_date")) for element in block["elements"]]
        for drawn in (card(asking(CLOCK)), card(claim(PerDiemLine(), questions=(LEFT, BACK))))
        for block in controls(drawn)
    ]
    clock = ("timepicker", None)
    assert kinds == [[clock], [("datepicker", "2023-10-12"), clock], [("datepicker", None), clock]]


def test_which_of_two_days_leaves_the_time_open_and_no_day_is_a_button() -> None:
    drawn = card(claim(PerDiemLine(), questions=(EITHER_DAY,)))
    (block,) = controls(drawn)
    assert [element["type"] for element in block["elements"]] == ["datepicker", "timepicker"]
    assert "12. oktober 2023 eller 14. oktober 2023" in str(drawn.blocks)


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


def test_a_trip_s_moments_are_picked_and_nothing_holds_before_day_and_time_are_both_there(bot: Running) -> None:
    leif, slack = bot.town.user("Leif"), bot.town.slack
    bot.says("Leif", "Diett for tjenestereise til Oslo", at=moment("2024-01-05"))
    asked = bot.sees("Leif", "Når dro du", offers="pick:start:0:day")
    slack.click(leif, asked, "pick:start:0:day", option="2024-01-03")
    slack.click(leif, asked, "pick:start:0:clock", option="07:30")
    bot.sees("Leif", "Når kom du tilbake", offers="pick:end:0:clock")
    bot.outcomes(2)
    slack.click(leif, asked, "pick:end:0:clock", option="21:00")
    slack.click(leif, asked, "pick:end:0:day", option="2024-01-03")
    assert bot.outcomes(3)[1:] == [("conversation", "answer")] * 2
    (claim,) = bot.claims()
    trip = claim.lines[0].line
    assert isinstance(trip, PerDiemLine)
    assert (str(trip.start), str(trip.end)) == ("2024-01-03 07:30:00", "2024-01-03 21:00:00")


def test_of_a_trip_whose_day_is_known_the_time_is_enough(bot: Running) -> None:
    bot.says("Leif", "Diett dagstur til Bergen 3.1.2024", at=moment("2024-01-05"))
    asked = bot.sees("Leif", "Når dro du", offers="pick:start:0:clock")
    bot.town.slack.click(bot.town.user("Leif"), asked, "pick:start:0:clock", option="06:15")
    bot.outcomes(2)
    (claim,) = bot.claims()
    assert isinstance(claim.lines[0].line, PerDiemLine)
    assert str(claim.lines[0].line.start) == "2024-01-03 06:15:00"


def test_what_a_line_added_in_words_or_by_its_dialog_lacks_is_picked_below_the_words_that_tell_of_it(
    bot: Running,
) -> None:
    leif, slack = bot.town.user("Leif"), bot.town.slack
    bot.says("Leif", "eldrerådet 4.1.2024", at=moment("2024-01-05"))
    card = bot.sees("Leif", offers="submit")
    bot.says("Leif", "Diett dagstur til Bergen 3.1.2024", at=moment("2024-01-06"), thread_ts=card.ts)
    told = bot.sees("Leif", "Ny linje 2", offers="pick:end:1:clock")
    assert {"pick:start:1:day", "pick:start:1:clock", "pick:end:1:day"} <= set(buttons(told))
    bot.presses("Leif", card, "add")
    slack.submit_view(leif, {"about": "new/per_diem/"})
    trip = {"start_day": "2024-01-01", "start_clock": "07:00", "end_day": "2024-01-02", "end_clock": "17:30"}
    slack.submit_view(leif, trip)
    told = bot.sees("Leif", "Ny linje 3", offers="pick:lodging:2:0")
    slack.click(leif, told, "pick:lodging:2:0")
    bot.outcomes(4)
    (claim,) = bot.claims()
    assert isinstance(claim.lines[2].line, PerDiemLine)
    assert claim.lines[2].line.lodging is not None


@pytest.mark.parametrize("time", ["25:99", "T", "07:30Z", ""])
def test_a_moment_that_no_clock_shows_is_none(bot: Running, time: str) -> None:
    bot.says("Leif", "Diett dagstur til Bergen 3.1.2024", at=moment("2024-01-05"))
    asked = bot.sees("Leif", offers="pick:start:0:clock")
    bot.outcomes(1)
    block = next(each["block_id"] for each in asked.blocks if "/start/" in each.get("block_id", ""))
    held = {
        "a": {"type": "datepicker", "selected_date": "2024-01-03"},
        "b": {"type": "timepicker", "selected_time": time},
    }
    action = {"type": "timepicker", "block_id": block, "action_ts": "1.1"}
    body = {"actions": [action], "user": {"id": bot.town.user("Leif").id}, "state": {"values": {block: held}}}
    value = picks.picked(action, body)
    assert (value is None) == (not time)
    if value:
        slack = bot.office.channels["slack"]
        assert isinstance(slack, SlackChannel)
        Interactions(Door(bot.office, slack.directory, bot.town.slack.team_id, Event())).pick(Ack(), body)
        assert bot.outcomes(2)[-1][0] == "refused"
    assert [claim.lines[0].line for claim in bot.claims()] == [PerDiemLine()]


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
