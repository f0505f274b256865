"""What is told of `mandag til fredag` may be of each day or of them all: `24 km mandag til fredag` is asked about."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.lines.days.combined import Days
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import Distance, Duration, Money
from parsers.text.spans.numbers import plain

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kjørte 24 km mandag til onsdag": ["mileage 16.11 ?distance_km"],
    "køyrde 24 km frå måndag til onsdag": ["mileage 16.11 ?distance_km"],
    "drove 24 km Monday to Wednesday": ["mileage 16.11 ?distance_km"],
    "kjørte 24 km hver dag mandag til onsdag": ["mileage 16.11 72"],
    "kjørte til sammen 24 km mandag til onsdag": ["mileage 16.11 24"],
    "bom 27 kr mandag til onsdag": ["toll 16.11 ?amount"],
    "støttekontakt 3 timer mandag til onsdag": ["support-hour 16.11 ?quantity"],
    "støttekontakt mandag til onsdag, i alt 3 timer": ["support-hour 16.11 3"],
    "støttekontakt 15 timer mandag til onsdag": ["support-hour 16.11 15"],
}
_RULES = frozenset({"weekdays", "short_weekdays"})
_LONGEST = 7
_MOST_HOURS = Decimal(8)
"""Of more, nobody thinks that they were so many each day."""


def ask_of_each(item: Item, draft: Draft, days: Days) -> None:
    """Ask whether the line's only value is that of the whole time, or of each day of it."""
    many = _days_told_of(draft, days)
    field = _field(draft) if many else None
    whole = item.values.get(field) if field else None
    if many and field and whole is not None and not any(one.field == field for one in item.questions):
        item.ask(field, "ambiguous", plain(whole), plain(whole * many))


def _field(draft: Draft) -> str | None:
    """The field of the one value that is told; None for several, and for hours that no day has."""
    told = [*draft.distances, *draft.durations, *draft.moneys, *draft.clocks]
    if len(told) != 1:
        return None
    value = told[0]
    if isinstance(value, Distance):
        return "distance_km" if value.times is None else None
    if isinstance(value, Money):
        return None if value.times or value.daily or value.each or value.result or value.rate else "amount"
    if not isinstance(value, Duration) or value.unit != "hour" or value.amount > _MOST_HOURS:
        return None
    return None if value.each or value.weekly or value.times or value.whole else "quantity"


def _days_told_of(draft: Draft, days: Days) -> int | None:
    """How many days the value may be told of each of; None where the text says that it is of each, or of all."""
    period = len(draft.dates) == 1 and draft.dates[0].when.rule in _RULES and draft.dates[0].when.shape == "period"
    said = days.daily or draft.counts or any(way.way == "total" for way in draft.ways)
    if not period or said or days.end is None or days.trouble or not days.days:
        return None
    many = (days.end - days.days[0]).days + 1 - len(days.skipped)
    return many if 1 < many <= _LONGEST else None
