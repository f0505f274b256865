"""How many days are left of something, in words."""

import datetime as dt
from collections.abc import Iterable, Mapping

from bot.words import Words
from claims.claim import Claim
from claims.workflow import WAITS_FOR


def deadlines_left(facts: Mapping[str, str], words: Words) -> list[str]:
    """How long is left to send an open claim by its `last_day` and by payroll's `cut_off`, as of `today`: ISO dates."""
    days = {name: dt.date.fromisoformat(facts[name]) for name in ("last_day", "cut_off") if name in facts}
    today = dt.date.fromisoformat(facts["today"]) if days else dt.date.min
    return [_left(f"deadline.{name}", f"deadline.{name}.today", day, today, words) for name, day in days.items()]


def cut_off_text(waiting: Iterable[Claim], day: dt.date, today: dt.date, words: Words) -> str:
    """By when the claims that wait must be decided to be paid next; what is to be attested must be authorised too."""
    # What is only to be authorised is in time by its reader's own click.
    one_click = all(WAITS_FOR.get(claim.state) == "authorise" for claim in waiting)
    ahead, on_the_day = (
        ("home.cut_off", "home.cut_off.today") if one_click else ("home.cut_off.attest", "home.cut_off.attest.today")
    )
    return _left(ahead, on_the_day, day, today, words)


def _left(ahead: str, on_the_day: str, day: dt.date, today: dt.date, words: Words) -> str:
    """The text of the days until the day, or that of the day itself, by their ids."""
    left = (day - today).days
    return words.n(ahead, left, day=words.date(day)) if left else words.t(on_the_day)
