"""What a line is worth, in parts that a human can check by hand and payroll can pay."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.money import Rounding, round_to_ore

PartKind = Literal[
    "expense",
    "mileage_tax_free",
    "mileage_taxable",
    "passenger",
    "trailer",
    "forest_road",
    "equipment",
    "per_diem_tax_free",
    "per_diem_taxable",
    "night_allowance",
    "outlay_taxable",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`quantity × rate = amount`, wholly taxable or wholly tax-free, with the source of the rate.

    A ceiling in kroner leaves less of the amount, for the same quantity.
    """

    kind: PartKind
    quantity: Decimal
    rate: Decimal
    amount: Decimal
    taxable: bool
    source: str

    def as_step(self, kind: "ReckonedKind") -> "Reckoned":
        """The step of a part that is its own explanation."""
        return Reckoned(kind=kind, quantity=self.quantity, rate=self.rate, amount=self.amount, source=self.source)


ReckonedKind = Literal[
    "expense",
    "by_hours",
    "stated",
    "exchanged",
    "percent_of",
    "window",
    "ceiling",
    "distance",
    "passenger",
    "trailer",
    "forest_road",
    "equipment",
    "fixed_place",
    "day_6_12",
    "day_over_12",
    "night",
    "abroad",
    "share",
    "compensation",
    "night_allowance",
    "meals",
    "tax_free",
    "tax_free_meals",
    "taxable",
    "undocumented",
]

CONTINUING: frozenset[ReckonedKind] = frozenset(
    {"percent_of", "window", "ceiling", "fixed_place", "share", "meals", "tax_free", "tax_free_meals", "taxable"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """One sum that a human can check by hand: `quantity × rate = amount`, or what is left, and where the rate stands.

    `percent_of` gives a rate as `quantity` per cent of another, divided by `over` and rounded; `by_hours` is one sum
    for so many hours; `window` leaves out the `quantity` of hours outside the type's; `ceiling` leaves out the
    `quantity` of `unit` above the `rate` that is the limit `per` period.
    `exchanged` is money of the currency `unit` at the `rate` for `over` of them, published on `day`; `fixed_place`
    taxes the whole drive, being the year's day number `quantity`; `share` keeps that part of a rate abroad.
    `meals` takes the share `quantity` off the rate; `tax_free_meals` keeps the share `quantity` of the limit, in whole
    kroner; `taxable` is the rest of what was paid; `undocumented` is what became taxable because the line was sent
    without what freedom from tax depends on. A step of another kind begins a new sum.
    """

    kind: ReckonedKind
    amount: Decimal
    quantity: Decimal | None = None
    rate: Decimal | None = None
    source: str = ""
    day: dt.date | None = None
    over: Decimal | None = None
    rounding: Rounding | None = None
    unit: str = ""
    per: str = ""

    @property
    def begins(self) -> bool:
        """True for what begins a sentence; the steps after it say what is taken off and how it is taxed.

        A ceiling in kroner cuts the whole line, whichever of its sums stands last.
        """
        return self.kind not in CONTINUING or (self.kind, self.unit) == ("ceiling", "kr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Kroner for a whole line; the sums are those of its parts, and `steps` say how they came about."""

    parts: tuple[Part, ...]
    steps: tuple[Reckoned, ...] = ()

    @property
    def amount(self) -> Decimal:
        """Taxable and tax-free together."""
        return sum((part.amount for part in self.parts), Decimal("0.00"))

    @property
    def taxable(self) -> Decimal:
        """What tax is withheld from (trekkpliktig)."""
        return sum((part.amount for part in self.parts if part.taxable), Decimal("0.00"))

    @property
    def tax_free(self) -> Decimal:
        """What is paid without withholding (trekkfritt)."""
        return self.amount - self.taxable


def part(kind: PartKind, quantity: Decimal, rate: Decimal, source: str, *, taxable: bool) -> Part:
    """The part `quantity × rate`, rounded to whole øre, half up."""
    amount = round_to_ore(quantity * rate)
    return Part(kind=kind, quantity=quantity, rate=rate, amount=amount, taxable=taxable, source=source)
