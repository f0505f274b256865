"""Values attached to the drafts they belong to: in the clause first, then backwards."""

from bisect import bisect_right
from collections.abc import Callable, Sequence, Set
from functools import cached_property

from parsers.text.analysis import Analysis
from parsers.text.catalogue.ages import aged
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.hours_apart import led
from parsers.text.lines.drafting.anchors import Anchors
from parsers.text.lines.drafting.another_day import apart_days
from parsers.text.lines.drafting.care import akin, count_days, heading_over, without_stays
from parsers.text.lines.drafting.children import is_of_another
from parsers.text.lines.drafting.days_given import DaysGiven, Loans
from parsers.text.lines.drafting.days_in_turn import hours_in_turn
from parsers.text.lines.drafting.each_stay import lend_periods
from parsers.text.lines.drafting.joined_meetings import share_days_of_joined
from parsers.text.lines.drafting.meeting_lengths import MeetingLengths
from parsers.text.lines.drafting.meeting_within import share_days_of_meetings
from parsers.text.lines.drafting.nearby import REACH, Nearby
from parsers.text.lines.drafting.one_among import one_among
from parsers.text.lines.drafting.paid import is_priced
from parsers.text.lines.drafting.reported import met_by_subject, met_times, reported
from parsers.text.lines.drafting.rows import by_day, headed, lend_dates, met_again
from parsers.text.lines.drafting.rows_of_sums import by_row
from parsers.text.lines.drafting.sums_given import SumsGiven
from parsers.text.lines.drafting.taking import (
    is_lasting,
    is_of_journey,
    is_of_road,
    is_ridden_from,
    is_said_twice,
    is_stay,
    takes_count,
)
from parsers.text.lines.drafting.under_days import UnderDays
from parsers.text.lines.drafting.unnamed_rows import UnnamedRows
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.lines.told.plans import is_to_come, promised
from parsers.text.spans.mentions import APART, Clocks, Count, Distance, Duration, Mention, Money, WayWord, has, text_at

_LASTED = ("lasting", "being")
_WORK = frozenset({"jobb", "jobben", "arbeid", "arbeidet", "work", "job"})


def gather(
    analysis: Analysis, mentions: Sequence[Mention], named: Sequence[TypeMention], types: TypeIndex
) -> list[Draft]:
    """The drafts that the `mentions` and `named` of a text make, with their values, in order."""
    tokens, layout, apart = analysis.tokens, analysis.layout, promised(analysis)
    dated = [one for one in analysis.dated if not (is_to_come(one) and layout.clause[one.when.first] in apart)]
    anchors = Anchors(analysis, types)
    near = Nearby(anchors.find(mentions, named), layout)
    gatherer = _Gatherer(analysis, types, anchors, near)
    by_first = {known.when.first: known for known in dated}
    for mention in sorted(mentions, key=_when_given):
        if mention.first not in by_first:
            gatherer.attach(mention)
    days = DaysGiven(analysis, types, near, gatherer.loans, gatherer.sums.things)
    for known in dated:
        days.give(known)
    borrowed = gatherer.loans.sentences
    lend_dates(borrowed, dated, tokens, layout)
    rows = {one.sentence for one in near.drafts}.union(borrowed)
    under = UnderDays(dated, rows, tokens, layout)
    under.lend(borrowed)
    drafts = without_stays(near.drafts, types)
    lend_periods(drafts, dated)
    count_days(drafts, analysis, types)
    met_again(drafts, tokens, types)
    under.give(drafts)
    under.list_below(drafts)
    share_days_of_joined(drafts, tokens, types)
    drafts = headed(drafts, dated, tokens, layout, types, analysis.off)
    share_days_of_meetings(drafts, types)
    hours_in_turn(drafts, dated, tokens, layout)
    return by_day(by_row(apart_days(one_among(drafts, analysis), analysis), dated, layout), layout)


def _when_given(mention: Mention) -> int:
    """Kilometres first, `hver vei 93 km`, and words of a total last: `totalt 135 kr i parkering`."""
    return 0 if isinstance(mention, Distance) else 1 + (isinstance(mention, WayWord) and mention.way == "total")


def _stands_beside(way: WayWord, moneys: Sequence[Money], *, before: bool) -> bool:
    return any(one.last == way.first or (before and one.first == way.last) for one in moneys)


class _Gatherer:
    def __init__(self, analysis: Analysis, types: TypeIndex, anchors: Anchors, near: Nearby) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._layout = analysis.layout
        self._types = types
        self._anchors = anchors
        self._near = near
        self._moments = {clocks.first: draft for draft in near.drafts if draft.trip for clocks in draft.trip.clocks}
        self._many_days = len({day for dated in analysis.dated if not dated.wide for day in dated.days}) > 1
        self._unnamed_rows = UnnamedRows(analysis, near.drafts)
        self.loans = Loans(analysis.layout)
        self.sums = SumsGiven(analysis, types, anchors, near, self.loans)
        self._days = {analysis.layout.clause[one.when.first]: one.when.first for one in analysis.dated}
        self._hours = [one.first for one in analysis.mentions if isinstance(one, Duration) and one.unit == "hour"]
        self._lengths = MeetingLengths(analysis, types, near)
        self._met = met_times(analysis, types)
        self._unowned: Clocks | None = None
        self._reported = frozenset() if analysis.named else reported(analysis, types)

    def attach(self, mention: Mention) -> None:
        """Give a value to the draft that takes it; a value that fits none is left alone."""
        if isinstance(mention, Distance):
            before, _ = self._near.around(mention.first)
            if before and before[0].first == mention.first:
                before[0].distances.append(mention)
        elif isinstance(mention, Duration):
            self._attach_duration(mention)
        elif isinstance(mention, Money):
            self.sums.give(mention)
        elif isinstance(mention, Clocks):
            if traveller := self._moments.get(mention.first):
                self.loans.note(traveller, mention)
            elif mention.first in self._met and not self._meets():
                self._report(mention)
            elif (
                owner := self._off_work(mention)
                or self._meeting_of(mention)
                or self._near.nearest(mention, self._taker_of(mention))
            ):
                if mention.end is None and owner.durations and owner.sentence != self._layout.sentence[mention.first]:
                    return  # 5 døgn. Taxi 418 kr (hentet kl 02)
                owner.clocks.append(mention)
                self.loans.note(owner, mention)
            elif mention.first in self._reported:
                self._report(mention)
            else:
                self._unowned = mention
        elif isinstance(mention, Count):
            if owner := self._near.nearest(mention, lambda draft: self._takes_count(draft, mention)):
                owner.counts.append(mention)
        elif isinstance(mention, WayWord) and (
            owner := self._priced_at(mention)
            or self._near.nearest(mention, lambda draft: self._takes_way(draft, mention))
        ):
            owner.ways.append(mention)

    def _report(self, mention: Clocks) -> None:
        """Make a draft of clock times alone: the meeting that the subject names, else hours of any work."""
        met = met_by_subject(self._analysis, self._types)
        fresh = self._anchors.unnamed(mention.first, mention.last, met or self._anchors.codes_of("hour"))
        fresh.named = bool(met)
        fresh.clocks.append(mention)
        self._near.insert(fresh)

    def _meets(self) -> bool:
        """True where a draft is a meeting's."""
        return any("meeting" in self._units(draft) for draft in self._near.drafts)

    @cached_property
    def _ages(self) -> list[int]:
        """Where the ages of children stand."""
        return [at for at, _ in aged(self._tokens)]

    def _off_work(self, mention: Clocks) -> Draft | None:
        """The lost earnings of the sentence without hours, for clock times right after `fra jobb`, `off work`."""
        if text_at(self._tokens, mention.first - 1 - has(self._tokens, mention.first - 1, "from")) not in _WORK:
            return None
        lost, sentence = set(self._types.lost), self._layout.sentence[mention.first]
        before, after = self._near.around(mention.first)
        around = [draft for draft in (*before, *after) if draft.sentence == sentence]
        open_ones = (draft for draft in around if not (draft.durations or draft.clocks))
        return next((draft for draft in open_ones if draft.lost or (draft.codes and lost >= {*draft.codes})), None)

    def _meeting_of(self, mention: Mention) -> Draft | None:
        """The meeting whose hours these are: `møte kl 9-13, ulegitimert tap 4 timer` below the body's name.

        So are those of `selve møtet (kl. 11-16)` and `møtet varte fra 11 til 16`.
        """
        at = mention.first - 1
        while text_at(self._tokens, at) == "(" or any(has(self._tokens, at, sense) for sense in _LASTED):
            at -= 1
        if not has(self._tokens, at, "meeting"):
            return None
        before, _ = self._near.around(mention.first)
        return next((draft for draft in before if self._units(draft) == {"meeting"}), None)

    def _priced_at(self, mention: WayWord) -> Draft | None:
        """What has the sum right before the way: `paid 45 kr for parking and 22 kr each way in tolls`."""
        around = (draft for drafts in self._near.around(mention.first) for draft in drafts)
        total = mention.way == "total"  # totalt 135 kr i parkering
        return next((draft for draft in around if _stands_beside(mention, draft.moneys, before=total)), None)

    def _takes_way(self, draft: Draft, mention: WayWord) -> bool:
        """True for a drive, and for a fare that stands before: `each way, parking 60` says nothing of parking."""
        if mention.way == "back":
            return bool(draft.distances)
        return bool(draft.distances) or ("amount" in self._units(draft) and draft.first < mention.first)

    def _attach_duration(self, mention: Duration) -> None:
        meets = any("meeting" in self._units(draft) for draft in self._near.drafts[:REACH])
        if meets and (is_lasting(self._tokens, mention) or self._is_of_meeting(mention)):  # møtet varte i 4 timer
            return
        owner = self._rate_behind(mention) or self._near.nearest(
            mention, lambda draft: mention.unit in self._units(draft) or self._loses(draft, mention)
        )
        if owner and self._lengths.is_of_meeting(mention, owner):
            return
        if owner is None and is_priced(self._tokens, mention):
            owner = self._near.nearest(mention, lambda draft: "amount" in self._units(draft))
        named = owner and heading_over(owner, mention, self._near.around(owner.first)[0], self._layout, self._days)
        stay = is_stay(self._tokens, mention, self._near.around(mention.first)[0], self._layout.sentence[mention.first])
        trips = [draft for draft in self._near.drafts if draft.trip] if owner is None else []
        if is_of_journey(self._tokens, mention, trips, self._layout, self._analysis.spots.get("caring", ())):
            trips[0].durations.append(mention)
            return
        if owner is None and (meets or stay):  # how long a meeting took
            return
        if owner is None or named is not owner or any(known.unit != mention.unit for known in owner.durations[-1:]):
            codes = self._types.of_unit(named.codes if named else self._types.codes, mention.unit)
            codes = codes if owner else akin(codes, self._near.drafts[:REACH], self._types)
            fresh = self._anchors.unnamed(mention.first, mention.last, codes)
            if not fresh.codes:
                if mention.unit != "day":
                    return
                fresh.unheld = mention.unit
            fresh.type_spans = list(named.type_spans) if named else []
            fresh.named = named is not owner
            if owner is None and self._unowned and self._is_length_of(mention, self._unowned):
                fresh.clocks.append(self._unowned)
                self.loans.note(fresh, self._unowned)
            owner = fresh
            self._near.insert(owner)
        again = not self._many_days and is_said_twice(owner.durations[-REACH:], mention, self._layout.sentence)
        if not again or is_of_another(self._ages, owner.durations[-1], mention):
            owner.durations.append(mention)
            self.loans.note(owner, mention)

    def _is_length_of(self, mention: Duration, clocks: Clocks) -> bool:
        """True for hours right behind clock times that nothing has yet: `6.10 kl 16-19, 3 timer` above `Buss 44 kr`."""
        between = self._tokens[clocks.last : mention.first]
        return mention.unit == "hour" and len(between) <= 1 and all(token.kind == "sym" for token in between)

    def _loses(self, draft: Draft, mention: Duration) -> bool:
        """True for hours of lost earnings, and of those that a sum documents: `7,5 timer legitimert, 2800 kr`."""
        if mention.unit != "hour" or draft.lost:
            return draft.lost and mention.unit == "hour"
        lost = bool(draft.codes) and {*draft.codes} <= {*self._types.lost}
        return lost and draft.clause == self._layout.clause[mention.first]

    def _rate_behind(self, mention: Duration) -> Draft | None:
        """The rate of hours that are said to be apart from those before them: lav sats, hvorav 2 timer høy sats."""
        after = self._near.around(mention.first)[1][:1] if mention.rule == APART else []
        fits = (one for one in after if led(self._tokens, one.first) == mention.last)
        return next((one for one in fits if mention.unit in self._units(one)), None)

    def _is_of_meeting(self, mention: Duration) -> bool:
        """True for how long a meeting took, before lost hours: `formannskapet 3 timer, tapte 5 timer`."""
        before, after = self._near.around(mention.first)
        at = bisect_right(self._hours, mention.first)
        if mention.unit != "hour" or not (before and after) or at == len(self._hours):
            return False
        met, lost = before[0], after[0]
        told = met.sentence == self._layout.sentence[mention.first] and self._units(met) == {"meeting"}
        losing = lost.lost or (bool(lost.codes) and set(lost.codes) <= set(self._types.lost))
        apart = any(
            self._tokens[at].kind != "word" or has(self._tokens, at, "join") for at in range(mention.last, lost.first)
        )
        own = lost.first <= self._hours[at] and self._layout.clause[self._hours[at]] == lost.clause
        return told and losing and apart and own

    def _units(self, draft: Draft) -> Set[str]:
        return units_of(draft, self._types)

    def _taker_of(self, clocks: Clocks) -> Callable[[Draft], bool]:
        """What may have those clock times: a meeting does not begin when one comes home from it."""
        if is_of_road(self._tokens, clocks):
            return lambda draft: bool(self._units(draft) & {"hour", "day"})
        met = {"meeting"}
        return lambda draft: (
            bool(self._units(draft) & {"meeting", "hour", "day"})
            and not (self._units(draft) == met and self._unnamed_rows.hold(clocks, draft))
            and not (
                self._units(draft) == met and is_ridden_from(clocks, draft, self._tokens, self._rides_before(draft))
            )
        )

    def _rides_before(self, draft: Draft) -> Sequence[Draft]:
        """The outlay that stands right before a draft in its clause."""
        before = self._near.around(draft.first - 1)[0][:1]
        return [one for one in before if self._units(one) == {"amount"} and one.clause == draft.clause]

    def _takes_count(self, draft: Draft, count: Count) -> bool:
        sentence = self._layout.sentence[count.first]
        near = (drive for drives in self._near.around(count.first) for drive in drives)
        driven = any(drive.kind == "mileage" and drive.sentence == sentence for drive in near)
        labelled = text_at(self._tokens, count.first - 1) == ":"
        return takes_count(draft, count, self._units(draft), driven=driven, labelled=labelled)
