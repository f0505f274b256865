"""Mileage (kjøregodtgjørelse): state rate by vehicle and day, supplements, and the tax split of the car rate."""

from decimal import Decimal

from claims.errors import NoRate
from claims.lines import MileageLine
from claims.money import round_to_ore
from claims.price import Part, PartKind, Price, part
from claims.rates import rate


def price(line: MileageLine) -> Price | None:
    """The price of the drive by the rates of its date; None while date, distance or vehicle is open.

    Only the car rate is above its tax-free limit: the surplus per kilometre is taxable, whatever the yearly
    distance (facts/norwegian-rules.md §2.1, §2.3). NoRate for a vehicle without a state rate, such as a bicycle.
    """
    if line.date is None or line.distance_km is None or line.vehicle is None:
        return None
    return Price(parts=(*_distance(line), *_supplements(line)))


def _distance(line: MileageLine) -> tuple[Part, ...]:
    assert line.date
    assert line.distance_km is not None
    if line.vehicle in ("bicycle", "other"):
        raise NoRate(f"there is no state rate for {line.vehicle}; the municipality may set its own", field="vehicle")
    paid = rate("mileage", f"paid.{line.vehicle}", line.date)
    if line.vehicle != "car":
        return (part("mileage_tax_free", line.distance_km, paid.value, paid.source, taxable=False),)
    limit = rate("mileage", "tax_free.car", line.date)
    free = part("mileage_tax_free", line.distance_km, min(limit.value, paid.value), limit.source, taxable=False)
    # The surplus is the rest of the rounded whole, so that the two parts always sum to what is paid.
    surplus = Part(
        kind="mileage_taxable",
        quantity=line.distance_km,
        rate=paid.value - free.rate,
        amount=round_to_ore(line.distance_km * paid.value) - free.amount,
        taxable=True,
        source=paid.source,
    )
    return (free, surplus)


def _supplements(line: MileageLine) -> list[Part]:
    assert line.date
    distances: tuple[tuple[PartKind, Decimal], ...] = (
        ("passenger", _passenger_km(line)),
        ("trailer", line.trailer_km),
        ("forest_road", line.forest_road_km),
    )
    rates = {kind: rate("mileage", f"supplement.{kind}", line.date) for kind, km in distances if km}
    return [
        part(kind, km, rates[kind].value, rates[kind].source, taxable=False) for kind, km in distances if kind in rates
    ]


def _passenger_km(line: MileageLine) -> Decimal:
    whole = line.distance_km or Decimal(0)
    return sum((whole if p.distance_km is None else p.distance_km for p in line.passengers), Decimal(0))
