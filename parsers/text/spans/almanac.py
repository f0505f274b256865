"""Days as the calendar has them: whether there is such a day, the latest one, and what a wrong one may have meant."""

import calendar
import datetime as dt

_MONTHS_BACK = 3
"""This month, the one before, and one more: the 31st may be still to come in this one and lack in the next."""


def the_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has no such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The weekday at its place in the month, counted backwards from -1; None where the month has no so many."""
    weeks = (week[weekday] for week in calendar.monthcalendar(year, month))
    days = [day for day in weeks if day]
    return dt.date(year, month, days[nth - (nth > 0)]) if -len(days) <= nth <= len(days) else None


def latest_past(month: int, day: int, today: dt.date) -> dt.date | None:
    """The latest such day that is not in the future; None when no year has it."""
    for year in range(today.year, today.year - 9, -1):
        found = the_day(year, month, day)
        if found and found <= today:
            return found
    return None


def latest_of_number(number: int, today: dt.date) -> dt.date | None:
    """The latest day of that number in any month that is not in the future; None when no month has it."""
    month = today
    for _ in range(_MONTHS_BACK):
        found = the_day(month.year, month.month, number)
        if found and found <= today:
            return found
        month = month.replace(day=1) - dt.timedelta(days=1)
    return None


def neighbours(month: int, day: int, year: int | None, today: dt.date) -> list[dt.date]:
    """What 31 September may have meant: the month's last day, or that day of the month before.

    Of a year that was said it is the month's last day, or the day after, and then that day of the month before.
    """
    if not 1 <= month <= 12:
        return []
    if year is not None:
        end = month_end(dt.date(year, month, 1))
        earlier = the_day(year - (month == 1), month - 1 or 12, day)
        return [end, end + dt.timedelta(days=1), *([earlier] if earlier else [])]
    last = latest_past(month, calendar.monthrange(2023, month)[1], today)
    same = latest_past(month - 1 or 12, day, today)
    return [found for found in (last, same) if found]


def month_end(day: dt.date) -> dt.date:
    """The last day of the month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def monday(week: int, year: int | None, today: dt.date) -> dt.date | None:
    """The Monday of that week of the year, else of the latest such week that has begun; None where no year has it."""
    for candidate in (year,) if year else (today.isocalendar().year, today.isocalendar().year - 1):
        try:
            found = dt.date.fromisocalendar(candidate, week, 1)
        except ValueError:
            continue
        if found <= today or year:
            return found
    return None
