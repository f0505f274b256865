"""What one claimant's lines are priced and checked by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from claims.catalogue import Catalogue
from claims.ceilings import Ceiling
from claims.currency import ExchangeRates
from claims.fees import Fees
from claims.history import History
from claims.people import Position
from claims.travel import Attended, Travel
from claims.validity import Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The municipality's rules and what of the claimant they depend on; a catalogue alone prices by its own rows.

    `claimant` is the employee number, `positions` the offices held, each in its period, `history` what the person's
    other claims hold. `ansvar` has the periods in which each Ansvar is in use; nothing is known while it is empty.
    A line older than `late_after_months` is warned about, one older than `refused_after_months` is
    not paid, unless that is 0.
    `attended` are the claimant's drives to fixed meeting places, on this claim and on sent ones.
    `undocumented` says whether a line is taxable when it is sent without what freedom from tax depends on.
    """

    catalogue: Catalogue
    fees: Fees = field(default_factory=Fees)
    ceilings: tuple[Ceiling, ...] = ()
    travel: Travel = field(default_factory=Travel)
    exchange: ExchangeRates = field(default_factory=ExchangeRates)
    attended: frozenset[Attended] = frozenset()
    claimant: str = ""
    positions: tuple[Position, ...] = ()
    history: History = field(default_factory=History)
    ansvar: Mapping[str, tuple[Valid, ...]] = field(default_factory=dict)
    late_after_months: int = 3
    refused_after_months: int = 0
    undocumented: Literal["taxable", "warn"] = "taxable"
