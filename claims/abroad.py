"""Per diem abroad: the country's rate a døgn, half of it for a short one, less from the 29th at one place."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.dogn import TWELVE, Dogn
from claims.errors import NoRate
from claims.money import round_to_ore
from claims.price import Price, Reckoned, part
from claims.rates import Rates
from claims.rates.table import Rate

HOME = "NO"
LONG_STAY = 28
"""Døgn at one place, after which another rate holds, abroad as at home."""


def paid(number: int, dogn: Dogn, country: str, city: str | None, rates: Rates) -> tuple[Decimal, tuple[Reckoned, ...]]:
    """Kroner for the trip's døgn of that number (from 0) and the steps that lead to them.

    12 hours and more pay the whole rate, 6 to 12 half. NoRate while the country has no row for the day.
    """
    day, rate = dogn.start.date(), _rate(dogn, country, city, rates)
    place = f"{country} {city}" if city else country
    steps = [Reckoned(kind="abroad", day=day, rate=rate.value, amount=rate.value, source=rate.source, unit=place)]
    shares = []
    if not dogn.is_whole and dogn.length < TWELVE:
        shares.append(rates.on("abroad.share.from_6_hours", day))
    if number >= LONG_STAY:
        shares.append(rates.on("abroad.share.from_29th_day", day))
    amount = rate.value
    for share in shares:
        amount = round_to_ore(amount * share.value)
        steps.append(Reckoned(kind="share", quantity=share.value, amount=amount, source=share.source))
    return amount, tuple(steps)


def _rate(dogn: Dogn, country: str, city: str | None, rates: Rates) -> Rate:
    """The city's rate, where the table has one, else the country's."""
    day, named = dogn.start.date(), f"abroad.city.{country}.{city.casefold()}" if city else ""
    name = named if named in rates.names else f"abroad.country.{country}"
    if name not in rates.names:
        raise NoRate(f"no rate for {country}; enter country.{country} in rates/abroad.yaml", field="country")
    return rates.on(name, day)


def compensation(trip: Sequence[Dogn], rates: Rates) -> Iterator[Price]:
    """The supplement for each døgn of more than 12 hours, which is pay and wholly taxable."""
    for dogn in trip:
        if dogn.is_whole or dogn.length > TWELVE:
            rate = rates.on("abroad.compensation", dogn.start.date())
            only = part("per_diem_taxable", Decimal(1), rate.value, rate.source, taxable=True)
            day = dogn.start.date()
            step = Reckoned(kind="compensation", day=day, amount=only.amount, source=rate.source)
            yield Price(parts=(only,), steps=(step,))
