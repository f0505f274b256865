"""How many days an open claim has left, as the municipality has set them: on its card, and in reminders."""

import datetime as dt
from collections.abc import Mapping

from bot.config.settings import Settings
from claims import deadlines
from claims.claim import Claim


def every(claim: Claim, settings: Settings, today: dt.date) -> dict[str, str]:
    """All deadlines that are ahead, as facts for words: ISO dates by name, with `today` where there are any."""
    return _facts(_ahead(claim, settings, today), today)


def near(claim: Claim, settings: Settings, today: dt.date) -> dict[str, str]:
    """As `every`, those that the claim's own card tells."""
    return _facts(deadlines.near(_ahead(claim, settings, today), today), today)


def _ahead(claim: Claim, settings: Settings, today: dt.date) -> dict[str, dt.date]:
    cut_off = settings.payroll.next_cut_off(today)
    return deadlines.ahead(claim, settings.claims.refused_after_months, cut_off, today)


def _facts(days: Mapping[str, dt.date], today: dt.date) -> dict[str, str]:
    told = {name: day.isoformat() for name, day in days.items()}
    return {**told, "today": today.isoformat()} if told else {}
