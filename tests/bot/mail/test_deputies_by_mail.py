"""A deputy named by mail: read back to whoever surely wrote it, and named when that mail is answered with yes."""

from collections.abc import Iterator

import pytest

from bot.office import Office
from claims.people import Deputy
from demo.town import Town
from store import deputies
from tests.bot.hands import Post, letter, words
from tests.bot.mail.letters import became
from tests.bot.mail.vouching import FAILED, PASSED, vouched_for

NILS = "nils.bakke@lauvdal.example"
LENDS = "Hei,\n\nMarit Fossheim attesterer for meg 1.–14. desember.\n\nMvh\nNils Bakke\n"
ASKED = "Skal Marit Fossheim avgjøre for deg 1.–14. desember"


@pytest.fixture
def bot(town: Town) -> Iterator[Office]:
    """The bot of a town whose mail server says whom it vouches for."""
    with vouched_for(town) as opened:
        yield opened


@pytest.fixture
def nils(town: Town) -> Post:
    return Post(town, NILS, lambda raw, at: None)


def lent(bot: Office) -> list[Deputy]:
    with bot.database.read() as connection:
        return [one.deputy for one in deputies.lasting(connection, bot.today)]


def test_a_yes_to_the_mail_that_reads_it_back_names_the_deputy(bot: Office, nils: Post) -> None:
    assert became(bot, letter(NILS, LENDS, headers=PASSED)) == ("conversation", "deputy_read_back")
    asked = nils.wait(ASKED, "Svar ja eller nei")
    assert lent(bot) == []
    assert became(bot, letter(NILS, "ja\n", answers=asked, headers=PASSED)) == ("conversation", "confirmed")
    assert [(one.person, one.deputy) for one in lent(bot)] == [("3001", "3002")]


def test_a_no_is_answered_and_names_nobody(bot: Office, nils: Post) -> None:
    became(bot, letter(NILS, LENDS, headers=PASSED))
    asked = nils.wait(ASKED)
    assert became(bot, letter(NILS, "Nei takk\n", answers=asked, headers=PASSED)) == ("conversation", "given_up")
    assert "Ingenting er gjort" in words(nils.wait("Avbrutt"))
    assert became(bot, letter(NILS, "ja\n", answers=asked, headers=PASSED)) == ("refused", "proposal_settled")
    assert lent(bot) == []


def test_a_yes_that_answers_no_mail_of_ours_names_nobody(bot: Office, nils: Post) -> None:
    became(bot, letter(NILS, LENDS, headers=PASSED))
    nils.wait(ASKED)
    became(bot, letter(NILS, "ja\n", headers=PASSED))
    assert lent(bot) == []


@pytest.mark.parametrize("headers", [{}, FAILED])
def test_who_may_be_another_reads_nothing_back_and_is_told_where_to_say_it(
    bot: Office, nils: Post, headers: dict[str, str]
) -> None:
    assert became(bot, letter(NILS, LENDS, headers=headers)) == ("refused", "unverified_deputy")
    assert "chat" in words(nils.wait("Jeg kan ikke være sikker på at denne e-posten kom fra deg"))
    assert lent(bot) == []


def test_a_forged_yes_to_the_mail_names_nobody(bot: Office, nils: Post) -> None:
    became(bot, letter(NILS, LENDS, headers=PASSED))
    became(bot, letter(NILS, "ja\n", answers=nils.wait(ASKED), headers=FAILED))
    assert lent(bot) == []
