"""What a person claims, one dataclass a kind; a field that was not said is None."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, NaiveDatetime

Vehicle = Literal["car", "motorcycle", "moped", "boat", "snowmobile", "bicycle", "other"]
Lodging = Literal["hotel", "boarding", "private"]
MeetingRole = Literal["leader", "deputy_leader", "member", "substitute"]
Attendance = Literal["part", "one_case"]

T = TypeVar("T")

NOK = "NOK"
FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
LONGEST = dt.timedelta(days=366)
"""A period beyond this is a slip."""
OPEN_COUNTRY = ""
"""Stands for the country of a trip abroad while it is open which."""
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBearer:
    """Where the money is booked (kostnadsbærer): codes as the accounts know them, empty when not used."""

    ansvar: str = ""
    funksjon: str = ""
    prosjekt: str = ""
    objekt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many per cent of a line, and where they are booked."""

    percent: Decimal
    cost_bearer: CostBearer


def _whole(shares: tuple[Share, ...]) -> tuple[Share, ...]:
    """The shares; ValueError unless they are none, or several on different cost bearers that are 100 per cent."""
    bearers = {share.cost_bearer for share in shares}
    if not shares:
        return shares
    if len(shares) < 2 or len(bearers) < len(shares) or any(share.percent <= 0 for share in shares):
        raise ValueError("a line is split over several cost bearers, each with more than nothing")
    if sum(share.percent for share in shares) != 100:
        raise ValueError("the shares of a line are 100 per cent")
    return shares


Split = Annotated[tuple[Share, ...], AfterValidator(_whole)]
"""How a line is split over cost bearers; empty when it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseLine:
    """A configured type: a fee, hours, døgn, or an outlay.

    `unit_price` and `amount` are what the claimant stated, in `currency`; for types with a configured price they
    stay None and the price comes from the catalogue. `end_date` closes a period, inclusive. `role` is what the
    claimant was in the meeting, and `attendance` how much of it there was, when it was not the whole; None: not said.
    """

    type: str | None = None
    date: dt.date | None = None
    end_date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    currency: str = NOK
    role: MeetingRole | None = None
    attendance: Attendance | None = None
    purpose: str | None = None
    cost_bearer: CostBearer | None = None
    split: Split = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passenger:
    """A person said to ride along; `distance_km` None means the whole distance of the line."""

    name: str | None
    distance_km: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MileageLine:
    """A drive, or a month's drives; `distance_km` is the whole distance, there and back."""

    date: dt.date | None = None
    end_date: dt.date | None = None
    distance_km: Decimal | None = None
    vehicle: Vehicle | None = "car"
    route: tuple[str, ...] = ()
    passengers: tuple[Passenger, ...] = ()
    trailer_km: Decimal = ZERO
    forest_road_km: Decimal = ZERO
    equipment_km: Decimal = ZERO
    purpose: str | None = None
    cost_bearer: CostBearer | None = None
    split: Split = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meals:
    """How many of each meal others paid for during the trip."""

    breakfast: int = 0
    lunch: int = 0
    dinner: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PerDiemLine:
    """A trip with food allowance (diett): departure and return are local clock times, Europe/Oslo.

    `country` is an ISO 3166 code of two letters, None at home; `distance_km` is one way, None when nobody said.
    `night_allowances` are the nights that a fixed sum is claimed for instead of a bill (nattillegg).
    """

    start: NaiveDatetime | None = None
    end: NaiveDatetime | None = None
    meals: Meals | None = None
    lodging: Lodging | None = None
    lodging_name: str | None = None
    night_allowances: int = 0
    country: str | None = None
    city: str | None = None
    distance_km: Decimal | None = None
    purpose: str | None = None
    cost_bearer: CostBearer | None = None
    split: Split = ()


Line = ExpenseLine | MileageLine | PerDiemLine

KINDS: dict[str, type[Line]] = {"expense": ExpenseLine, "mileage": MileageLine, "per_diem": PerDiemLine}


def kind_of(line: Line) -> str:
    """The stable name of the line's kind: `expense`, `mileage` or `per_diem`."""
    return next(kind for kind, cls in KINDS.items() if isinstance(line, cls))


def day_of(line: Line) -> dt.date | None:
    """The day whose rates hold for the line: its date, or the day of departure."""
    if isinstance(line, PerDiemLine):
        return line.start.date() if line.start else None
    return line.date


def field_of(line: Line, day: dt.date | None) -> str:
    """The field that the day follows from: where the line ends, for a day after its first, else where it begins."""
    later = day is not None and day != day_of(line)
    if isinstance(line, PerDiemLine):
        return "end" if later else "start"
    return "end_date" if later else "date"


def type_and_day(line: Line) -> tuple[str, dt.date | None]:
    """By what a line is known among others: its type, or its kind where it has none to choose, and its day."""
    return (line.type or "" if isinstance(line, ExpenseLine) else kind_of(line), day_of(line))


def way_of(line: MileageLine) -> tuple[str, ...]:
    """By what a drive's route is known among others, however its places are cased."""
    return tuple(place.casefold() for place in line.route)


def last_day_of(line: Line) -> dt.date | None:
    """The last day the line reaches: the end of its period, the day of return, or else its only day."""
    if isinstance(line, PerDiemLine):
        return line.end.date() if line.end else day_of(line)
    return line.end_date or line.date


def misdated(line: Line) -> str | None:
    """The field whose day is a slip: of another century, before the line begins or a year after; None when all fit."""
    first, last = day_of(line), last_day_of(line)
    trip = isinstance(line, PerDiemLine)
    if first is None or last is None:
        return None
    if not FIRST_DAY <= first <= LAST_DAY:
        return "start" if trip else "date"
    is_back = isinstance(line, PerDiemLine) and line.start and line.end and line.end < line.start
    if is_back or not first <= last <= min(LAST_DAY, first + LONGEST):
        return "end" if trip else "end_date"
    return None


def is_period(line: ExpenseLine | MileageLine) -> bool:
    """True for several days; a night that ends the next morning by the clock is the day's on which it began."""
    if line.date is None or line.end_date is None or line.end_date <= line.date:
        return False
    clocked = isinstance(line, ExpenseLine) and None not in (line.start_time, line.end_time)
    return not clocked or line.end_date - line.date > dt.timedelta(days=1)


Span = tuple[int, int]


AS_IN = "as_in_"
"""Before the number of the claim that a value was taken from, in what its evidence says was `assumed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a line's values came from: character ranges per field in the text of the stored message `source`.

    `rules` names the rules that read each field, `assumed` what they took for granted, e.g. `year_assumed`.
    `changed` names, for each field that a later message changed, that message.
    """

    source: str = ""
    spans: dict[str, list[Span]] = field(default_factory=dict)
    rules: dict[str, list[str]] = field(default_factory=dict)
    assumed: dict[str, list[str]] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)

    def with_changed(self, field: str, source: str) -> "Evidence":
        """The evidence after a later message changed the field: what was read of it before explains it no more."""
        return Evidence(
            source=self.source,
            spans=_without(self.spans, field),
            rules=_without(self.rules, field),
            assumed=_without(self.assumed, field),
            changed={**self.changed, field: source},
        )


def _without(known: dict[str, T], name: str) -> dict[str, T]:
    return {other: value for other, value in known.items() if other != name}
