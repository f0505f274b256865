"""What the lines of one claim are worth together: each by itself, and no more than the ceilings leave room for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims import mileage, reach
from claims.ceilings import Ceiling, Use, ceilings_about, meetings_on
from claims.errors import NoRate
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine, day_of
from claims.price import Part, Price, Reckoned
from claims.pricing import price
from claims.terms import Terms

Worth = Price | NoRate | None
"""A price, why there is none, or None while something the price depends on is open."""

NOTHING = Decimal(0)


def worth(lines: Sequence[Line], terms: Terms) -> list[Worth]:
    """The worth of each line beside the others: what is above a ceiling is cut, by day and the dearest line first.

    Lines of the same day are taken in an order of their own, so that the order they were said in changes no sum.
    """
    terms = mileage.attending(lines, terms)
    found = [_alone(line, lines, terms) for line in lines]
    if not terms.ceilings:
        return found
    room = _Room(lines, terms)
    dated = [(day, number) for number, line in enumerate(lines) if (day := day_of(line))]
    if len(dated) > 1:
        dated.sort(key=lambda pair: _order(pair[0], lines[pair[1]], found[pair[1]]))
    for _, number in dated:
        alone = found[number]
        if isinstance(alone, Price):
            found[number] = _within(lines[number], alone, room)
    return found


def _alone(line: Line, lines: Sequence[Line], terms: Terms) -> Worth:
    """The worth before any ceiling; open for a trip whose own drives make it doubtful that anything is due."""
    try:
        found = price(line, terms)
        trip = line if found and found.amount and isinstance(line, PerDiemLine) else None
        is_open = trip is not None and reach.is_doubtful(trip, lines, terms.catalogue.rates)
    except NoRate as error:
        return error
    return None if is_open else found


def _order(day: dt.date, line: Line, found: Worth) -> tuple[dt.date, Decimal, str]:
    rate = found.parts[0].rate if isinstance(found, Price) and found.parts else NOTHING
    return day, -rate, repr(line)


class _Room:
    """How much each ceiling still leaves, line after line."""

    def __init__(self, lines: Sequence[Line], terms: Terms) -> None:
        self.terms = terms
        self._lines = lines
        self._used: defaultdict[str, list[Use]] = defaultdict(list)

    def counts(self, ceiling: Ceiling, line: Line, price: Price) -> Decimal:
        """How much of the line the ceiling is about."""
        return ceiling.counts(line, price.amount, self.terms.catalogue)

    def left(self, ceiling: Ceiling, line: Line) -> Decimal:
        """What is left for the line."""
        days = ceiling.days(line)
        meetings = meetings_on(days[0], self._lines, self.terms.catalogue) if ceiling.per == "meeting" else NOTHING
        return ceiling.left(days, self._used[ceiling.name], meetings)

    def take(self, ceiling: Ceiling, line: Line, price: Price) -> None:
        """The line has used its part of the ceiling."""
        self._used[ceiling.name].append(Use(ceiling.days(line), self.counts(ceiling, line, price)))


def _within(line: Line, whole: Price, room: _Room) -> Worth:
    try:
        about = ceilings_about(room.terms.ceilings, room.terms.claimant, line, whole.amount, room.terms.catalogue)
    except NoRate as error:
        return error
    kept, paid = line, whole
    for ceiling in about:
        counted, left = room.counts(ceiling, kept, paid), room.left(ceiling, kept)
        if counted <= left:
            continue
        above = counted - left
        if ceiling.unit == "kr":
            paid = _less(paid, above, ceiling)
        else:
            kept = _shorter(kept, left)
            paid = _again(kept, paid, above, ceiling, room.terms)
    for ceiling in about:
        room.take(ceiling, kept, paid)
    return paid


def _shorter(line: Line, left: Decimal) -> Line:
    """The line with that count or distance, and no part of a drive longer than it."""
    if isinstance(line, ExpenseLine):
        return replace(line, quantity=left)
    assert isinstance(line, MileageLine)  # no ceiling counts anything but kroner of a trip
    riders = tuple(
        rider if rider.distance_km is None else replace(rider, distance_km=min(left, rider.distance_km))
        for rider in line.passengers
    )
    return replace(
        line,
        distance_km=left,
        passengers=riders,
        trailer_km=min(left, line.trailer_km),
        forest_road_km=min(left, line.forest_road_km),
        equipment_km=min(left, line.equipment_km),
    )


def _again(kept: Line, before: Price, above: Decimal, ceiling: Ceiling, terms: Terms) -> Price:
    """The price of what is kept; the step stands in the first sentence, which counts.

    Fewer hours may leave the step of fees.csv that pays a sum once, and be dearer by the hour: then that sum stands.
    """
    again = price(kept, terms)
    assert again is not None  # only its count became smaller
    if again.amount > before.amount:
        return replace(before, steps=(*before.steps, _step(ceiling, above, before.amount)))
    earlier = [step for step in before.steps if step.kind in ("window", "ceiling")]
    steps = list(again.steps)
    end = next((number for number, step in enumerate(steps) if number and step.begins), len(steps))
    steps[end:end] = [*earlier, _step(ceiling, above, again.amount)]
    return Price(parts=tuple(part for part in again.parts if part.amount), steps=tuple(steps))


def _less(paid: Price, above: Decimal, ceiling: Ceiling) -> Price:
    """The price without so many kroner: what is taxed is above the limits for freedom from tax, and goes first.

    The parts keep what they count, for payroll books kilometres and hours, not kroner.
    """
    parts: list[Part] = []
    over = above
    for part in sorted(paid.parts, key=lambda part: not part.taxable):
        off = min(over, part.amount)
        over -= off
        if off < part.amount:
            rest = part.amount - off
            parts.append(replace(part, amount=rest))
    cut = Price(parts=tuple(parts))
    steps = [*paid.steps, _step(ceiling, above, cut.amount)]
    if paid.taxable and paid.tax_free:
        steps.append(Reckoned(kind="taxable", amount=cut.taxable))
    return replace(cut, steps=tuple(steps))


def _step(ceiling: Ceiling, above: Decimal, amount: Decimal) -> Reckoned:
    return Reckoned(
        kind="ceiling",
        quantity=above,
        rate=ceiling.limit,
        unit=ceiling.unit,
        per=ceiling.per,
        amount=amount,
        source=ceiling.source,
    )
