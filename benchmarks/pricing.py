"""How fast lines are priced, against a bare Decimal multiplication a line in the same run."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from claims.catalogue import Catalogue, ExpenseType
from claims.ceilings import MILEAGE, Ceiling
from claims.fees import Fee, Fees
from claims.lines import ExpenseLine, Line, Meals, MileageLine, Passenger, PerDiemLine
from claims.pricing import price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.worth import worth

T = TypeVar("T")

ROUNDS = 20
REPEATED = 500
DAY = dt.date(2026, 11, 5)
MORNING = dt.datetime.combine(DAY, dt.time(7))
CATALOGUE = Catalogue(
    [
        *(
            ExpenseType(
                code="fee",
                name="Kommunestyret",
                unit="meeting",
                unit_price=Decimal("1650.00"),
                valid_from=dt.date(year, 1, 1),
                valid_to=dt.date(year, 12, 31),
            )
            for year in range(2022, 2027)
        ),
        ExpenseType(code="lost", name="Tapt arbeidsfortjeneste", unit="hour", unit_price=Decimal("249.44")),
        ExpenseType(code="toll", name="Bompenger", unit="amount", tax="tax_free"),
        ExpenseType(code="committee", name="Planutvalget", unit="meeting"),
    ],
    state_rates().replaced_by([Rate(name="base.mayor", value=Decimal(1_208_000), source="PS 33/26", confidence="own")]),
)
LEADER = Fee(type="committee", role="leader", base="mayor", percent=Decimal("0.2"), rounding="up_to_10", source="§ 5")
ONE_CASE = Fee(type="*", attendance="one_case", share=Decimal("0.5"), source="§ 4")
TERMS = Terms(catalogue=CATALOGUE, fees=Fees([LEADER, ONE_CASE]))
CEILINGS = (
    Ceiling(name="lost", types=("lost",), per="day", limit=Decimal(500), unit="kr", source="§ 7"),
    Ceiling(name="drives", types=(MILEAGE,), per="month", limit=Decimal(100), unit="km", source="§ 9"),
)
CAPPED = replace(TERMS, ceilings=CEILINGS)
RIDERS = (Passenger(name="Ola Li"), Passenger(name="Anne Vik", distance_km=Decimal(18)))
LINES: tuple[Line, ...] = (
    ExpenseLine(type="fee", date=DAY, quantity=Decimal(1)),
    ExpenseLine(type="committee", date=DAY, quantity=Decimal(1), role="leader", attendance="one_case"),
    ExpenseLine(type="lost", date=DAY, quantity=Decimal("3.5")),
    ExpenseLine(type="toll", date=DAY, quantity=Decimal(3), amount=Decimal("81.00")),
    ExpenseLine(type="toll", date=DAY, quantity=Decimal(3), amount=Decimal("100.00")),
    MileageLine(date=DAY, distance_km=Decimal(42)),
    MileageLine(date=DAY, distance_km=Decimal("36.5"), passengers=RIDERS, forest_road_km=Decimal(18)),
    MileageLine(date=DAY, distance_km=Decimal(125), vehicle="motorcycle"),
    PerDiemLine(start=MORNING, end=MORNING + dt.timedelta(hours=9.5), meals=Meals(lunch=1)),
    PerDiemLine(start=MORNING, end=MORNING + dt.timedelta(hours=34.5), meals=Meals(breakfast=1), lodging="hotel"),
    PerDiemLine(start=MORNING, end=MORNING + dt.timedelta(days=5), meals=Meals(), lodging="private"),
)
KILOMETRES, RATE = Decimal(42), Decimal("5.30")


def main() -> None:
    """Lines a second of CPU time on one core, the slowest kind, whole claims with ceilings, and what a line costs."""
    _best(_priced, LINES)  # read the rates
    each, bare = (_best(action, LINES) / len(LINES) for action in (_priced, _multiplied))
    slowest = max(LINES, key=lambda line: _best(_priced, (line,)))
    print(f"lines               {len(LINES)} kinds of line, {len(LINES) * REPEATED} a round")
    print(f"lines per second    {1 / each:,.0f}")
    print(f"slowest line        {_best(_priced, (slowest,)) * 1e6:,.0f} µs, {type(slowest).__name__}")
    print(f"with ceilings       {len(LINES) / _best(_together, (LINES,)):,.0f} lines per second, all of them one claim")
    print(f"Decimal             one line costs {each / bare:,.0f} bare multiplications")


def _priced(line: Line) -> object:
    return price(line, TERMS)


def _together(lines: tuple[Line, ...]) -> object:
    return worth(lines, CAPPED)


def _multiplied(_: Line) -> object:
    return KILOMETRES * RATE


def _best(action: Callable[[T], object], given: tuple[T, ...]) -> float:
    """CPU seconds for all that is given once, in the best round: other processes on the machine do not count."""
    return min(_seconds(action, given * REPEATED) for _ in range(ROUNDS)) / REPEATED


def _seconds(action: Callable[[T], object], given: tuple[T, ...]) -> float:
    start = time.process_time()
    for one in given:
        action(one)
    return time.process_time() - start


if __name__ == "__main__":
    main()
