"""A language chosen by mail, by whoever is vouched for."""

from collections.abc import Iterator

import pytest

from bot.office import Office
from demo.town import Town
from store import languages
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, Post, letter
from tests.bot.mail.letters import became
from tests.bot.mail.vouching import FAILED, PASSED, vouched_for

BERIT = "berit.solli@lauvdal.example"
ASKS = "Hi,\n\nCould you please write to me in English?\n\nBest regards\nBerit Solli"


@pytest.fixture
def bot(town: Town) -> Iterator[Office]:
    """The bot of a town whose mail server says whom it vouches for."""
    with vouched_for(town) as opened:
        yield opened


def test_mails_are_in_the_language_from_then_on(town: Town, bot: Office) -> None:
    berit = Post(town, BERIT, lambda raw, at: None)
    assert became(bot, letter(BERIT, ASKS, headers=PASSED)) == ("conversation", "language")
    berit.wait("From now on I write to you in English")
    assert became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=PASSED)) == ("claim", "claim")
    berit.wait("NOK 5,140.00", "Taxable")


def test_an_answer_to_a_claim_s_mail_is_vouched_for_by_its_secret(town: Town, bot: Office) -> None:
    berit = Post(town, BERIT, lambda raw, at: None)
    became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=FAILED))
    mail = berit.wait("5 140,00 kr")
    assert became(bot, letter(BERIT, ASKS, to=str(mail["Reply-To"]), answers=mail)) == ("conversation", "language")
    berit.wait("From now on I write to you in English")


def test_a_mail_that_may_be_another_s_chooses_nothing_and_says_so(town: Town, bot: Office) -> None:
    assert became(bot, letter(BERIT, ASKS, headers=FAILED)) == ("refused", "unverified_language")
    Post(town, BERIT, lambda raw, at: None).wait("så jeg skriver som før")
    with bot.database.read() as connection:
        assert languages.chosen(connection) == {}
