"""What each sentence measures, and what that is worth in hours, døgn and kilometres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from parsers.text.layout.clauses import Layout
from parsers.text.spans.clockface import hours_between
from parsers.text.spans.mentions import BY_PLACE, Clocks, Distance, Duration, Mention, Money, WayWord, When

_TWICE = 2


@dataclass(slots=True)
class Sentence:
    """What one sentence measures, in order; `dated` counts the days told together.

    Clock times count where no hours stand.
    """

    values: list[Duration | Distance] = field(default_factory=list)
    clocks: list[Clocks] = field(default_factory=list)
    moneys: list[Money] = field(default_factory=list)
    dated: int = 0
    each: bool = False
    total: bool = False

    def worth(self) -> Iterator[tuple[str, Decimal]]:
        """Each value with its unit, as often as the sentence says."""
        for one in self.values:
            yield unit_of(one), self.worth_of(one)
        if not any(unit_of(one) == "hour" for one in self.values):
            for clocks in self.clocks:
                if clocks.end:
                    yield "hour", hours_between(clocks.start, clocks.end) * self._times

    def worth_of(self, one: Duration | Distance) -> Decimal:
        """A value of the sentence, as often as it says."""
        return _amount(one, each=self.each) * self._times

    @property
    def _times(self) -> int:
        """How many days the only value of the sentence was told of."""
        return self.dated if len(self.values) + len(self.clocks) == 1 and self.dated > 1 else 1


def sentences(mentions: Sequence[Mention], layout: Layout) -> dict[int, Sentence]:
    """Each sentence that measures or dates something, by its number."""
    found: dict[int, Sentence] = {}
    for one in sorted(mentions, key=BY_PLACE):
        sentence = found.setdefault(layout.sentence[one.first], Sentence())
        if isinstance(one, (Duration, Distance)):
            sentence.values.append(one)
        elif isinstance(one, Money) and one.marked:
            sentence.moneys.append(one)
        elif isinstance(one, Clocks):
            sentence.clocks.append(one)
        elif isinstance(one, WayWord):
            sentence.each = sentence.each or one.way == "each"
            sentence.total = sentence.total or one.way == "total"
        elif isinstance(one, When) and one.shape != "month":
            sentence.dated = max(sentence.dated, len(one.days) if one.shape == "days" else 1)
    return found


def may_add_up(sentence: Sentence) -> bool:
    """True for values without a day or clock time, none of them one of several kinds of its own."""
    plain_values = not any(
        (isinstance(one, Duration) and (one.pause or one.weekly or one.each or one.added or one.compared)) or one.times
        for one in sentence.values
    )
    return bool(sentence.values) and plain_values and not (sentence.dated or sentence.clocks or sentence.each)


def added(sentence: Sentence) -> dict[str, Decimal]:
    """What the values of a sentence come to, by their unit."""
    whole: dict[str, Decimal] = {}
    for unit, amount in sentence.worth():
        whole[unit] = whole.get(unit, Decimal(0)) + amount
    return whole


def unit_of(one: Duration | Distance) -> str:
    """Hours, døgn or kilometres."""
    return "km" if isinstance(one, Distance) else one.unit


def _amount(one: Duration | Distance, *, each: bool) -> Decimal:
    if isinstance(one, Duration):
        return one.amount * (one.times or 1)
    return one.km * (one.times or (_TWICE if each else 1))
