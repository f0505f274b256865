"""What checks and ceilings may know of other claims: a small read-only view, gathered before anything is judged."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from claims.claim import OPEN, State
from claims.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLine:
    """A line on another claim, by the claim's number; `amount` is its kroner, None while it has no price."""

    claim: str
    state: State
    line: Line
    amount: Decimal | None

    @property
    def is_sent(self) -> bool:
        """True when the claim has been sent: it is paid unless somebody returns it."""
        return self.state not in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The claimant's lines on other claims of the same years, by day, and where others touch this claim.

    `receipts` has the files of this claim that another claim has as well, by hash: that claim's number when it is the
    claimant's own, empty otherwise. `riding_drivers` has the passengers of this claim who claim a drive of their own
    that day, by day and name as on this claim; `rode_along` the days on which another's drive has the claimant as
    passenger.
    """

    lines: tuple[OtherLine, ...] = ()
    receipts: Mapping[str, str] = field(default_factory=dict)
    riding_drivers: frozenset[tuple[dt.date, str]] = frozenset()
    rode_along: frozenset[dt.date] = frozenset()
