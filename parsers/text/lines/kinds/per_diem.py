"""The line of a trip with food allowance: when it began and ended, which meals others paid, how one slept."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from claims.lines import OPEN_COUNTRY, Meals
from parsers.text.analysis import Analysis
from parsers.text.lines.days.combined import Days, combine
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import Item, ask_date
from parsers.text.spans.mentions import Clocks
from parsers.text.spans.numbers import plain
from parsers.text.spans.resolve import Dated
from parsers.text.trips.departures import Trip
from parsers.text.trips.destinations import destinations
from parsers.text.trips.lodging import lodging
from parsers.text.trips.meals import provided
from parsers.text.trips.nights import night_allowances
from parsers.text.trips.reach import reaches

_BESIDE = 2
_HALF_DAY = dt.timedelta(hours=12)


def per_diem_items(draft: Draft, days: Days, analysis: Analysis, *, each_time: bool) -> Iterator[Item]:
    """The line of one trip, or one for each of several days on which it was made between the same clock times."""
    trip = draft.trip
    assert trip is not None
    scope = range(trip.first, trip.last)
    dated = [known for known in analysis.dated if known.when.first in scope]
    told = combine(dated)
    last = max((known.when.last for known in dated), default=0)
    behind = trip.leave is not None and trip.leave.first >= last
    if not (behind and _is_of_each(trip, told, each_time=each_time) and len(dated) == len(analysis.dated)):
        yield _of_trip(trip, days, dated, analysis)
        return
    if len(own := _own_days(trip, dated, analysis)) < len(dated) and not _is_of_each(
        trip, told := combine(own), each_time=each_time
    ):
        yield _of_trip(trip, told, own, analysis)
        return
    for day in told.days:
        yield _of_trip(trip, told.only([day]), [], analysis, times=told.many)


def _is_of_each(trip: Trip, days: Days, *, each_time: bool) -> bool:
    """True for `4.11, 8.11 og 12.11 kl 7-20`: days apart, or a way there and back on each of them."""
    if not days.several or days.doubts or not (trip.leave and trip.back) or trip.leave.unsure or trip.back.unsure:
        return False
    if trip.back.start <= trip.leave.start:
        return False
    apart = any((after - before).days > 1 for before, after in pairwise(sorted(days.days)))
    return each_time or (apart and trip.leave.first == trip.back.first)


def _own_days(trip: Trip, dated: list[Dated], analysis: Analysis) -> list[Dated]:
    """The days of the sentence that has the clock times; all of them where it has none.

    Those of other sentences that speak of diet too stay the trip's: `diett for 4.11 og 8.11. Den 4.11 kl 7-20`.
    """
    assert trip.leave is not None
    sentence = analysis.layout.sentence
    here = sentence[trip.leave.first]
    spoken = {here, *(sentence[at] for at in analysis.spots.get("per_diem", ()))}
    if not any(sentence[known.when.first] == here for known in dated):
        return dated
    return [known for known in dated if sentence[known.when.first] in spoken]


def _of_trip(trip: Trip, days: Days, dated: list[Dated], analysis: Analysis, *, times: int = 1) -> Item:
    """The line of one trip, with a question for each end without a clock time and for meals nobody mentioned.

    Its meals were told of so many `times`.
    """
    item = Item(kind="per_diem")
    scope = range(trip.first, trip.last)
    one_of_several, half_told = len(dated) < len(analysis.dated), not (trip.leave and trip.back)
    if dated and (one_of_several or half_told):
        days = combine(dated)
    _set_moment(item, "start", trip.leave, days, dated)
    _set_moment(item, "end", trip.back, days, dated)
    if "start" in item.values and "end" in item.values and item.values["end"] <= item.values["start"]:
        item.ask("end", "contradiction")
    nights = _nights(item, days)
    _set_meals(item, analysis, scope, nights, times=times)
    if nights != 0 and (slept := lodging(analysis.tokens, analysis.layout, scope)):
        item.set("lodging", slept[0], slept[1])
    _set_nights(item, analysis, scope, nights)
    _set_country(item, analysis, scope)
    _set_reach(item, analysis, scope)
    return item


def _set_nights(item: Item, analysis: Analysis, scope: range, nights: int | None) -> None:
    """The nights without a bill; all of the trip's unless a count is said."""
    claimed = night_allowances(analysis.tokens, scope)
    if claimed is None:
        return
    count, span = claimed
    known = nights if count is None else count
    if known is None:
        item.evidence["night_allowances"] = [span]
        item.ask("night_allowances", "missing")
    else:
        item.set("night_allowances", known, span)


def _set_country(item: Item, analysis: Analysis, scope: range) -> None:
    """The country abroad that the trip went to, by the text or else its subject; two of them are asked about."""
    places = destinations(analysis.text, analysis.tokens, scope)
    spans = [place.span for place in places]
    places = places or destinations(analysis.subject, analysis.heading, range(len(analysis.heading)))
    countries = list(dict.fromkeys(place.country for place in places))
    if len(countries) > 1:
        item.evidence["country"] = spans
        item.ask("country", "ambiguous", *countries)
        item.set("country", OPEN_COUNTRY)  # without one the trip would be paid as one at home
    elif countries:
        item.set("country", countries[0], *spans)
        named = [place for place in places if place.city]
        if len({place.city for place in named}) == 1:
            item.set("city", named[0].city, *spans[:1])


def _set_reach(item: Item, analysis: Analysis, scope: range) -> None:
    """How far it was one way; a length that may be there and back is asked about."""
    for told in reaches(analysis.tokens, analysis.spots, analysis.layout, analysis.mentions, scope):
        if len(told.readings) == 1:
            item.set("distance_km", told.readings[0], told.distance.span)
        else:
            item.evidence["distance_km"] = [told.distance.span]
            choices = [plain(km) for km in told.readings]
            item.ask("distance_km", "ambiguous" if choices else "missing", *choices, topic=item.kind)


def _set_moment(item: Item, name: str, clocks: Clocks | None, days: Days, dated: list[Dated]) -> None:
    """The clock time on its day: the day named beside it, else the first or last day of the trip."""
    beside = _beside(clocks, dated, name) if clocks else None
    named = beside.days[0] if beside and beside.days else None
    day = named or _day_of_trip(days, name)
    period = next((known for known in dated if known.end and not known.wide and not known.trouble), None)
    whole = (period.days[0] if name == "start" else period.end) if period else None
    if clocks and beside and beside.trouble:
        ask_date(item, combine([beside]), name)
    elif clocks and named and whole and named != whole:
        item.evidence[name] = [clocks.span]
        item.ask(name, "contradiction", named.isoformat(), whole.isoformat())
    elif clocks and day:
        moment = dt.datetime.combine(day, clocks.start)
        if clocks.unsure:
            item.evidence[name] = [clocks.span]
            item.ask(name, "ambiguous", *(f"{one:%Y-%m-%dT%H:%M}" for one in (moment, moment + _HALF_DAY)))
        else:
            item.set(name, moment, clocks.span)
    elif days.trouble:
        ask_date(item, days, name)
    else:
        item.ask(name, "missing", **({"date": day.isoformat()} if day else {}))


def _day_of_trip(days: Days, name: str) -> dt.date | None:
    if days.wide or days.trouble or not days.days:
        return None
    return days.days[0] if name == "start" else days.end or days.days[-1]


def _beside(clocks: Clocks, dated: list[Dated], name: str) -> Dated | None:
    """The single day named nearest to a clock time, right before or right after it; a tie goes to the text's habit.

    One whose weekday disagrees with its date is told too: it is asked about.
    """

    def apart(known: Dated) -> int:
        return max(known.when.first - clocks.last, clocks.first - known.when.last)

    near = [known for known in dated if 0 <= apart(known) <= _BESIDE and len(known.when.days) == 1 and not known.end]
    near = [known for known in near if not known.trouble or known.trouble == "weekday_disagrees"]
    leads = bool(dated) and dated[0].when.first < clocks.first if name == "start" else False
    return min(near, key=lambda known: (apart(known), (known.when.first < clocks.first) != leads), default=None)


def _nights(item: Item, days: Days) -> int | None:
    """The nights between departure and return, as far as their days are known."""
    sides = ("start", "end")
    first, last = (item.values[name].date() if name in item.values else _day_of_trip(days, name) for name in sides)
    return (last - first).days if first and last and first <= last else None


def _set_meals(item: Item, analysis: Analysis, scope: range, nights: int | None, *, times: int) -> None:
    """The meals others paid; a bare `lunsj` over several days, or on some of several trips, leaves open how many."""
    whole = nights if times == 1 else times - 1
    told = provided(analysis.tokens, analysis.layout, analysis.mentions, scope, whole)
    if told.meals is not None and (each := _each(told.meals, times)) is not None:
        item.set("meals", each, *told.spans)
        return
    told = replace(told, open=told.open or "how_many")
    item.evidence.update({"meals": list(told.spans)} if told.spans else {})
    if told.open == "contradiction":
        item.ask("meals", "contradiction")
    else:
        item.ask("meals", "missing", **({"reason": told.open} if told.open != "missing" else {}))


def _each(meals: Meals, times: int) -> Meals | None:
    """Those of one of so many trips; None where they were not had on all of them."""
    counts = (meals.breakfast, meals.lunch, meals.dinner)
    if any(count % times for count in counts):
        return None
    return Meals(**{name: count // times for name, count in zip(("breakfast", "lunch", "dinner"), counts, strict=True)})
