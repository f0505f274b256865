"""Days as said become days of the calendar: claims are about the past, seen from the day the message was received."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.text.spans.almanac import month_end, the_day
from parsers.text.spans.dating import LONGEST_BEGUN, Trouble, date_of, monday_of, year_of
from parsers.text.spans.earlier import Earlier, is_weekday
from parsers.text.spans.mentions import Day, Shape, When
from parsers.text.spans.nth_weekdays import RULE as NTH
from parsers.text.spans.placing import weeks_after, weeks_before
from parsers.text.spans.reckoned import reckon

_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_MOST_NAMED = 100
"""Days before `onsdagene` that are looked at: keeps long texts linear."""
_SOON = dt.timedelta(days=31)
NOT_YET = "not_yet"
"""The trouble of a list's day that is yet to come this year, and was a year ago: `3.11 og 24.11` on 15 November."""
OF_ONE_DAY = frozenset({"weekday_disagrees", "no_such_day", NOT_YET})
"""Troubles that leave the other days of a list as they are."""


@dataclass(slots=True, kw_only=True)
class Dated:
    """A `When` in the calendar: days one by one, or one period; `trouble` names why neither could be settled.

    `choices` are the readings to ask about. A `wide` period is a week, month or year: a time to look in, not a day.
    `ahead` lies after the day of the message: nothing to claim yet. `skipped` are days of a period on which nothing
    was done.
    """

    when: When
    days: tuple[dt.date, ...] = ()
    end: dt.date | None = None
    wide: bool = False
    ahead: bool = False
    skipped: frozenset[dt.date] = frozenset()
    trouble: str | None = None
    choices: tuple[dt.date, ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """Where it was said."""
        return self.when.first

    @property
    def last(self) -> int:
        """The token behind it."""
        return self.when.last


def resolve(whens: Iterable[When], today: dt.date, context: Iterable[Dated] = ()) -> list[Dated]:
    """Each `When` in the calendar, in order; a week or month named earlier places the weekdays and bare days after it.

    `context` is what was named before the text, in the subject.
    """
    whens = list(whens)
    if not whens:
        return []
    earlier = Earlier()
    for known in context:
        if known.days:
            earlier.add(known.when, known.days, known.end)
    dated: list[Dated] = []
    weeks, several = weeks_after(whens), weeks_before(whens)
    for index, when in enumerate(whens):
        if when.shape == "same":
            dated += _same(when, dated)
            continue
        if when.shape == "periods":
            dated += (_alone(one, today, earlier) for one in _apart(when))
            continue
        if when.shape == "every" and (again := _weekdays(when, dated)):
            dated += again
            continue
        if index in several:
            dated.append(_in_each(when, *_wide(several[index], today)))
            continue
        week = weeks.get(index)
        earlier.begin(when)
        try:
            found = _resolve(when, today, earlier.followed_by(week, *_wide(week, today)) if week else earlier)
            earlier.add(when, found.days, found.end)
        except Trouble as trouble:
            if trouble.reason in OF_ONE_DAY and len(when.days) > 1 and when.shape == "days":
                parts = enumerate(when.days)  # each at a token of its own within the list
                each = [replace(when, first=when.first + at, days=(day,), span=day.span) for at, day in parts]
                alone = [_alone(one, today, earlier) for one in each]
                dated += _in_turn(alone, today) if trouble.reason == NOT_YET else alone
                continue
            found = Dated(when=when, trouble=trouble.reason, choices=trouble.choices)
        dated.append(found)
    named = {day for known in dated for day in known.days if known.end is None}
    return [_settled(known, named) for known in dated]


def _in_each(when: When, first: dt.date, last: dt.date) -> Dated:
    """The weekdays in each of several weeks: uke 45 og 46: mandag og onsdag."""
    weekdays = {day.weekday for day in when.days}
    steps = range((last - first).days + 1)
    days = tuple(day for step in steps if (day := first + step * _DAY).weekday() in weekdays)
    said = tuple(Day(weekday=day.weekday(), span=when.span) for day in days)
    return Dated(when=replace(when, days=said), days=days, ahead=days[0] > last)


def _alone(when: When, today: dt.date, earlier: Earlier) -> Dated:
    """One day of a list, with its own trouble."""
    try:
        found = _resolve(when, today, earlier)
    except Trouble as trouble:
        return Dated(when=when, trouble=trouble.reason, choices=trouble.choices)
    earlier.add(when, found.days, found.end)
    return found


def _is_not_yet(before: tuple[Day, dt.date], after: tuple[Day, dt.date], today: dt.date) -> bool:
    """True for a day without a year that goes on from the one before it, past today."""
    said, day = after
    if said.year is not None or said.year_offset is not None or day.year != today.year - 1 or day >= before[1]:
        return False
    coming = the_day(today.year, day.month, day.day)
    return coming is not None and before[1] < today < coming <= today + _SOON


def _in_turn(alone: Sequence[Dated], today: dt.date) -> Iterator[Dated]:
    """The days of a list one by one; of one that is yet to come it is asked which year was meant."""
    last: tuple[Day, dt.date] | None = None
    for one in alone:
        if not one.days:
            yield one
            continue
        this = one.when.days[0], one.days[0]
        if last and _is_not_yet(last, this, today):
            coming = one.days[0].replace(year=today.year)
            yield Dated(when=one.when, trouble=NOT_YET, choices=(one.days[0], coming))
            continue
        last = this
        yield one


def _apart(when: When) -> Iterator[When]:
    """Each of several periods by itself, at a token of its own."""
    for at in range(0, len(when.days), 2):
        span = (when.days[at].span[0], when.days[at + 1].span[1])
        yield replace(when, first=when.first + at, days=when.days[at : at + 2], span=span, shape="period")


def _same(when: When, before: Sequence[Dated]) -> list[Dated]:
    """The single day named last before `den dagen`, or beside it: `dagen etter`; nothing where that is not clear."""
    if when.days and when.days[0].occasion:
        return _occasions(when, before, [day.occasion or 0 for day in when.days])
    if when.rule == "occasion":
        return _weekdays(when, before)
    last = before[-1] if before else None
    if last is None:
        return [Dated(when=when, trouble="which_day")] if when.days else []
    if len(last.days) != 1 or last.end is not None or last.trouble:
        return []
    day = reckon(when.days[0], last.days[0]) if when.days else last.days[0]
    if day is None:
        return [Dated(when=when, trouble="which_day")]
    return [replace(last, when=replace(when, days=last.when.days), days=(day,))]


def _weekdays(when: When, before: Sequence[Dated]) -> list[Dated]:
    """The days named one by one, or in weekends and the like, on those weekdays; `hver onsdag` needs several."""
    if any(day.month or day.week or day.weeks is not None for day in when.days):
        return []
    weekdays = {day.weekday for day in when.days}
    told: dict[dt.date, tuple[Dated, Day]] = {}
    for known in before[-_MOST_NAMED:] if weekdays else ():
        if not (known.trouble or known.ahead or known.wide):
            told |= {day: (known, said) for day, said in _one_by_one(known) if day.weekday() in weekdays}
    if len(told) <= (when.shape == "every"):
        return []
    first, said = next(iter(told.values()))[0], tuple(said for _, said in told.values())
    rule = "occasion" if when.shape == "same" else when.rule
    return [replace(first, when=replace(when, rule=rule, days=said, shape="days"), days=tuple(told), end=None)]


def _one_by_one(known: Dated) -> Iterator[tuple[dt.date, Day]]:
    """The days, each as it was said; those of a period where it has every weekday once at most."""
    if known.end is None:
        yield from zip(known.days, known.when.days, strict=False)
    elif known.days and known.end - known.days[0] < _WEEK:
        for step in range((known.end - known.days[0]).days + 1):
            day = known.days[0] + step * _DAY
            yield day, known.when.days[-1 if day == known.end else 0]


def _occasions(when: When, before: Sequence[Dated], places: Sequence[int]) -> list[Dated]:
    """The days with those places among several that were named one by one; nothing where there are no so many."""
    told: dict[dt.date, Dated] = {}
    for known in before:
        if known.wide:
            continue  # i april ble det slik
        if known.end is not None or known.trouble:
            return []
        for day in known.days:
            told.setdefault(day, known)
    if not max(*map(abs, places), 2) <= len(told):
        return []
    days = [[*told][place - 1 if place > 0 else place] for place in places]
    said = tuple(told[day].when.days[told[day].days.index(day)] for day in days)
    return [replace(told[days[0]], when=replace(when, days=said), days=tuple(days))]


def _settled(known: Dated, named: set[dt.date]) -> Dated:
    """A weekday with two readings is settled by a date that the text also names: last Wednesday (Nov 18)."""
    if known.trouble not in ("previous_weekday", "today_or_week_ago") or len(known.when.days) > 1:
        return known
    meant = [day for day in known.choices if day in named]
    return replace(known, days=(meant[0],), trouble=None, choices=()) if len(meant) == 1 else known


def _resolve(when: When, today: dt.date, earlier: Earlier) -> Dated:
    if when.shape == "every" and (each := _recurring(when, today, earlier)):
        said = tuple(Day(weekday=day.weekday()) for day in each)
        return Dated(when=replace(when, days=said, shape="days"), days=each, assumptions=("every_week",))
    if when.shape in ("vague", "every"):
        raise Trouble(when.shape)
    if when.shape == "either":
        raise Trouble("which_day", *(date_of(day, today, earlier) for day in when.days))
    if when.shape in ("week", "month", "weekend", "year"):
        start, end = _wide(when, today)
        return Dated(when=when, days=(start,), end=end, wide=True, ahead=start > today)
    assumed = ("year_assumed",) if any(day.day and day.year is None for day in when.days) else ()
    ahead = any(day.ahead for day in when.days)
    days = [replace(day, ahead=True) for day in when.days] if ahead else _up_to_today(when.days, today, earlier)
    if when.shape == "period" and days[-1].goes_on:
        begins = date_of(days[0], today, earlier)
        earlier = earlier.followed_by(replace(when, shape="days", days=(days[0],)), begins, None)
    if when.shape == "period":
        end = _end(days, today, earlier)
        first = date_of(
            _with_year(days[0], end), end if days[0].offset is None and days[0].weeks is None else today, earlier
        )
        if first > end:
            raise Trouble("period_backwards", first, end)
        return Dated(when=when, days=(first,), end=end, ahead=_is_ahead(when, first, today), assumptions=assumed)
    found = tuple(date_of(day, today, earlier) for day in days)
    if when.rule == NTH and any(first >= then for first, then in pairwise(found)):
        raise Trouble("vague")  # in months of which the last are yet to come
    if any(_is_not_yet(*pair, today) for pair in pairwise(zip(days, found, strict=True))):
        raise Trouble(NOT_YET)
    return Dated(when=when, days=found, ahead=_is_ahead(when, min(found), today), assumptions=assumed)


def _up_to_today(days: Sequence[Day], today: dt.date, earlier: Earlier) -> list[Day]:
    """The days, of which a weekday that goes on from another to that of today is today: fra lørdag til søndag."""
    found = list(days[:1])
    placed = earlier.weekday(today.weekday(), since=today - LONGEST_BEGUN)
    for before, day in pairwise(days):
        goes_on = is_weekday(before) and is_weekday(day) and day.weekday == today.weekday() != before.weekday
        settled = placed or day.previous or day.latest or day.goes_on
        found.append(replace(day, offset=0) if goes_on and not settled else day)
    return found


def _recurring(when: When, today: dt.date, earlier: Earlier) -> tuple[dt.date, ...]:
    """The past days of `hver onsdag` in the month or weeks said with it, else in the month named before.

    None where the text says that they were more or fewer: which of them is asked.
    """
    found: set[dt.date] = set()
    for said in when.days:
        if said.month or said.week or said.weeks is not None:
            shape: Shape = "month" if said.month else "week"
            first, last = _wide(replace(when, days=(said,), shape=shape), today)
        elif earlier.month:
            first, last = earlier.month, month_end(earlier.month)
        else:
            return ()
        steps = range((min(last, today) - first).days + 1)
        found |= {day for step in steps if (day := first + step * _DAY).weekday() == said.weekday}
    return tuple(sorted(found)) if when.told in (None, len(found)) else ()


def _is_ahead(when: When, first: dt.date, today: dt.date) -> bool:
    """True for what is yet to come; a year that was written out is taken at its word, and asked about."""
    return first > today and all(day.year is None for day in when.days)


def _end(days: Sequence[Day], today: dt.date, earlier: Earlier) -> dt.date:
    """The end of a period, which may lie ahead where the period has begun: 1.-30. november, sent on the 20th."""
    end = date_of(days[-1], today, earlier)
    first, last = days
    if end < today and not last.year and last.year_offset is None and last.month and last.day and first.day:
        begin, coming = (the_day(today.year, one.month or last.month, one.day or 1) for one in (first, last))
        if begin and coming and begin <= today < coming and coming - begin <= LONGEST_BEGUN and end.year < today.year:
            return coming
    return end


def _with_year(day: Day, end: dt.date) -> Day:
    """The first day of a period in the year of its end, or the year before when the months say so."""
    if day.month is None or day.year is not None:
        return day
    return replace(day, year=end.year - (day.month > end.month), year_offset=None)


def _wide(when: When, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of a week, month or year."""
    if when.shape == "weekend":
        raise Trouble("vague")
    if len(when.days) > 1:
        return _wide(replace(when, days=when.days[:1]), today)[0], _wide(replace(when, days=when.days[-1:]), today)[1]
    day = when.days[0]
    year = year_of(day, today)
    if when.shape == "year":
        assert year is not None
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if when.shape == "week":
        if day.week is not None:
            first = monday_of(day.week, year, today)
        else:
            weeks = day.weeks if day.weeks is not None else 0 if day.this else 1 if day.ahead else -1
            first = today - today.weekday() * _DAY + weeks * _WEEK
        return first, first + 6 * _DAY
    if day.month is None:
        first = today.replace(day=1)
        if not day.this:
            first = (first + 31 * _DAY if day.ahead else first - _DAY).replace(day=1)
    else:
        first = dt.date(today.year - (day.month > today.month) if year is None else year, day.month, 1)
    return first, month_end(first)
