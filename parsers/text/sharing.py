"""Which dates a draft without its own takes: a date named once serves every line, several serve their neighbours."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.lines import Span
from parsers.text.drafts import Draft
from parsers.text.resolve import Dated

_MOST_CHOICES = 6


@dataclass(slots=True, kw_only=True)
class Days:
    """The days of a draft: one by one, or one period; or why they are open, with the choices to ask about."""

    days: tuple[dt.date, ...] = ()
    end: dt.date | None = None
    wide: bool = False
    trouble: str | None = None
    choices: tuple[dt.date, ...] = ()
    spans: list[Span] = field(default_factory=list)
    day_spans: dict[dt.date, Span] = field(default_factory=dict)
    assumptions: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """True for two or more days one by one."""
        return len(self.days) > 1 and self.end is None and self.trouble is None

    def opened(self) -> "Days":
        """The days as choices of a question: the text does not say which one is meant."""
        return Days(trouble="which_day", choices=self.days[:_MOST_CHOICES], spans=self.spans)


class Sharing:
    """The dates of all drafts of one text; `context` is what the subject names, `each_time` that all days are meant."""

    def __init__(
        self, drafts: Sequence[Draft], dated: Sequence[Dated], context: Sequence[Dated], *, each_time: bool
    ) -> None:
        self._all = combine(dated)
        self._wide = combine([one for one in (*dated, *context) if one.wide])
        self._context = combine(context)
        self._each_time = each_time
        self._sentences: dict[int, Days] = {}
        self._before: dict[int, Days] = {}
        self._leaders: dict[int, Draft] = {}
        self._read(drafts)

    def _read(self, drafts: Sequence[Draft]) -> None:
        """One pass over the drafts: the dates of each sentence, of the sentences before, and who leads whom."""
        owned: dict[int, list[Dated]] = {}
        for draft in drafts:
            owned.setdefault(draft.sentence, []).extend(draft.dates)
        latest = Days()
        for sentence, dates in owned.items():
            self._sentences[sentence] = combine(dates)
            latest = self._sentences[sentence] if dates else latest
            self._before[sentence] = latest
        leader: Draft | None = None
        alone = True
        for previous, draft in zip((None, *drafts), drafts, strict=False):
            if previous is None or previous.sentence != draft.sentence:
                leader, alone = None, True
            if draft.dates:
                alone = alone and not (previous is not None and previous is leader)
                leader = draft
            elif leader is not None and alone:
                self._leaders[draft.first] = leader

    def of(self, draft: Draft, *, total: bool) -> Days:
        """The draft's own days, else those it shares; a `total` is for the week or month that was named."""
        if draft.dates:
            return combine(draft.dates)
        if total and self._wide.days:
            return self._wide
        for known in (self._all, self._sentences[draft.sentence], self._before[draft.sentence]):
            if known.spans and not known.several:
                return known
        leader = self._leaders.get(draft.first)
        known = combine(leader.dates) if leader else self._all
        if known.spans:
            return known.opened() if known.several and not self._each_time else known
        return self._context


def combine(dates: Sequence[Dated]) -> Days:
    """Several dates as one: exact days push weeks and months aside, each day counts once."""
    known = list(dates)
    if any(one.days and not one.wide for one in known):
        known = [one for one in known if not one.wide and one.trouble != "vague"]
    else:
        known = known[:1]
    result = Days()
    found: dict[dt.date, Span] = {}
    for one in known:
        result.spans.append(one.when.span)
        result.assumptions = tuple(dict.fromkeys(result.assumptions + one.assumptions))
        if one.trouble:
            result.trouble, result.choices = one.trouble, one.choices
        elif one.end is not None and result.end is not None and (one.days, one.end) != (result.days, result.end):
            result.trouble, result.choices = "two_periods", (*result.days, *one.days)
        elif one.end is not None:
            result.days, result.end, result.wide = one.days, one.end, one.wide
        elif result.end is None or not all(result.days[0] <= day <= result.end for day in one.days):
            for day, said in zip(one.days, one.when.days, strict=True):
                found.setdefault(day, said.span if said.span[1] else one.when.span)
    if found and result.end is None:
        result.days, result.day_spans = tuple(found), found
    elif found:
        result.days, result.end, result.trouble = (), None, "period_and_days"
        result.choices = tuple(found)[:_MOST_CHOICES]
    return result
