"""The day among a question's choices that a weekday or a number means: `onsdagen`, asked about 10.11 and 11.11."""

import datetime as dt
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Day, Mention, When, has

EXAMPLES: Mapping[str, str | None] = {
    "onsdag": "2026-10-07",
    "onsdagen": "2026-10-07",
    "Det var onsdagen": "2026-10-07",
    "det var mandag, ikkje onsdag": "2026-10-12",
    "ikke onsdag, men mandag": "2026-10-12",
    "It was the Monday": "2026-10-12",
    "måndagen, altså den 12.": "2026-10-12",
    "the 12th": "2026-10-12",
    "onsdag stemmer": "2026-10-07",
    "den 12.": "2026-10-12",
    "den siste": "2026-10-12",
    "fredag 13.11": "2026-11-13",
    "torsdag": "2026-11-19",
    "den 16.": "2026-11-16",
    "mandag 16.11": "2026-11-16",
    "mandag i forrige uke": "2026-11-09",
    "mandag eller onsdag": None,
}
"""The day chosen of 7 October 2026, a Wednesday, and 12 October, a Monday; None where it is left open.

What fits neither is an answer too: the latest day that is called so.
"""


def day_chosen(analysis: Analysis, choices: Sequence[str]) -> tuple[str | None, Sequence[Mention]] | None:
    """The only choice that is called so, and the words for it; None in its place where several are.

    None where the message says more of the day than a weekday or a number, or one that fits no choice.
    """
    told = [one for one in analysis.mentions if isinstance(one, When)]
    held = [one for one in told if not has(analysis.tokens, one.first - 1, "negation")]
    said = [one.days[0] for one in held if one.shape == "days" and len(one.days) == 1 and _is_bare(one.days[0])]
    if not said or len(said) < len(held):
        return None
    days = {choice: dt.date.fromisoformat(choice) for choice in choices}
    weekdays, numbers = {one.weekday for one in said}, {one.day for one in said}
    fitting = [
        choice
        for choice, day in days.items()
        if (day.weekday() in weekdays or weekdays == {None}) and (day.day in numbers or None in numbers)
    ]
    if not fitting:
        return None
    known = {day for one in analysis.dated for day in one.days}.intersection(days.values())
    return (fitting[0] if len(fitting) == 1 else known.pop().isoformat() if len(known) == 1 else None), told


def _is_bare(day: Day) -> bool:
    """True where a weekday, or a number, is all that is said of the day."""
    more = (day.month, day.year, day.week, day.offset, day.weeks, day.months, day.occasion, day.nth, day.easter)
    return all(one is None for one in more) and not (day.previous or day.eve or day.latest or day.this)
