"""Which of several claims is meant, asked by mail and answered by a reply: `2`, `alle`, or neither."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from bot.office import Office
from claims.claim import OPEN, State
from demo.town import Town
from store import claims
from tests.bot.hands import Post, letter, words
from tests.bot.mail.letters import became
from tests.bot.mail.vouching import PASSED, vouched_for

KARI = "kari.haugen@lauvdal.example"
LIST = "Du har 2 krav som er klare til å sendes"


@pytest.fixture
def bot(town: Town) -> Iterator[Office]:
    """The bot of a town whose mail server says whom it vouches for, with two drafts of Kari's."""
    with vouched_for(town) as opened:
        for meeting in ("Formannskapet 10.10.2023", "Kommunestyret 12.10.2023"):
            assert says(opened, meeting)[0] == "claim"
        yield opened


@pytest.fixture
def kari(town: Town) -> Post:
    return Post(town, KARI, lambda raw, at: None)


def says(bot: Office, text: str, answers: EmailMessage | None = None) -> tuple[str | None, str | None]:
    return became(bot, letter(KARI, f"{text}\n", answers=answers, headers=PASSED))


def states(bot: Office) -> list[State]:
    with bot.database.read() as connection:
        found = [claims.get(connection, f"{bot.today.year}-{serial:05}") for serial in (1, 2)]
    return [claim.state for claim in found if claim]


@pytest.mark.parametrize(
    ("answer", "became"),
    [
        ("2", ["submitted", "draft"]),
        ("alle", ["submitted"] * 2),
        ("Den for kommunestyret, takk", ["draft", "submitted"]),
        ("2\n\nHilsen\nKari Haugen", ["submitted", "draft"]),
        ("Hei\n2\n\nMed vennlig hilsen\nKari Haugen\nOrdfører", ["submitted", "draft"]),
    ],
)
def test_the_numbered_list_is_answered_by_a_place_or_by_all(
    bot: Office, kari: Post, answer: str, became: list[State]
) -> None:
    assert says(bot, "send") == ("conversation", "which_submit")
    question = kari.wait(LIST)
    assert "1. " in words(question)
    assert says(bot, answer, question) == ("conversation", "submit_chosen")
    assert states(bot) == became
    assert says(bot, "1", question) == ("refused", "proposal_settled")
    assert states(bot) == became


def test_what_was_unclear_can_be_answered_where_that_is_told(bot: Office, kari: Post) -> None:
    says(bot, "send")
    assert says(bot, "3", kari.wait(LIST)) == ("refused", "pick_unclear")
    again = kari.wait("ikke sikker på hvilket krav du mener")
    assert says(bot, "nei takk", again) == ("conversation", "given_up")
    assert states(bot) == ["draft", "draft"]


def test_an_answer_that_fits_two_claims_is_used_for_the_one_that_is_picked(bot: Office, kari: Post) -> None:
    for day in ("14.9.2023", "20.9.2023"):
        says(bot, f"kjørte 42 km fra Haugen til rådhuset {day}")
    assert says(bot, "opplæring") == ("conversation", "which_answer")
    question = kari.wait("Svaret ditt kan gjelde 2 krav")
    assert says(bot, "1", question) == ("conversation", "answer_chosen")
    with bot.database.read() as connection:
        found = [line.line.purpose for one in claims.of_person(connection, "1001", OPEN) for line in one.lines]
    assert found.count("opplæring") == 1
    assert says(bot, "2", question) == ("refused", "proposal_settled")


@pytest.mark.parametrize("answer", ["send 2", "send 1", "den for 2.10", "den med frokost"])
def test_an_answer_that_leaves_open_which_is_told_how_to_answer_and_sends_nothing(
    bot: Office, kari: Post, answer: str
) -> None:
    says(bot, "send")
    assert says(bot, answer, kari.wait(LIST)) == ("refused", "pick_unclear")
    again = kari.wait("ikke sikker på hvilket krav du mener")
    assert states(bot) == ["draft", "draft"]
    assert says(bot, "1", again) == ("conversation", "submit_chosen")
    assert states(bot) == ["draft", "submitted"]
