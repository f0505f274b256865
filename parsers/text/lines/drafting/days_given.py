"""Days given to the drafts they stand with; one that opens its sentence is shared, and stays loose."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import Layout
from parsers.text.lines.days.own_days import ends_night, has_more, is_of_hours_after, is_of_last_hours, is_told_of
from parsers.text.lines.drafting.nearby import Nearby
from parsers.text.lines.drafting.rows import goes_on
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.spans.mentions import MEASURED, Mention, has
from parsers.text.spans.numbers import ALL_OF
from parsers.text.spans.resolve import Dated

_MARKED = 2
"""Tokens from a day past a mark to the hours that it leads to."""
_RODE, _EACH_WITHIN = 4, 8
"""Tokens from a rider to the day, and from `begge dager` to the rider."""


class Loans:
    """Whose values stand in a clause or sentence of their own: a day there is the same draft's.

    `clauses` tells the draft and where its value stands, `sentences` the draft.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.clauses: dict[int, tuple[Draft, int]] = {}
        self.sentences: dict[int, Draft] = {}

    def note(self, owner: Draft, mention: Mention) -> None:
        """Remember whose value that is, unless another's stands there already."""
        clause, sentence = self._layout.clause[mention.first], self._layout.sentence[mention.first]
        if owner.clause != clause:
            self.clauses.setdefault(clause, (owner, mention.first))
        if owner.sentence != sentence:
            self.sentences.setdefault(sentence, owner)


class DaysGiven:
    """Gives the days of one text, in order, to its drafts; `things` are the ids of drafts of what was bought."""

    def __init__(self, analysis: Analysis, types: TypeIndex, near: Nearby, loans: Loans, things: Set[int]) -> None:
        clause = analysis.layout.clause
        self._tokens, self._layout, self._types = analysis.tokens, analysis.layout, types
        self._near, self._loans, self._things = near, loans, things
        self._riders = analysis.riders.all
        self._riding = {clause[one.first] for one in analysis.riders.all}
        self._served = _meals_served(analysis) if any(draft.trip for draft in near.drafts) else frozenset()
        self._along = _told_along(analysis)
        self._times = analysis.spots.get("each_time", ())
        self._day_places = sorted(one.when.first for one in analysis.dated)
        self._days = {clause[one.when.first]: one.when.first for one in analysis.dated}

    def give(self, dated: Dated) -> None:
        """Give a date to the draft it stands with; one that opens its sentence is shared and stays loose."""
        first = dated.when.first
        before, after = self._near.around(first)
        clause, sentence = self._layout.clause[first], self._layout.sentence[first]
        inside = [draft for draft in (*before[:1], *after[:1]) if draft.clause == clause]
        if not inside and (clause in self._riding or clause in self._served):  # Kari satt på 10.11, middag dekket 3.11
            return
        if self._riders and self._is_of_rider(first):
            return
        if clause in self._along and before and self._is_each_time(before[0], first):
            return  # 24 km hver gang, den 10. med tilhenger
        lent, value = self._loans.clauses.get(clause, (None, first))
        if lent and not inside:
            inside = [lent]
        elif lent and first < value < inside[0].first:  # 11.11 2 timer kjørt 8 km
            lent.dates.append(dated)
            inside = inside if self._days[clause] == first else []
        if not inside and self._is_of_sum_after(before, after, dated):
            inside = after[:1]
        if not inside and self._leads_hours(before, after, dated):
            inside = after[:1]
        if not inside and before and before[0].sentence == sentence and not self._leads_next(before, after, dated):
            inside = before[:1]
        if not inside and sentence in self._loans.sentences:
            inside = [self._loans.sentences[sentence]]
        if (
            not inside
            and not (before and before[0].sentence == sentence)
            and is_of_hours_after(dated, after[:1], sentence)
        ):
            inside = after[:1]
        if not inside and len(dated.days) > 1 and is_told_of(before[:1], sentence, self._types):
            inside = before[:1]
        if not inside and before and goes_on(dated, before[0], self._tokens, self._layout):
            inside = before[:1]
        ends = has(self._tokens, first - 1, "to") and any(
            units_of(one, self._types) & {"hour", "day"} for one in inside
        )
        if dated.when.rule == "day_beside" and not ends:  # not the draft's own day
            following = [draft for draft in after[:1] if draft.sentence == sentence]
            inside = following or [one for one in inside if not one.dates or has_more(one, dated, self._types)]
        if (
            inside
            and not (ends and ends_night(inside[0], dated))
            and not is_of_last_hours(inside[0], dated, self._tokens)
        ):
            inside[0].dates.append(dated)

    def _is_each_time(self, drive: Draft, first: int) -> bool:
        """True for a drive that its sentence says was each time, before the day."""
        at = bisect_left(self._times, first) - 1
        return bool(drive.distances) and at >= 0 and drive.first < self._times[at] <= first - 1

    def _is_of_sum_after(self, before: Sequence[Draft], after: Sequence[Draft], dated: Dated) -> bool:
        """True for a day of the list before that leads to a sum: `3., 10. og 17.11, den 10. var vi på kino, 150 kr`."""
        first, clause = dated.when.first, self._layout.clause
        opens = first == 0 or clause[first - 1] != clause[first] or has(self._tokens, first - 1, "join")
        if not (before and after and opens) or len(dated.days) != 1 or dated.end:
            return False
        listed = any(dated.days[0] in one.days and len(one.days) > 1 for one in before[0].dates)
        bought = after[0].kind == "expense" and bool(after[0].moneys) and not (after[0].durations or after[0].clocks)
        near = clause[after[0].first] <= clause[first] + 1
        return listed and bought and near and after[0].sentence == self._layout.sentence[first]

    def _is_of_rider(self, first: int) -> bool:
        """True for the day of `186 km begge dager, med Ola Nes som passasjer 12.11`, where each day was driven."""
        clause, tokens = self._layout.clause, self._tokens
        near = [
            one for one in self._riders if one.last <= first <= one.last + _RODE and clause[one.last] == clause[first]
        ]
        if not near:
            return False
        before = range(max(0, near[-1].first - _EACH_WITHIN), near[-1].first)
        return any(
            (has(tokens, at, "each") or tokens[at].text in ALL_OF)
            and (has(tokens, at + 1, "day_word") or has(tokens, at + 1, "each_time"))
            for at in before
        )

    def _leads_next(self, before: Sequence[Draft], after: Sequence[Draft], dated: Dated) -> bool:
        """True for the second day of `hentet 6. juli, 44 km, og kjørte hjem 11. juli, 44 km`: days before values."""
        drives, sentence = [*before[:1], *after[:1]], self._layout.sentence[dated.when.first]
        like = (one.kind == "mileage" or id(one) in self._things for one in drives)
        if len(drives) < 2 or not all(like) or any(one.sentence != sentence for one in drives):
            return False
        begin = max((one.first for one in before[1:2] if one.sentence == sentence), default=0)
        places = self._day_places
        latest = places[at - 1] if (at := bisect_left(places, drives[0].first)) else -1
        led = latest >= begin and self._layout.sentence[latest] == sentence
        following = bisect_right(places, dated.when.first)
        return led and (following == len(places) or places[following] > drives[1].first)

    def _leads_hours(self, before: Sequence[Draft], after: Sequence[Draft], dated: Dated) -> bool:
        """True for the second week of `uke 44, 3 timer lav sats, og uke 46, 2 timer høy sats`."""
        first, sentence = dated.when.first, self._layout.sentence[dated.when.first]
        pair = [one for one in (*before[:1], *after[:1]) if one.durations and one.sentence == sentence]
        if len(pair) < 2 or not pair[0].dates:
            return False
        told, next_told = pair[0].durations[0], pair[1].durations[0]
        led = pair[0].dates[0].when.first < told.first < first < next_told.first <= dated.when.last + _MARKED
        following = bisect_right(self._day_places, first)
        return led and (following == len(self._day_places) or self._day_places[following] > next_told.first)


def _told_along(analysis: Analysis) -> Set[int]:
    """The clauses that tell of a trailer, a forest road or a vehicle and have no value of their own."""
    clause = analysis.layout.clause
    places = {one.place for one in analysis.surcharges}.union(analysis.spots.get("vehicle", ()))
    if not places:
        return frozenset()
    valued = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    return {clause[at] for at in places} - valued


def _meals_served(analysis: Analysis) -> Set[int]:
    """The clauses that say of a meal that it was provided: its day is the journey's alone."""
    clause, spots = analysis.layout.clause, analysis.spots
    return {clause[at] for at in spots.get("meal", ())} & {clause[at] for at in spots.get("provided", ())}
