"""One day as said becomes a date: of this year or the last, of the week or month named before, the latest past one."""

import datetime as dt
from dataclasses import replace

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from parsers.text.spans.almanac import latest_past, monday, neighbours, nth_weekday, the_day
from parsers.text.spans.earlier import Earlier
from parsers.text.spans.mentions import Day

_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_SPRING = 4
_SOON = dt.timedelta(days=100)
LONGEST_BEGUN = dt.timedelta(days=31)
"""How long ago a period may have begun that goes on, or a day lie that a named month or week places."""


class Trouble(Exception):
    """A day that the calendar or the text leaves open."""

    def __init__(self, reason: str, *choices: dt.date) -> None:
        self.reason = reason
        self.choices = choices


def date_of(day: Day, today: dt.date, earlier: Earlier) -> dt.date:
    """The date that the day is; Trouble where the calendar or the text leaves it open."""
    if day.easter is not None:
        found = _feast(day, day.easter, today, earlier)
    elif day.offset is not None:
        found = _counted(day, today, earlier)
    elif day.nth is not None and day.month is not None:
        found = _in_month(day, day.month, day.nth, today)
    elif day.day is None:
        found = _weekday(day, today, earlier)
    else:
        found = _numbered(_completed(day, today, earlier), today)
    return found - _DAY if day.eve else found


def _feast(day: Day, after: int, today: dt.date, earlier: Earlier) -> dt.date:
    """The day so many days after Easter Sunday: of the year that was said, else the latest in the past."""
    year = year_of(day, today) or earlier.year_of(_SPRING)
    found = easter(year or today.year) + after * _DAY
    return found if year or found <= today else easter(today.year - 1) + after * _DAY


def _in_month(day: Day, month: int, nth: int, today: dt.date) -> dt.date:
    """The weekday at its place in the month, of the year that was said or of the latest such month."""
    found = nth_weekday(year_of(day, today) or today.year - (month > today.month), month, day.weekday or 0, nth)
    if found is None or found > today:
        raise Trouble("vague")
    return found


def _counted(day: Day, today: dt.date, earlier: Earlier) -> dt.date:
    """The day so many from today, which the weekday or date beside it must not deny."""
    found = today + (day.offset or 0) * _DAY
    other = found
    if day.day is not None:
        other = _numbered(_completed(day, today, earlier), today)
    elif day.weekday is not None:
        other = found - (found.weekday() - day.weekday) % _WEEK.days * _DAY
    if other != found:
        raise Trouble("weekday_disagrees", found, other)
    return found


def _completed(day: Day, today: dt.date, earlier: Earlier) -> Day:
    """A day with the year or month named before it; a bare one else the day of that number that was named before, else
    in the latest month that has it in the past.
    """
    if day.month is not None:
        bare = day.year is None and day.year_offset is None and not day.ahead
        year = earlier.year_of(day.month) if bare else None
        return replace(day, year=year) if year else day
    named = earlier.numbered(day.day) if day.months is None else None
    if named and not (earlier.month and earlier.month > named):
        return replace(day, month=named.month, year=named.year)
    if earlier.month:
        return replace(day, month=earlier.month.month, year=earlier.month.year)
    if day.months is not None:
        first = today.replace(day=1) + relativedelta(months=day.months)
        return replace(day, month=first.month, year=first.year)
    month = today if (day.day or 0) <= today.day else today.replace(day=1) - _DAY
    return replace(day, month=month.month, year=month.year)


def _numbered(day: Day, today: dt.date) -> dt.date:
    """The date, its latest past year when none was said; a weekday that disagrees is asked about."""
    assert day.day is not None
    assert day.month is not None
    if day.year is not None:
        found = the_day(day.year, day.month, day.day)
    elif day.year_offset is not None:
        found = the_day(today.year + day.year_offset, day.month, day.day)
    else:
        found = latest_past(day.month, day.day, today)
        coming = the_day(today.year, day.month, day.day)
        if coming and coming > today and (day.ahead or _is_soon(coming, found, day.weekday, today)):
            found = coming
    if found is None:
        year = today.year + day.year_offset if day.year is None and day.year_offset is not None else day.year
        raise Trouble("no_such_day", *neighbours(day.month, day.day, year, today))
    if day.weekday is not None and found.weekday() != day.weekday:
        raise Trouble("weekday_disagrees", found, found + (day.weekday - found.weekday()) * _DAY)
    return found


def _is_soon(coming: dt.date, past: dt.date | None, weekday: int | None, today: dt.date) -> bool:
    """True when the named weekday is that of the coming date and not of the past one: fredag 27. november."""
    if weekday is None or coming.weekday() != weekday or (past and past.weekday() == weekday):
        return False
    return coming - today <= _SOON


def _weekday(day: Day, today: dt.date, earlier: Earlier) -> dt.date:
    """The weekday: of the week that was named, else the latest past one."""
    if day.weekday is None:
        raise Trouble("vague")
    if day.week is not None:
        return monday_of(day.week, year_of(day, today), today) + day.weekday * _DAY
    if day.weeks is not None:
        return today + day.weeks * _WEEK + (day.weekday - today.weekday()) * _DAY
    if day.goes_on and earlier.last and (found := earlier.last + _after(day, earlier.last)) <= today:
        return found
    if day.ahead:
        return today + ((day.weekday - today.weekday() - 1) % 7 + 1) * _DAY
    if placed := earlier.weekday(day.weekday, since=None if day.apart else today - LONGEST_BEGUN):
        if placed in (several := earlier.doubled(day.weekday)):
            raise Trouble("which_day", *several)
        return placed
    back = (today.weekday() - day.weekday) % 7
    latest = today - back * _DAY
    if back == 0:
        if day.previous or day.latest:
            return today - _WEEK
        if earlier.by_weekday and today - _WEEK < earlier.by_weekday < today:
            return today  # lørdag 10-18 og søndag 11-16, on that Sunday
        raise Trouble("today_or_week_ago", today, today - _WEEK)
    if day.previous and latest >= today - today.weekday() * _DAY:
        raise Trouble("previous_weekday", latest, latest - _WEEK)
    return latest


def _after(day: Day, before: dt.date) -> dt.timedelta:
    """From that date to the weekday in the days after it."""
    return ((day.weekday or 0) - before.weekday()) % _WEEK.days * _DAY


def year_of(day: Day, today: dt.date) -> int | None:
    """The year that was said, counted from this one where it was."""
    return today.year + day.year_offset if day.year_offset is not None else day.year


def monday_of(week: int, year: int | None, today: dt.date) -> dt.date:
    """The Monday of the ISO week; Trouble for a week that the year has not."""
    found = monday(week, year, today)
    if found is None:
        raise Trouble("no_such_week")
    return found
