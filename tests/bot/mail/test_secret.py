"""The secret of a claim goes to its claimant alone: whoever has it may send the claim."""

from collections.abc import Iterator
from email import message_from_bytes

import pytest

from bot.office import Office
from demo.town import Town
from store import claims
from store.inbox import LONGEST_WAIT
from tests.bot.by_hand import Clock, office, turn
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, Post, letter
from tests.bot.mail.letters import arrived, became
from tests.bot.test_set_aside import killed

BERIT = "berit.solli@lauvdal.example"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bot(town: Town, clock: Clock) -> Iterator[Office]:
    with office(town, clock) as opened:
        yield opened


def secret(bot: Office) -> str:
    with bot.database.read() as connection:
        (claim,) = claims.in_state(connection, ("draft", "submitted"))
        return claims.token_of(connection, claim.number)


def who_has(town: Town, token: str) -> set[str]:
    """Whoever has had a mail in whose header the token stands."""
    return {
        address
        for sent in town.mail.transactions
        for address in sent.to
        if any(token in value for _, value in message_from_bytes(sent.data).items())
    }


def test_administrators_who_hear_of_a_mail_do_not_get_the_secret_that_it_carries(
    town: Town, bot: Office, clock: Clock
) -> None:
    became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    number = arrived(bot, letter(BERIT, "send", to=str(priced["Reply-To"]), answers=priced))
    killed(bot, number)
    clock.time += LONGEST_WAIT
    turn(bot)
    two = letter(f"{BERIT}, {town.person('Leif').email}", "send", to=str(priced["Reply-To"]), answers=priced)
    assert became(bot, two) == ("quarantined", "sender_unclear")
    assert town.person("Anders").email in {address for sent in town.mail.transactions for address in sent.to}
    assert who_has(town, secret(bot)) == {BERIT}


def test_a_claim_that_is_sent_by_mail_tells_its_secret_to_nobody_else(town: Town, bot: Office) -> None:
    became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    answer = letter(BERIT, "send", to=str(priced["Reply-To"]), answers=priced)
    assert became(bot, answer) == ("conversation", "submit")
    assert who_has(town, secret(bot)) == {BERIT}
