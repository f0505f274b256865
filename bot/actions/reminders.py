"""Forgotten drafts: one reminder each, whatever crashes or restarts."""

import datetime as dt

import holidays

from bot import deadlines
from bot.desk import Desk
from bot.notices import Notice
from claims.claim import OPEN
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
            facts={
                "since": date_in_norway(touched).isoformat(),
                **deadlines.every(claim, desk.town.settings, desk.today),
            },
        )
        desk.tell_claimant(claim, notice)
        claims.reminded(desk.connection, claim)
    return len(forgotten)


def _working_days_before(moment: dt.datetime, days: int) -> dt.datetime:
    """The same clock time so many Norwegian working days earlier."""
    local = moment.astimezone(OSLO)
    norway = holidays.country_holidays("NO")
    day = norway.get_nth_working_day(local.date(), -days)
    return local.replace(year=day.year, month=day.month, day=day.day)
