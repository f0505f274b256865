"""Dated rates as data: each value holds in a period, with its source; a day outside every period has no rate.

The state's rates lie beside this module, one YAML file a kind; a municipality's own rows go before them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from claims.errors import ConfigurationError, NoRate
from claims.rates.table import Rate, read

KINDS = ("mileage", "per_diem", "abroad")
BASE = "base"
"""A municipality's own figures that fees are per cent of, such as the mayor's pay; the state's tables have none."""


class Rates:
    """Rates by name, such as `mileage.paid.car`; the days that a municipality's `own` rows cover are theirs."""

    def __init__(self, rows: Iterable[Rate], own: Iterable[Rate] = ()) -> None:
        self._rows: dict[str, list[Rate]] = {}
        for row in (*own, *rows):
            self._rows.setdefault(row.name, []).append(row)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rates) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(frozenset(self._rows))

    def on(self, name: str, day: dt.date) -> Rate:
        """The rate that holds on the day; NoRate outside every period, or where a period says that there is none."""
        for row in self._rows.get(name, ()):
            if row.covers(day):
                if row.absent:
                    raise NoRate(f"there is no {name} on {day.isoformat()}: {row.source}", field=row.field, day=day)
                return row
        kind = name.partition(".")[0]
        raise NoRate(f"no rate {name} on {day.isoformat()}; enter it in rates/{kind}.yaml with its source", day=day)

    @property
    def names(self) -> frozenset[str]:
        """Every name that has rows."""
        return frozenset(self._rows)

    def in_force(self, day: dt.date) -> Iterator[Rate]:
        """The row of each name that covers the day, in the order of the files."""
        for rows in self._rows.values():
            row = next((row for row in rows if row.covers(day)), None)
            if row:
                yield row

    def replaced_by(self, own: Iterable[Rate]) -> "Rates":
        """These rates with a municipality's own rows before them."""
        return Rates((row for rows in self._rows.values() for row in rows), own)


@cache
def state_rates() -> Rates:
    """The rates of the state's agreement and tax regulations; ConfigurationError when a file is broken."""
    rows: list[Rate] = []
    for kind in KINDS:
        found, faults = read(files(__package__).joinpath(f"{kind}.yaml").read_text("utf-8"), kind)
        if faults:
            raise ConfigurationError("\n".join(f"claims/rates/{kind}.yaml: {fault}" for fault in faults))
        rows += found
    return Rates(rows)
