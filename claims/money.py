"""Money is exact: Decimal kroner in code, whole øre in the store."""

from decimal import ROUND_CEILING, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

ORE = Decimal("0.01")

Rounding = Literal["ore", "krone", "up_to_krone", "up_to_10"]
Half = Literal["up", "down"]
_ROUNDINGS: dict[Rounding, tuple[Decimal, str]] = {
    "ore": (ORE, ROUND_HALF_UP),
    "krone": (Decimal(1), ROUND_HALF_UP),
    "up_to_krone": (Decimal(1), ROUND_CEILING),
    "up_to_10": (Decimal(10), ROUND_CEILING),
}


def rounded(kroner: Decimal, rounding: Rounding) -> Decimal:
    """The amount as the named rounding makes it: half up to øre or kroner, or always up to kroner or tens."""
    step, way = _ROUNDINGS[rounding]
    return ((kroner / step).to_integral_value(rounding=way) * step).quantize(ORE)


def round_to_ore(kroner: Decimal) -> Decimal:
    """The amount in whole øre; half an øre goes up, as a cash register does."""
    return kroner.quantize(ORE, rounding=ROUND_HALF_UP)


def round_to_krone(kroner: Decimal, half: Half) -> Decimal:
    """The nearest whole kroner, as a reduced limit of food allowance is rounded (satsforskriften); half goes `half`."""
    return kroner.quantize(Decimal(1), rounding=ROUND_HALF_UP if half == "up" else ROUND_HALF_DOWN)


def to_ore(kroner: Decimal) -> int:
    """The amount as an integer of øre; ValueError when it has a fraction of an øre."""
    ore = kroner * 100
    if ore != ore.to_integral_value():
        raise ValueError(f"{kroner} is not a whole number of øre")
    return int(ore)


def from_ore(ore: int) -> Decimal:
    """Kroner with two decimals from whole øre."""
    return (Decimal(ore) / 100).quantize(ORE)
