"""Which days an open claim has to make, and when they are near."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.claim import State
from claims.deadlines import ahead, near
from tests.bot.golden import COUNCIL

DAY = dt.date(2023, 10, 12)
"""Of the claim's lines."""
CUT_OFF = dt.date(2023, 11, 5)
TODAY = dt.date(2023, 11, 1)


def test_a_draft_has_until_its_oldest_line_is_too_old_and_until_payroll_closes() -> None:
    assert ahead(COUNCIL, 3, CUT_OFF, TODAY) == {"last_day": dt.date(2024, 1, 12), "cut_off": CUT_OFF}


def test_what_is_not_set_or_is_past_is_no_deadline() -> None:
    assert ahead(COUNCIL, 0, None, TODAY) == {}
    assert ahead(COUNCIL, 3, None, dt.date(2024, 1, 13)) == {}


@pytest.mark.parametrize("state", ["submitted", "attested", "authorised", "paid", "deleted"])
def test_what_has_been_sent_has_no_deadline(state: State) -> None:
    assert ahead(replace(COUNCIL, state=state), 3, CUT_OFF, TODAY) == {}


@pytest.mark.parametrize(("left", "is_near"), [(0, True), (7, True), (8, False)])
def test_a_deadline_is_near_for_a_week_and_on_its_day(left: int, is_near: bool) -> None:
    days = {"cut_off": TODAY + dt.timedelta(days=left)}
    assert near(days, TODAY) == (days if is_near else {})
