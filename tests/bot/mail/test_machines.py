"""Machines that write to us: kept, told where somebody must know, linked to their claim, and never answered."""

import datetime as dt

import pytest
from sqlalchemy import select

from bot.config.settings import LimitSettings
from bot.office import Office
from demo.town import BOT_ADDRESS, Town
from store import audit, claims
from store.tables import outbox
from tests.bot.by_hand import Clock, office
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, Post, letter, words
from tests.bot.mail.letters import became

BERIT = "berit.solli@lauvdal.example"
AWAY = {"Auto-Submitted": "auto-replied"}
AN_HOUR = LimitSettings().answers_an_hour


def told(bot: Office, kind: str) -> list[str]:
    """Recipients of the notices of that kind."""
    with bot.database.read() as connection:
        rows = connection.execute(select(outbox.c.recipient).where(outbox.c.key.startswith(f"{kind}:")))
        return [row.recipient for row in rows]


def test_what_belongs_to_a_claim_stands_in_its_trail(town: Town, by_hand: Office) -> None:
    became(by_hand, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    sent = len(town.mail.transactions)
    away = letter(BERIT, "Jeg er tilbake 1. august", answers=priced, to=str(priced["Reply-To"]), headers=AWAY)
    assert became(by_hand, away) == ("ignored", "auto_reply")
    with by_hand.database.read() as connection:
        (number,) = (claim.number for claim in claims.in_state(connection, ("draft",)))
        last = audit.of_claim(connection, number)[-1]
    assert (last.action, last.details) == ("automatic_mail", {"reason": "auto_reply"})
    assert len(town.mail.transactions) == sent


@pytest.mark.parametrize("sender", [BOT_ADDRESS, BOT_ADDRESS.replace("@", "+0123@").upper()])
def test_what_comes_from_our_own_address_is_never_answered(town: Town, by_hand: Office, sender: str) -> None:
    assert became(by_hand, letter(sender, CARER_WORDS)) == ("ignored", "own")
    assert town.mail.transactions == []


def test_an_approver_who_is_away_is_told_to_the_administrators_once_a_day(town: Town, by_hand: Office) -> None:
    marit, anders = town.person("Marit"), town.person("Anders")
    for number in range(3):
        became(by_hand, letter(marit.email, f"Jeg er tilbake {number + 1}. august", subject="Fravær", headers=AWAY))
    assert told(by_hand, "admin_approver_away") == [anders.email]
    assert "Marit Fossheim" in words(Post(town, anders.email, lambda raw, at: None).wait("svarer automatisk"))


def test_a_claimant_who_is_away_is_nobodys_business(by_hand: Office) -> None:
    became(by_hand, letter(BERIT, "Jeg er tilbake 1. august", headers=AWAY))
    assert told(by_hand, "admin_approver_away") == []


def test_a_machine_that_hides_is_answered_some_times_an_hour_and_then_waited_for(
    town: Town, by_hand: Office, clock: Clock
) -> None:
    for number in range(AN_HOUR + 14):
        became(by_hand, letter(BERIT, f"hva er status? {number}"))
    assert len(told(by_hand, "status")) == AN_HOUR
    assert told(by_hand, "answers_held_back") == [BERIT]
    assert told(by_hand, "admin_answers_held_back") == [town.person("Anders").email]
    assert "Berit Solli" in words(Post(town, town.person("Anders").email, lambda raw, at: None).wait("answers_an_hour"))


def test_what_is_written_meanwhile_is_handled_and_answers_come_again_after_the_hour(
    town: Town, by_hand: Office, clock: Clock
) -> None:
    for number in range(AN_HOUR):
        became(by_hand, letter(BERIT, f"hva er status? {number}"))
    assert became(by_hand, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT)) == ("claim", "claim")
    assert told(by_hand, "claim") == []
    clock.time += dt.timedelta(hours=1)
    became(by_hand, letter(BERIT, "hva er status nå?"))
    assert len(told(by_hand, "status")) == AN_HOUR + 1


def test_one_persons_many_mails_hold_back_nobody_elses_answers(by_hand: Office) -> None:
    for number in range(AN_HOUR + 2):
        became(by_hand, letter(BERIT, f"hva er status? {number}"))
    became(by_hand, letter("jonas.eikrem@lauvdal.example", "kva er status?"))
    assert "jonas.eikrem@lauvdal.example" in told(by_hand, "status")


def test_an_address_written_with_capitals_in_people_csv_is_counted_too(town: Town, clock: Clock) -> None:
    people = town.folder / "people.csv"
    people.write_text(people.read_text("utf-8").replace(BERIT, "Berit.Solli@Lauvdal.example"), "utf-8")
    with office(town, clock) as bot:
        for number in range(AN_HOUR + 2):
            became(bot, letter(BERIT, f"hva er status? {number}"))
        assert len(told(bot, "status")) == AN_HOUR


def test_mails_that_anybody_may_have_written_use_up_nobodys_answers(town: Town, by_hand: Office) -> None:
    became(by_hand, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    for number in range(AN_HOUR + 2):
        became(by_hand, letter(BERIT, f"hva er status? {number}"))
    assert len(told(by_hand, "status")) == AN_HOUR - 1
    became(by_hand, letter(BERIT, "hva er status?", to=str(priced["Reply-To"]), answers=priced))
    assert len(told(by_hand, "status")) == AN_HOUR


def test_a_machine_that_knows_the_secret_is_stopped_as_well(town: Town, by_hand: Office) -> None:
    became(by_hand, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    for number in range(AN_HOUR + 2):
        became(by_hand, letter(BERIT, f"hva er status? {number}", to=str(priced["Reply-To"]), answers=priced))
    assert len(told(by_hand, "status")) == AN_HOUR
