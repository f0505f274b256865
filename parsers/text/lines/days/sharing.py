"""Which dates a draft without its own takes: a date named once serves every line, several serve their neighbours."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.lines import Span
from parsers.text.layout.clauses import Layout
from parsers.text.lines.days.repeated import Repeated
from parsers.text.lines.drafts import Draft
from parsers.text.spans.almanac import month_end
from parsers.text.spans.resolve import Dated

_MOST_CHOICES = 6
_DAY = dt.timedelta(days=1)
_LONGEST = 62
"""Days; no stay is longer."""
_UNPLACED = ("vague", "every")


@dataclass(slots=True, kw_only=True)
class Days:
    """The days of a draft: one by one, or one period; or why they are open, with the choices to ask about.

    `daily` is a period on each day of which the same was done, but on those `skipped`; `times` says how often.
    """

    days: tuple[dt.date, ...] = ()
    end: dt.date | None = None
    wide: bool = False
    daily: bool = False
    skipped: frozenset[dt.date] = frozenset()
    trouble: str | None = None
    choices: tuple[dt.date, ...] = ()
    spans: list[Span] = field(default_factory=list)
    day_spans: dict[dt.date, Span] = field(default_factory=dict)
    assumptions: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """True for two or more days one by one."""
        return len(self.days) > 1 and self.end is None and self.trouble is None

    @property
    def is_one_day(self) -> bool:
        """True for one day and no period."""
        return len(self.days) == 1 and self.end is None and self.trouble is None

    @property
    def times(self) -> int | None:
        """How many days a daily period has; None for what is not daily, and for a week or month as a whole."""
        if not self.daily or self.end is None or self.wide:
            return None
        return (self.end - self.days[0]).days + 1 - len(self.skipped)

    @property
    def is_month(self) -> bool:
        """True for a month as a whole."""
        return bool(self.days and self.end) and self.days[0].day == 1 and self.end == month_end(self.days[0])

    def closed(self) -> "Days":
        """The same week or month as the time that something is paid for, and not one to look for a day in."""
        return replace(self, wide=False)

    def without_evidence(self) -> "Days":
        """The same days, said elsewhere than in the text."""
        return replace(self, spans=[], day_spans={})

    def assuming(self, what: str) -> "Days":
        """The same days, with what one took for granted in using them."""
        return Days(
            days=self.days,
            end=self.end,
            wide=self.wide,
            daily=self.daily,
            skipped=self.skipped,
            trouble=self.trouble,
            choices=self.choices,
            spans=self.spans,
            day_spans=self.day_spans,
            assumptions=(*self.assumptions, what),
        )

    def without(self, others: Collection[dt.date]) -> "Days":
        """The same days but for those, of which the text says something else."""
        return replace(self, days=tuple(day for day in self.days if day not in others))

    def opened(self) -> "Days":
        """The days as choices of a question: the text does not say which one is meant."""
        return Days(trouble="which_day", choices=self.days[:_MOST_CHOICES], spans=self.spans)


NO_DAYS = Days()
"""What nobody said."""


class Sharing:
    """The dates of all drafts of one text; `context` is what the subject names."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        dated: Sequence[Dated],
        context: Sequence[Dated],
        layout: Layout,
        repeated: Repeated,
    ) -> None:
        self._combined: dict[tuple[int, int], Days] = {}
        self._shared: dict[int, Days] = {}
        self._dated = list(dated)
        self._all = self._once(self._dated)
        self._context = combine(context).without_evidence() if context else NO_DAYS
        if self._context.several:
            self._context = self._context.opened()
        wide = [one for one in dated if one.wide]
        from_subject = self._context.wide and not self._all.spans
        self._wide = combine(wide) if wide else self._context if from_subject else NO_DAYS
        self._repeated = repeated
        self._sentences: dict[int, list[Dated]] = {}
        self._parts: dict[int, list[Dated]] = {}
        for one in dated:
            self._sentences.setdefault(layout.sentence[one.when.first], []).append(one)
            self._parts.setdefault(layout.part[one.when.first], []).append(one)
        self._layout = layout
        self._worked = [one for draft in drafts if draft.durations or draft.clocks for one in draft.dates]
        self._owned = {day for draft in drafts for one in draft.dates for day in _days_of(one)}
        own = ((draft, one) for draft in drafts for one in draft.dates[:1])
        self._held: Days | None = None
        self._own = {id(one) for draft in drafts for one in draft.dates}
        self._opening = {_place(one) for draft, one in own if _place(one) <= draft.first <= one.when.last}
        self._dateless = [draft.first for draft in drafts if not draft.dates]

    def is_each_time(self, draft: Draft) -> bool:
        """True when the draft's sentence says that its values hold for every day, or tells what all of them make."""
        each = draft.each or draft.sentence in self._repeated.each_time
        return each or any(one.altogether for one in draft.distances)

    def of(self, draft: Draft, *, total: bool) -> Days:
        """The draft's days, with what its sentence says of each of them."""
        days = self._of(draft, total=total)
        return replace(days, daily=True) if draft.sentence in self._repeated.daily else days

    def _of(self, draft: Draft, *, total: bool) -> Days:
        """The draft's own days, else those it shares; a `total` is for the week or month that was named.

        A sentence's dates serve the drafts of that sentence, `formannskap 10.11, 42 km`; without any, the text's do.
        """
        if draft.dates and (placed := self._placed(draft)):
            return placed.assuming("date_shared")
        if draft.dates:
            return self._once(draft.dates) if len(draft.dates) == 1 else combine(draft.dates)
        told = self._sentences.get(draft.sentence, [])
        beside = self._once(told)
        of_day = len(beside.days) == 1 and not beside.end and not any(one.wide for one in told)
        many = beside.several or self._all.several or self._rows(draft).several
        if many and self.is_each_time(draft):
            return self._as_many(draft, self._worked_on(beside, draft)) if beside.several else self._each(draft)
        rows = self._rows(draft)
        if rows.is_one_day:
            return self._as_shared(rows)
        if total and self._wide.days and not of_day:
            return self._wide
        if (self._all.end or self._all.trouble) and beside.several and len((led := self._led(draft)).days) == 1:
            return self._as_shared(led)  # hentet 6. juli, 44 km, og kjørt hjem 11. juli, 44 km, av et opphold
        within = self._once(self._beside(draft))
        if len(beside.days) == 1 and beside.end is None and self._all.end:  # hentet fredag, av et opphold fre-søn
            return self._as_shared(beside)
        known = self._led(draft)
        if self._all.end and draft.kind == "mileage" and not beside.spans and known.is_one_day:
            return self._as_shared(known)  # kjørte dem hjem 8.11. Det ble 47 km
        if self._all.trouble == "two_periods" and known.end and not (known.wide or beside.spans):
            return self._as_shared(known)  # a period, what it was of, the next period
        if self._all.trouble and beside.is_one_day:  # of another row
            return self._as_shared(beside)
        for one in (self._all, beside, within):
            if one.spans and not one.several:
                return self._as_shared(one)
        if known.spans:
            return known.opened() if known.several else self._as_shared(known)
        return self._context.assuming("date_of_subject")

    def _rows(self, draft: Draft) -> Days:
        """The days of the rows that the draft's sentence speaks of by their heading; none where it does of none."""
        block = self._repeated.blocks.get(draft.sentence)
        if block is None or draft.first in block:
            return NO_DAYS
        begin, end = (bisect_left(self._dated, at, key=_place) for at in (block.start, block.stop))
        return self._once(self._dated, begin, end) if begin < end else NO_DAYS

    def _each(self, draft: Draft) -> Days:
        """The days of a value of each time: those of the rows it speaks of, else those that lines have."""
        if (rows := self._rows(draft)).several:
            return rows
        if self._held is None:
            self._held = combine([one for one in self._dated if id(one) in self._own])
        held = (self._held,) if self._held.several else ()
        return self._as_many(draft, *held, self._worked_on(self._all, draft))

    def _worked_on(self, days: Days, draft: Draft) -> Days:
        """The days, for what goes with hours that are told day by day without those that no line has."""
        worked = len(self._worked) > 1 and not (draft.durations or draft.clocks)
        left = days.without([day for day in days.days if day not in self._owned]) if worked else days
        return left if left.days else days

    def _as_many(self, draft: Draft, *told: Days) -> Days:
        """The first days that are as many as the text says, `begge dagene`; with none, those worked on, else open."""
        many = self._repeated.counted.get(draft.sentence)
        worked = combine(self._worked) if many is not None and self._worked else NO_DAYS
        fitting = [days for days in (*told, worked) if many is None or (not days.end and many == len(days.days))]
        return fitting[0] if fitting else told[-1].opened()

    def _beside(self, draft: Draft) -> list[Dated]:
        """The dates of the draft's part of the sentence, but for one that opens a later draft: 24 km og 10.11 2 t."""
        told = self._parts.get(self._layout.part[draft.first], []) if draft.first >= 0 else []
        return [] if len(told) == 1 and draft.first < _place(told[0]) in self._opening else told

    def _as_shared(self, known: Days) -> Days:
        """The days as those of a draft that does not name them, put together once."""
        if id(known) not in self._shared:
            self._shared[id(known)] = known.assuming("date_shared")
        return self._shared[id(known)]

    def _placed(self, draft: Draft) -> Days | None:
        """The one day or period of the text, where the draft's own days are vague: i helga … lørdag 14. til 15."""
        vague = any(one.trouble == "vague" for one in draft.dates)
        if not vague or any(one.trouble != "vague" and not one.wide for one in draft.dates):
            return None
        placed = combine([one for one in self._dated if one.trouble != "vague"])
        return placed if placed.days and not (placed.wide or placed.several or placed.trouble) else None

    def _led(self, draft: Draft) -> Days:
        """The days that stand before the draft and after the last one that needed days: fee, drive, fee, drive."""
        dates = self._sentences.get(draft.sentence, self._dated)
        at = bisect_left(dates, draft.first, key=_place)
        if not at:
            return self._once(dates)
        served = bisect_right(self._dateless, _place(dates[at - 1]))
        begin = bisect_left(dates, self._dateless[served - 1], key=_place) if served else 0
        return self._once(dates, begin, at)

    def _once(self, dates: list[Dated], begin: int = 0, end: int | None = None) -> Days:
        """Some of a text's dates as one, put together once: many drafts may share many dates."""
        if not dates:
            return NO_DAYS
        end = len(dates) if end is None else end
        key = (id(dates[begin]), id(dates[end - 1]))
        if key not in self._combined:
            self._combined[key] = combine(dates[begin:end])
        return self._combined[key]


def _days_of(dated: Dated) -> Iterator[dt.date]:
    """The days of a date, and each of a period that is no week or month."""
    yield from dated.days
    if dated.end and dated.days and not dated.wide:
        yield from (
            dated.days[0] + step * _DAY for step in range(1, min((dated.end - dated.days[0]).days, _LONGEST) + 1)
        )


def _place(dated: Dated) -> int:
    return dated.when.first


def _narrowest(wide: Sequence[Dated]) -> Dated:
    """The first of some weeks, months and years, or one that lies within it: november: uke 45."""
    first = wide[0]
    for one in wide[1:]:
        if first.days and one.days and first.end and one.end and first.days[0] <= one.days[0] and one.end <= first.end:
            first = one
    return first


def combine(dates: Sequence[Dated]) -> Days:
    """Several dates as one: exact days push weeks and months aside, each day counts once."""
    if not dates:
        return NO_DAYS
    known = [one for one in dates if not one.ahead]
    if len(known) > 1:
        exact = [one for one in known if not one.wide and one.trouble not in _UNPLACED]
        known = exact if any(one.days for one in exact) else [_narrowest(known)]
    result = Days()
    found: dict[dt.date, Span] = {}
    for one in known:
        result.spans.append(one.when.span)
        result.assumptions += tuple(what for what in one.assumptions if what not in result.assumptions)
        if one.trouble:
            result.trouble, result.choices = one.trouble, one.choices
        elif one.end is not None and result.end is not None and (one.days, one.end) != (result.days, result.end):
            result.trouble, result.choices = "two_periods", (*result.days, *one.days)
        elif one.end is not None:
            result.days, result.end, result.wide, result.skipped = one.days, one.end, one.wide, one.skipped
        elif result.end is None or not all(result.days[0] <= day <= result.end for day in one.days):
            for day, said in zip(one.days, one.when.days, strict=True):
                found.setdefault(day, said.span if said.span[1] else one.when.span)
    if result.end is not None and result.days and all(result.days[0] <= day <= result.end for day in found):
        found = {}
    if found and result.end is None:
        result.days, result.day_spans = tuple(found), found
    elif found:
        result.days, result.end, result.trouble = (), None, "period_and_days"
        result.choices = tuple(found)[:_MOST_CHOICES]
    return result
