"""Periods with inclusive ends, as rows of the municipality's files have them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Valid:
    """Something that holds from a day to a day, both inclusive; None is open."""

    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def ends(self) -> tuple[dt.date, dt.date]:
        """The first day and the last; those of the calendar where an end is open."""
        return self.valid_from or dt.date.min, self.valid_to or dt.date.max

    def covers(self, day: dt.date) -> bool:
        """True when the period holds the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def overlap(self, other: "Valid") -> "Valid | None":
        """The days that both periods hold; None when there is none."""
        (first, last), (since, until) = self.ends, other.ends
        first, last = max(first, since), min(last, until)
        return Valid(valid_from=first, valid_to=last) if first <= last else None
