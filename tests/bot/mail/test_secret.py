"""The secret of a claim goes to its claimant alone: whoever has it may send the claim."""

from email import message_from_bytes

from bot.office import Office
from demo.town import Town
from store import claims
from store.inbox import LONGEST_WAIT
from tests.bot.by_hand import Clock, turn
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, Post, letter
from tests.bot.mail.letters import arrived, became
from tests.bot.test_set_aside import killed

BERIT = "berit.solli@lauvdal.example"


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
    town: Town, by_hand: Office, clock: Clock
) -> None:
    became(by_hand, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    number = arrived(by_hand, letter(BERIT, "send", to=str(priced["Reply-To"]), answers=priced))
    killed(by_hand, number)
    clock.time += LONGEST_WAIT
    turn(by_hand)
    two = letter(f"{BERIT}, {town.person('Leif').email}", "send", to=str(priced["Reply-To"]), answers=priced)
    assert became(by_hand, two) == ("quarantined", "sender_unclear")
    assert town.person("Anders").email in {address for sent in town.mail.transactions for address in sent.to}
    assert who_has(town, secret(by_hand)) == {BERIT}


def test_a_claim_that_is_sent_by_mail_tells_its_secret_to_nobody_else(town: Town, by_hand: Office) -> None:
    became(by_hand, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    answer = letter(BERIT, "send", to=str(priced["Reply-To"]), answers=priced)
    assert became(by_hand, answer) == ("conversation", "submit")
    assert who_has(town, secret(by_hand)) == {BERIT}
