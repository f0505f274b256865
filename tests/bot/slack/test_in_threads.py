"""What is written or pressed in a thread is answered there, and what is asked there is answered there too."""

import pytest

from bot.slack.places import Place, carried, carrying, of_press
from demo.slack import Message
from demo.slack.errors import Json
from tests.bot.hands import moment, shown
from tests.bot.running import Running
from tests.bot.slack.test_rulings import MEETINGS as SENT_MEETINGS
from tests.bot.slack.test_rulings import sent
from tests.bot.test_several import MEETINGS, drafted, states

PRESSED = Place("D1", "1700000000.000100", "1700000000.000001")


def below(bot: Running, name: str, root: Message) -> list[Message]:
    """What the bot says in the thread."""
    return [message for message in bot.from_bot(name) if message.thread_ts == root.ts and message.from_bot]


def asked_below(bot: Running, said: str, *, offers: str) -> tuple[Message, Message]:
    """The person's own message of which the thread hangs, and the question that the words in it lead to."""
    root = bot.says("Kari", "takk", at=moment("2023-10-13T12:00"))
    before = len(bot.outcomes(3))
    bot.says("Kari", said, at=moment("2023-10-13T12:05"), thread_ts=root.ts)
    assert bot.outcomes(before + 1)[-1] == ("conversation", f"which_{offers}")
    (question,) = below(bot, "Kari", root)
    assert f"choose:{offers}:0" in str(question.blocks)
    return root, question


def test_which_claim_is_asked_where_the_order_was_written_and_the_press_is_answered_there(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    root, question = asked_below(bot, "slett alt", offers="delete")
    bot.presses("Kari", question, "choose:delete:0")
    bot.outcomes(5)
    done, told = below(bot, "Kari", root)
    assert done.ts == question.ts
    assert "Dette kravet er slettet" in shown(done)
    assert "er slettet. Angrer du" in shown(told)
    assert sorted(states(bot)) == ["deleted", "draft"]


@pytest.mark.parametrize("words", ["2", "den andre", "den for kommunestyret"])
def test_words_in_the_thread_answer_what_was_asked_there(bot: Running, words: str) -> None:
    drafted(bot, *MEETINGS[:2])
    root, _ = asked_below(bot, "send", offers="submit")
    bot.says("Kari", words, at=moment("2023-10-20"), thread_ts=root.ts)
    assert bot.outcomes(5)[-1] == ("conversation", "submit_chosen")
    assert states(bot) == ["submitted", "draft"]
    assert any("Sendt" in shown(each) or "sendt" in shown(each) for each in below(bot, "Kari", root)[1:])


def test_words_that_leave_open_which_are_asked_about_there_and_the_next_ones_pick(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    root, _ = asked_below(bot, "send", offers="submit")
    bot.says("Kari", "ja", at=moment("2023-10-20"), thread_ts=root.ts)
    assert bot.outcomes(5)[-1] == ("refused", "pick_unclear")
    assert "ikke sikker på hvilket krav" in shown(below(bot, "Kari", root)[-1])
    bot.says("Kari", "1", at=moment("2023-10-20T08:00"), thread_ts=root.ts)
    assert bot.outcomes(6)[-1] == ("conversation", "submit_chosen")


def test_once_it_is_answered_a_number_in_the_thread_is_no_answer_any_more(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    root, question = asked_below(bot, "send", offers="submit")
    bot.presses("Kari", question, "choose:submit:0")
    bot.outcomes(5)
    bot.says("Kari", "2", at=moment("2023-10-20"), thread_ts=root.ts)
    assert bot.outcomes(6)[-1] not in (("conversation", "submit_chosen"), ("refused", "proposal_settled"))
    assert sorted(states(bot)) == ["draft", "submitted"]


def test_a_question_outside_the_threads_stays_outside_with_what_its_buttons_lead_to(bot: Running) -> None:
    drafted(bot, *MEETINGS[:2])
    bot.says("Kari", "slett alt", at=moment("2023-10-13T12:00"))
    bot.outcomes(3)
    question = bot.sees("Kari", "Ingenting er slettet")
    bot.presses("Kari", question, "choose:delete:1")
    bot.outcomes(4)
    assert question.thread_ts is None
    assert bot.sees("Kari", "er slettet. Angrer du").thread_ts is None


def test_what_is_sent_in_the_thread_of_its_card_is_confirmed_there_and_decided_in_the_open(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    card = bot.sees("Kari", offers="submit")
    bot.says("Kari", "send", at=moment("2023-10-14"), thread_ts=card.ts)
    bot.outcomes(2)
    (told,) = below(bot, "Kari", card)
    assert "sendt" in shown(told).lower()
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    assert bot.sees("Kari", "har attestert").thread_ts is None


def test_what_an_approver_says_of_many_in_a_thread_is_read_back_and_agreed_to_there(bot: Running) -> None:
    sent(bot, *SENT_MEETINGS[:2])
    nils = bot.sees("Nils", offers="attest")
    bot.says("Nils", "attester alle", thread_ts=nils.ts)
    bot.sees("Nils", "Attesteres: 2 krav", offers="proposal_confirm")
    bot.outcomes(5)
    assert [message.thread_ts for message in bot.from_bot("Nils", "Attesteres: 2 krav")] == [nils.ts]
    bot.says("Nils", "ja", thread_ts=nils.ts)
    assert bot.outcomes(6)[-1] == ("conversation", "confirmed")
    assert {claim.state for claim in bot.claims()} == {"attested"}
    done, told = below(bot, "Nils", nils)[-2:]
    assert "Dette er gjort" in shown(done)
    assert "Takk" in shown(told)


def test_a_yes_outside_the_thread_agrees_to_nothing_that_was_read_back_in_it(bot: Running) -> None:
    sent(bot, *SENT_MEETINGS[:2])
    nils = bot.sees("Nils", offers="attest")
    bot.says("Nils", "attester alle", thread_ts=nils.ts)
    bot.sees("Nils", "Attesteres: 2 krav", offers="proposal_confirm")
    bot.says("Nils", "ja")
    bot.sees("Nils", "Jeg er ikke sikker på hva du svarer på")
    assert {claim.state for claim in bot.claims()} == {"submitted"}
    bot.says("Nils", "ja", thread_ts=nils.ts)
    bot.sees("Nils", "Dette er gjort")
    assert {claim.state for claim in bot.claims()} == {"attested"}


def test_a_list_in_a_thread_opens_its_dialog_and_what_is_ticked_is_read_back_there(bot: Running) -> None:
    sent(bot, *SENT_MEETINGS[:2])
    root = bot.says("Nils", "hva venter?")
    bot.sees("Nils", offers="choose")
    bot.says("Nils", "hva venter?", thread_ts=root.ts)
    bot.outcomes(6)
    listed = below(bot, "Nils", root)[-1]
    bot.presses("Nils", listed, "choose")
    nils = bot.town.user("Nils")
    bot.town.slack.wait_for_view(nils)
    bot.town.slack.submit_view(nils, {"claims_0": [claim.number for claim in bot.claims()]})
    bot.outcomes(7)
    assert "Attesteres: 2 krav" in shown(below(bot, "Nils", root)[-1])


def test_an_answer_picked_below_words_in_a_thread_is_told_of_there(bot: Running) -> None:
    bot.says("Leif", "eldrerådet 4.1.2024", at=moment("2024-01-05"))
    card = bot.sees("Leif", offers="submit")
    bot.says("Leif", "avlastning 6 timer 5.1.2024", at=moment("2024-01-06"), thread_ts=card.ts)
    reply = bot.sees("Leif", "Ny linje 2", offers="pick:type:1:1")
    bot.town.slack.click(bot.town.user("Leif"), reply, "pick:type:1:1")
    bot.outcomes(3)
    asks, told = below(bot, "Leif", card)
    assert asks.ts == reply.ts
    assert "Linje 2, Avlaster høy sats: nå" in shown(told)


def test_a_press_on_a_card_that_has_replies_is_answered_outside_its_thread(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    card = bot.sees("Kari", offers="submit")
    bot.says("Kari", "takk", at=moment("2023-10-14"), thread_ts=card.ts)
    bot.presses("Kari", card, "submit")
    assert bot.sees("Kari", "er sendt til attestering").thread_ts is None


@pytest.mark.parametrize("place", [PRESSED, PRESSED._replace(thread=None)])
@pytest.mark.parametrize("about", ["", "2023-00001/0/3/1", "/0/new@D1:1.1:@"])
def test_a_dialog_carries_its_place_beside_what_it_is_about(place: Place, about: str) -> None:
    view = {"type": "modal", "private_metadata": about}
    assert carried(carrying(view, place)) == (place, about)
    assert carried(view) == (Place(), about)


def test_what_has_no_room_for_its_place_goes_without(bot: Running) -> None:
    view = {"private_metadata": "x" * 3_000}
    assert carrying(view, PRESSED) == view


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"container": None},
        {"container": {"type": "view", "view_id": "V1"}},
        {"container": {"channel_id": "C1", "message_ts": "1.1"}},
        {"container": {"channel_id": "D1", "message_ts": "1.1", "thread_ts": "now"}},
        {"container": {"channel_id": ["D1"], "message_ts": {"a": 1}}},
    ],
)
def test_what_is_no_place_in_a_conversation_with_the_bot_is_none(body: Json) -> None:
    assert of_press(body) == Place()
