"""What a municipality decides about journeys, and which drives go to a fixed meeting place."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from claims.lines import Line, MileageLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """The choices of settings.toml, [travel]; without any, every drive is split and nothing is added abroad.

    `fixed_places` are the meeting places that a drive may end at. Where `mileage_tax` is taxable, drives there are
    wholly taxable from the year's day number `taxable_from_day` on. `compensation_abroad`: the supplement for døgn
    abroad is paid. `meals_taken_off` names the rate that a meal takes its share of.
    """

    mileage_tax: Literal["split", "taxable"] = "split"
    fixed_places: tuple[str, ...] = ()
    taxable_from_day: int = 10
    compensation_abroad: bool = False
    meals_taken_off: Literal["own_rate", "overnight_rate"] = "own_rate"

    def is_to_fixed_place(self, line: Line) -> bool:
        """True for a drive to fixed meeting places alone; where it went is unknown without a route."""
        if self.mileage_tax == "split" or not isinstance(line, MileageLine) or len(line.route) < 2:
            return False
        start, *visited = map(_plain, line.route)
        reached = {place for place in visited if place != start}
        return bool(reached) and reached <= set(map(_plain, self.fixed_places))

    def days_at_fixed_places(self, lines: Iterable[Line]) -> frozenset[dt.date]:
        """The days of the drives to fixed meeting places; a month's drives in one line are its first day."""
        return frozenset(
            line.date for line in lines if isinstance(line, MileageLine) and line.date and self.is_to_fixed_place(line)
        )


def _plain(place: str) -> str:
    return " ".join(place.casefold().split())
