"""One draft a day: a name said once, for rows below it or for days with hours each, stands for as many drafts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from parsers.text.drafts import Draft
from parsers.text.layout import Layout
from parsers.text.mentions import Clocks, Duration
from parsers.text.resolve import Dated
from parsers.text.tokens import Token
from parsers.text.types import TypeIndex


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
    def is_whole(self) -> bool:
        """True with a day and hours that need no other row: a start alone is one end of a stay."""
        return bool(self.dates) and bool(self.durations or any(clocks.end for clocks in self.clocks))


def headed(
    drafts: Sequence[Draft], dated: Sequence[Dated], tokens: Sequence[Token], layout: Layout, types: TypeIndex
) -> list[Draft]:
    """The drafts, with a meeting that is a heading given the dates that open the rows right below it."""
    lines = sorted({layout.sentence[at] for at, token in enumerate(tokens) if token.kind != "nl"})
    below = dict(pairwise(lines))
    busy = {draft.sentence for draft in drafts if draft.kind == "expense" and not _is_outlay(draft, types)}
    heads = {layout.sentence[one.when.first]: one for one in dated[::-1] if not one.wide and _opens(one, tokens)}
    for draft in drafts:
        if draft.kind == "expense" and (draft.body or types.pays_meeting(draft.codes)) and _is_bare(draft):
            row = below.get(draft.sentence)
            while row in heads and row not in busy:
                draft.dates.append(heads[row])
                row = below.get(row)
    return list(drafts)


def _is_outlay(draft: Draft, types: TypeIndex) -> bool:
    return not draft.body and all(types.unit(code) == "amount" for code in draft.codes)


def _is_bare(draft: Draft) -> bool:
    """True without a day of its own: a month or year only says where to look."""
    return all(one.wide or not one.days for one in draft.dates)


def _opens(dated: Dated, tokens: Sequence[Token]) -> bool:
    """True for a date that begins its line, with or without a bullet."""
    before = dated.when.first - 1
    while before >= 0 and tokens[before].kind == "sym":
        before -= 1
    return before >= 0 and tokens[before].kind == "nl"


def by_day(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """The drafts in order of the text, those of several days with hours for each of them apart."""
    parted = [part for draft in drafts for part in _parted(draft, layout)]
    return sorted(parted, key=lambda draft: draft.first)


def _parted(draft: Draft, layout: Layout) -> Iterator[Draft]:
    many = len(draft.dates) > 1 and len(draft.durations) + len(draft.clocks) > 1
    rows = _rows(draft) if many and draft.kind == "expense" else []
    if len(rows) < 2 or not all(row.is_whole for row in rows):
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


def _rows(draft: Draft) -> list[_Row]:
    """The draft's days and hours in order: a new row with the day after hours, or the hours after a day."""
    values = sorted((*draft.durations, *draft.clocks), key=lambda mention: mention.first)
    dates = {one.when.first: one for one in draft.dates}
    dated_first = min(dates) < values[0].first
    rows = [_Row()]
    for mention in sorted((*(one.when for one in draft.dates), *values), key=lambda mention: mention.first):
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
    return rows
