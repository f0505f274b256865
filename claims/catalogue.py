"""The municipality's claimable types, each with its periods of validity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Literal

from claims.lines import CostBearer
from claims.people import Language
from claims.rates import Rates, state_rates
from claims.validity import Valid

Unit = Literal["meeting", "hour", "day", "amount"]
ReceiptRule = Literal["required", "optional", "declaration", "none"]
Tax = Literal["taxable", "tax_free"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseType(Valid):
    """One type in one period: a row of types.csv; None dates are open.

    `unit_price` is None for `amount`, and where fees.csv says the price. Hours outside the `window` of the day are not
    paid. `names` has the name in the other languages people are spoken to in, as far as the file gives it.
    """

    code: str
    name: str
    names: Mapping[Language, str] = field(default_factory=dict, hash=False)
    aliases: tuple[str, ...] = ()
    unit: Unit
    unit_price: Decimal | None = None
    receipt: ReceiptRule = "none"
    tax: Tax = "taxable"
    pay_code: str = ""
    cost_bearer: CostBearer = CostBearer()
    window: tuple[time, time] | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way the type is written: its name in each language, then other spellings."""
        return (self.name, *self.names.values(), *self.aliases)

    @property
    def source(self) -> str:
        """Where the price stands: the file's row, by its code and first day."""
        since = f" {self.valid_from.isoformat()}" if self.valid_from else ""
        return f"types.csv {self.code}{since}"

    def name_in(self, language: Language) -> str:
        """The name as a reader of that language sees it."""
        return self.names.get(language, self.name)


class Catalogue:
    """All types of a municipality, by code and day, and the rates that hold there; of the same, it is the same."""

    def __init__(self, rows: Iterable[ExpenseType], rates: Rates | None = None) -> None:
        self.rows: tuple[ExpenseType, ...] = tuple(rows)
        self.rates = rates or state_rates()
        periods: defaultdict[str, list[ExpenseType]] = defaultdict(list)
        for row in self.rows:
            periods[row.code].append(row)
        self._periods = {code: tuple(found) for code, found in periods.items()}
        self._newest = {code: max(found, key=lambda row: row.valid_from or date.min) for code, found in periods.items()}
        self._dated = {code: [(*row.ends, row) for row in found] for code, found in periods.items()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Catalogue) and (self.rows, self.rates) == (other.rows, other.rates)

    def __hash__(self) -> int:
        return hash(self.rows)

    @property
    def codes(self) -> list[str]:
        """Every code once, in the file's order."""
        return list(self._periods)

    def periods(self, code: str) -> tuple[ExpenseType, ...]:
        """The type in each of its periods, in the file's order; none for an unknown code."""
        return self._periods.get(code, ())

    def on(self, code: str, day: date) -> ExpenseType | None:
        """The type as it is on that day; None outside every period, never a neighbour's."""
        for first, last, row in self._dated.get(code, ()):
            if first <= day <= last:
                return row
        return None

    def latest(self, code: str) -> ExpenseType:
        """The newest period of the type, for its name and unit; KeyError for an unknown code."""
        return self._newest[code]
