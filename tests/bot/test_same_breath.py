"""What is written in chat in one breath ends as it would have in one message."""

import datetime as dt
from collections.abc import Sequence

import pytest

from bot.presentation.readings import readings
from bot.same_breath import BREATH
from bot.words import Words
from claims.claim import Claim
from claims.lines import MileageLine
from parsers.text.spans.numbers import plain
from tests.bot.hands import PHOTO, moment
from tests.bot.running import Running
from tests.parsers.text.test_asked_not_guessed import in_short_of

BEGUN = moment("2026-11-20T12:00")


def breathe(bot: Running, messages: Sequence[str], apart: dt.timedelta = dt.timedelta(minutes=2)) -> tuple[str, str]:
    """What became of the last of the messages, which come in chat so long after each other."""
    for number, message in enumerate(messages):
        bot.says("Kari", message, at=BEGUN + number * apart)
        found = bot.outcomes(number + 1)
    return found[-1]


def lines(claim: Claim) -> list[str]:
    return [in_short_of(line.line) for line in claim.lines]


_TOLD = {
    "støttekontakt i går, tre timer | Bussen kosta 44 kr": ["support-hour 19.11 3", "transit 19.11 44"],
    "Planutvalget 11.11, 24 km | Dagen etter var det formannskap": [
        *("fee-planning 11.11", "mileage 11.11 24", "fee-executive 12.11"),
    ],
    "Formannskapet 10.11 | Kona satt på, 30 km": ["fee-executive 10.11", "mileage 10.11 30"],
    "støttekontakt 5 timer 18.11 | Det skulle stått 4 timer": ["support-hour 18.11 4"],
    "Planutvalget 11.11 | Kl 13-15. 9 km t/r": ["fee-planning 11.11", "mileage 11.11 9"],
    "kommunestyret | 12.11 | 24 km | parkering 40": ["fee-council 12.11", "mileage 12.11 24", "parking 12.11 40"],
    "formannskapet 10.11 og kommunestyret 12.11 | 24 km hver gang": [
        *("fee-executive 10.11", "fee-council 12.11", "mileage 10.11 24", "mileage 12.11 24"),
    ],
    "kommunestyret 12.11, tapt arbeidsfortjeneste | 3 timer | ulegitimert": [
        *("fee-council 12.11", "lost-undocumented 12.11 3"),
    ],
}
"""Messages, and the lines of the one claim that they make."""


@pytest.mark.parametrize(("messages", "wanted"), _TOLD.items())
def test_a_claim_told_in_several_messages_is_the_claim_told_in_one(
    bot: Running, messages: str, wanted: list[str]
) -> None:
    breathe(bot, messages.split(" | "))
    (claim,) = bot.claims()
    assert (lines(claim), claim.questions) == (wanted, ())


def test_who_rode_along_is_added_to_the_drive_just_told(bot: Running) -> None:
    assert breathe(bot, ["køyrde 24 km til planutvalet 11.11", "Arnt Lid sat på"]) == ("conversation", "edit")
    (claim,) = bot.claims()
    drives = [one.line for one in claim.lines if isinstance(one.line, MileageLine)]
    assert [rider.name for drive in drives for rider in drive.passengers] == ["Arnt Lid"]


def test_as_far_as_before_is_as_far_as_in_the_message_before(bot: Running) -> None:
    breathe(bot, ["Formannskapet 10.11, 12 km hver vei", "Planutvalget 12.11, like langt"])
    assert sorted(map(lines, bot.claims())) == [
        ["fee-executive 10.11", "mileage 10.11 24"],
        ["fee-planning 12.11", "mileage 12.11 24"],
    ]


def test_a_day_that_another_message_told_is_said_to_be_taken_from_the_draft(bot: Running) -> None:
    breathe(bot, ["støttekontakt 18.11, 3 timer", "buss 44 kr"])
    (claim,) = bot.claims()
    evidence = claim.lines[1].evidence
    assert evidence.assumed["date"][-1] == f"as_in_{claim.number}"
    assert (evidence.spans["amount"], "date" in evidence.spans) == ([(5, 10)], False)
    bot.sees("Kari", "Ny linje 2: Kollektivtransport · 18. november 2026", offers="pick:new")


def test_a_day_that_could_be_each_of_several_is_asked(bot: Running) -> None:
    breathe(bot, ["formannskapet 10.11 og kommunestyret 12.11", "buss 44 kr"])
    ((asked,),) = (claim.questions for claim in bot.claims())
    assert (asked.line, asked.field, asked.choices) == (2, "date", ("2026-11-10", "2026-11-12"))


def test_what_comes_later_stands_by_itself_and_its_day_is_asked(bot: Running) -> None:
    breathe(bot, ["støttekontakt 18.11, 3 timer", "buss 44 kr"], BREATH + dt.timedelta(seconds=1))
    assert sorted((len(claim.lines), [one.field for one in claim.questions]) for claim in bot.claims()) == [
        (1, []),
        (1, ["date"]),
    ]


@pytest.mark.parametrize("said", ["42", "nei", "Takk! Hilsen Kari, tlf 900 00 123", "Hvem attesterer?"])
def test_what_tells_nothing_more_changes_nothing(bot: Running, said: str) -> None:
    breathe(bot, ["Kommunestyret 12.11, 24 km", said])
    assert [lines(claim) for claim in bot.claims()] == [["fee-council 12.11", "mileage 12.11 24"]]


def test_a_claim_of_its_own_day_right_after_another_is_a_claim_of_its_own(bot: Running) -> None:
    breathe(bot, ["Kommunestyret 12.11, 24 km", "Formannskapet 18.11, 20 km", "buss 44 kr"])
    assert sorted(map(lines, bot.claims())) == [
        ["fee-council 12.11", "mileage 12.11 24"],
        ["fee-executive 18.11", "mileage 18.11 20", "transit 18.11 44"],
    ]


def test_what_was_told_in_one_breath_can_be_undone(bot: Running) -> None:
    breathe(bot, ["støttekontakt 5 timer 18.11", "Det skulle stått 4 timer", "angre"])
    assert [lines(claim) for claim in bot.claims()] == [["support-hour 18.11 5"]]


def test_a_question_that_was_answered_in_the_same_breath_is_back_when_that_is_undone(bot: Running) -> None:
    breathe(bot, ["kommunestyret 12.11, tapt arbeidsfortjeneste", "3 timer"])
    (claim,) = bot.claims()
    assert [question.field for question in claim.questions] == ["type"]
    bot.says("Kari", "angre", at=BEGUN + dt.timedelta(minutes=5))
    bot.outcomes(3)
    (claim,) = bot.claims()
    assert [question.field for question in claim.questions] == ["amount", "type"]


def test_what_was_changed_by_hand_meanwhile_is_left_as_it_is(bot: Running) -> None:
    breathe(bot, ["Kommunestyret 12.11, 24 km", "linje 2 skal være 30 km", "Per Vik satt på"])
    drives = [one.line for claim in bot.claims() for one in claim.lines if isinstance(one.line, MileageLine)]
    assert [plain(drive.distance_km) for drive in drives if drive.distance_km] == ["30"]


def test_a_file_with_the_words_is_on_the_draft(bot: Running) -> None:
    breathe(bot, ["Formannskapet 10.11, 30 km"])
    bot.says("Kari", "Kona satt på, bom 28 kr", at=BEGUN + dt.timedelta(minutes=1), files=[PHOTO])
    bot.outcomes(2)
    (claim,) = bot.claims()
    assert [receipt.name for receipt in claim.receipts] == [PHOTO[0]]
    assert lines(claim) == ["fee-executive 10.11", "mileage 10.11 30", "toll 10.11 28"]


def test_the_same_once_more_is_a_line_of_its_own(bot: Running) -> None:
    breathe(bot, ["formannskapet 10.11, 30 km, bom 28 kr", "Kona satt på, og bom 28 kr hjem"])
    (claim,) = bot.claims()
    assert [one for one in lines(claim) if one.startswith("toll")] == ["toll 10.11 28", "toll 10.11 28"]


def test_a_correction_with_a_meeting_of_another_day_is_of_two_claims(bot: Running) -> None:
    breathe(bot, ["Kommunestyret 12.11, 24 km", "Det skulle vært 26 km. Formannskapet 18.11, 20 km"])
    assert sorted(map(lines, bot.claims())) == [
        ["fee-council 12.11", "mileage 12.11 26"],
        ["fee-executive 18.11", "mileage 18.11 20"],
    ]


def test_a_question_claims_nothing(bot: Running) -> None:
    breathe(bot, ["Kommunestyret 12.11, 24 km", "Får jeg dekket parkering 40 kr?"])
    assert [lines(claim) for claim in bot.claims()] == [["fee-council 12.11", "mileage 12.11 24"]]


def test_what_was_ordered_between_is_no_part_of_what_is_read(bot: Running) -> None:
    breathe(bot, ["Kommunestyret 12.11, 24 km", "skriv nynorsk", "buss 44 kr"])
    assert [lines(claim) for claim in bot.claims()] == [["fee-council 12.11", "mileage 12.11 24", "transit 12.11 44"]]


def test_what_was_taken_from_the_draft_is_explained(bot: Running) -> None:
    breathe(bot, ["støttekontakt 18.11, 3 timer", "buss 44 kr"])
    (claim,) = bot.claims()
    told = {language: list(readings(claim.lines[1].evidence, Words(language))) for language in ("nb", "nn", "en")}
    assert all(any(claim.number in row for row in rows) for rows in told.values())


def test_in_mail_each_message_is_read_by_itself(bot: Running) -> None:
    leif = bot.post("Leif")
    for minute, text in enumerate(["Formannskapet 10.11.2026", "buss 44 kr"]):
        leif.write(text, subject="Krav", at=f"2026-11-20T12:0{minute}")
    bot.outcomes(2)
    assert sorted(len(claim.lines) for claim in bot.claims()) == [1, 1]


def test_what_two_people_write_is_kept_apart(bot: Running) -> None:
    bot.says("Kari", "støttekontakt 18.11, 3 timer", at=BEGUN)
    bot.says("Ragnhild", "buss 44 kr", at=BEGUN + dt.timedelta(minutes=1))
    bot.outcomes(2)
    assert sorted(len(claim.lines) for claim in bot.claims()) == [1, 1]
