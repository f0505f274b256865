"""The days of a draft: some of a text's dates put together as one."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from claims.lines import Span
from parsers.text.spans.almanac import month_end
from parsers.text.spans.resolve import OF_ONE_DAY, Dated

_MOST_CHOICES = 6
_WEEK = dt.timedelta(days=7)
_UNPLACED = ("vague", "every")


@dataclass(slots=True, kw_only=True)
class Days:
    """The days of a draft: one by one, or one period; or why they are open, with the choices to ask about.

    `daily` is a period on each day of which the same was done, but on those `skipped`; `times` says how often. `doubts`
    are further days, each of them open by itself.
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
    doubts: tuple["Days", ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def many(self) -> int:
        """How many days there are one by one, those in doubt too."""
        return len(self.days) + len(self.doubts)

    @property
    def several(self) -> bool:
        """True for two or more days one by one."""
        return self.many > 1 and self.end is None and self.trouble is None

    @property
    def is_one_day(self) -> bool:
        """True for one day and no period."""
        return len(self.days) == 1 and not self.doubts and self.end is None and self.trouble is None

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

    @property
    def is_week(self) -> bool:
        """True for a week as a whole, or less."""
        return self.end is not None and bool(self.days) and self.end - self.days[0] < _WEEK

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
            doubts=self.doubts,
            assumptions=(*self.assumptions, what),
        )

    def without(self, others: Collection[dt.date]) -> "Days":
        """The same days but for those, of which the text says something else."""
        return replace(self, days=tuple(day for day in self.days if day not in others))

    def only(self, some: Sequence[dt.date]) -> "Days":
        """Those of the days one by one."""
        return replace(self, days=tuple(some), day_spans={day: self.day_spans[day] for day in some})

    def opened(self) -> "Days":
        """The days as choices of a question: the text does not say which one is meant."""
        choices = (*self.days, *(day for one in self.doubts for day in one.choices))
        return Days(trouble="which_day", choices=choices[:_MOST_CHOICES], spans=self.spans)


NO_DAYS = Days()
"""What nobody said."""


def _narrowest(wide: Sequence[Dated]) -> list[Dated]:
    """The first of some weeks, months and years, or one that lies within it, november: uke 45; of weeks all."""
    first = wide[0]
    for one in wide[1:]:
        if first.days and one.days and first.end and one.end and first.days[0] <= one.days[0] and one.end <= first.end:
            first = one
    weeks = [one for one in wide if one.when.rule == "week"]
    return weeks if first in weeks else [first]


def combine(dates: Sequence[Dated]) -> Days:
    """Several dates as one: exact days push weeks and months aside, and so does a choice of days; each counts once."""
    if not dates:
        return NO_DAYS
    known = [one for one in dates if not one.ahead]
    if len(known) > 1:
        exact = [one for one in known if not one.wide and one.trouble not in _UNPLACED]
        doubted = [one for one in exact if one.choices][:1]
        known = exact if any(one.days for one in exact) else doubted or _narrowest(known)
    result = Days()
    found: dict[dt.date, Span] = {}
    for one in known:
        result.spans.append(one.when.span)
        result.assumptions += tuple(what for what in one.assumptions if what not in result.assumptions)
        if one.trouble in OF_ONE_DAY and one.choices:
            result.doubts += (Days(trouble=one.trouble, choices=one.choices, spans=[one.when.span]),)
        elif one.trouble:
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
        result.spans = [span for span in result.spans if all(span not in one.spans for one in result.doubts)]
    elif found:
        result.days, result.end, result.trouble = (), None, "period_and_days"
        result.choices = tuple(found)[:_MOST_CHOICES]
    if result.doubts and (result.trouble or result.end or not result.days):
        last = result.doubts[-1]
        return replace(result, doubts=(), trouble=last.trouble, choices=last.choices)
    return result
