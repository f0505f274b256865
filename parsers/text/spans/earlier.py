"""What a text has named so far, by what that gives to the days after it: a month, a year, a date."""

import datetime as dt
from collections.abc import Sequence

from parsers.text.spans.mentions import Day, When

_MONTHS = range(1, 13)
_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)


class Earlier:
    """The latest month, the latest year for each month, and the latest date for each weekday and number.

    `by_weekday` is the date that was last named by nothing but its weekday, `last` the date that was last named.
    """

    def __init__(self) -> None:
        self.month: dt.date | None = None
        self.by_weekday: dt.date | None = None
        self.last: dt.date | None = None
        self._years: dict[int | None, int] = {}
        self._weekdays: dict[int, dt.date] = {}
        self._in_periods: dict[int, dt.date] = {}
        self._doubled: dict[int, tuple[dt.date, ...]] = {}
        self._ended = 0
        self._numbered: dict[int, dt.date] = {}

    def followed_by(self, when: When, first: dt.date, end: dt.date | None) -> "Earlier":
        """The same with one period more, or one day without an `end`."""
        other = Earlier()
        other.month = self.month
        other.by_weekday = self.by_weekday
        other.last = self.last
        other._years = self._years.copy()
        other._weekdays = self._weekdays.copy()
        other._in_periods = self._in_periods.copy()
        other._doubled = self._doubled
        other._numbered = self._numbered
        other.add(when, (first,), end)
        return other

    def add(self, when: When, days: Sequence[dt.date], end: dt.date | None) -> None:
        """Note what was named, with its days, or its first day and `end`; `i oktober: 2.-4.` names the month too."""
        if when.rule == "in_month" and days and when.days[0].month:
            self.month = days[0].replace(day=1)
        self.last = days[-1] if end is None else end
        if end is None:
            self.by_weekday = days[-1] if is_weekday(when.days[-1]) else None
            self._weekdays.update((day.weekday(), day) for day in reversed(days))
            self._doubled.update(_doubled(days))
            self._ended = when.last
            told = any(day.month for day in when.days)
            self._numbered.update((day.day, day) for day in days if told)
            return
        if end - days[0] < _WEEK:
            placed = {day.weekday(): day for day in (days[0] + step * _DAY for step in range((end - days[0]).days + 1))}
            self._weekdays |= placed
            self._in_periods |= placed
        if when.shape == "month":
            self.month = days[0]
        said = when.days[0]
        if when.shape in ("month", "year") and (said.year is not None or said.year_offset is not None):
            months = _MONTHS if when.shape == "year" else (said.month,)
            self._years.update(dict.fromkeys(months, days[0].year))

    def year_of(self, month: int) -> int | None:
        """The year named for that month: apart, or with the month."""
        return self._years.get(month)

    def numbered(self, day: int | None) -> dt.date | None:
        """The date last named with that number and its month: `formannskapet 18.9 … den 18. kjørte jeg`."""
        return self._numbered.get(day or 0)

    def begin(self, when: When) -> None:
        """Forget which weekdays are doubled where the weekday stands right behind them: 3.11 og 10.11 (tirsdag)."""
        if when.first <= self._ended + 1:
            self._doubled = {}

    def doubled(self, weekday: int) -> tuple[dt.date, ...]:
        """The dates of that weekday where the days named last have several of them."""
        return self._doubled.get(weekday, ())

    def weekday(self, weekday: int, *, since: dt.date | None) -> dt.date | None:
        """The date of that weekday in a week or short period, or among the days `since` that date; None for no days."""
        found = self._weekdays.get(weekday)
        near = found is not None and since is not None and found >= since
        return found if near else self._in_periods.get(weekday)


def _doubled(days: Sequence[dt.date]) -> dict[int, tuple[dt.date, ...]]:
    """The days of each weekday among them, none where there is one alone: both Wednesdays of `4.11 og 11.11`."""
    of = {day.weekday(): tuple(one for one in days if one.weekday() == day.weekday()) for day in days}
    return {weekday: found if len(found) > 1 else () for weekday, found in of.items()}


def is_weekday(day: Day) -> bool:
    """True for a day that is named by its weekday alone."""
    placed = (day.day, day.week, day.offset, day.weeks, day.nth)
    return day.weekday is not None and placed == (None,) * len(placed)
