"""Mileage lines from drafts: the whole distance, there and back, on its day."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from parsers.text.drives.legs import AS_FAR_BACK
from parsers.text.lines.days.combined import Days
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import ONE, Item, dated_items
from parsers.text.lines.kinds.journeys import Journeys
from parsers.text.spans.mentions import Distance, Way
from parsers.text.spans.numbers import plain

_FARTHEST = 2000
"""Kilometres that nobody drives at one time; further is a slip more often than a month's drives."""


EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet møttes to ganger. Kjørte 3.11 og 10.11, 33 km fram og tilbake begge gangene.": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 33", "mileage 10.11 33"),
    ],
    "Kjørte 38 km t/r 3.11 og 10.11": ["mileage 03.11 38", "mileage 10.11 38"],
    "Eg køyrde 38 km tur-retur den 3. og den 10. november": ["mileage 03.11 38", "mileage 10.11 38"],
    "I drove 20 km there and back on the 3rd and again on the 10th of November": [
        "mileage 03.11 20",
        "mileage 10.11 20",
    ],
    "Kjørte 38 km 3.11 og 10.11": ["mileage 03.11 ?distance_km", "mileage 10.11 ?distance_km"],
    "Kjørte tre turer til brukere 10.11, til sammen 47 km": ["mileage 10.11 47"],
    "Tre turar ut 10.11, det vart 47 km i alt": ["mileage 10.11 47"],
    "10.11: two trips to town, 47 km in total": ["mileage 10.11 47"],
    "Kjørte tre turer 10.11, 16 km": ["mileage 10.11 ?distance_km"],
    "Kjørte tre turer 10.11, 16 km t/r til sammen": ["mileage 10.11 ?distance_km"],
    "46 km 10.11 og 12.11, hvorav 18 på skogsvei": ["mileage 10.11 ?distance_km", "mileage 12.11 ?distance_km"],
    "Eg køyrde to gonger til formannskapet, 3.11 og 10.11, 33 km kvar gong.": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 33", "mileage 10.11 33"),
    ],
    "I drove to the executive committee twice, 3 and 10 November, 33 km each time.": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 33", "mileage 10.11 33"),
    ],
}


def drive_items(draft: Draft, days: Days, *, each_time: bool, total: bool, journeys: Journeys) -> Iterator[Item]:
    """The lines of one drive: one a day when every day was driven, one for a month; `total` beside `til sammen`."""
    for item, _ in dated_items("mileage", days):
        journeys.describe(item, draft, days.days)
        km = _set_distance(item, draft, days, each_time=each_time, total=total)
        whole = draft.distances[0].altogether if draft.distances else None
        if km is not None and whole and not days.end and km * (days.many or ONE) != whole:
            item.ask("distance_km", "contradiction", plain(km), plain(whole))
        elif km is not None and whole and days.end and days.times in (None, whole / km):
            item.set("distance_km", whole, *item.evidence["distance_km"])
        elif km is not None and days.several and not (each_time or _is_round(draft)):
            item.ask("distance_km", "ambiguous", plain(km), plain(round(km / days.many, 2)))
        elif km is not None and days.end and each_time and not draft.counts:
            item.set("distance_km", km * (days.times or 1), *item.evidence["distance_km"])
            if days.times is None:
                item.ask("distance_km", "missing", reason="each")
        journeys.measure(item, draft, days.days)
        yield item


def _is_round(draft: Draft) -> bool:
    """True for `38 km t/r` and `19 km hver vei`, which on several days was driven on each."""
    return any(way.way in ("round", "each") for way in draft.ways)


def _set_distance(item: Item, draft: Draft, days: Days, *, each_time: bool, total: bool) -> Decimal | None:
    """The whole distance, set on the line; None when it is asked instead."""
    if not draft.distances:
        item.ask("distance_km", "missing")
        return None
    distance = draft.distances[0]
    ways = {way.way for way in draft.ways}
    km = distance.km * (distance.times or ONE)
    item.set("distance_km", km, *(mention.span for mention in (*draft.distances, *draft.ways)))
    if distance.about or distance.miles:
        item.ask("distance_km", "missing", reason="miles" if distance.miles else "about")
    elif distance.disputed is not None:
        item.ask("distance_km", "contradiction", plain(km), plain(distance.disputed))
    elif distance.suspicious:
        item.ask("distance_km", "ambiguous", plain(km), plain(km / 1000), reason="point")
    elif km > _FARTHEST and not distance.times:
        item.ask("distance_km", "contradiction", reason="too_far")
    elif "one" in ways and "round" in ways:
        item.ask("distance_km", "contradiction", plain(km), plain(km * 2))
    elif "one" in ways or ("each" in ways and distance.times == 2):
        item.ask("distance_km", "ambiguous", plain(km), plain(km * 2))
    elif "each" in ways or ("back" in ways and _is_one_leg(distance, ways)):
        item.values["distance_km"] = km * 2
        item.assume("distance_km", "there_and_back")
    trips = ONE if total and _is_of_all_trips(draft) else _trips(draft)
    told = days.several and not distance.rate and trips == days.many  # to ganger, 3.11 og 10.11
    if trips is None or (trips > 1 and "distance_km" in item.values and not told):
        _set_trips(item, distance, trips, each_time=each_time)
    return item.values.get("distance_km")


def _trips(draft: Draft) -> Decimal | None:
    """How many trips the draft counts, one where it counts none; None for a vague count."""
    return next((count.amount for count in draft.counts if count.of == "trip"), ONE)


def _is_of_all_trips(draft: Draft) -> bool:
    """True for `tre turer, 47 km`, where the kilometres are not said to be of one trip: `à 16 km`, `16 km t/r`."""
    return not draft.distances[0].rate and all(way.way == "total" for way in draft.ways)


def _is_one_leg(distance: Distance, ways: set[Way]) -> bool:
    """True for a distance as it was said, of which the text makes nothing yet: `21 km, samme vei tilbake`."""
    said = distance.rule in ("distance", "labelled_distance", AS_FAR_BACK) and distance.times is None
    return said and not ways & {"round", "total"}


def _set_trips(item: Item, distance: Distance, trips: Decimal | None, *, each_time: bool) -> None:
    """Several trips: `2 turer à 42 km`, `42 km hver gang` are 84; else it may be either; a vague count is asked."""
    km = item.values.get("distance_km")
    if trips is None or km is None:
        item.ask("distance_km", "missing", reason="how_many_trips")
    elif distance.rate or each_time or distance.altogether == km * trips:
        item.values["distance_km"] = km * trips
    else:
        item.ask("distance_km", "ambiguous", plain(km), plain(km * trips))
