"""Periods with inclusive ends, as rows of the municipality's files have them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Valid:
    """Something that holds from a day to a day, both inclusive; None is open."""

    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """True when the period holds the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def overlap(self, other: "Valid") -> "Valid | None":
        """The days that both periods hold; None when there is none."""
        first = max(self.valid_from or dt.date.min, other.valid_from or dt.date.min)
        last = min(self.valid_to or dt.date.max, other.valid_to or dt.date.max)
        return Valid(valid_from=first, valid_to=last) if first <= last else None
