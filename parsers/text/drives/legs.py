"""One drive told in pieces: there and back by different roads, or place by place."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from parsers.text.drives.routes import Route
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Distance, Mention, WayWord, When, has
from parsers.text.words.tokens import Token

AS_FAR_BACK = "legs_there"
"""The rule of legs that only lead there, where the text says that one came home the same way."""
_NEAR = 4
_BACK_WITHIN = 8
_MOST_APART = 24
"""Tokens between two legs; whoever writes more tells of two drives."""

EXAMPLES = {
    "18 km there, 25 km back because the bridge was closed": ["43"],
    "18 km dit og 25 km hjem": ["43"],
    "20 km fram, 24 km heim att": ["44"],
    "27 km en vei fra Moen til kulturhuset, og 27 km tilbake": ["54"],
    "tur 20 km, retur 25 km": ["45"],
    "kjørte 23 km til formannskapet 10.11 og 25 km hjem": ["48"],
    "Haugen–Moen 12 km, Moen–Vik 9 km, Vik–Haugen 15 km": ["36"],
    "Haugen-Moen: 12 km\nMoen-Vik: 9 km": ["21"],
    "12 km til Moen, 9 km til Vik og 15 km hjem": ["36"],
    "8 km og så 14 km, samme vei hjem": ["44"],
    "8 km til Moen, deretter 14 km. Same veg heim": ["44"],
    "8 km and then 14 km, same way home": ["44"],
    "12.11 42 km, 13.11 30 km tilbake": ["42", "30"],
    "Haugen–Moen 12 km, Nes–Vik 9 km": ["12", "9"],
    "10.11 28 km\nHaugen-Moen-Haugen 42 km 12.11": ["28", "42"],
    "100 km med bil og 20 km med båt": ["100", "20"],
    "båt 10 km fra Øya til kaia, så 5 km bil fra kaia til Moen": ["10", "5"],
    "køyrde 5 km frå Moen til kaia, så båt 10 km frå kaia til Øya": ["5", "10"],
    "boat 10 km from Vik to Nes, then 5 km by car from Nes to Moen": ["10", "5"],
    "motorsykkel 12 km fra Haugen til Moen, så 9 km fra Moen til Vik": ["21"],
    "bil 12 km fra Haugen til Moen, så bil 9 km fra Moen til Vik": ["21"],
}
OF_ONE: Mapping[str, Sequence[str]] = {
    "10.11:\nMoen - Vik, 12 km\nVik - Nes, 9 km, med tilhenger hele veien\nNes - Moen, 15 km, Ola Li var passasjer": [
        *("36 km", "trailer_km 9", "Ola Li 15"),
    ],
    "10 November:\nMoen - Vik, 12 km, with trailer\nVik - Nes, 9 km, Anna Berg was a passenger\nNes - Moen, 15 km": [
        *("36 km", "trailer_km 12", "Anna Berg 9"),
    ],
    "10.11:\nMoen - Vik, 12 km, passasjer Ola Li\nVik - Nes, 9 km\nNes - Moen, 15 km, passasjer Ola Li": [
        *("36 km", "Ola Li 27"),
    ],
    "10.11:\nMoen - Vik, 12 km, 5 km skogsveg\nVik - Nes, 9 km, alt på skogsveg\nNes - Moen, 15 km": [
        *("36 km", "forest_road_km 14"),
    ],
    "10.11: Moen - Vik 6 km, Vik - Moen 7 km med tilhenger": ["13 km", "trailer_km 7"],
    "10.11: Moen - Vik 12 km, Vik - Moen 15 km, med tilhenger hele veien": ["27 km", "trailer_km 27"],
    "10.11:\nMoen - Vik, 12 km\nVik - Moen, 15 km\nJan Ove Li var passasjer hele veien": ["27 km", "Jan Ove Li"],
}
"""What is said in the row of one leg, or right behind it, is of that leg alone."""


def joined_legs(
    tokens: Sequence[Token], mentions: list[Mention], routes: Sequence[Route], layout: Layout
) -> list[Mention]:
    """The mentions with the legs of one drive as one distance, without the words of way between them."""
    if [*map(type, mentions)].count(Distance) < 2:
        return mentions
    distances = [mention for mention in mentions if isinstance(mention, Distance)]
    reader = _Legs(tokens, mentions, routes, layout)
    wholes: dict[int, Distance] = {}
    gone: set[int] = set()
    for legs in reader.groups(distances):
        wholes[id(legs[0])] = _whole(legs, AS_FAR_BACK if reader.returns(legs[-1]) else "legs")
        gone.update(id(one) for one in (*legs[1:], *reader.ways(legs)))
    return [wholes.get(id(one), one) for one in mentions if id(one) not in gone]


def _whole(legs: Sequence[Distance], rule: str) -> Distance:
    km = sum((leg.km * (leg.times or 1) for leg in legs), Decimal(0))
    span = (legs[0].span[0], legs[-1].span[1])
    return replace(legs[0], rule=rule, last=legs[-1].last, span=span, km=km, times=None, legs=tuple(legs))


class _Legs:
    def __init__(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], routes: Sequence[Route], layout: Layout
    ) -> None:
        self._tokens = tokens
        self._routes = routes
        self._layout = layout
        several = sum(isinstance(one, When) for one in mentions) > 1
        self._dated = {layout.line[one.first] for one in mentions if several and isinstance(one, When)}
        self._parting = {
            one.first
            for one in mentions
            if (several and isinstance(one, When)) or (isinstance(one, WayWord) and one.way != "one")
        }
        self._ways = [mention for mention in mentions if isinstance(mention, WayWord)]
        self._vehicles = {
            layout.clause[at]: str(token.senses["vehicle"])
            for at, token in enumerate(tokens)
            if "vehicle" in token.senses
        }

    def groups(self, distances: Sequence[Distance]) -> list[list[Distance]]:
        """The distances that are legs of one drive each."""
        runs: list[list[Distance]] = []
        for one in distances:
            if runs and self._may_follow(runs[-1][-1], one) and not self._changes(runs[-1], one):
                runs[-1].append(one)
            else:
                runs.append([one])
        return [legs for run in runs for legs in self._legs(run)]

    def ways(self, legs: Sequence[Distance]) -> list[WayWord]:
        """The words of way that tell one leg from another: `en vei`, `tilbake`."""
        last = legs[-1].last + _NEAR
        at = bisect_left(self._ways, legs[0].first - _NEAR, key=BY_PLACE)
        between = takewhile(lambda way: way.first < last, self._ways[at:])
        return [way for way in between if way.way == "one" or legs[0].first < way.first < legs[-1].first]

    def returns(self, leg: Distance) -> bool:
        """True for `14 km, samme vei hjem`: nothing else is measured between the leg and the way back."""
        at = bisect_left(self._ways, leg.last, key=BY_PLACE)
        way = self._ways[at] if at < len(self._ways) else None
        home = any(has(self._tokens, near, "homeward") for near in (leg.first - 1, leg.last))
        return way is not None and way.way == "back" and way.first - leg.last <= _BACK_WITHIN and not home

    def _legs(self, run: list[Distance]) -> list[list[Distance]]:
        """A run that ends at home is one drive; so are its neighbours whose routes go on from each other."""
        if len(run) > 1 and self._goes_home(run[-1]) and not any(self._goes_home(leg) for leg in run[:-1]):
            return [run]
        if len(run) > 1 and self.returns(run[-1]):
            return [run]
        chains: list[list[Distance]] = [run[:1]]
        for before, after in pairwise(run):
            if self._goes_on(before, after):
                chains[-1].append(after)
            else:
                chains.append([after])
        return [chain for chain in chains if len(chain) > 1]

    def _may_follow(self, before: Distance, after: Distance) -> bool:
        """True where no day, and no total, stands between two distances, and the second is in no row of another day."""
        between, line = range(before.last, after.first), self._layout.line
        apart = line[before.first] != line[after.first] and line[after.first] in self._dated
        return len(between) <= _MOST_APART and self._parting.isdisjoint(between) and not apart

    def _changes(self, run: Sequence[Distance], after: Distance) -> bool:
        """True where another vehicle is named than before: `båt 10 km til kaia, så 5 km bil`; a car goes unnamed."""
        clause = self._layout.clause
        driven = self._vehicles.get(clause[after.first])
        if driven is None:
            return False
        told = (self._vehicles[clause[leg.first]] for leg in reversed(run) if clause[leg.first] in self._vehicles)
        return driven != next(told, "car")

    def _goes_home(self, leg: Distance) -> bool:
        """True for `25 km tilbake` and `retur 25 km`."""
        clause = self._layout.clause[leg.first]
        near = [*range(leg.last, leg.last + _NEAR), leg.first - 1, leg.first - 2]
        return any(has(self._tokens, at, "homeward") and self._layout.clause[at] == clause for at in near if at >= 0)

    def _goes_on(self, before: Distance, after: Distance) -> bool:
        """True where the route of a distance begins where that of the one before ended."""
        left, right = self._route(before), self._route(after)
        return left is not None and right is not None and left.places[-1].lower() == right.places[0].lower()

    def _route(self, distance: Distance) -> Route | None:
        """The route right beside the distance."""
        at = bisect_left(self._routes, distance.first, key=BY_PLACE)
        near = [one for one in self._routes[max(0, at - 1) : at + 1] if _gap(one, distance) <= _NEAR]
        return min(near, key=lambda one: _gap(one, distance), default=None)


def _gap(route: Route, distance: Distance) -> int:
    return distance.first - route.last if route.last <= distance.first else route.first - distance.last
