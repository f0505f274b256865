"""What lends rights is one of a few sentences about a deputy; anything else is asked about and lends nothing."""

import datetime as dt

import pytest
from sqlalchemy import select, update

from demo.town import Town
from store.tables import card, claim
from tests.bot.running import Running, running
from tests.bot.slack.test_clicks import change
from tests.bot.slack.test_deputies import lends
from tests.bot.slack.test_read_back import told_how
from tests.bot.slack.test_rulings import MEETINGS, sent

ON_THE_PAGE = "Velg stedfortreder på Hjem-siden"


@pytest.mark.parametrize(
    "words",
    [
        "Marit vikarierer aldri for meg 1.–14. desember",
        "I'm covering for Marit while she's away 1-14 December",
        "Marit er borte i uke 51, hvem er vikar",
        "Marit er borte 1.–14. desember, så da overtar jeg",
        "Hvis Marit vikarierer for meg 1.–14. desember",
        "Jeg er borte fra 1. desember til Marit tar over",
    ],
)
def test_words_that_may_mean_something_else_lend_nothing(bot: Running, words: str) -> None:
    told_how(bot, words, ON_THE_PAGE)


@pytest.mark.parametrize(
    "words",
    [
        "Jeg kan ikke attestere lenger i dag, Marit tar over i morgen",
        "Marit vikarierer ikke lenger enn til 10. desember",
        "Hvis Marit vikarierer ikke lenger for meg",
    ],
)
def test_words_that_may_mean_something_else_end_nothing(bot: Running, words: str) -> None:
    lends(bot, "Nils", "Marit vikarierer for meg i dag")
    bot.sees("Marit", "kan avgjøre krav i stedet for Nils Bakke")
    bot.says("Nils", words)
    bot.sees("Nils", ON_THE_PAGE)
    assert [entry.action for entry in bot.trail()] == ["deputy_named"]


def test_rights_that_are_over_on_those_days_are_not_lent(town: Town) -> None:
    with running(town) as bot:
        today = bot.office.today
    change(town, "approvers.csv", "3001,attest,10*,,2020-01-01,\n", f"3001,attest,10*,,2020-01-01,{today}\n")
    with running(town) as bot:
        bot.says("Nils", "Marit vikarierer for meg i morgen")
        bot.sees("Nils", "Du har ingen egen fullmakt")
        assert bot.trail() == []
        lends(bot, "Nils", "Marit vikarierer for meg i dag")
        bot.sees("Marit", "kan avgjøre krav i stedet for Nils Bakke")


def test_claims_are_put_before_a_deputy_in_the_one_order_in_which_all_lock_them(bot: Running) -> None:
    first, second = sent(bot, *MEETINGS[:2])
    with bot.office.database.write() as connection:
        later = bot.office.now() + dt.timedelta(minutes=1)
        connection.execute(update(claim).where(claim.c.number == first).values(touched_at=later))
    lends(bot, "Nils", "Marit vikarierer for meg i dag")
    bot.sees("Marit", "kan avgjøre krav i stedet for Nils Bakke")
    with bot.office.database.read() as connection:
        placed = connection.scalars(select(card.c.claim).where(card.c.person == "3002").order_by(card.c.id))
        assert list(placed) == [first, second]


def test_a_deputy_who_approves_no_longer_decides_nothing(town: Town) -> None:
    with running(town) as bot:
        lends(bot, "Nils", "Marit vikarierer for meg i dag")
        bot.sees("Marit", "kan avgjøre krav i stedet for Nils Bakke")
        sent(bot, *MEETINGS[:1])
        bot.sees("Marit", offers="attest")
    change(town, "people.csv", ",nb,attestor,Avdelingsleder,Helse", ",nb,claimant,Avdelingsleder,Helse")
    change(town, "approvers.csv", "3002,attest,46500,,2020-01-01,\n", "")
    with running(town) as bot:
        bot.presses("Marit", bot.sees("Marit", offers="attest"), "attest")
        bot.sees("Marit", "Du har ikke fullmakt")
        assert [claim.state for claim in bot.claims()] == ["submitted"]
