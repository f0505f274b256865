"""What other money is worth in kroner: the rate of the day, or the last one before it."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.money import round_to_ore

LAST_DAYS = 7
"""How old a rate may be: the central bank sets none on days off, and Easter has five of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """`kroner` for so many `units` of the currency, as the source published it that day."""

    currency: str
    day: dt.date
    kroner: Decimal
    units: int
    source: str

    def in_kroner(self, amount: Decimal) -> Decimal:
        """The amount in kroner, rounded to whole øre, half up."""
        return round_to_ore(amount * self.kroner / self.units)


class ExchangeRates:
    """Rates by currency and day; without any, no other money has a worth."""

    def __init__(self, rates: Iterable[ExchangeRate] = ()) -> None:
        self._rates: dict[str, list[ExchangeRate]] = {}
        for rate in sorted(rates, key=lambda rate: rate.day):
            self._rates.setdefault(rate.currency, []).append(rate)

    def on(self, currency: str, day: dt.date) -> ExchangeRate | None:
        """The rate of the day, or the last within the week before; None when that is not known."""
        known = self._rates.get(currency, [])
        at = bisect_right(known, day, key=lambda rate: rate.day) - 1
        if at < 0 or known[at].day < day - dt.timedelta(days=LAST_DAYS):
            return None
        return known[at]
