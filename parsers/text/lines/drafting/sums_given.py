"""Sums given to what they were paid for: in the clause first, then backwards; else they are things of their own."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafting.allowances import bought_at_work, heads_sums, is_told_done, outlays_of
from parsers.text.lines.drafting.anchors import Anchors
from parsers.text.lines.drafting.bought import Bought
from parsers.text.lines.drafting.called_later import called_later
from parsers.text.lines.drafting.days_given import Loans
from parsers.text.lines.drafting.headings import is_next_row, over_meetings
from parsers.text.lines.drafting.nearby import Nearby
from parsers.text.lines.drafting.paid import (
    counts_things,
    is_fare,
    is_of_hours,
    is_way_back,
    names_something,
    tells_before,
    timed_before,
)
from parsers.text.lines.drafting.priced_fees import PricedFees, fare_before
from parsers.text.lines.drafting.taking import is_of_kilometres
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.spans.mentions import Money, text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Taxi 10.11 90 kr, parkering 60 kr": ["taxi 10.11 90", "parking 10.11 60"],
    "90 kr for taxi 10.11": ["taxi 10.11 90"],
    "Popcorn 89 kr og bom 64 kr 10.11": ["? 10.11 89 ?type", "toll 10.11 64"],
    "Utlegg 10.11:\nporto 95 kr\nblomster 250 kr": ["outlay 10.11 95", "outlay 10.11 250"],
    "Kjøpte blomster for 250 kr 10.11": ["outlay 10.11 250"],
    "Støttekontakt 10.11 kl 16-19, kino 240 kr": ["support-hour 10.11 3", "support-outlay 10.11 240"],
    "Støttekontakt 15.10: 2,5t (kino, 135 kr)": ["support-hour 15.10 2.5", "support-outlay 15.10 135"],
    "Bompenger som støttekontakt 84 kr 10.11": ["toll 10.11 84"],
    "Støttekontakt 10.11 3 timer, 195 kr timen": ["support-hour 10.11 3"],
    "Legitimert tap 10.11, 4 timer à 350 kr": ["lost-documented 10.11 1400"],
    "Formannskapet 10.11. 90 kr": ["fee-executive 10.11 ?amount"],
}
_AS = frozenset({"som", "as"})


class SumsGiven:
    """Gives the sums of one text, in order, to its drafts; `things` are the ids of drafts of what was bought."""

    def __init__(self, analysis: Analysis, types: TypeIndex, anchors: Anchors, near: Nearby, loans: Loans) -> None:
        self._text, self._tokens, self._layout = analysis.text, analysis.tokens, analysis.layout
        self._types, self._anchors, self._near, self._loans = types, anchors, near, loans
        self._named = {index for draft in near.drafts for index in range(draft.first, draft.last)}
        self._priced = {analysis.layout.clause[one.first] for one in analysis.mentions if isinstance(one, Money)}
        self._priced_fees = PricedFees(analysis, types)
        self._bought = Bought(analysis, types)
        self.things: set[int] = set()

    def give(self, mention: Money) -> None:
        """Give a sum to its draft, or begin one for it; a bare number that nothing takes is left alone."""
        tokens, layout = self._tokens, self._layout
        before, after = self._near.around(mention.first)
        if mention.rate and is_of_kilometres(before, mention):
            return
        if is_of_hours(tokens, mention):
            mention.rate = True
        named = names_something(self._text, tokens, layout, self._named, mention)
        named = named or counts_things(tokens, layout, mention, before)
        priced = mention.rate or (mention.times is not None and not named)
        heading = timed_before(before, mention) if mention.rate else None
        if heading := heading or over_meetings(before, mention, tokens, layout, self._types):
            heading.moneys.append(mention)
            return
        owner = self._owner(mention, named=named, priced=priced)
        if not named and (fee := self._priced_fees.of(mention, owner, before, after)):
            fee.moneys.append(mention)
        elif owner is not None and not priced and (outlay := self._outlay_beside(owner, mention)):
            outlay.moneys.append(mention)
            self._near.insert(outlay)
        elif owner is None:
            if mention.marked or (mention.times is not None and named):
                self._begin(mention, told=named)
        else:
            told, apart = self._is_told_apart(owner, mention, named=named)
            if apart:
                self._begin(mention, told=told)
            else:
                owner.moneys.append(mention)
                self._loans.note(owner, mention)

    def _owner(self, mention: Money, *, named: bool, priced: bool) -> Draft | None:
        """The draft that takes the sum: a fare, what is called by its name behind it, else the nearest that may."""
        before, after = self._near.around(mention.first)
        fares = is_fare(self._tokens, self._layout, mention)
        owner = fare_before(before, self._types) if fares else None
        owner = owner or called_later(self._tokens, self._layout, mention, before, after)
        bought = not priced and self._bought.is_of_buying(mention)

        def takes(draft: Draft) -> bool:
            units = self._units(draft)
            if units & {"hour", "day"}:
                if self._is_role_beside(draft):
                    return False
                return priced or "amount" in units or not (named or bought)
            return "amount" in units

        return owner or self._near.nearest(mention, takes)

    def _is_told_apart(self, owner: Draft, mention: Money, *, named: bool) -> tuple[bool, bool]:
        """Whether something else is told that the sum was paid for, and whether it is no sum of the owner's."""
        tokens, layout = self._tokens, self._layout
        same_clause = owner.clause == layout.clause[mention.first]
        same_sentence = owner.sentence == layout.sentence[mention.first]
        told = named or (not same_sentence and tells_before(tokens, layout, mention))
        since = self._bought.is_told_since(owner, mention)
        told = (told or since) and not is_way_back(tokens, mention)
        own = owner.first > mention.last and owner.clause in self._priced  # popcorn 89 kr og bom 64 kr
        apart = not same_sentence and self._bought.is_told_apart(mention, owner)
        apart = apart or (since and told) or (id(owner) in self.things and not same_clause)
        heads = same_sentence and heads_sums(owner, mention, tokens, self._types)
        heads = heads or is_next_row(owner, mention, tokens, layout)
        takes = same_clause or not told or owner.general or heads or not (owner.moneys or own)
        return told, apart or not takes

    def _begin(self, mention: Money, *, told: bool) -> None:
        """Make a draft of the sum alone: an outlay of the work it was paid at, of the claimant's, or of any type."""
        before, after = self._near.around(mention.first)
        fresh = self._anchors.unnamed(mention.first, mention.last, ())
        if told and not mention.rate and (work := bought_at_work([*before, *after], self._types)):
            fresh.codes, fresh.named = outlays_of(work, self._types), True
            fresh.type_spans = list(work.type_spans)
        elif said := self._bought.tells_of(mention):
            fresh.codes, fresh.named = tuple(self._types.general), True
            fresh.type_spans = [said]
            self.things.add(id(fresh))
        fresh.moneys.append(mention)
        self._near.insert(fresh)

    def _is_role_beside(self, draft: Draft) -> bool:
        """True for work that only tells as what something was paid: `bompenger som støttekontakt 84 kr`."""
        if text_at(self._tokens, draft.first - 1) not in _AS:
            return False
        before = self._near.around(draft.first - 1)[0][:1]
        return any(self._units(one) == {"amount"} and not one.general and one.clause == draft.clause for one in before)

    def _outlay_beside(self, owner: Draft, mention: Money) -> Draft | None:
        """A sum beside hours is an outlay of the same name: støttekontakt kl 16-19, kino 240 kr."""
        hourly = self._types.of_unit(owner.codes, "hour", "day")
        outlays = self._types.of_unit((*owner.codes, *owner.relatives), "amount")
        if owner.lost or not (hourly and outlays):
            return None
        if not (owner.durations or owner.clocks or is_told_done(self._tokens, owner)):
            return None
        owner.codes = hourly
        owner.relatives = tuple(dict.fromkeys((*owner.relatives, *outlays)))
        outlay = self._anchors.draft("expense", owner.first, owner.last)
        outlay.codes, outlay.type_spans, outlay.dates = outlays, list(owner.type_spans), owner.dates
        if owner.clause != self._layout.clause[mention.first]:  # 15/10: 2,5t (kino, 135 kr)
            outlay.clause, outlay.sentence = self._layout.clause[mention.first], self._layout.sentence[mention.first]
            outlay.first, outlay.last, outlay.dates = mention.first, mention.last, []
        return outlay

    def _units(self, draft: Draft) -> Set[str]:
        return units_of(draft, self._types)
