"""Forgotten drafts are remembered once, after three working days; the clock is the test's."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.actions.reminders import AT_ONCE
from scheduler import tick
from store import claims
from tests.bot.golden import CARE
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, moment, words
from tests.bot.running import Running, at


@pytest.fixture
def bot(bot: Running) -> Running:
    """The town's bot, with Berit's draft in it."""
    bot.post("Berit").write(CARER_WORDS, subject=CARER_SUBJECT)
    bot.outcomes(1)
    return bot


def touched(bot: Running, when: str) -> None:
    """The draft was touched at that moment, and never since."""
    with bot.office.database.write() as connection:
        connection.exec_driver_sql(f"update claim set touched_at = '{moment(when):%Y-%m-%d %H:%M:%S.%f}'")


@pytest.mark.parametrize(
    ("last_touched", "too_early", "due"),
    [
        ("2026-11-16T12:00", "2026-11-19T11:55", "2026-11-19T12:05"),  # Monday to Thursday
        ("2026-11-19T12:00", "2026-11-24T11:55", "2026-11-24T12:05"),  # over a weekend
        ("2026-03-31T12:00", "2026-04-08T11:55", "2026-04-08T12:05"),  # over Easter
        ("2026-05-13T12:00", "2026-05-19T11:55", "2026-05-19T12:05"),  # over Ascension Day and a weekend
    ],
)
def test_a_draft_is_remembered_after_three_working_days(
    bot: Running, last_touched: str, too_early: str, due: str
) -> None:
    touched(bot, last_touched)
    tick(at(bot.office, moment(too_early)))
    assert bot.sent("reminder") == []
    tick(at(bot.office, moment(due)))
    assert bot.sent("reminder") == [bot.town.person("Berit").email]


def test_the_reminder_names_the_day_and_the_two_ways_out(bot: Running) -> None:
    touched(bot, "2026-11-16T12:00")
    tick(at(bot.office, moment("2026-11-20")))
    bot.post("Berit").wait("16. november 2026", "5 140,00 kr", "send", "slett")


def test_the_reminder_says_how_many_days_are_left(bot: Running) -> None:
    touched(bot, "2026-11-09T12:00")
    town = bot.office.town
    strict = town.settings.claims.model_copy(update={"refused_after_months": 36})
    settings = town.settings.model_copy(update={"claims": strict})
    tick(replace(at(bot.office, moment("2026-11-16")), town=replace(town, settings=settings)))
    told = words(bot.post("Berit").wait("9. november 2026"))
    assert "Send det innen 1. januar 2027" in told
    assert "46 dager igjen" in told
    assert "må det være godkjent innen 20. november 2026: 4 dager igjen" in told


def test_on_payroll_s_day_the_reminder_says_so(bot: Running) -> None:
    touched(bot, "2026-11-16T12:00")
    tick(at(bot.office, moment("2026-11-20")))
    told = words(bot.post("Berit").wait("16. november 2026"))
    assert "Skal det være med i neste lønn, må det være godkjent i dag." in told
    assert "betaler kommunen ikke" not in told


def test_the_person_can_answer_the_reminder_with_send(bot: Running) -> None:
    touched(bot, "2026-11-16T12:00")
    tick(at(bot.office, moment("2026-11-20")))
    berit = bot.post("Berit")
    berit.reply(berit.wait("16. november 2026"), "send")
    bot.sees("Marit", offers="attest")


def test_a_draft_is_remembered_once_however_often_the_clock_ticks(bot: Running) -> None:
    touched(bot, "2026-11-16T12:00")
    for day in ("2026-11-20", "2026-11-20T09:00", "2026-11-23", "2026-12-01"):
        tick(at(bot.office, moment(day)))
    assert len(bot.sent("reminder")) == 1


def test_many_drafts_are_remembered_in_one_tick(bot: Running) -> None:
    """More than one transaction holds."""
    count = 2 * AT_ONCE + 1
    with bot.office.database.write() as connection:
        for number in range(count):
            draft = replace(CARE, number=f"2024-{number:05d}", claimant="2002", channel="mail")
            claims.insert_claim(connection, draft, moment("2026-11-16T12:00"))
    for _ in range(2):
        tick(at(bot.office, moment("2026-11-20")))
    assert len(bot.sent("reminder")) == count


def test_the_draft_of_somebody_who_has_left_holds_back_no_other(bot: Running) -> None:
    with bot.office.database.write() as connection:
        left = replace(CARE, claimant="9999", channel="mail")
        claims.insert_claim(connection, left, moment("2026-11-16T11:00"))
    touched(bot, "2026-11-16T12:00")
    tick(at(bot.office, moment("2026-11-20")))
    assert bot.town.person("Berit").email in bot.sent("reminder")


def test_two_processes_that_tick_at_once_remember_once(bot: Running) -> None:
    touched(bot, "2026-11-16T12:00")
    offices = [at(bot.office, moment("2026-11-20")) for _ in range(2)]
    with ThreadPoolExecutor() as at_once:
        list(at_once.map(tick, offices))
    assert len(bot.sent("reminder")) == 1


def test_a_draft_that_was_touched_is_not_remembered_until_it_lies_again(bot: Running) -> None:
    touched(bot, "2026-11-16T12:00")
    berit = bot.post("Berit")
    berit.reply(berit.wait("5 140,00 kr"), "linje 1 skal være 40 timer")
    berit.wait("4 380,00 kr")
    tick(bot.office)
    assert bot.sent("reminder") == []
    tick(at(bot.office, bot.office.now() + dt.timedelta(days=10)))
    assert len(bot.sent("reminder")) == 1


def test_a_claim_that_was_sent_is_not_remembered(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.reply(berit.wait("5 140,00 kr"), "send")
    bot.sees("Marit", offers="attest")
    tick(at(bot.office, bot.office.now() + dt.timedelta(days=30)))
    assert bot.sent("reminder") == []
