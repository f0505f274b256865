"""One draft a day: a name said once, for rows below it or for days with hours each, stands for as many drafts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import Layout
from parsers.text.lines.days.dated_rows import closes_row, opens_row
from parsers.text.lines.days.own_days import is_of_last_hours
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import BY_PLACE, Clocks, Duration, text_at
from parsers.text.spans.resolve import OF_ONE_DAY, Dated
from parsers.text.words.tokens import Token

_FEWEST = 2
"""Rows that a sum may stand below, and it."""
_MOST_MARKS = 12
_OPENING = frozenset({"(", ":"})


@dataclass(slots=True)
class _Row:
    """Days and the hours that belong to them."""

    dates: list[Dated] = field(default_factory=list)
    durations: list[Duration] = field(default_factory=list)
    clocks: list[Clocks] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The token where the row's values begin."""
        return min(mention.first for mention in (*(one.when for one in self.dates), *self.durations, *self.clocks))

    @property
    def is_wide(self) -> bool:
        """True without a day: a week or month at most."""
        return all(one.wide or not one.days for one in self.dates)

    @property
    def is_empty(self) -> bool:
        """True without hours."""
        return not (self.durations or self.clocks)

    @property
    def leads(self) -> bool:
        """True for clock times without a day, before those that have one: kl 17-20, lørdag 10-14 og søndag 11-13."""
        return not self.dates and not self.durations and any(clocks.end for clocks in self.clocks)

    @property
    def is_whole(self) -> bool:
        """True with a day and hours that need no other row: a start alone is one end of a stay."""
        return bool(self.dates) and bool(self.durations or any(clocks.end for clocks in self.clocks))


def lend_dates(borrowed: Mapping[int, Draft], dated: Sequence[Dated], tokens: Sequence[Token], layout: Layout) -> None:
    """Give hours that stand apart from their name the day of their own sentence, though another draft has it too.

    `borrowed` is whose values stand in each sentence that does not name them.
    """
    days = layout.by_sentence(dated) if borrowed else {}
    for sentence, owner in borrowed.items():
        own = days.get(sentence, [])
        if len(own) != 1 or is_of_last_hours(owner, own[0], tokens):
            continue
        if (owner.clocks or owner.durations) and not any(one is own[0] for one in owner.dates):
            owner.dates.append(own[0])


def headed(
    drafts: Sequence[Draft],
    dated: Sequence[Dated],
    tokens: Sequence[Token],
    layout: Layout,
    types: TypeIndex,
    off: Set[int] = frozenset(),
) -> list[Draft]:
    """The drafts, with a meeting that is a heading given the dates that open the rows right below it, or end them.

    Rows that say at the tokens `off` that nothing was done on their day end no list.
    """
    rowed = (one for one in dated[::-1] if not one.wide and (opens_row(one, tokens) or closes_row(one, tokens)))
    heads = {layout.sentence[one.when.first]: one for one in rowed}
    if not heads:
        return list(drafts)
    lines = sorted({layout.sentence[at] for at, token in enumerate(tokens) if token.kind != "nl"})
    below = dict(pairwise(lines))
    idle = {layout.sentence[at] for at in off}
    busy = {draft.sentence for draft in drafts if draft.kind == "expense" and not _goes_along(draft, types)}
    rows = _days_of_rows(drafts, layout)
    for draft in drafts:
        if (
            draft.kind == "expense"
            and is_meeting(draft, types)
            and rows.get(draft.sentence, draft.first) >= draft.first
        ):
            listed: list[Dated] = []
            row = below.get(draft.sentence)
            while (row in heads or row in idle) and row not in busy:
                listed += [heads[row]] if row in heads else []
                row = below.get(row)
            if _is_bare(draft):
                draft.dates += listed
            elif all(any(own is one for one in listed) for own in draft.dates):  # 12.11 (til kl 12)
                draft.dates = listed
    return list(drafts)


def _days_of_rows(drafts: Sequence[Draft], layout: Layout) -> dict[int, int]:
    """Where each sentence names a day of one of its own lines; who meets behind it, meets on that day.

    `10.11 24 km, kommunestyret` is no heading of the rows below it.
    """
    own = ((draft.sentence, one.when.first) for draft in drafts for one in draft.dates if not one.wide)
    return dict(sorted(((at, first) for at, first in own if layout.sentence[first] == at), reverse=True))


def met_again(drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> None:
    """Give a meeting the days of drives after it that are said like its own: `fsk 12.11 (42 km), 19.11 (42 km)`."""
    meeting: Draft | None = None
    for draft in drafts:
        if draft.kind != "mileage":
            meeting = draft if is_meeting(draft, types) else None
        elif meeting and meeting.sentence == draft.sentence and len(draft.dates) == 1:
            marks = {text_at(tokens, one.when.last) for one in (*meeting.dates, *draft.dates)}
            if len(marks) == 1 and marks <= _OPENING:
                meeting.dates.append(draft.dates[0])


def goes_on(dated: Dated, draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for a day that is all of its sentence, right behind the draft's last day in its line: fsk 10.11; 12.11.

    A day before a colon is the heading of what follows.
    """
    if text_at(tokens, dated.when.last) == ":":
        return False
    first, number = dated.when.first, layout.sentence[dated.when.first]
    last = max((one.when.last for one in draft.dates), default=first)
    if not last < first < last + _MOST_MARKS or any(tokens[at].kind != "sym" for at in range(last, first)):
        return False
    after = range(dated.when.last, min(dated.when.last + _MOST_MARKS, len(tokens)))
    return all(layout.sentence[at] > number or tokens[at].kind in ("sym", "nl") for at in after)


def _goes_along(draft: Draft, types: TypeIndex) -> bool:
    """True for an outlay, and for lost earnings: they come with a meeting."""
    lost = bool(draft.codes) and set(types.lost).issuperset(draft.codes)
    return lost or (not draft.body and types.units(draft.codes) <= {"amount"})


def _is_bare(draft: Draft) -> bool:
    """True without a day of its own: a month or year only says where to look."""
    return all(one.wide or not one.days for one in draft.dates)


def by_day(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """The drafts in order of the text, those of several days with hours for each of them apart."""
    parted: list[Draft] = []
    for draft in drafts:
        if len(draft.dates) < 2:
            parted.append(draft)
        else:
            parted += (part for one in _doubted(draft) for stay in _stays(one) for part in _parted(stay, layout))
    return sorted(parted, key=BY_PLACE)


def _doubted(draft: Draft) -> Iterator[Draft]:
    """The draft, with a day that is in doubt by itself on a draft of its own: the other days stand as they are."""
    doubtful = [one for one in draft.dates if one.trouble in OF_ONE_DAY]
    sure = [one for one in draft.dates if one.trouble not in OF_ONE_DAY] if doubtful else []
    valued = draft.kind == "per_diem" or draft.durations or draft.clocks or draft.moneys
    if valued or not doubtful or not any(one.days for one in sure):
        yield draft
        return
    yield replace(draft, dates=sure)
    for one in doubtful:
        yield replace(draft, dates=[one], counts=[], type_spans=[*draft.type_spans])


def _stays(draft: Draft) -> Iterator[Draft]:
    """A draft for each of several periods that lasted alike: 10.-11. og 24.-25. oktober, ett døgn hver gang.

    So do those with the times of all: 9.-11. og 23.-25. oktober, fra fredag kl 16 til søndag kl 18.

    What is not measured at all is so for each of them too: besøkshjem 9.-11. og 23.-25. oktober.
    """
    told = draft.durations
    periods = [one for one in draft.dates if _is_stay(one)]
    alike = not (draft.measured or draft.counts) or (len(told) == 1 and told[0].each and not draft.clocks)
    alike = alike or (not told and len(draft.clocks) == 1 and draft.clocks[0].of_all)
    others = [one for one in draft.dates if not _is_stay(one) and one.trouble != "vague"]  # to døgn hver helg
    if len(periods) < 2 or others or not alike:
        yield draft
        return
    each = [replace(one, each=False) for one in told]
    for one in periods:
        yield replace(draft, dates=[one], durations=[*each], type_spans=[*draft.type_spans])


def _is_stay(one: Dated) -> bool:
    """True for a period with its first and last day."""
    return bool(one.end) and not one.wide and not one.trouble


def _leads_hours(draft: Draft, weekend: Dated) -> bool:
    """True for the weekend of `mandag 3 timer og i helga 4 timer`, which has hours of its own."""
    return weekend.when.rule == "weekend" and any(one.first == weekend.last for one in draft.durations[1:])


def _parted(draft: Draft, layout: Layout) -> Iterator[Draft]:
    sure = [one for one in draft.dates if one.trouble != "vague" or _leads_hours(draft, one)]
    if len(sure) > 1 and draft.kind == "expense":  # 7.11 3 timer helg
        draft.dates = sure
    if draft.kind == "expense":
        draft.dates = _without_overview(draft)
    many = len(draft.dates) > 1 and len(draft.durations) + len(draft.clocks) > 1
    rows = _rows(draft, layout) if many and draft.kind == "expense" and not _is_of_all(draft) else []
    if len(rows) < 2 or not all(row.is_whole or (row.leads and row is rows[0]) for row in rows):
        yield draft
        return
    for row in rows:
        first = max(draft.first, row.first)
        clause, sentence = layout.clause[first], layout.sentence[first]
        yield replace(
            draft,
            first=first,
            last=max(draft.last, first),
            clause=clause,
            sentence=sentence,
            type_spans=list(draft.type_spans),
            dates=row.dates,
            durations=row.durations,
            clocks=row.clocks,
        )


def _without_overview(draft: Draft) -> list[Dated]:
    """The days without the period that they are of, where each has hours: 28.-29. mars: lørdag 10 t, søndag 9 t.

    So are weeks without the month above them: `november: 6 t uke 45, 5 t uke 46`.
    """
    values = len(draft.durations) + len(draft.clocks)
    if len(draft.dates) == values + 1 and _is_above(draft.dates[0], draft.dates[1:]):
        return draft.dates[1:]
    days = [one for one in draft.dates if _is_sure_day(one)]
    periods = [one for one in draft.dates if not _is_sure_day(one)]
    if len(periods) != 1 or not _is_stay(periods[0]) or len(days) < 2:
        return draft.dates
    period = periods[0]
    told = {one.days[0] for one in days}
    within = all(period.days[0] <= day <= (period.end or day) for day in told)
    of_each = len(told) == len(days) == values
    return days if within and of_each else draft.dates


def _is_above(month: Dated, weeks: Sequence[Dated]) -> bool:
    """True for a month told before weeks that have days of it."""
    if not (month.wide and month.end and all(one.wide and one.days and one.end for one in weeks)):
        return False
    return all(
        month.when.first < one.when.first and one.days[0] <= month.end and month.days[0] <= (one.end or one.days[0])
        for one in weeks
    )


def _is_sure_day(one: Dated) -> bool:
    return len(one.days) == 1 and not (one.end or one.trouble)


def _is_of_all(draft: Draft) -> bool:
    """True for clock times of all days above them, and others for some: `alle kl 9-11`, `4.11`, `12.11 kl 9-12`."""
    above = draft.clocks[:1] and draft.clocks[0].of_all and draft.clocks[0].first < draft.dates[0].when.first
    days = sum(len(one.days) for one in draft.dates)
    return bool(above) and not draft.durations and len(draft.clocks) <= days


def _rows(draft: Draft, layout: Layout) -> list[_Row]:
    """The draft's days and hours, sentence by sentence where each has both, else as they follow each other."""
    told: dict[int, _Row] = {}
    for one in draft.dates:
        told.setdefault(layout.sentence[one.when.first], _Row()).dates.append(one)
    for duration in draft.durations:
        told.setdefault(layout.sentence[duration.first], _Row()).durations.append(duration)
    for clocks in draft.clocks:
        told.setdefault(layout.sentence[clocks.first], _Row()).clocks.append(clocks)
    rows = [told[sentence] for sentence in sorted(told)]
    hours = sum((duration.amount for duration in draft.durations), Decimal(0))
    rows = [row for row in rows if not (row.is_wide and (row.is_empty or _is_sum(row, hours)))] or rows
    closed = len(rows) > _FEWEST and _closes(rows[-1]) and all(row.is_whole and row.clocks for row in rows[:-1])
    closing = rows.pop().durations if closed else []
    if len(rows) > 1 and all(row.is_whole for row in rows):
        parts = [part for row in rows for part in _in_turn(row.dates, row.durations, row.clocks)]
        parts[-1].durations += closing  # asked about: it is not what the times come to
        return parts
    return _in_turn(draft.dates, draft.durations, draft.clocks)


def _closes(row: _Row) -> bool:
    """True for hours of no day: what the rows above come to, or should."""
    return len(row.durations) == 1 and not (row.clocks or row.dates)


def _is_sum(row: _Row, hours: Decimal) -> bool:
    """True for half of all `hours`, which are those of all other rows together: til sammen 12,5 timer."""
    return len(row.durations) == 1 and not row.clocks and row.durations[0].amount * 2 == hours


def _in_turn(dates_said: Sequence[Dated], durations: Sequence[Duration], clocks_said: Sequence[Clocks]) -> list[_Row]:
    """Days and hours in order: a new row with the day after hours, or the hours after a day."""
    values = sorted((*durations, *clocks_said), key=BY_PLACE)
    dates = {one.when.first: one for one in dates_said}
    dated_first = min(dates) < values[0].first
    leading = [one for one in clocks_said if one.first < min(dates)]
    if leading and max(dates) < values[-1].first and not any(one.first < min(dates) for one in durations):
        return [_Row(clocks=leading), *_in_turn(dates_said, durations, clocks_said[len(leading) :])]
    rows = [_Row()]
    for mention in sorted((*(one.when for one in dates_said), *values), key=BY_PLACE):
        row, is_date = rows[-1], mention.first in dates
        if (
            (row.durations or row.clocks)
            if is_date and dated_first
            else (not is_date and row.dates and not dated_first)
        ):
            row = _Row()
            rows.append(row)
        if isinstance(mention, Duration):
            row.durations.append(mention)
        elif isinstance(mention, Clocks):
            row.clocks.append(mention)
        else:
            row.dates.append(dates[mention.first])
    _give_last(rows)
    return rows


def _give_last(rows: Sequence[_Row]) -> None:
    """Give the day that closes the text the times right before it: 10.11 15-18, 16 til 17.30 dagen etter."""
    if len(rows) < 2 or rows[-1].durations or rows[-1].clocks or not rows[-1].dates:
        return
    before, day = rows[-2].clocks, rows[-1].dates[0].when
    if len(before) > 1 and not rows[-2].durations and before[-1].last == day.first:
        rows[-1].clocks.append(before.pop())
