"""Days as said become days of the calendar: claims are about the past, seen from the day the message was received."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from parsers.text.mentions import Day, When

_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A `When` in the calendar: days one by one, or one period; `trouble` names why neither could be settled.

    `choices` are the readings to ask about. A `wide` period is a week or month: a time to look in, not a day.
    """

    when: When
    days: tuple[dt.date, ...] = ()
    end: dt.date | None = None
    wide: bool = False
    trouble: str | None = None
    choices: tuple[dt.date, ...] = ()
    assumptions: tuple[str, ...] = ()


class Trouble(Exception):
    """A day that the calendar or the text leaves open."""

    def __init__(self, reason: str, *choices: dt.date) -> None:
        self.reason = reason
        self.choices = choices


def resolve(whens: Iterable[When], today: dt.date, context: Iterable[Dated] = ()) -> list[Dated]:
    """Each `When` in the calendar, in order; a week or month named earlier places the weekdays and bare days after it.

    `context` is what was named before the text, in the subject.
    """
    before = list(context)
    dated: list[Dated] = []
    for when in whens:
        try:
            dated.append(_resolve(when, today, before + dated))
        except Trouble as trouble:
            dated.append(Dated(when=when, trouble=trouble.reason, choices=trouble.choices))
    named = {day for known in dated for day in known.days if known.end is None}
    return [_settled(known, named) for known in dated]


def _settled(known: Dated, named: set[dt.date]) -> Dated:
    """A weekday with two readings is settled by a date that the text also names: last Wednesday (Nov 18)."""
    meant = [day for day in known.choices if day in named]
    if known.trouble in ("previous_weekday", "today_or_week_ago") and len(meant) == 1:
        return replace(known, days=(meant[0],), trouble=None, choices=())
    return known


def _resolve(when: When, today: dt.date, earlier: list[Dated]) -> Dated:
    if when.shape == "vague":
        raise Trouble("vague")
    if when.shape in ("week", "month", "weekend"):
        start, end = _wide(when, today)
        return Dated(when=when, days=(start,), end=end, wide=True)
    assumed = ("year_assumed",) if any(day.day and day.year is None for day in when.days) else ()
    if when.shape == "period":
        end = _day(when.days[-1], today, earlier)
        first = _day(_with_year(when.days[0], end), end, earlier)
        if first > end:
            raise Trouble("period_backwards", first, end)
        return Dated(when=when, days=(first,), end=end, assumptions=assumed)
    return Dated(when=when, days=tuple(_day(day, today, earlier) for day in when.days), assumptions=assumed)


def _with_year(day: Day, end: dt.date) -> Day:
    """The first day of a period in the year of its end, or the year before when the months say so."""
    if day.month is None or day.year is not None:
        return day
    return replace(day, year=end.year - (day.month > end.month), year_offset=None)


def _day(day: Day, today: dt.date, earlier: list[Dated]) -> dt.date:
    if day.offset is not None:
        return today + day.offset * _DAY
    if day.day is None:
        return _weekday(day, today, earlier)
    return _numbered(_completed(day, today, earlier), today)


def _completed(day: Day, today: dt.date, earlier: list[Dated]) -> Day:
    """A bare day of the month with the month named before it, else the latest month that has it in the past."""
    if day.month is not None:
        return day
    wide = next((known for known in reversed(earlier) if known.wide and known.when.shape == "month"), None)
    if wide:
        return replace(day, month=wide.days[0].month, year=wide.days[0].year)
    month = today if (day.day or 0) <= today.day else today.replace(day=1) - _DAY
    return replace(day, month=month.month, year=month.year)


def _numbered(day: Day, today: dt.date) -> dt.date:
    """The date, its latest past year when none was said; a weekday that disagrees is asked about."""
    assert day.day is not None
    assert day.month is not None
    if day.year is not None:
        found = _date(day.year, day.month, day.day)
    elif day.year_offset is not None:
        found = _date(today.year + day.year_offset, day.month, day.day)
    else:
        found = _latest(day.month, day.day, today)
    if found is None:
        raise Trouble("no_such_day", *_neighbours(day.month, day.day, today))
    if day.weekday is not None and found.weekday() != day.weekday:
        monday = found - found.weekday() * _DAY
        raise Trouble("weekday_disagrees", found, monday + day.weekday * _DAY)
    return found


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, today: dt.date) -> dt.date | None:
    """The latest such day that is not in the future; None when no year has it."""
    candidates = (_date(year, month, day) for year in range(today.year, today.year - 9, -1))
    return next((found for found in candidates if found and found <= today), None)


def _neighbours(month: int, day: int, today: dt.date) -> list[dt.date]:
    """What 31 September may have meant: the month's last day, or that day of the month before."""
    if not 1 <= month <= 12:
        return []
    last = _latest(month, calendar.monthrange(2023, month)[1], today)
    same = _latest(month - 1 or 12, day, today)
    return [found for found in (last, same) if found]


def _weekday(day: Day, today: dt.date, earlier: list[Dated]) -> dt.date:
    """The weekday: of the week that was named, else the latest past one."""
    if day.weekday is None:
        raise Trouble("vague")
    if day.week is not None:
        return _monday(day.week, None, today) + day.weekday * _DAY
    for known in reversed(earlier):
        placed = _within(day.weekday, known)
        if placed:
            return placed
    back = (today.weekday() - day.weekday) % 7
    latest = today - back * _DAY
    if back == 0:
        if day.previous or day.latest:
            return today - _WEEK
        raise Trouble("today_or_week_ago", today, today - _WEEK)
    if day.previous and latest >= today - today.weekday() * _DAY:
        raise Trouble("previous_weekday", latest, latest - _WEEK)
    return latest


def _within(weekday: int, known: Dated) -> dt.date | None:
    """The day of that weekday in a week or short period named before, or a day named before that falls on it."""
    if known.end is None:
        return next((day for day in known.days if day.weekday() == weekday), None)
    length = (known.end - known.days[0]).days
    if length > 6:
        return None
    days = (known.days[0] + step * _DAY for step in range(length + 1))
    return next((day for day in days if day.weekday() == weekday), None)


def _monday(week: int, year: int | None, today: dt.date) -> dt.date:
    """The Monday of the latest such week that has begun."""
    for candidate in (year,) if year else (today.isocalendar().year, today.isocalendar().year - 1):
        try:
            monday = dt.date.fromisocalendar(candidate, week, 1)
        except ValueError:
            continue
        if monday <= today or year:
            return monday
    raise Trouble("no_such_week")


def _wide(when: When, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of a week or month."""
    day = when.days[0]
    if when.shape == "week":
        if day.week is not None:
            year = day.year or (today.year + day.year_offset if day.year_offset is not None else None)
            monday = _monday(day.week, year, today)
        else:
            monday = today - today.weekday() * _DAY - (0 if day.this else 1) * _WEEK
        return monday, monday + 6 * _DAY
    if when.shape == "weekend":
        raise Trouble("vague")
    if day.month is None:
        first = today.replace(day=1)
        first = first if day.this else (first - _DAY).replace(day=1)
    else:
        year = day.year
        if year is None:
            year = today.year + (day.year_offset if day.year_offset is not None else -(day.month > today.month))
        first = dt.date(year, day.month, 1)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
