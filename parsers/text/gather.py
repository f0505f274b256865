"""Values attached to the drafts they belong to: in the clause first, then backwards."""

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from functools import partial

from parsers.text.anchors import Anchors
from parsers.text.drafts import Draft
from parsers.text.layout import Layout
from parsers.text.mentions import Clocks, Count, Distance, Duration, Mention, Money, WayWord, has
from parsers.text.resolve import Dated
from parsers.text.rows import by_day, headed
from parsers.text.tokens import Token
from parsers.text.types import TypeIndex, TypeMention

_REACH = 12
"""How many drafts away a value may belong: keeps long texts linear, and nobody writes further apart."""


def gather(
    tokens: Sequence[Token],
    layout: Layout,
    types: TypeIndex,
    mentions: Sequence[Mention],
    named: Sequence[TypeMention],
    dated: Sequence[Dated],
) -> list[Draft]:
    """The drafts of a text with their values, in order."""
    anchors = Anchors(tokens, layout, types)
    gatherer = _Gatherer(tokens, layout, types, anchors, anchors.find(mentions, named))
    by_first = {known.when.first: known for known in dated}
    for mention in mentions:
        if mention.first not in by_first:
            gatherer.attach(mention)
    for known in dated:
        gatherer.attach_date(known)
    gatherer.merge_stays()
    return by_day(headed(gatherer.drafts, dated, tokens, layout, types), layout)


def _apart(draft: Draft, other: Draft) -> int:
    return abs(other.first - draft.first)


class _Gatherer:
    def __init__(
        self, tokens: Sequence[Token], layout: Layout, types: TypeIndex, anchors: Anchors, drafts: list[Draft]
    ) -> None:
        self._tokens = tokens
        self._layout = layout
        self._types = types
        self._anchors = anchors
        self.drafts = drafts
        self._named = {index for draft in drafts for index in range(draft.first, draft.last)}
        self._moments = {clocks.first: draft for draft in drafts if draft.trip for clocks in draft.trip.clocks}
        self._borrowed: dict[int, Draft] = {}
        self._lent: dict[int, Draft] = {}

    def attach(self, mention: Mention) -> None:
        """Give a value to the draft that takes it; a value that fits none is left alone."""
        if isinstance(mention, Distance):
            if owner := self._nearest(mention, lambda draft: draft.first == mention.first):
                owner.distances.append(mention)
        elif isinstance(mention, Duration):
            self._attach_duration(mention)
        elif isinstance(mention, Money):
            self._attach_money(mention)
        elif isinstance(mention, Clocks):
            if traveller := self._moments.get(mention.first):
                self._borrow(traveller, mention)
            elif owner := self._nearest(mention, self._takes_clock):
                owner.clocks.append(mention)
                self._borrow(owner, mention)
        elif isinstance(mention, Count):
            if owner := self._nearest(mention, lambda draft: self._takes_count(draft, mention)):
                owner.counts.append(mention)
        elif isinstance(mention, WayWord) and (
            owner := self._nearest(mention, lambda draft: self._takes_way(draft, mention))
        ):
            owner.ways.append(mention)

    def _takes_way(self, draft: Draft, mention: WayWord) -> bool:
        """True for a drive, and for a fare that stands before: `each way, parking 60` says nothing of parking."""
        return bool(draft.distances) or ("amount" in self._units(draft) and draft.first < mention.first)

    def attach_date(self, dated: Dated) -> None:
        """Give a date to the draft it stands with; one that opens its sentence is shared and stays loose."""
        first = dated.when.first
        before, after = self._around(first)
        clause, sentence = self._layout.clause[first], self._layout.sentence[first]
        inside = [draft for draft in (*before[:1], *after[:1]) if draft.clause == clause]
        if not inside and clause in self._lent:
            inside = [self._lent[clause]]
        if not inside and before and before[0].sentence == sentence:
            inside = before[:1]
        if not inside and sentence in self._borrowed:
            inside = [self._borrowed[sentence]]
        if inside:
            inside[0].dates.append(dated)

    def merge_stays(self) -> None:
        """Care told by the døgn is no line of hours too: avlasting 6.-8. november, 2 døgn."""
        if not any(duration.unit == "day" for draft in self.drafts for duration in draft.durations):
            return
        kept = []
        for place, draft in enumerate(self.drafts):
            near = self.drafts[max(0, place - _REACH) : place + _REACH]
            stays = [other for other in near if any(duration.unit == "day" for duration in other.durations)]
            units = {self._types.unit(code) for code in draft.codes}
            if not stays or draft.measured or draft.lost or len(draft.codes) < 2 or not units <= {"hour", "day"}:
                kept.append(draft)
                continue
            stay = min(stays, key=partial(_apart, draft))
            shared = frozenset.intersection(*(self._types.words[code] for code in draft.codes))
            stay.codes = tuple(code for code in stay.codes if self._types.words[code] & shared) or stay.codes
            stay.type_spans = sorted({*draft.type_spans, *stay.type_spans})
            stay.dates = stay.dates or draft.dates
        self.drafts = kept

    def _around(self, first: int) -> tuple[list[Draft], list[Draft]]:
        """The drafts before a token, nearest first, and those after it."""
        at = bisect_right(self.drafts, first, key=lambda draft: draft.first)
        return self.drafts[max(0, at - _REACH) : at][::-1], self.drafts[at : at + _REACH]

    def _nearest(self, mention: Mention, takes: Callable[[Draft], bool]) -> Draft | None:
        """The draft for a value: in its clause the one before, else after; so in its sentence; so in the text."""
        clause, sentence = self._layout.clause[mention.first], self._layout.sentence[mention.first]
        around = [draft for drafts in self._around(mention.first) for draft in drafts]
        inside = (draft for draft in around if draft.clause == clause)
        beside = (draft for draft in around if draft.sentence == sentence)
        for draft in (*inside, *beside, *around):
            if takes(draft):
                return draft
        return None

    def _attach_duration(self, mention: Duration) -> None:
        owner = self._nearest(
            mention, lambda draft: mention.unit in self._units(draft) or (draft.lost and mention.unit == "hour")
        )
        if owner is None and has(self._tokens, mention.last, "at_rate"):
            owner = self._nearest(mention, lambda draft: "amount" in self._units(draft))
        if owner is None and any("meeting" in self._units(draft) for draft in self.drafts[:_REACH]):
            return  # how long a meeting took
        if owner is None or any(known.unit != mention.unit for known in owner.durations[-1:]):
            codes = owner.codes if owner else self._types.catalogue.codes
            fresh = self._anchors.unnamed(
                mention.first, mention.last, tuple(code for code in codes if self._types.unit(code) == mention.unit)
            )
            if not fresh.codes:
                if mention.unit != "day":
                    return
                fresh.unheld = mention.unit
            fresh.type_spans = list(owner.type_spans) if owner else []
            owner = fresh
            self._insert(owner)
        owner.durations.append(mention)
        self._borrow(owner, mention)

    def _attach_money(self, mention: Money) -> None:
        if has(self._tokens, mention.first - 1, "times"):  # 48 t x 95 kr
            mention.rate = True
        named = self._names_something(mention)
        priced = mention.rate or (mention.times is not None and not named)

        def takes(draft: Draft) -> bool:
            units = self._units(draft)
            if units & {"hour", "day"}:
                return priced or "amount" in units or not named
            return "amount" in units

        owner = self._nearest(mention, takes)
        if not named and (fee := self._fee_beside(mention, owner)):
            fee.moneys.append(mention)
            return
        if owner is not None and not priced and (outlay := self._outlay_beside(owner)):
            outlay.moneys.append(mention)
            self._insert(outlay)
            return
        if owner is not None:
            same_clause = owner.clause == self._layout.clause[mention.first]
            if same_clause or not owner.moneys or not named or owner.general:
                owner.moneys.append(mention)
                self._borrow(owner, mention)
                return
        elif not mention.marked:
            return
        fresh = self._anchors.unnamed(mention.first, mention.last, ())
        fresh.moneys.append(mention)
        self._insert(fresh)

    def _borrow(self, owner: Draft, mention: Mention) -> None:
        """Remember whose value stands in a clause or sentence of its own: a date there is the same draft's."""
        clause, sentence = self._layout.clause[mention.first], self._layout.sentence[mention.first]
        if owner.clause != clause:
            self._lent.setdefault(clause, owner)
        if owner.sentence != sentence:
            self._borrowed.setdefault(sentence, owner)

    def _fee_beside(self, mention: Money, owner: Draft | None) -> Draft | None:
        """The fee of the same clause, whose price was said: formannskapet 10.11: 1100 kr."""
        clause = self._layout.clause[mention.first]
        if any(has(self._tokens, index, "fee") for index in (mention.first - 1, mention.first - 2)):
            before, _ = self._around(mention.first)
            return next((draft for draft in before if self._units(draft) == {"meeting"}), None)
        if owner is not None and owner.clause == clause:
            return None
        before, _ = self._around(mention.first)
        return next((draft for draft in before if draft.clause == clause and self._units(draft) == {"meeting"}), None)

    def _outlay_beside(self, owner: Draft) -> Draft | None:
        """A sum beside hours is an outlay of the same name: støttekontakt kl 16-19, kino 240 kr."""
        hourly = tuple(code for code in owner.codes if self._types.unit(code) in ("hour", "day"))
        outlays = tuple(code for code in (*owner.codes, *owner.relatives) if self._types.unit(code) == "amount")
        if owner.lost or not (hourly and outlays and (owner.durations or owner.clocks)):
            return None
        owner.codes = hourly
        outlay = self._anchors.draft("expense", owner.first, owner.last)
        outlay.codes, outlay.type_spans, outlay.dates = outlays, list(owner.type_spans), owner.dates
        return outlay

    def _insert(self, draft: Draft) -> None:
        insort(self.drafts, draft, key=lambda known: known.first)

    def _names_something(self, mention: Mention) -> bool:
        """True when the clause of the value holds a word that nothing else explains: kaffe 98kr."""
        clause = self._layout.clause[mention.first]
        around = range(max(0, mention.first - 6), min(len(self._tokens), mention.last + 6))
        return any(
            self._tokens[index].kind == "word"
            and not self._tokens[index].senses
            and len(self._tokens[index].text) > 3
            and self._layout.clause[index] == clause
            for index in around
            if index not in self._named and not mention.first <= index < mention.last
        )

    def _units(self, draft: Draft) -> set[str]:
        """The units that the draft's types may have."""
        if draft.kind != "expense":
            return set()
        if not draft.codes:
            return {draft.unheld}
        return {self._types.unit(code) for code in (*draft.codes, *draft.relatives)}

    def _takes_clock(self, draft: Draft) -> bool:
        return bool(self._units(draft) & {"meeting", "hour", "day"})

    def _takes_count(self, draft: Draft, count: Count) -> bool:
        if count.of == "meeting":
            return "meeting" in self._units(draft)
        if count.of == "trip" and draft.kind == "mileage":
            return True
        units = self._units(draft)
        if count.of == "trip" and "hour" in units and any(
            drive.kind == "mileage" and drive.sentence == self._layout.sentence[count.first] for drive in self.drafts
        ):
            return False  # kjørt til avlastning 4 ganger, 12 km hver gang
        return bool(units & {"amount", "hour", "day"})
