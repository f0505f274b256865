"""The days by which an open claim is to be sent, or approved to be paid next; and which of them are near."""

import datetime as dt
from collections.abc import Mapping

from claims.checks.days import sendable_until
from claims.claim import OPEN, Claim

NEAR = dt.timedelta(days=7)
"""So long before its end a deadline is told on the claim's own card: a week to find what is still missing."""


def ahead(claim: Claim, months: int, cut_off: dt.date | None, today: dt.date) -> dict[str, dt.date]:
    """The days from today on: the `last_day` on which nothing of the claim is older than so many months, if that is a
    limit, and payroll's `cut_off`; none for a claim that is no longer its claimant's to send."""
    if claim.state not in OPEN:
        return {}
    days = {"last_day": sendable_until(claim, months), "cut_off": cut_off}
    return {name: day for name, day in days.items() if day and day >= today}


def near(days: Mapping[str, dt.date], today: dt.date) -> dict[str, dt.date]:
    """Those of the days that are told before anybody asks."""
    return {name: day for name, day in days.items() if day - today <= NEAR}
