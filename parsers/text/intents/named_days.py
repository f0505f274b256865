"""The days that a short message names, as marks by which the lines of a draft are found again."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Day
from parsers.text.spans.resolve import Dated

EXAMPLES: dict[str, tuple[str, ...]] = {
    "jeg var ikke der 10.11": ("2026-11-10", "2025-11-10"),
    "jeg var ikke der 10.11.2025": ("2025-11-10",),
    "jeg var ikke der 30.11": ("2026-11-30", "2025-11-30"),
    "30. november var jeg ikke der": ("2026-11-30", "2025-11-30"),
    "I was not there on Nov 30th": ("2026-11-30", "2025-11-30"),
    "den 30. var jeg ikke der": ("2026-11-30", "2025-11-30"),
    "jeg var ikke der 10.11 og 30.11": ("2026-11-10", "2026-11-30", "2025-11-10", "2025-11-30"),
    "jeg var ikke der på tirsdag": ("2026-11-10",),
    "jeg var ikke der i går": ("2026-11-12",),
    "jeg var ikke der fra 10.11 til 12.11": ("2026-11-10", "2026-11-12"),
    "jeg var ikke der i november": (),
    "jeg var ikke der": (),
}
"""On 13 November 2026: which of the 10th, 12th and 30th of November 2026 and the 10th and 30th of the year before."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day in the writer's own `said` words: its number, month and year as far as they were told, else the day itself.

    A year that was not told is none: `30.11` is the 30th of November of any year. `end` is the last day of a period.
    """

    said: str
    span: tuple[int, int]
    day: int = 0
    month: int | None = None
    year: int | None = None
    exact: dt.date | None = None
    end: dt.date | None = None

    def fits(self, day: dt.date) -> bool:
        """True for a day that these words can mean."""
        if self.exact:
            return self.exact <= day <= (self.end or self.exact)
        return self.day == day.day and self.month in (None, day.month) and self.year in (None, day.year)


def named_days(analysis: Analysis) -> tuple[NamedDay, ...]:
    """The days in the order of the text; weeks, months and years are none."""
    found = (one for known in analysis.dated if not known.wide for one in _days(known, analysis))
    return tuple(sorted(found, key=lambda one: one.span))


def _days(known: Dated, analysis: Analysis) -> Iterator[NamedDay]:
    when = known.when
    if known.end is not None and known.days:
        yield NamedDay(_said(analysis, when.span), when.span, exact=known.days[0], end=known.end)
        return
    for place, day in enumerate(when.days):
        span = day.span if day.span[1] else when.span
        if day.day is not None:
            yield NamedDay(_said(analysis, span), when.span, day.day, day.month, _year(day, known, place))
        elif place < len(known.days):
            yield NamedDay(_said(analysis, span), when.span, exact=known.days[place])


def _year(day: Day, known: Dated, place: int) -> int | None:
    """The year that was told, in figures or as `i fjor`."""
    if day.year is not None or day.year_offset is None:
        return day.year
    return known.days[place].year if place < len(known.days) else None


def _said(analysis: Analysis, span: tuple[int, int]) -> str:
    return analysis.text[slice(*span)]
