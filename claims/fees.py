"""How a type is paid where one price does not do: by role, attendance or hours, as a share or per cent of a base."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.lines import Attendance, MeetingRole
from claims.money import Rounding
from claims.patterns import exactness, names
from claims.validity import Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Valid):
    """One row of fees.csv; it pays `unit_price`, or `share` of the ordinary price, or `percent` of a `base` / `over`.

    `type` is a code, or the beginning of several followed by `*`. No `role` is everybody, no `attendance` the whole
    meeting. A row with `from_hours` pays once for a line of so many hours or more, however many they are.
    """

    type: str
    role: MeetingRole | None = None
    attendance: Attendance | None = None
    from_hours: Decimal | None = None
    unit_price: Decimal | None = None
    share: Decimal | None = None
    base: str = ""
    percent: Decimal = Decimal(0)
    over: Decimal = Decimal(1)
    rounding: Rounding = "ore"
    source: str


class Fees:
    """All rows of a municipality's fees.csv, by the types they name; of the same rows, they are the same."""

    def __init__(self, rows: Iterable[Fee] = ()) -> None:
        self.rows = tuple(rows)
        self._of: dict[str, tuple[Fee, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fees) and self.rows == other.rows

    def __hash__(self) -> int:
        return hash(self.rows)

    def of(self, code: str) -> tuple[Fee, ...]:
        """The rows that name the type, in the file's order."""
        if code not in self._of:
            self._of[code] = tuple(row for row in self.rows if names(row.type, code))
        return self._of[code]

    def on(
        self,
        code: str,
        day: dt.date,
        role: MeetingRole | None = None,
        attendance: Attendance | None = None,
        hours: Decimal | None = None,
    ) -> Fee | None:
        """The row that pays exactly this attendance that day; None where types.csv alone says the price.

        The row that names the type most exactly goes first, then the one for the role, then the longest hours.
        """
        fitting = [
            row
            for row in self.of(code)
            if row.covers(day)
            and row.role in (None, role)
            and row.attendance == attendance
            and (row.from_hours is None or (hours is not None and row.from_hours <= hours))
        ]
        return max(fitting, key=_precedence, default=None)


def _precedence(row: Fee) -> tuple[tuple[bool, int], bool, Decimal]:
    return exactness(row.type), row.role is not None, row.from_hours or Decimal(-1)
