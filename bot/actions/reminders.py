"""Forgotten drafts: one reminder each, whatever crashes or restarts."""

import datetime as dt

import holidays

from bot.desk import OSLO, Desk
from bot.notices import Notice
from claims.claim import OPEN
from store import claims


def remind(desk: Desk) -> int:
    """How many drafts were remembered now: those nobody touched for the configured number of working days.

    The reminder's key names the draft's version: a draft gets one, and another only after it was touched again.
    """
    days = desk.town.settings.claims.reminder_working_days
    stale = claims.untouched_since(desk.connection, OPEN, _working_days_before(desk.now, days))
    for claim, touched in stale:
        facts = {"since": touched.astimezone(OSLO).date().isoformat()}
        desk.tell_claimant(
            claim,
            Notice(
                kind="reminder",
                claim=claim,
                claimant=desk.town.person(claim.claimant),
                findings=desk.findings(claim),
                facts=facts,
            ),
        )
    return len(stale)


def _working_days_before(moment: dt.datetime, days: int) -> dt.datetime:
    """The same clock time so many Norwegian working days earlier."""
    local = moment.astimezone(OSLO)
    norway = holidays.country_holidays("NO")
    day = norway.get_nth_working_day(local.date(), -days)
    return local.replace(year=day.year, month=day.month, day=day.day)
