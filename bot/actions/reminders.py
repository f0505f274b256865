"""Forgotten drafts: one reminder each, whatever crashes or restarts."""

import datetime as dt

import holidays

from bot.desk import Desk
from bot.notices import Notice
from claims.checks.days import sendable_until
from claims.claim import OPEN, Claim
from claims.clock import OSLO, date_in_norway
from store import claims

AT_ONCE = 50
"""Drafts in one transaction: others wait for its lock no longer than this takes."""


def remind(desk: Desk) -> int:
    """How many drafts were remembered now, at most `AT_ONCE`: those nobody touched for some working days.

    A draft gets one reminder, and another only after it was touched again.
    """
    days = desk.town.settings.claims.reminder_working_days
    forgotten = claims.forgotten_since(desk.connection, OPEN, _working_days_before(desk.now, days), AT_ONCE)
    for claim, touched in forgotten:
        notice = Notice(
            kind="reminder",
            claim=claim,
            claimant=desk.town.person(claim.claimant),
            findings=desk.findings(claim),
            facts={"since": date_in_norway(touched).isoformat(), **_deadlines(desk, claim)},
        )
        desk.tell_claimant(claim, notice)
        claims.reminded(desk.connection, claim)
    return len(forgotten)


def _deadlines(desk: Desk, claim: Claim) -> dict[str, str]:
    """The days that are still ahead, by which the claim is to be sent, or authorised to be paid next, as ISO dates."""
    days = {
        "last_day": sendable_until(claim, desk.town.settings.claims.refused_after_months),
        "cut_off": desk.town.settings.payroll.next_cut_off(desk.today),
    }
    ahead = {name: day.isoformat() for name, day in days.items() if day and day >= desk.today}
    return {**ahead, "today": desk.today.isoformat()} if ahead else {}


def _working_days_before(moment: dt.datetime, days: int) -> dt.datetime:
    """The same clock time so many Norwegian working days earlier."""
    local = moment.astimezone(OSLO)
    norway = holidays.country_holidays("NO")
    day = norway.get_nth_working_day(local.date(), -days)
    return local.replace(year=day.year, month=day.month, day=day.day)
