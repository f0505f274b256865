"""Which dates a draft without its own takes: a date named once serves every line, several serve their neighbours."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

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

    def without_evidence(self) -> "Days":
        """The same days, said elsewhere than in the text."""
        return replace(self, spans=[], day_spans={})

    def assuming(self, what: str) -> "Days":
        """The same days, with what one took for granted in using them."""
        return replace(self, assumptions=(*self.assumptions, what))

    def opened(self) -> "Days":
        """The days as choices of a question: the text does not say which one is meant."""
        return Days(trouble="which_day", choices=self.days[:_MOST_CHOICES], spans=self.spans)


class Sharing:
    """The dates of all drafts of one text; `context` is what the subject names, `each_time` that all days are meant."""

    def __init__(
        self, drafts: Sequence[Draft], dated: Sequence[Dated], context: Sequence[Dated], *, each_time: bool
    ) -> None:
        self._all = combine(dated)
        self._context = combine(context).without_evidence()
        if self._context.several:
            self._context = self._context.opened()
        wide = [one for one in dated if one.wide]
        self._wide = combine(wide) if wide else self._context if self._context.wide else Days()
        self._each_time = each_time
        self._sentences: dict[int, Days] = {}
        self._leaders: dict[int, Draft] = {}
        self._read(drafts)

    def _read(self, drafts: Sequence[Draft]) -> None:
        """One pass over the drafts: the dates of each sentence, and which dated draft leads which followers.

        A draft leads only where every dated draft before it has followers too: fee, drive, fee, drive.
        """
        owned: dict[int, list[Dated]] = {}
        leader: Draft | None = None
        paired = followed = True
        for draft in drafts:
            owned.setdefault(draft.sentence, []).extend(draft.dates)
            if draft.dates:
                leader, paired, followed = draft, followed and (leader is None or paired), False
            elif leader is not None:
                followed = True
                if paired:
                    self._leaders[draft.first] = leader
        self._sentences = {sentence: combine(dates) for sentence, dates in owned.items()}

    def of(self, draft: Draft, *, total: bool) -> Days:
        """The draft's own days, else those it shares; a `total` is for the week or month that was named."""
        if draft.dates:
            return combine(draft.dates)
        if total and self._wide.days:
            return self._wide
        for known in (self._all, self._sentences[draft.sentence]):
            if known.spans and not known.several:
                return known.assuming("date_shared")
        if self._each_time and self._all.several:
            return self._all
        leader = self._leaders.get(draft.first)
        known = combine(leader.dates) if leader else self._all
        if known.spans:
            return known.opened() if known.several else known.assuming("date_shared")
        return self._context.assuming("date_of_subject")


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
