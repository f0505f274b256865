"""Drafts of lines: the anchors of a text, each with the values that belong to it."""

import datetime as dt
from collections.abc import Set
from dataclasses import dataclass, field, replace

from claims.lines import Span
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Count, Distance, Duration, Mention, Money, WayWord
from parsers.text.spans.resolve import Dated
from parsers.text.trips.departures import Trip


@dataclass(slots=True, kw_only=True)
class Draft:
    """What will be one or more lines: its kind, where its name stands, and its values in order of the text.

    `codes` are the types still possible; none is something the catalogue does not hold, paid by the `unheld` unit.
    `relatives` are types whose names hold the same words. `named` is False where only values stand;
    `general` is "Utlegg:" and its like, which many amounts may follow; `doubtful` is a name that is only similar;
    `each` is True for what was the same on each of its days but those that are `off`, `once` for what was paid once in
    its stay.
    """

    kind: str
    first: int
    last: int
    clause: int
    sentence: int
    codes: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    lost: bool = False
    unheld: str = "amount"
    named: bool = True
    general: bool = False
    doubtful: bool = False
    each: bool = False
    once: bool = False
    off: frozenset[dt.date] = frozenset()
    type_spans: list[Span] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    durations: list[Duration] = field(default_factory=list)
    moneys: list[Money] = field(default_factory=list)
    distances: list[Distance] = field(default_factory=list)
    clocks: list[Clocks] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    ways: list[WayWord] = field(default_factory=list)
    trip: Trip | None = None

    @property
    def body(self) -> bool:
        """True for a body that the catalogue does not hold."""
        return not self.codes and self.unheld == "meeting"

    @property
    def clocks_only(self) -> bool:
        """True when clock times are all that is measured of it."""
        return bool(self.clocks) and not (self.durations or self.moneys or self.distances or self.counts)

    @property
    def measured(self) -> bool:
        """True when hours, clock times, a sum, a distance or a count belong to it: it is more than a name and a day."""
        return bool(self.durations or self.clocks or self.moneys or self.distances or self.counts)


def told_at(draft: Draft, value: Mention, layout: Layout) -> Draft:
    """A draft like the other that stands at the value, where that is told apart from it."""
    clause, sentence = layout.clause[value.first], layout.sentence[value.first]
    spans = [*draft.type_spans]
    return replace(draft, first=value.first, last=value.last, clause=clause, sentence=sentence, type_spans=spans)


def is_meeting(draft: Draft, types: TypeIndex) -> bool:
    """True for a body's meeting, in the catalogue or not."""
    return "meeting" in types.units(draft.codes) if draft.codes else draft.unheld == "meeting"


def is_outlay(draft: Draft, types: TypeIndex) -> bool:
    """True for what was bought, by its name."""
    outlay = draft.unheld == "amount" and types.units(draft.codes) <= {"amount"}
    return draft.kind == "expense" and draft.named and outlay


def is_unpriced(draft: Draft, types: TypeIndex) -> bool:
    """True for a named outlay without a sum or anything else that is measured."""
    return not draft.measured and is_outlay(draft, types)


def units_of(draft: Draft, types: TypeIndex) -> Set[str]:
    """The units that the draft's types, or those akin to them, may have; none for a drive or a trip."""
    if draft.kind != "expense":
        return frozenset()
    if not draft.codes:
        return {draft.unheld}
    return types.units((*draft.codes, *draft.relatives))
