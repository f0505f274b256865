"""How many days are left, on the claimant's own card: while they are few, and as of the day it is looked at."""

import datetime as dt

import pytest
from sqlalchemy import func, select, update
from syrupy.assertion import SnapshotAssertion

from bot.notices import Notice
from bot.office import Office
from bot.slack.cards import claimant_card
from bot.slack.received import said
from bot.words import LOCALES, Words
from claims.people import Language
from demo.slack import Message
from demo.slack.validate import accepted_blocks
from demo.town import Town
from scheduler import turn_the_day
from store.tables import claim
from tests.bot.by_hand import Clock, keeps, turn
from tests.bot.golden import CATALOGUE, COUNCIL, KARI, PEOPLE
from tests.bot.hands import shown

NEAR = {"last_day": "2023-10-24", "cut_off": "2023-10-20", "today": "2023-10-17"}


@pytest.mark.parametrize("language", LOCALES)
def test_the_days_stand_below_the_heading(language: Language, snapshot: SnapshotAssertion) -> None:
    notice = Notice(kind="claim", claim=COUNCIL, claimant=KARI, facts=NEAR)
    drawn = claimant_card(notice, Words(language), CATALOGUE, PEOPLE.__getitem__, "opaque")
    assert accepted_blocks(drawn.blocks)[1]["elements"] == snapshot


WEDNESDAY = dt.datetime(2027, 1, 13, 9, tzinfo=dt.UTC)
"""A week before payroll's day in the town; far enough ahead for what arrives to be due."""


@pytest.fixture
def clock() -> Clock:
    return Clock(WEDNESDAY - dt.timedelta(days=1))


def written(
    town: Town, office: Office, clock: Clock, words: str = "Kommunestyret 11.11.2026", who: str = "Kari"
) -> None:
    """Kari, or somebody else, has said so at the clock's time."""
    user = town.user(who).id
    channel, ts = town.slack.workspace.dm_channel(user), town.slack.workspace.new_ts(clock.time)
    payload = said({"user": user, "ts": ts, "text": words}, channel)
    keeps(office, "message", f"{town.slack.team_id}:{channel}:{ts}", user, payload)
    turn(office)


def card(town: Town, who: str = "Kari") -> Message:
    (found,) = [message for message in town.slack.dm(town.user(who)) if message.from_bot]
    return found


def days(town: Town, who: str = "Kari") -> str:
    return next((line for line in shown(card(town, who)).split("\n") if "igjen" in line or "neste lønn" in line), "")


def on_the_next_day(town: Town, office: Office, clock: Clock) -> str:
    """What the card says of days once the clock has turned the day, as often as it likes."""
    clock.time += dt.timedelta(days=1)
    for _ in range(2):
        turn_the_day(office)
        turn(office)
    return days(town)


def test_they_are_told_for_the_last_week_and_count_down_on_the_card_that_stands(
    town: Town, by_hand: Office, clock: Clock
) -> None:
    written(town, by_hand, clock)
    first = card(town)
    assert days(town) == ""
    told = [on_the_next_day(town, by_hand, clock) for _ in range(9)]
    assert told[0] == "Skal det være med i neste lønn, må det være godkjent innen 20. januar 2027: 7 dager igjen."
    assert told[6].endswith("innen 20. januar 2027: én dag igjen.")
    assert told[7] == "Skal det være med i neste lønn, må det være godkjent i dag."
    assert told[8] == ""
    assert card(town).ts == first.ts


def test_a_draft_that_nobody_has_touched_for_months_counts_down_to_the_end(
    town: Town, by_hand: Office, clock: Clock
) -> None:
    clock.time = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    written(town, by_hand, clock)
    clock.time = dt.datetime(2027, 1, 17, 9, tzinfo=dt.UTC)
    told = [on_the_next_day(town, by_hand, clock) for _ in range(4)]
    assert told[0].endswith("innen 20. januar 2027: 2 dager igjen.")
    assert told[2] == "Skal det være med i neste lønn, må det være godkjent i dag."
    assert told[3] == ""


def test_a_claim_that_cannot_be_read_keeps_no_other_from_its_days(town: Town, by_hand: Office, clock: Clock) -> None:
    written(town, by_hand, clock)
    written(town, by_hand, clock, who="Leif")
    with by_hand.database.write() as connection:
        first = select(func.min(claim.c.number)).scalar_subquery()
        connection.execute(update(claim).where(claim.c.number == first).values(questions="unreadable"))
    on_the_next_day(town, by_hand, clock)
    assert (days(town), days(town, "Leif")[-14:]) == ("", "7 dager igjen.")


def test_a_card_that_says_nothing_of_days_is_left_alone(town: Town, by_hand: Office, clock: Clock) -> None:
    clock.time -= dt.timedelta(days=5)
    written(town, by_hand, clock, "Kommunestyret 4.11.2026")
    before = len(town.slack.calls_of("chat.update"))
    on_the_next_day(town, by_hand, clock)
    assert len(town.slack.calls_of("chat.update")) == before


def test_a_claim_that_has_been_sent_has_no_days_left(town: Town, by_hand: Office, clock: Clock) -> None:
    clock.time = WEDNESDAY
    written(town, by_hand, clock)
    assert "7 dager igjen" in days(town)
    written(town, by_hand, clock, "send")
    sent = next(message for message in town.slack.dm(town.user("Kari")) if "Status:" in shown(message))
    assert "igjen" not in shown(sent)
