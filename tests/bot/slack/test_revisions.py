"""Messages corrected or deleted in Slack: a draft follows its message, a sent claim does not, and it is always said."""

import pytest

from bot.slack.revisions import revision
from demo.slack import Message
from demo.slack.delivery import Delivery
from tests.bot.hands import PHOTO, moment, shown
from tests.bot.running import Running

MEETING = "Kommunestyret 12.10.2023, 64 km fra Haugen til rådhuset"


def draft(bot: Running, text: str = MEETING) -> tuple[Message, Message]:
    """What Kari wrote, and her card."""
    said = bot.says("Kari", text, at=moment("2023-10-13"))
    return said, bot.sees("Kari", offers="submit")


def edits(bot: Running, said: Message, text: str) -> Message:
    return bot.town.slack.edit(bot.town.user("Kari"), said, text)


def test_a_corrected_message_is_read_anew_in_its_draft_and_what_changed_is_said(bot: Running) -> None:
    said, _ = draft(bot)
    edits(bot, said, MEETING.replace("64", "46"))
    bot.sees("Kari", "Linje 2, Kjøring: nå 46 km med bil", "før 64 km med bil")
    bot.sees("Kari", "46 km med bil", offers="submit")
    assert bot.outcomes(2)[-1] == ("conversation", "reread")
    assert [len(claim.lines) for claim in bot.claims()] == [2]


def test_a_message_can_be_corrected_again_and_again(bot: Running) -> None:
    said, _ = draft(bot)
    for km in ("46", "48", "50"):
        said = edits(bot, said, MEETING.replace("64", km))
    bot.sees("Kari", "nå 50 km med bil")
    (claim,) = bot.claims()
    assert len(claim.lines) == 2


def test_lines_of_other_messages_and_files_stay_where_they_are(bot: Running) -> None:
    said, _ = draft(bot)
    bot.says("Kari", "12.10.2023: bom 54 kr", at=moment("2023-10-13T10:00"), files=[PHOTO])
    bot.sees("Kari", "Ny linje 3")
    edits(bot, said, "Kommunestyret 12.10.2023")
    bot.sees("Kari", "Linje 2 er slettet")
    (claim,) = bot.claims()
    assert [line.evidence.source.count(":revised:") for line in claim.lines] == [1, 0]
    assert (len(claim.receipts), "Bompenger" in shown(bot.sees("Kari", "1 554,00 kr"))) == (1, True)


def test_a_claim_that_has_been_sent_is_not_changed_by_a_correction(bot: Running) -> None:
    said, card = draft(bot)
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", offers="attest")
    before = bot.claims()
    edits(bot, said, MEETING.replace("64", "46"))
    bot.sees("Kari", "er allerede sendt og blir ikke endret")
    assert bot.claims() == before


@pytest.mark.parametrize("text", ["takk for sist!", "send"])
def test_a_correction_without_a_claim_in_it_changes_nothing(bot: Running, text: str) -> None:
    said, _ = draft(bot)
    before = bot.claims()
    edits(bot, said, text)
    bot.sees("Kari", "Du har rettet en melding som alt er behandlet")
    assert bot.claims() == before


def test_an_answer_that_is_corrected_is_not_answered_with_again(bot: Running) -> None:
    bot.says("Kari", "kjøring til møtet", at=moment("2024-03-13"))
    bot.sees("Kari", "hvilken strekning")
    answer = bot.says("Kari", "12.3, 42 km fra Haugen til rådhuset", at=moment("2024-03-13T08:05"))
    bot.sees("Kari", "42 km", offers="submit")
    edits(bot, answer, "12.3, 24 km fra Haugen til rådhuset")
    bot.sees("Kari", "Du har rettet en melding som alt er behandlet")
    assert "42 km" in shown(bot.sees("Kari", offers="submit"))


def test_a_message_nobody_understood_is_read_when_it_has_been_corrected(bot: Running) -> None:
    said = bot.says("Kari", "kmonustyreeet", at=moment("2023-10-13"))
    bot.sees("Kari", "Jeg forstod ikke")
    edits(bot, said, "Kommunestyret 12.10.2023")
    bot.sees("Kari", "12. oktober 2023", "1 500,00 kr", offers="submit")


def test_a_deleted_message_leaves_its_claim_and_says_so(bot: Running) -> None:
    said, _ = draft(bot)
    bot.town.slack.erase(bot.town.user("Kari"), said)
    bot.sees("Kari", "Du har slettet en melding", bot.claims()[0].number)
    assert [claim.state for claim in bot.claims()] == ["draft"]


def test_a_deleted_message_that_made_nothing_is_not_mentioned(bot: Running) -> None:
    said = bot.says("Kari", "ok, fint")
    bot.outcomes(1)
    bot.town.slack.erase(bot.town.user("Kari"), said)
    assert bot.outcomes(2)[-1] == ("ignored", "erased")
    assert bot.from_bot("Kari") == []


def test_a_correction_that_comes_before_its_message_is_the_message(bot: Running) -> None:
    kari, slack = bot.town.user("Kari"), bot.town.slack
    channel, ts = slack.workspace.dm_channel(kari.id), slack.workspace.new_ts(moment("2023-10-13"))
    first = Message(channel=channel, ts=ts, user=kari.id, text="Kommunestyret 12.10.2023")
    slack.workspace.put(first)
    slack.edit(kari, first, "Formannskapet 12.10.2023")
    bot.sees("Kari", "Formannskapet", offers="submit")
    late = slack.courier.submit(Delivery("events_api", slack.payloads.message(first)))
    assert slack.courier.wait(late)
    assert bot.outcomes(1) == [("claim", "claim")]
    assert len(bot.claims()) == 1


def test_unfolded_links_and_machines_are_no_corrections() -> None:
    said = {"user": "U1", "ts": "1.0", "text": "se https://lauvdal.example"}
    changed = {"subtype": "message_changed", "event_ts": "2.0", "message": said, "previous_message": said}
    assert revision(changed) is None
    by_bot = {**said, "bot_id": "B1", "text": "annet"}
    assert revision({**changed, "message": by_bot}) is None


def test_a_message_with_answers_below_it_is_deleted_though_its_place_stays() -> None:
    said = {"user": "U1", "ts": "1.0", "text": "42 km"}
    tombstone = {"subtype": "tombstone", "user": "USLACKBOT", "ts": "1.0", "text": "This message was deleted."}
    event = {"subtype": "message_changed", "event_ts": "2.0", "message": tombstone, "previous_message": said}
    found = revision(event)
    assert found
    assert (found.user, found.message) == ("U1", None)
