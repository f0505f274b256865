"""What a text says of each of its drives: the route, who rode along, what was driven, kilometres that pay more."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, takewhile
from types import MappingProxyType

from parsers.text.analysis import Analysis
from parsers.text.drives.ridden import Rider, once
from parsers.text.drives.routes import Route
from parsers.text.drives.surcharges import Surcharge
from parsers.text.lines.days.days_of_words import DaysOfWords
from parsers.text.lines.days.exceptions import excepted
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import Item
from parsers.text.lines.kinds.vehicles import vehicles
from parsers.text.spans.mentions import BY_PLACE, has, text_at
from parsers.text.words.tokens import Token

RIDDEN: Mapping[str, Sequence[str]] = {
    "kommunestyret 9.11, 24 km\n\nformannskapet 12.11, 64 km\nPassasjerer: Jo Li og Eli Moe": ["12"],
    "formannskapet 9.11, 64 km. Jo Li sat på\n\nkommunestyret 12.11, 24 km": ["09"],
    "council 9 November, 24 km\n\nexecutive committee 12 November. Drove 64 km.\nPassenger: Jo Li": ["12"],
    "kommunestyret 9.11, 24 km\nformannskapet 12.11, 64 km\nPassasjer: Jo Li": ["09", "12"],
    "kommunestyret 9.11, 24 km\n\nformannskapet 12.11, 64 km\nPassasjer begge dager: Jo Li": ["09", "12"],
    "kommunestyret 9.11, 24 km\n\nformannskapet 12.11, 64 km\n\nPassasjer: Jo Li": ["09", "12"],
    "kommunestyret 9.11, 24 km\n\nformannskapet 12.11, 64 km\nJo Li satt på begge gangene": ["09", "12"],
}
"""The days of the drives on which somebody rode along."""

_EVERY = frozenset({"begge", "båe", "alle", "both", "all"})
_MOST_SHARING = 40
"""Drives that one route serves; keeps long texts linear."""


class Journeys:
    """Gives each of the drives of one text what is said of it; `ridden_to` are the meetings that people rode to."""

    def __init__(
        self, analysis: Analysis, drives: Sequence[Draft], ridden_to: Mapping[int, Set[dt.date]] = MappingProxyType({})
    ) -> None:
        self._analysis = analysis
        self._sentence = analysis.layout.sentence
        self._paragraph = _paragraphs(analysis.tokens)
        self._drives = drives
        self._vehicles = vehicles(analysis, drives)
        self._words = (
            DaysOfWords(analysis) if drives and (self._vehicles or analysis.surcharges or analysis.riders.all) else None
        )
        self._by_sentence: dict[int, list[Draft]] = {}
        self._routes: dict[int, list[Route]] = {}
        self._riders: dict[int, list[Rider]] = {}
        self._surcharges: dict[int, list[Surcharge]] = {}
        self._days: dict[int, set[dt.date]] = {}
        self._ridden_to = ridden_to
        self._excepting: set[int] = set()
        if not drives:
            return
        for drive in drives:
            self._by_sentence.setdefault(drive.sentence, []).append(drive)
        fares = {one.last for one in analysis.named if one.codes and not one.body}
        for route in analysis.routes:
            if route.first in fares and not self._shares_clause(route):  # ferje Moss–Horten 142 kr, kjørte 210 km
                continue
            for drive in self._beside(route):
                self._routes.setdefault(drive.first, []).append(route)
        for dated in analysis.dated if analysis.riders.all else ():
            self._days.setdefault(self._sentence[dated.when.first], set()).update(dated.days)
        excepting = excepted(analysis) if analysis.riders.all else ()
        self._excepting = {self._sentence[dated.when.first] for dated in excepting} - self._by_sentence.keys()
        for at, days in ridden_to.items():
            self._days.setdefault(self._sentence[at], set()).update(days)
        for rider in analysis.riders.all:
            for drive in self._meant(rider.first, shared=True):
                self._riders.setdefault(drive.first, []).append(rider)
        for surcharge in analysis.surcharges:
            for drive in self._meant(surcharge.place, shared=False):
                self._surcharges.setdefault(drive.first, []).append(surcharge)

    def describe(self, item: Item, drive: Draft, days: Sequence[dt.date]) -> None:
        """Set what is known of a drive on one of its `days` beside the day itself and the distance."""
        if routes := self._routes.get(drive.first):
            item.set("route", _chained(routes), *(route.span for route in routes))
        if along := once(self._along(drive, item.values.get("date"), days)):
            item.set("passengers", tuple(rider.passenger for rider in along), *(rider.span for rider in along))
        if (vehicle := self._vehicles.get(drive.first)) and self._is_of(vehicle.place, item, days):
            item.set("vehicle", vehicle.vehicle, vehicle.span)
        else:
            item.assume("vehicle", "car_assumed")

    def _along(self, drive: Draft, day: dt.date | None, days: Sequence[dt.date]) -> Sequence[Rider]:
        """Those who rode along that day: on some of several `days` only, where their own words name these."""
        riders = self._riders.get(drive.first, ())
        if len(days) < 2 or not riders:
            told = ((one, self._days_met(one)) for one in riders)
            return [one for one, met in told if not days or (day in met if met else self._words_of(one, day))]
        told = ((rider, self._days_told(rider).intersection(days)) for rider in riders)
        return [
            rider for rider, on in told if not on or (day in on) != (self._sentence[rider.first] in self._excepting)
        ]

    def _words_of(self, rider: Rider, day: dt.date | None) -> bool:
        """True for a rider who is told of no other day than that: `11.11 det samme, men da satt Ola på`."""
        if self._words is None or self._sentence[rider.first] in self._by_sentence:
            return self._words is None or self._words.is_of(rider.first, day)
        only = self._words.only_day(rider.first)
        return only is None or day in only.days

    def _days_told(self, rider: Rider) -> set[dt.date]:
        """The days in the clause of the rider, or in the sentence where it has no drive."""
        clause, number = self._analysis.layout.clause, self._sentence[rider.first]
        near = [one for one in self._analysis.dated if self._sentence[one.when.first] == number]
        beside = [one for one in near if clause[one.when.first] == clause[rider.first]]
        if days := {day for one in beside or (near if number not in self._by_sentence else ()) for day in one.days}:
            return days
        return self._days_met(rider)

    def _days_met(self, rider: Rider) -> set[dt.date]:
        """The days of the meetings that the rider's clause, or sentence without a drive, says one rode to."""
        beside = self._sentence[rider.first] in self._by_sentence
        told = self._analysis.layout.clause if beside else self._sentence
        meant = (days for at, days in self._ridden_to.items() if told[at] == told[rider.first])
        return {day for days in meant for day in days}

    def _is_of(self, place: int, item: Item, days: Sequence[dt.date]) -> bool:
        """True for a word that is told of the line's day, where the drive has several."""
        return self._words is None or len(days) < 2 or self._words.is_of(place, item.values.get("date"))

    def measure(self, item: Item, drive: Draft, days: Sequence[dt.date]) -> None:
        """Set the kilometres of riders, with a trailer and on forest road, once the drive's own are known."""
        km = item.values.get("distance_km")
        along = once(self._riders.get(drive.first, ()))
        if km is not None and item.values.get("passengers") and any(rider.half for rider in along):
            named = {rider.name: km / 2 for rider in along if rider.half}
            told = (replace(one, distance_km=named.get(one.name, one.distance_km)) for one in item.values["passengers"])
            item.set("passengers", tuple(told), *item.evidence["passengers"])
        self._measure_legs(item, drive)
        extra = [one for one in self._surcharges.get(drive.first, ()) if self._is_of(one.place, item, days)]
        for surcharge in sorted(extra, key=lambda one: (one.km is None, not one.half)):  # kilometres go before it
            whole = km / 2 if km is not None and surcharge.half else km
            part = surcharge.km if surcharge.km is not None else whole
            if surcharge.bare and km is None:
                continue  # 46 km 10.11 og 12.11, hvorav 18 på skogsvei: of which day is not said
            if part is not None and surcharge.field not in item.values:
                item.set(surcharge.field, part, surcharge.span)

    def _measure_legs(self, item: Item, drive: Draft) -> None:
        """Set the kilometres of what is said in the rows of the legs alone: `Moen–Vik, 9 km, Ola Li satt på`."""
        if not (drive.distances and drive.distances[0].legs):
            return
        rode: dict[str | None, Decimal | None] = {}
        for rider in self._riders.get(drive.first, ()):
            leg, known = self._leg_of(drive, rider.first), rode.get(rider.name, Decimal(0))
            rode[rider.name] = None if leg is None or known is None or rider.name is None else known + leg
        if "passengers" in item.values:
            told = (
                replace(one, distance_km=one.distance_km or rode.get(one.name)) for one in item.values["passengers"]
            )
            item.set("passengers", tuple(told), *item.evidence["passengers"])
        extra = self._surcharges.get(drive.first, ())
        for field in {one.field for one in extra}:
            of_field = [one for one in extra if one.field == field]
            legs = [self._leg_of(drive, one.place) for one in of_field]
            parts = [leg if one.km is None else one.km for one, leg in zip(of_field, legs, strict=True) if leg]
            if len(parts) == len(of_field):
                item.set(field, sum(parts, Decimal(0)), *(one.span for one in of_field))

    def _leg_of(self, drive: Draft, index: int) -> Decimal | None:
        """The kilometres of the leg in whose row the token stands, or right behind which; None where it is of none."""
        line, tokens = self._analysis.layout.line, self._analysis.tokens
        legs = drive.distances[0].legs
        own = [one for one in legs if line[one.first] == line[index]]
        if len(own) > 1:
            own = [one for one in own if one.last <= index and all(t.kind == "word" for t in tokens[one.last : index])]
        return own[0].km * (own[0].times or 1) if len(own) == 1 else None

    def _shares_clause(self, route: Route) -> bool:
        """True where a drive stands in the clause of the route."""
        clause = self._analysis.layout.clause
        beside = self._by_sentence.get(self._sentence[route.first], ())
        return any(clause[route.first] <= drive.clause <= clause[route.last - 1] for drive in beside)

    def _meant(self, index: int, *, shared: bool) -> list[Draft]:
        """The drives that a word speaks of: in its sentence the one before it, else the next.

        In a sentence of its own it speaks of the last drive before it; `shared`, of all where no drive follows.
        """
        beside = self._by_sentence.get(self._sentence[index], [])
        every = self._every_time(index)
        if shared and beside and every:
            return beside
        if not beside:
            beside = self._of_line(index)
        drives = list(self._drives) if every else self._of_paragraph(index)
        before = [drive for drive in beside or drives if drive.first < index]
        if beside:
            return before[-1:] or beside[:1]
        if shared and (dated := self._driven_on(self._sentence[index])):
            return dated
        if shared and (not before or (len(before) == len(drives) and not self._is_of_row(before[-1], index))):
            return drives
        return before[-1:] or drives[:1]

    def _of_paragraph(self, index: int) -> list[Draft]:
        """The drives between the blank lines around a word; all of them where it stands there alone."""
        paragraph = self._paragraph
        own = [drive for drive in self._drives if paragraph[drive.first] == paragraph[index]]
        return own or list(self._drives)

    def _of_line(self, index: int) -> list[Draft]:
        """The drives in the line of a word, where other lines have drives too."""
        line = self._analysis.layout.line
        own = [drive for drive in self._drives if line[drive.first] == line[index]]
        return own if len(own) < len(self._drives) else []

    def _is_of_row(self, drive: Draft, index: int) -> bool:
        """True for words in the line of the last drive, where the drives stand one below the other."""
        tokens = self._analysis.tokens
        apart = any(token.kind == "nl" for token in tokens[self._drives[0].first : drive.first])
        return apart and not any(token.kind == "nl" for token in tokens[drive.first : index])

    def _every_time(self, index: int) -> bool:
        """True where a clause says `begge dager`, `hver gang`."""
        tokens, clause = self._analysis.tokens, self._analysis.layout.clause
        near = takewhile(lambda at: clause[at] == clause[index], range(index, len(tokens)))
        headed = (index - 2,) if index > 1 and text_at(tokens, index - 1) == ":" else ()  # passasjer begge dager: Ola
        return any(has(tokens, at, "each_time") and self._tells_each(at - 1) for at in (*headed, *near))

    def _tells_each(self, index: int) -> bool:
        return has(self._analysis.tokens, index, "each") or text_at(self._analysis.tokens, index) in _EVERY

    def _driven_on(self, sentence: int) -> list[Draft]:
        """The drives on the days that a sentence names: `Ola satt på den 12.`."""
        days = self._days.get(sentence, set())
        if not days:
            return []
        return [one for one in self._drives if days & (_days(one) or self._days.get(one.sentence, set()))]

    def _after(self, route: Route) -> Sequence[Draft]:
        """The drives of a route in a sentence of its own: all that are as long as each other, else the last before."""
        before = [drive for drive in self._drives if drive.first < route.first]
        alike = all(_length(drive) == _length(self._drives[0]) for drive in self._drives[:_MOST_SHARING])
        if alike and not (len(self._analysis.routes) > 1 and before):
            return self._drives[:_MOST_SHARING]
        return before[-1:] or self._drives[:1]

    def _beside(self, route: Route) -> Sequence[Draft]:
        """The drives of a route: the nearest in its sentence, and others as long; all where the sentence has none."""
        drives = self._by_sentence.get(self._sentence[route.first])
        if not drives:
            return self._after(route)
        if len(self._drives) == 1:
            return self._drives
        clause = self._analysis.layout.clause
        at = bisect_left(drives, route.first, key=BY_PLACE)
        near = drives[max(0, at - 1) : at + 1]
        nearest = min(near, key=lambda drive: (_gap(route, drive), drive.clause != clause[route.first]))
        if len(self._analysis.routes) > 1:
            return [nearest]
        return [drive for drive in self._drives if drive is nearest or _length(drive) == _length(nearest)]


def _paragraphs(tokens: Sequence[Token]) -> list[int]:
    """For each token the number of blank lines before it."""
    blank = (at > 0 and token.kind == "nl" and tokens[at - 1].kind == "nl" for at, token in enumerate(tokens))
    return list(accumulate(blank))


def _gap(route: Route, drive: Draft) -> int:
    last = drive.distances[0].last if drive.distances else drive.last
    return max(drive.first - route.last, route.first - last, 0)


def _days(drive: Draft) -> set[dt.date]:
    return {day for dated in drive.dates for day in dated.days}


def _length(drive: Draft) -> object:
    return [(distance.km, distance.times) for distance in drive.distances]


def _chained(routes: Sequence[Route]) -> tuple[str, ...]:
    """The places of routes that go on from each other; a route that does not is another drive's."""
    places = routes[0].places
    for route in routes[1:]:
        if route.places[0].lower() == places[-1].lower():
            places = (*places, *route.places[1:])
    return places
