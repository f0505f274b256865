"""What a municipality decides about journeys, and which drives go to a fixed meeting place."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from claims.lines import Line, MileageLine
from claims.money import Half

Attended = tuple[dt.date, str]
"""The day of a drive to a fixed meeting place, and where it began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """The choices of settings.toml, [travel]; without any, every drive is split and nothing is added abroad.

    `fixed_places` are the meeting places that a drive may end at. Where `mileage_tax` is taxable, drives there are
    wholly taxable from the year's day number `taxable_from_day` on. `compensation_abroad`: the supplement for døgn
    abroad is paid. `meals_taken_off` names the rate that a meal takes its share of; a breakfast after a night with
    night allowance is `paid` or `taken_off`. `half_krone` is where half a krone of a reduced limit goes.
    """

    mileage_tax: Literal["split", "taxable"] = "split"
    fixed_places: tuple[str, ...] = ()
    taxable_from_day: int = 10
    compensation_abroad: bool = False
    meals_taken_off: Literal["own_rate", "overnight_rate"] = "own_rate"
    night_allowance_breakfast: Literal["paid", "taken_off"] = "paid"
    half_krone: Half = "up"

    def is_to_fixed_place(self, line: Line, attended: Collection[Attended] = ()) -> bool:
        """True for a drive to fixed meeting places alone, and home from one; where it went is unknown without a route.

        Home is where one of the `attended` drives of the day began.
        """
        if self.mileage_tax == "split" or not isinstance(line, MileageLine) or len(line.route) < 2:
            return False
        start, *visited = map(_plain, line.route)
        fixed = set(map(_plain, self.fixed_places))
        homes = {home for day, home in attended if day == line.date}
        if start in fixed and homes:
            return set(visited) <= fixed | homes
        reached = {place for place in visited if place != start}
        return bool(reached) and reached <= fixed

    def attended(self, lines: Iterable[Line]) -> frozenset[Attended]:
        """The drives to fixed meeting places; a month's drives in one line are on its first day."""
        return frozenset(
            (line.date, _plain(line.route[0]))
            for line in lines
            if isinstance(line, MileageLine) and line.date and self.is_to_fixed_place(line)
        )


def _plain(place: str) -> str:
    return " ".join(place.casefold().split())
