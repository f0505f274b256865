"""Dated rates as data: each value holds in a period, with its source; a day outside every period has no rate."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from claims.errors import ConfigurationError, NoRate


@dataclass(frozen=True, slots=True)
class Rate:
    """One value in its period; both ends are inclusive."""

    name: str
    valid_from: dt.date
    valid_to: dt.date
    value: Decimal
    source: str
    confidence: str


@cache
def table(kind: str) -> dict[str, tuple[Rate, ...]]:
    """All rates of `mileage` or `per_diem` by name, oldest first; ConfigurationError for overlaps and gaps."""
    text = files(__package__).joinpath(f"{kind}.yaml").read_text("utf-8")
    rates = {
        name: tuple(
            Rate(
                f"{kind}.{name}",
                row["from"],
                row["to"],
                Decimal(row["value"]),
                row["source"],
                row["confidence"],
            )
            for row in rows
        )
        for name, rows in yaml.safe_load(text).items()
    }
    for periods in rates.values():
        _refuse_broken_sequence(periods)
    return rates


def _refuse_broken_sequence(periods: tuple[Rate, ...]) -> None:
    for earlier, later in pairwise(periods):
        if earlier.valid_to + dt.timedelta(days=1) != later.valid_from:
            raise ConfigurationError(
                f"rates: {later.name} from {later.valid_from} does not follow the period that ends {earlier.valid_to}; "
                "mend the dates in claims/rates"
            )


def rate(kind: str, name: str, day: dt.date) -> Rate:
    """The rate that holds on the day; NoRate outside every period, never a neighbour's."""
    for candidate in table(kind).get(name, ()):
        if candidate.valid_from <= day <= candidate.valid_to:
            return candidate
    raise NoRate(f"no rate {kind}.{name} on {day.isoformat()}; enter it in claims/rates/{kind}.yaml with its source")
